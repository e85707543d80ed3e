"""Verb forms that do not fit the words before them."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import Finding, SentenceRule, Severity, pattern
from mtlint.inflect import forms
from mtlint.text import Sentence
from mtlint_rules import _lexicon

# Irregular verbs whose past form is nothing else: base, past, participle.
_IRREGULAR = {
    past: (base, participle)
    for base, past, participle in (
        line.split()
        for line in """
        be was been|be were been|become became become|begin began begun|break broke broken
        bring brought brought|build built built|buy bought bought|choose chose chosen
        come came come|do did done|drive drove driven|eat ate eaten|fall fell fallen
        feel felt felt|fight fought fought|flee fled fled|fly flew flown|forget forgot forgotten
        freeze froze frozen|get got got|give gave given|go went gone|grow grew grown
        have had had|hear heard heard|hide hid hidden|hold held held|keep kept kept
        know knew known|lead led led|lose lost lost|make made made|mean meant meant
        pay paid paid|ride rode ridden|rise rose risen|say said said|seek sought sought
        sell sold sold|send sent sent|shake shook shaken|shoot shot shot|sing sang sung
        speak spoke spoken|spend spent spent|stand stood stood|steal stole stolen
        strike struck struck|swear swore sworn|take took taken|teach taught taught|tell told told
        think thought thought|throw threw thrown|wear wore worn|win won won|write wrote written
        """.replace("\n", "|").split("|")
        if line.strip()
    )
}
_PAST = r"(?:\w+ed|" + "|".join(_IRREGULAR) + ")"
_OBJECT = r"(?:the|an?|his|her|its|their|our|my|your|this|these|those|him|them|us|me|it)"

# What only an infinitive follows after "to". "United", "used" and the like stand after "to" as
# adjectives elsewhere ("respond to increased demand").
_WANTS_INFINITIVE = pattern(
    r"(?:alleged|believed|said|reported|rumou?red|suspected|supposed|thought|expected|able|unable|"
    r"want(?:s|ed)?|decide[sd]?|refuse[sd]?|tr(?:y|ies|ied|ying)|plan(?:s|ned)|hope[sd]?|fail(?:s|ed)|"
    r"manage[sd]?|likely|unlikely|willing|unwilling|eager|intend(?:s|ed)?|promise[sd]|pledge[sd]|"
    r"vow(?:s|ed)|threaten(?:s|ed)|ordered|forced|asked|claim(?:s|ed)|seem(?:s|ed)|appear(?:s|ed)) $"
)
_REPORTED = pattern(
    r"(?:alleged|believed|said|reported|rumou?red|suspected|thought|claim(?:s|ed)|seem(?:s|ed)|"
    r"appear(?:s|ed)) $"
)
_TO_PAST = pattern(rf"(?<![\w'’-])to ({_PAST})(?![\w'’-])(?: ({_OBJECT})(?![\w'’-]))?")


class ToBeforePast(SentenceRule):
    """An infinitive's "to" stands before a past form: "is alleged to provided".

    Engines lose the "have" of "to have provided", and edited translations keep the form that
    stood there before. After a preposition "to" a participle is right as an adjective ("a
    response to increased demand"), so an object or a word that wants the infinitive must show
    that the verb is meant.
    """

    message = "'{match}': 'to' wants the base form"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    trigger = rf"to {_PAST}[^A-Za-z]".replace(r"\w", "[a-z]")
    bad = (
        "The firm is alleged [[to provided|to have provided]] shells.",
        "She hopes [[to opened|to open]] the port.",
        "They came [[to took|to take]] the boats home.",
    )
    good = (
        "The plan led to united opposition and to increased costs.",
        "He used to need it; they are expected to need fed horses.",
        "It was said to be sound, and it has to do with them.",
        "Thanks to united efforts the rest was left to trusted men.",
    )

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield each "to" with the past form after it."""
        text = sentence.document.text
        for match in sentence.search(_TO_PAST):
            past = match[1]
            before = text[max(sentence.start, match.start() - 20) : match.start()]
            wanted = _WANTS_INFINITIVE.search(before)
            if not _only_past(past) or not (match[2] or wanted):
                continue
            if _REPORTED.search(before):
                fix: str | None = f"to have {_participle(past)}"
            else:
                fix = f"to {_base(past)}" if _base(past) else None
            yield self.finding(sentence, match.start(), match.end(1), fix=fix, safe=False)


_SUBJECT = r"(?:he|she|it|they|we|you|I|who|which|that|there)"
_MODAL = pattern(
    rf"(?<![\w'’-])((?:(?:could|would|should|cannot|could|must|(?:ca|wo)n['’]t|(?:did|does|do|would|could|should)"
    rf"(?:n['’]t| not))|(?i:{_SUBJECT}) (?:will|can|may|might)|(?:will|can|may|might) not)"
    rf"(?: (?:also|then|soon|still|never|now))?) ({_PAST}|[a-z]+s|have|has)(?![\w'’-])"
)


class ModalBeforeFiniteVerb(SentenceRule):
    """After a modal verb or "did not" stands a past form or a third person: "could provided".

    A modal wants the base form. Words that can be nouns or adjectives too are left alone, and
    so is "will", "can" or "might" where it may be a noun.
    """

    message = "'{match}': a modal verb wants the base form"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    trigger = (
        r"(?:could|would|should|cannot|must|(?:ca|wo|did|does|do|could|would|should)n['’]t"
        rf"|(?:did|does|do|could|would|should|will|can|may|might) not|{_SUBJECT} (?:will|can|may|might))"
        rf" (?:(?:also|then|soon|still|never|now) )?(?:{_PAST}|[a-z]+s)[^A-Za-z]"
    ).replace(r"\w", "[a-z]")
    bad = (
        "The mayor could not [[provided|provide]] the figures.",
        "They would [[went|go]] there.",
        "It will [[becomes|become]] law.",
        "He did not [[replied|reply]] to it.",
    )
    good = (
        "The military might collapsed, and the can was opened.",
        "Those that would need it could not. Needed or not, they must needs go.",
        "What they could was little; as best they could became a motto.",
        "It should interest us that those who can act.",
    )

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the verb forms after a modal."""
        for match in sentence.search(_MODAL):
            form = match[2]
            helped = match[1].endswith(("not", "n't", "n’t", "ould", "must"))
            if _only_past(form) and (helped or form not in ("was", "were")):
                base = _base(form)
            elif set(_lexicon.classes(form)) == {"V"}:
                base = _base_of_third_person(form)
            else:
                continue
            if match[1].endswith(("ould", "must")) and _ends_clause(sentence, match.start()):
                continue
            yield self.finding(sentence, *match.span(2), fix=base, safe=False)


_RELATIVE = pattern(
    r"(?:\b(?:what|all|best|as much as|everything|anything|whatever|soon as) \w+|\b(?:than|as) \w+) $",
    "i",
)


def _ends_clause(sentence: Sentence, offset: int) -> bool:
    """Say whether a modal may stand without its verb: "all they could was", "as best he could"."""
    return bool(_RELATIVE.search(sentence.document.text[max(sentence.start, offset - 40) : offset]))


def _only_past(form: str) -> bool:
    """Say whether a form is a past of a verb and nothing else."""
    return form in _IRREGULAR or (
        form.endswith("ed") and set(_lexicon.classes(form)) in ({"p", "d"}, {"d"}, {"p"})
    )


def _participle(past: str) -> str:
    return _IRREGULAR[past][1] if past in _IRREGULAR else past


def _base(past: str) -> str | None:
    """Return the base form of a past form, or None where it cannot be told."""
    if past in _IRREGULAR:
        return _IRREGULAR[past][0]
    stem = past.removesuffix("ed")
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    tried = (
        stem + "e",
        stem,
        stem.removesuffix("i") + "y" if stem.endswith("i") else stem,
        doubled,
    )
    bases = [
        b for b in tried if "v" in _lexicon.classes(b) and (forms(b)["ed"] == past or b == doubled)
    ]
    return min(bases, key=_lexicon.rarity, default=None)


def _base_of_third_person(form: str) -> str | None:
    irregular = {"has": "have", "is": "be", "does": "do", "goes": "go", "says": "say", "was": "be"}
    if form in irregular:
        return irregular[form]
    tried = (form.removesuffix("s"), form.removesuffix("es"), form.removesuffix("ies") + "y")
    return next((b for b in tried if "v" in _lexicon.classes(b) and forms(b)["s"] == form), None)
