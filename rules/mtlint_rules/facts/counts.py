"""One thing counted or measured with two values."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Confidence, DocumentRule, Related, Severity, pattern
from mtlint_rules._quantities import NUMBER, NUMBER_WORDS, Quantity
from mtlint_rules._statements import FUNCTION_WORDS, OTHERWISE, alike, content, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint import Document, Finding, Sentence

_ALIKE = ((0.5, 4), (0.7, 3))  # share and number of words that two sentences have in common
_FARTHEST = 10  # times: what is farther off is no slip
_DIGITS = re.compile(
    r"(?<![\w.,])([$€£]?)(\d[\d,]*(?:\.\d+)?(?:[ -](?:million|billion|trillion|thousand))?)(?:[ -]([a-z]+))?"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATES = re.compile(
    rf"\b({_MONTH}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.) (\d\d?)\b(?!:)|\b(\d\d?) ({_MONTH})\b"
)
_PHRASE = pattern(rf"(?P<number>{NUMBER})(?P<words>(?:[ -]\p{{L}}[\p{{L}}'’]*){{0,3}})")
_DEFINITE = pattern(r"(?i)\b(?:the|its|his|her|their|this|that)(?: [\p{L}-]+){0,2} $")
_NEAR = 32  # code points
_ANYTHING = frozenset(  # nouns that say little of what is counted
    map(
        stem,
        [
            "people",
            "persons",
            "dollars",
            "euros",
            "pounds",
            "yuan",
            "yen",
            "roubles",
            "percent",
            "points",
            "meters",
            "metres",
            "tons",
            "tonnes",
        ],
    )
)
_NOT_COUNTED = FUNCTION_WORDS | {"years", "year", "percentage", "am", "pm", "oclock", "bst", "gmt"}


class _Count(NamedTuple):
    """A number with what it counts: a noun or the sign of a currency."""

    number: Quantity
    words: tuple[str, ...]
    hyphen: bool
    sentence: Sentence


class Count(DocumentRule):
    """Two sentences say the same and count differently: `40 kilos of cocaine`, then `14 kilos`.

    The headline and the body, or the lead and a later paragraph, share most of their words, and
    one number in them. A measure that is part of a name for a thing (`a 340-meter bridge`, `the
    430-meter bridge`) needs less. The later one is marked.

    When it is right: numbers of other days, parts and totals, comparisons; a text with three
    numbers of a thing or more is left alone. Rounding is allowed for.
    """

    message = "{match} {noun} here, {other} elsewhere in the text"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "accuracy/mistranslation"
    quotations = False
    trigger = rf"(?:[0-9]|[^a-z](?:{'|'.join(sorted(NUMBER_WORDS))}))[ -][a-z]|[$€£][0-9]"
    bad = (
        (
            "Police seize 40 kilos of cocaine in Sortu\n\nThe port was closed.\n\n"
            "Police seized [[14]] kilos of cocaine in the port of Sortu on Monday, the ministry said."
        ),
        (
            "A 340-meter bridge will cross the Drava.\n\nBoats will wait. The [[430]]-meter bridge is to open in spring."
        ),
        (
            "The council of Morva bought 12 electric buses from a Danish firm.\n\nThe mayor was pleased."
            "\n\nThe [[fifteen]] electric buses that the council bought run at night."
        ),
        (
            "The council of Morva meets on March 12 to vote on the budget.\n\nThe mayor is ill.\n\n"
            "The council will vote on the budget on March [[21]] in the town hall of Morva."
        ),
        (
            "The museum paid $2.5 million for the painting by Wolff.\n\nNobody had seen it.\n\n"
            "The museum had paid $[[3.5 million]] for the painting, a trustee said."
        ),
    )
    good = (
        "Police seize 40 kilos of cocaine in Sortu\n\nPolice seized about 40.5 kilos of cocaine in Sortu.",
        "Police seized 40 kilos of cocaine in Sortu.\n\nPolice seized 14 kilos of cocaine in Sortu last year.",
        "Police seized 40 kilos of cocaine in Sortu.\n\nPolice in Morva seized 14 kilos of cocaine.",
        "A 340-meter bridge will cross the Drava.\n\nA 430-meter bridge and the 200-meter bridge are old.",
        "It has 12 buses, 15 boats and 9 trains.\n\nThe 15 buses of Morva are old. The 20 boats are new.",
        "The council bought 12 buses on Monday.\n\nThe council bought 15 buses on Tuesday.",
        "The council bought at least 12 buses.\n\nThe council bought 15 buses.",
        "The fire burned for four days in the hills of Sortu.\n\nThe rain in the hills of Sortu came after six days.",
        "In all, it bought 3 buses, 2 buses and 1 bus. In all, it bought 3 buses in Morva.",
        "It set aside 6 billion crowns in Sortu for schools.\n\nIt set aside 6 billion and 15 million crowns in Sortu for schools.",
        "The council of Morva met on March 12 to vote on the budget.\n\nThe council of Morva will vote on the budget again on March 19.",
        "The fair runs from March 12 to March 19 in Sortu.\n\nThe fair in Sortu closes on March 19 at noon.",
        "The index of Sortu fell 182.4 points.\n\nThe index of Morva fell 98.2 points.",
        "The boy, 12 years old, swam 40 meters.\n\nThe girl swam 50 meters, and of the 15 years she lived, one ill.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the second of two counts that contradict each other."""
        for noun, places in _told_twice(document.text).items():
            counts = [c for place in places if (c := _count(document, place)) is not None]
            for first, second in _contradictions(document, counts):
                number = second.number
                yield self.finding(
                    document,
                    number.start,
                    number.end,
                    noun=noun if noun.isalpha() else "",
                    other=document.text[first.number.start : first.number.end],
                    related=[Related(first.number.start, first.number.end, "the other number")],
                )


def _told_twice(text: str) -> dict[str, list[int]]:
    """Return the places of numbers by what they count, where two values count one thing.

    A quick look at a text, which few pass.
    """
    lower = text.lower()
    if len(lower) != len(text):
        return {}
    values: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[int]] = defaultdict(list)
    for match in _DIGITS.finditer(lower):
        sign, figure, noun = match.groups()
        key = sign or noun
        if key and key not in _NOT_COUNTED:
            values[key].add(figure)
            places[key].append(match.start(2))
    for match in _DATES.finditer(text):
        month, day = match[1] or match[4], match[2] or match[3]
        values[month[:3]].add(day)
        places[month[:3]].append(match.start(2 if match[2] else 3))
    for word in NUMBER_WORDS:
        start = lower.find(word)
        while start >= 0:
            end = start + len(word)
            if lower[end : end + 1] in (" ", "-") and not lower[start - 1 : start].isalnum():
                noun = _NOUN.match(lower, end + 1)
                if noun is not None and noun[0] not in _NOT_COUNTED:
                    values[noun[0]].add(word)
                    places[noun[0]].append(start)
            start = lower.find(word, end)
    return {key: places[key] for key, told in values.items() if len(told) > 1}


_NOUN = re.compile(r"[a-z]+")


def _count(document: Document, place: int) -> _Count | None:
    """Return the count at a place; None where it is none, or a part of one."""
    match = _PHRASE.match(document.text, place)
    sentence = document.sentence_at(place)
    if match is None or sentence is None:
        return None
    number = Quantity.read(document.text, *match.span("number"))
    if number is None or number.partial:
        return None
    words: list[str] = []
    for word in match["words"].replace("-", " ").split():
        if word.lower() in FUNCTION_WORDS:
            break
        words.append(stem(word))
    return _Count(number, tuple(words), match["words"][:1] == "-", sentence)


def _contradictions(
    document: Document, counts: Sequence[_Count]
) -> Iterator[tuple[_Count, _Count]]:
    values = {count.number.value for count in counts}
    if len(values) != 2 or min(values) * _FARTHEST < max(values):
        return
    per_sentence = Counter(count.sentence.start for count in counts)
    counts = sorted(counts, key=lambda count: count.number.start)
    counts = [count for count in counts if per_sentence[count.sentence.start] == 1]
    if not counts:
        return
    first = counts[0]
    for second in counts[1:]:
        if not first.number.contradicts(second.number) or first.sentence == second.sentence:
            continue
        if OTHERWISE.search(second.sentence.text):
            continue
        if _is_same_thing(document, first, second) or _is_same_statement(first, second):
            yield first, second
            return


def _is_date(count: _Count) -> bool:
    text, number = count.sentence.document.text, count.number
    return _DATES.search(text, max(0, number.start - 10), number.end + 10) is not None


def _before(count: _Count) -> list[str]:
    """Return the word before a date, its month passed over."""
    text, number = count.sentence.document.text, count.number
    words = text[count.sentence.start : number.start].split()
    return words[-2:-1] if words and words[-1][:3] in _MONTH else words[-1:]


def _beside(count: _Count) -> frozenset[str]:
    """Return the stems of the words beside a number and its noun."""
    text, sentence, number = count.sentence.document.text, count.sentence, count.number
    before = content(text[max(sentence.start, number.start - _NEAR) : number.start])
    return before | content(text[number.end : min(sentence.end, number.end + _NEAR)]) - {
        *count.words
    }


def _is_same_thing(document: Document, first: _Count, second: _Count) -> bool:
    """Say whether a measure belongs to one thing: "a 340-meter bridge", "the 430-meter bridge"."""
    if not (first.hyphen and second.hyphen) or len(first.words) < 2:
        return False
    before = [(max(0, c.number.start - 40), c.number.start) for c in (first, second)]
    definite = [_DEFINITE.search(document.text, *place) is not None for place in before]
    return first.words == second.words and definite == [False, True]


def _is_same_statement(first: _Count, second: _Count) -> bool:
    """Say whether two sentences share most of their words, what is done with many things too."""
    if _before(first) != _before(second) and _is_date(first):
        return False
    if not first.words or first.words[0] in _ANYTHING:
        beside, theirs = _beside(first), _beside(second)
        if not beside & theirs:
            return False
    share, shared = alike(first.sentence, second.sentence)
    return any(share >= least and shared >= fewest for least, fewest in _ALIKE)
