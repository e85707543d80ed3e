"""Words that must agree with each other and do not."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Finding, SentenceRule, Severity, pattern
from mtlint.text import Block, Sentence
from mtlint_rules import _lexicon

_OPENING = r"(?:^|(?<=[.;:,] )|(?<=[“\"(])|(?<=\b(?i:because|when|while|where|but|although|and then|that|as) ))"
_DISAGREE = pattern(
    rf"{_OPENING}(?:(?i:he|she|it) (?:have|are|do|don['’]t|haven['’]t|aren['’]t)"
    r"|(?i:they|we) (?:has|is|was|does|doesn['’]t|isn['’]t|hasn['’]t|wasn['’]t)"
    r"|(?i:these|those) (?:is|was|has|does|isn['’]t|wasn['’]t|hasn['’]t)"
    r"|I (?:is|are|has|does|were not|isn['’]t))(?![\w'’-])",
    "m",
)
_AGREEING = {
    "have": "has", "are": "is", "do": "does", "don't": "doesn't", "haven't": "hasn't",
    "aren't": "isn't", "has": "have", "is": "are", "was": "were", "does": "do", "doesn't": "don't",
    "isn't": "aren't", "hasn't": "haven't", "wasn't": "weren't",
}  # fmt: skip


class PronounAndVerb(BlockRule):
    """A pronoun and its verb disagree: "they has", "he have", "these is".

    Only where the pronoun opens a clause: elsewhere a helping verb may stand before it ("did he
    have", "that he have his say").
    """

    message = "'{match}': pronoun and verb do not agree"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    trigger = (
        r"(?:^|[.;:,] |[“\"(]|because |when |while |where |but |although |and then |that |as )"
        r"(?:(?:he|she|it) (?:have|are|do|don['’]t|haven['’]t|aren['’]t)"
        r"|(?:they|we) (?:has|is|was|does|doesn['’]t|isn['’]t|hasn['’]t|wasn['’]t)"
        r"|(?:these|those) (?:is|was|has|does|isn['’]t|wasn['’]t|hasn['’]t)"
        r"|i (?:is|are|has|does|were not|isn['’]t))[^A-Za-z]"
    )
    bad = (
        "They [[has|have]] no boats. When he [[have|has]] one, he sails.",
        "These [[is|are]] the docks.",
    )
    good = (
        "Did he have one? Let it do its work; one of these is his.",
        "He asked that he have his say. All they do is wait, and it have been so for ye.",
        "Type I is rare; King Charles I has died. Some of those is enough.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the verbs."""
        text = block.document.text
        for match in block.search(_DISAGREE):
            pronoun, verb = match.group().split(" ", 1)
            before = text[max(block.start, match.start() - 12) : match.start()]
            if pronoun == "I" and _NUMERAL.search(before):
                continue
            if before.endswith("that ") and verb in ("have", "do"):
                continue  # the subjunctive: "asked that he have his say"
            if before.endswith(", ") and pronoun.islower() and verb in ("have", "do"):
                continue
            fix = (
                {"is": "am", "are": "am", "has": "have", "does": "do"}.get(verb)
                if pronoun == "I"
                else (_AGREEING[verb.replace("’", "'")])
            )
            yield self.finding(
                block, match.start() + len(pronoun) + 1, match.end(), fix=fix, safe=False
            )


_NUMERAL = pattern(r"\p{Lu}\p{Ll}+ $|[Tt]ype $")

_HEADS = (
    "cooperation|co-operation|agreement|conflict|relationship|partnership|alliance|dispute|dialogue|"
    "deal|war|contract|pact|treaty|collaboration|trade|friendship|rivalry|clash"
)
_SINGULAR_HEAD = pattern(
    rf"(?<![\w'’-])((?:the |an? |its |their |any |such |this )?(?:\p{{Ll}}+ )?({_HEADS})"
    r" (?:between|of|with) (?:the )?\p{Lu}[\p{L}’'-]+(?: and (?:the )?\p{Lu}[\p{L}’'-]+)?"
    r" (?:which|that)) (are|were|have|do|\p{Ll}{3,})(?![\w'’-])"
)


class RelativeVerb(SentenceRule):
    """A relative clause without comma has a plural verb though its noun is singular.

    "A pact between Lund and Ystad which break the law": after names, a clause without a comma
    must belong to the noun before them, and the noun is singular.
    """

    message = "'{match}': the verb should be singular, as '{head}' is"
    mqm = "fluency/grammar"
    trigger = (
        rf"(?:{_HEADS}) (?:between|of|with) (?:the )?(?-i:[A-Z])[a-z'’-]+"
        r"(?: and (?:the )?(?-i:[A-Z])[a-z'’-]+)? (?:which|that) "
    )
    bad = (
        "They fear a pact between Lund and Ystad which [[break|breaks]] the law.",
        "It ended the cooperation with Denmark that [[were|was]] agreed in May.",
    )
    good = (
        "They fear a pact between Lund and Ystad which breaks the law.",
        "Ties between Lund and Ystad, which break the law, grow; pacts with Denmark that break it too.",
        "They told the war with Denmark that peace had come.",
    )

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the verbs."""
        for match in sentence.search(_SINGULAR_HEAD):
            verb = match[3]
            singular = {"are": "is", "were": "was", "have": "has", "do": "does"}.get(verb)
            if singular is None:
                if _lexicon.classes(verb)[:1] != "v" or "d" in _lexicon.classes(verb):
                    continue
                if "N" in _lexicon.classes(verb):
                    continue
                singular = _third_person(verb)
            yield self.finding(sentence, *match.span(3), fix=singular, safe=False, head=match[2])


def _third_person(base: str) -> str:
    from mtlint.inflect import forms  # noqa: PLC0415 - only when a flaw is found

    return forms(base)["s"]


_ONE_OF = pattern(
    r"(?<![\w'’-])one of (?:the|his|her|its|their|our|my) (?:(?:most|least|very|world['’]s|country['’]s) )*"
    r"(?:\p{Ll}+ )?(\p{Ll}+)(?= (?:in|of|who|that|which|is|was|has|to|from|on|at|for)\b|[,.;])"
)
_COLLECTIVE = frozenset(
    [
        "people",
        "police",
        "staff",
        "series",
        "species",
        "aircraft",
        "few",
        "lot",
        "kind",
        "sort",
        "crew",
        "family",
        "offspring",
        "spacecraft",
        "majority",
        "minority",
        "rest",
        "best",
        "worst",
        "first",
        "last",
        "oldest",
        "youngest",
        "means",
        "headquarters",
        "cattle",
        "youth",
        "opposition",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "many",
        "other",
        "others",
    ]
)


class OneOfTheSingular(SentenceRule):
    """The words "one of the" and a noun in the singular: "one of the oldest port in the north".

    Languages without a plural ending (Chinese, Japanese, Turkish after a number) leave it out.
    """

    message = "'{match}': 'one of' wants a plural"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    sources = ("zh", "ja", "ko", "tr", "hi")
    trigger = (
        r"one of (?:the|his|her|its|their|our|my) (?:(?:most|least|very|world['’]s|country['’]s) )*"
        r"(?:[a-z]+ )?[a-z]+(?: (?:in|of|who|that|which|is|was|has|to|from|on|at|for)[^A-Za-z]|[,.;])"
    )
    bad = ("Lund is [[one of the oldest town]] in the south.",)
    good = (
        "Lund is one of the oldest towns in the south and one of the people to watch.",
        "It is one of the most important water and energy projects.",
        "He is one of the best; one of the crew was hurt, one of the few to be found.",
    )

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the phrases."""
        for match in sentence.search(_ONE_OF):
            noun = match[1]
            classes = _lexicon.classes(noun)
            if set(classes) != {"n"} or noun in _COLLECTIVE or not _lexicon.is_common(noun):
                continue
            if _lexicon.is_common(noun + "s") or _lexicon.is_common(noun + "es"):
                yield self.finding(sentence, *match.span())
