"""Sentences that lack their verb or subject, or whose tense does not fit their opening."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import PROSE, Confidence, Finding, SentenceRule, Severity, pattern
from mtlint.text import Sentence
from mtlint_rules import _lexicon

_FINITE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "am",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "said",
        "says",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "hasn't",
        "haven't",
        "hadn't",
        "don't",
        "doesn't",
        "didn't",
        "won't",
        "it's",
        "he's",
        "she's",
        "that's",
        "there's",
        "they're",
        "we're",
        "you're",
        "i'm",
    ]
)
_RELATIVE = frozenset(("who", "which", "that", "whose", "where", "when", "as", "if", "because"))


def _has_finite_verb(words: list[str]) -> bool:
    """Say whether words may hold a finite verb; a form that may be a past counts as one."""
    for before, word in zip(["", *words], words, strict=False):
        if word in _FINITE or word in _RELATIVE:
            return True
        classes = _lexicon.classes(word)
        if "d" in classes and before not in ("by", "of", "the", "a", "and", "in", "immediately"):
            return True
        if classes[:1] == "V":
            return True
    return False


_NOUN = (
    r"(?:[Ii]nformation|[Nn]ews|[Rr]eports?|[Cc]laims?|[Aa]llegations?|[Aa]ccusations?|[Ss]tatements?|"
    r"[Aa]nnouncements?|[Vv]ersion|[Aa]ccounts?|[Rr]umou?rs?|[Ff]igures|[Ww]ords|[Dd]ecision|[Mm]easures?)"
)
_LETTERS = pattern(r"[\p{L}'’-]+")
_REPORT = pattern(
    rf"(?:(?:An?|This|These) )?(?:\w+ )?{_NOUN},? (?:\w+ly |soon |later |also |since |then )?"
    r"(?:confirmed|denied|refuted|contested|disputed|rejected|relayed|dismissed|contradicted|"
    r"condemned|welcomed|criticised|criticized|echoed|denounced|announced|reported)"
    r"(?: \w+ly)? (?:by|on|in|via)\b"
)


class VerblessReport(SentenceRule):
    """A sentence of a noun and its participle, as in "News soon confirmed by the mayor".

    French, Spanish and Italian copy sets such an afterthought as a sentence of its own; in
    English it lacks its verb. Headlines, captions and lists are right to have none.
    """

    message = "'{match}': this sentence has no verb; it reads translated from French"
    severity = Severity.WARNING
    mqm = "fluency/grammar"
    blocks = PROSE
    quotations = False
    sources = ("fr", "es", "it", "pt", "ro")
    trigger = (
        rf"{_NOUN},? (?:[a-z0-9_]+ly |soon |later |also |since |then )?(?:confirmed|denied|refuted|contested|disputed|rejected|relayed|dismissed|contradicted|"
        r"condemned|welcomed|criticised|criticized|echoed|denounced|announced|reported)"
        r"(?: [a-z0-9_]+ly)? (?:by|on|in|via)"
    )
    bad = (
        "The bridge will stay shut. [[Information quickly confirmed by the mayor]] of Lund.",
        "The club sold its keeper. [[A decision criticised by]] fans and players alike.",
    )
    good = (
        "The bridge will stay shut. Information confirmed by the mayor was sent to all.",
        "The club sold its keeper. Reports denied by the club said so.",
        "Claims denied by minister",
        "The story is old. News reported on Monday that it was new.",
    )

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the noun and its participle where no verb follows."""
        match = sentence.match(_REPORT)
        if match is None or len(sentence.block.sentences) < 2 or sentence.text[-1] not in '.!”"':
            return
        text = sentence.document.text
        rest = [w.text.lower() for w in sentence.words if w.start >= match.end()]
        if _has_finite_verb(rest):
            return
        name = _NAME.match(text, match.end())
        yield self.finding(sentence, match.start(), name.end() if name else match.end())


_NAME = pattern(r" (?:the (?:\p{Ll}+)|\p{Lu}[\w'’-]+(?: \p{Lu}[\w'’-]+)*)")


class MissingSubject(SentenceRule):
    """A sentence begins with its verb although it asks nothing, as in "Is expected that it rains".

    Spanish, Italian, Portuguese, Russian and others need no subject; an engine that keeps to
    the words leaves it out.
    """

    message = "'{match}': the sentence lacks its subject"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    blocks = PROSE
    quotations = False
    sources = ("es", "it", "pt", "ru", "ro", "zh", "ja")
    trigger = (
        r"(?-i:Is|Was|Are|Were) (?:[a-z]+ )?(?:expected|believed|considered|estimated|hoped|known|"
        r"necessary|possible|planned|reported|said|supposed|thought|likely|clear|important) (?:that|to)"
    )
    bad = (
        "[[Is expected]] that the port opens in May.",
        "The quay is shut. [[Was considered]] to be the best of its kind.",
    )
    good = (
        "Is he expected to come? It is expected that he comes.",
        "Is expected that what you call good news?",
        "What is known to all is said to be so.",
    )

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the verb at the sentence's opening."""
        match = sentence.match(_SUBJECTLESS)
        if match and sentence.text.rstrip("”\"'’ ")[-1:] == ".":
            yield self.finding(sentence, *match.span(1))


_SUBJECTLESS = pattern(
    r"((?:Is|Was|Are|Were) (?:\p{Ll}+ly |also |not )?(?:expected|believed|considered|estimated|hoped|"
    r"known|necessary|possible|planned|reported|said|supposed|thought|likely|clear|important)) (?:that|to) "
)


class PastAfterSince(SentenceRule):
    """The word "since" names the point from which something lasts, and the verb is a simple past.

    "Since the fall of the wall, the town was poor": French, German, Russian and others use a
    plain past or present here, English the perfect. Where "since" opens a clause ("since the
    wall fell") it may mean "because" and is left alone; so is a text told in the past perfect.
    """

    message = "'{match}': after 'since' and a point in time, English has the perfect: '{fix}'"
    confidence = Confidence.MEDIUM
    mqm = "fluency/grammar"
    quotations = False
    sources = ("fr", "de", "ru", "es", "it", "uk", "pl")
    trigger = r"(?-i:Since) (?:the|his|her|its|their|then|1[89]\d\d|20\d\d|that|this)[^A-Za-z]"
    bad = (
        "Since the fall of the wall, the town [[was|has been]] one of the poorest.",
        "Since 2014, both ports [[were|have been]] closed to ships.",
    )
    good = (
        "Since the fall of the wall, the town has been poor; it was rich before.",
        "Since the vote was rigged, the town was angry.",
        "Since the start of the year, ships that were late have paid.",
        "Since its opening, the bridge had been shut; nobody was hurt.",
    )

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the past form of the main verb."""
        match = sentence.match(_SINCE)
        if match is None:
            return
        opening = [word.lower() for word in _LETTERS.findall(match[1])]
        subject = [word.lower() for word in _LETTERS.findall(match[2])]
        if any(word in _FINITE or word in _RELATIVE for word in opening + subject):
            return
        if any(
            "d" in _lexicon.classes(word)[:2] or "V" in _lexicon.classes(word)[:1]
            for word in subject
        ):
            return
        fix = "has been" if match[3] == "was" else "have been"
        yield self.finding(sentence, *match.span(3), fix=fix, safe=False)


_SINCE = pattern(
    r"[“\"]?Since ((?:the|his|her|its|their|that|this) (?:[\p{L}’'-]+ ){0,6}[\p{L}\d’'-]+|then|(?:1[89]|20)\d\d), "
    r"((?:[\p{L}’'-]+ ){0,4}[\p{L}’'-]+) (was|were)\b(?! (?:still )?(?:to|being)\b)"
)


_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PRAISED = (
    r"(?:praised|hailed|touted|lauded|welcomed|condemned|denounced|criticised|criticized|slammed|signed|"
    r"launched|unveiled|opened|inaugurated|presented|published|released|approved|adopted|rejected|"
    r"received|visited|announced|discussed|celebrated|defended|deplored|regretted|evoked|stressed|"
    r"highlighted|underlined|closed|suspended|imposed|lifted|cancelled|canceled|arrested|deported)"
)
_WHEN = rf"(?:(?:on )?{_WEEKDAY} (?:morning|evening|afternoon|night)|on {_WEEKDAY}|{_WEEKDAY}|yesterday|today)"
_WHERE = (
    r"(?:(?:before|after|ahead of|during|in|at|on the eve of|on the sidelines of|shortly before|just "
    r"before|shortly after) (?:[\p{L}\d’'-]+ ){1,6}?)"
)
_ADVERBIAL = pattern(
    rf"(?<![\w-]){_PRAISED} ((?:{_WHEN} {_WHERE}|(?:on )?{_WEEKDAY} (?:morning|evening|afternoon|night) |on {_WEEKDAY} )"
    r"(?:the|an?|his|her|its|their) )(?=[“\"]?[\p{Ll}$€£\d])"
)
_FAR = 400  # characters: a verb further on belongs to something else
_CLAUSE_TAKERS = ("announced", "stressed", "highlighted", "underlined", "regretted", "released")


class AdverbialBeforeObject(SentenceRule):
    """A time stands between a verb and its object: "praised on Monday evening the plan".

    French, Spanish, Italian and Russian put it there; English puts it first or last. One bare
    weekday ("signed Tuesday a treaty") is agency style and left alone; so are verbs after which
    a clause may stand, where a verb follows.
    """

    message = "'{match}': the time stands between verb and object; it reads translated"
    confidence = Confidence.MEDIUM
    mqm = "style/awkward"
    quotations = False
    sources = ("fr", "es", "it", "pt", "ru")
    trigger = rf"{_PRAISED} (?:on )?(?:{_WEEKDAY}|yesterday|today)\s"
    bad = (
        "The mayor [[praised on Monday evening the]] new harbour.",
        "She [[unveiled Wednesday before the vote in Lund a]] plan for the quay.",
    )
    good = (
        "The mayor praised the new harbour on Monday evening.",
        "He announced on Monday the port would shut for good.",
        "She signed Tuesday a treaty; it opened on Monday, the day of the fair.",
        "The shop opened on Monday after the fair and the quay was shut.",
    )

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the verb and the time after it, to the article of the object."""
        text = sentence.document.text
        for match in sentence.search(_ADVERBIAL):
            end = match.end() - 1
            inside = [w.lower() for w in _LETTERS.findall(match[1])]
            if any(
                word in _FINITE or word in ("and", "or", "but", "that", "which") for word in inside
            ):
                continue
            rest = [
                w.text.lower()
                for w in sentence.document.words_between(end, min(sentence.end, end + _FAR))
            ]
            if match.group().startswith(_CLAUSE_TAKERS) and _has_finite_verb(rest):
                continue
            before = text[max(sentence.start, match.start() - 12) : match.start()].rsplit(None, 1)
            if before and before[-1].lower() in ("was", "were", "is", "are", "been", "be", "being"):
                continue
            if _followed_by_finite_verb(rest):
                continue
            yield self.finding(sentence, match.start(), end)


def _followed_by_finite_verb(words: list[str]) -> bool:
    """Say whether the words after an article open a clause of their own: "the port was …"."""
    for word in words[:5]:
        if word in _RELATIVE or word in ("of", "for", "to", "in", "on", "and", "with", "at", "by"):
            return False
        if word in _FINITE:
            return True
    return False
