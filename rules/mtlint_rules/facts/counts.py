"""One thing counted or measured with two values."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Confidence, DocumentRule, Related, Severity, pattern, plain_pattern
from mtlint.text import BlockKind
from mtlint.text.abbreviations import word_set
from mtlint_rules._once import once_per_word
from mtlint_rules._quantities import NUMBER, NUMBER_WORDS, SLIP, Quantity, number, rounding
from mtlint_rules._statements import (
    FUNCTION_WORDS,
    alike,
    content,
    is_past,
    is_set_apart,
    places_of,
    stem,
    takes_up,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtlint import Document, Finding, Sentence

_ALIKE = ((0.5, 4), (0.7, 3))  # share and number of words that two sentences have in common
_TIMES = frozenset(map(stem, ("year", "month", "week", "day", "hour", "minute")))
_ALIKE_HEADLINE = ((0.5, 3),)
_LEAST, _FEWEST = 0.5, 3
_COMMA = pattern(r"[,;:]")
_MOST_PLACES = 40  # of one noun: a text with more is a table
_MOST_VALUES = 4
_BARE = pattern(  # "the 85 jobs are safe", "all 37 passengers, …", not "the 85 jobs in Morva"
    r"(?: (?!(?:of|in|on|at|from|for|with|by|to|who|that|which|he|she|they|it|we|the|a)\b)[\p{Ll}-]+){1,2}?"
    r"(?=[,.;]|$| (?:are|were|is|was|will|would|have|had|has|came|did|can|could|must|went|left|home)\b)"
)
_TAKEN_UP = 0.25, 2
_FIGURE = pattern(  # what stands before is looked at behind the first digit: that is faster
    r"""([0-9](?:
        (?<=([$€£¥]).)
      | (?<=((?i:ary|rch|ril|may|une|uly|ust|ber)|[a-zA-Z]{2}\.)\ .)
      | (?<![^ \n\u00a0("“–—].)
    )[0-9,]*(?:\.[0-9]+)?(?:[ -](?i:million|billion|trillion|thousand))?)(?:[ -]([a-zA-Z]+))?""",
    "x",
)
_STOP = plain_pattern(r"[^\w ,;:'’-]")  # what may end a sentence, and more
_HYPHEN = plain_pattern(r"[\w,.]+-")
_WRITTEN = plain_pattern(r"(?<![\w-])[a-z-]+? ([a-z]+)", "i")
_LONGEST_MONTH = 12  # code points, with a blank on each side
_number_words = once_per_word(
    (NUMBER_WORDS | {word.capitalize() for word in NUMBER_WORDS}).intersection
)
_MONTHS = word_set(
    """
    january february march april may june july august september october november december
    jan. feb. mar. apr. aug. sept. oct. nov. dec.
    """
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

    @property
    def end(self) -> int:
        """Where the first comma or stop after the number stands."""
        return next(
            (
                m.start()
                for m in _COMMA.finditer(
                    self.sentence.document.text, self.number.end, self.sentence.end
                )
            ),
            self.sentence.end,
        )


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
    trigger = rf"[0-9]|[^a-zA-Z](?:{'|'.join(sorted(NUMBER_WORDS))})[ -]"
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
            "The council of Morva votes on the budget on July 5.\n\nThe mayor is ill.\n\nThe council of"
            " Morva votes on the budget on July [[15]]."
        ),
        "Twenty-three boats sank off Sortu in May.\n\n[[Twenty-four]] boats sank off Sortu. Twenty did not.",
        (
            "Their speaker said that 85 jobs on the ferry would be lost.\n\nNobody listened to him."
            "\n\nThe [[65]] jobs on the ferry are safe until spring."
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
        "It has 12 buses, 15 boats and 9 trains.\n\nThe 15 buses of Morva are old. The 20 boats of Sortu are new.",
        "The council bought 12 buses on Monday.\n\nThe council bought 15 buses on Tuesday.",
        "The council bought at least 12 buses.\n\nThe council bought 15 buses.",
        "The fire burned for four days in the hills of Sortu.\n\nThe rain in the hills of Sortu came after six days.",
        "In all, it bought 3 buses, 2 buses and 1 bus. In all, it bought 3 buses in Morva.",
        "It set aside 6 billion crowns in Sortu for schools.\n\nIt set aside 6 billion and 15 million crowns in Sortu for schools.",
        "The council of Morva met on March 12 to vote on the budget.\n\nThe council of Morva will vote on the budget again on March 19.",
        "The fair runs from March 12 to March 19 in Sortu.\n\nThe fair in Sortu closes on March 19 at noon.",
        "The ferry has 12 seats on deck.\n\nThe 40 seats of the council are of oak.",
        "The index of Sortu fell 182.4 points.\n\nThe index of Morva fell 98.2 points.",
        "The boy, 12 years old, swam 40 meters.\n\nThe girl swam 50 meters, and of the 15 years she lived, one ill.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the second of two counts that contradict each other."""
        for noun, places in _told_twice(document).items():
            counts = [c for place in places if (c := _count(document, place)) is not None]
            for first, second in _contradictions(document, counts):
                count = second.number
                yield self.finding(
                    document,
                    count.start,
                    count.end,
                    noun=noun if noun.isalpha() else "",
                    other=document.text[first.number.start : first.number.end],
                    related=[Related(first.number.start, first.number.end, "the other number")],
                )


def _told_twice(document: Document) -> dict[str, list[int]]:
    """Return the places of numbers by what they count, where two values count one thing.

    A quick look at a text, which few pass.
    """
    text = document.text
    told: dict[str, dict[int, str]] = defaultdict(dict)
    for match in _FIGURE.finditer(text):
        figure, sign, month, noun = match.groups()
        place = match.start()
        key = sign or (month and _month_before(text, place)) or noun
        if key:
            told[key.lower()][place] = figure
    for word in sorted(_number_words(document)):
        for place in places_of(word, text):
            written = _WRITTEN.match(text, place)
            if written is not None:
                told[written[1].lower()][place] = word
    return {
        key: sorted(figures)
        for key, figures in told.items()
        if 1 < len(figures) <= _MOST_PLACES
        and key not in _NOT_COUNTED
        and any(_may_disagree(document, *pair) for pair in _near(figures))
    }


def _near(figures: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield the places, in order, of two numbers that are near each other, but cannot be one."""
    if len({*figures.values()}) > 1:
        values = [(place, number(figures[place]) or 0, figures[place]) for place in sorted(figures)]
        if len({value for _, value, _ in values}) <= _MOST_VALUES:
            for (first, a, written), (second, b, other) in combinations(values, 2):
                apart = abs(a - b) > rounding(written, a) + rounding(other, b)
                if apart and max(a, b) <= SLIP * min(a, b):
                    yield first, second


def _may_disagree(document: Document, first: int, second: int) -> bool:
    """Say whether two numbers of one thing stand in like sentences, or the second takes up one."""
    if _STOP.search(document.text, first, second) is None:
        return False
    there, here = document.sentence_at(first), document.sentence_at(second)
    if there is None or here is None or there is here:
        return False
    if takes_up(document.text, second) or _HYPHEN.match(document.text, second):
        return True
    mine, theirs = content(there.text), content(here.text)
    shared = len(mine & theirs)
    return shared >= _FEWEST and shared >= _LEAST * min(len(mine), len(theirs))


def _month_before(text: str, place: int) -> str:
    """Return the month that stands before a day, as three letters, or ""."""
    before = text[max(0, place - _LONGEST_MONTH) : place].lower()
    word = before.rpartition(" ")[0].rpartition(" ")[2]
    return word[:3] if word in _MONTHS else ""


def _count(document: Document, place: int) -> _Count | None:
    """Return the count at a place; None where it is none, or a part of one."""
    match = _PHRASE.match(document.text, place)
    sentence = document.sentence_at(place)
    if match is None or sentence is None:
        return None
    count = Quantity.read(document.text, *match.span("number"))
    if count is None or count.partial:
        return None
    words: list[str] = []
    for word in match["words"].replace("-", " ").split():
        if word.lower() in FUNCTION_WORDS:
            break
        words.append(stem(word))
    return _Count(count, tuple(words), match["words"][:1] == "-", sentence)


def _contradictions(
    document: Document, counts: Sequence[_Count]
) -> Iterator[tuple[_Count, _Count]]:
    """Yield a count with a later one of the same thing that contradicts it."""
    if not any(a.number.contradicts(b.number) for a, b in combinations(counts, 2)):
        return
    per_sentence = Counter(count.sentence.start for count in counts)
    counts = sorted(counts, key=lambda count: count.number.start)
    counts = [count for count in counts if not is_past(count.sentence)]
    for value in dict.fromkeys(count.number.value for count in counts):
        near = [c for c in counts if c.number.is_near(value)]
        if len({c.number.value for c in near}) != 2 or near[0].number.value != value:
            continue
        first, *others = near
        if per_sentence[first.sentence.start] > 1:
            continue
        for second in others:
            if per_sentence[second.sentence.start] == 1 and _contradict(document, first, second):
                yield first, second
                break


def _contradict(document: Document, first: _Count, second: _Count) -> bool:
    """Say whether two counts are of one thing, and not the same."""
    if not first.number.contradicts(second.number):
        return False
    if is_set_apart(second.sentence, second.number.start, second.end):
        return False
    return (
        _is_same_thing(document, first, second)
        or _is_same_statement(first, second)
        or _is_taken_up(first, second)
    )


def _is_taken_up(first: _Count, second: _Count) -> bool:
    """Say whether a number with an article takes up one without: "85 jobs", "the 85 jobs"."""
    text = second.sentence.document.text
    if takes_up(text, first.number.start) or second.hyphen or not second.words:
        return False
    if not takes_up(text, second.number.start) or _is_date(first) or _is_date(second):
        return False
    same = second.words == first.words or second.words == first.words[:1]
    if same and second.words[0] not in _ANYTHING and _BARE.match(text, second.number.end):
        return True
    share, shared = alike(first.sentence, second.sentence)
    return share >= _TAKEN_UP[0] and shared >= _TAKEN_UP[1]


def _is_date(count: _Count) -> bool:
    text, number = count.sentence.document.text, count.number
    after = text[number.end : number.end + _LONGEST_MONTH].lower().split()[:1]
    return bool(_month_before(text, number.start)) or not _MONTHS.isdisjoint(after)


def _before(count: _Count) -> list[str]:
    """Return the word before a date, its month passed over."""
    text, number = count.sentence.document.text, count.number
    words = text[count.sentence.start : number.start].split()
    return words[-2:-1] if words and words[-1].lower() in _MONTHS else words[-1:]


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
    if first.words[:2] != second.words[:2] or not definite[1]:
        return False
    return not definite[0] or first.words[0] not in _TIMES


def _is_same_statement(first: _Count, second: _Count) -> bool:
    """Say whether two sentences share most of their words, what is done with many things too."""
    if _before(first) != _before(second) and _is_date(first):
        return False
    if not first.words or first.words[0] in _ANYTHING:
        beside, theirs = _beside(first), _beside(second)
        if not beside & theirs:
            return False
    share, shared = alike(first.sentence, second.sentence)
    enough = _ALIKE_HEADLINE if first.sentence.block.kind is BlockKind.HEADLINE else _ALIKE
    return any(share >= least and shared >= fewest for least, fewest in enough)
