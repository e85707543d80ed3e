"""Numbers in figures and in words, and what they may stand for: a count, a rounding, a bound."""

from __future__ import annotations

from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from mtlint import pattern, plain_pattern

if TYPE_CHECKING:
    from typing import Self

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),  # noqa: SIM905
        2,
    )
}
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "m": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(list(_UNITS)[1:10])}))?|{'|'.join(_UNITS)})"
_SCALE = r"(?:hundred|thousand|million|billion|trillion)"

NUMBER_WORDS = (frozenset((*_UNITS, *_TENS)) - {"zero", "one"}) | {
    f"{ten}-{unit}" for ten in _TENS for unit in list(_UNITS)[1:10]
}
"""Two to ninety-nine."""

NUMBER = (
    rf"(?:(?<![\w.,:/-])\d+(?:(?<=(?<!\d)\d{{1,3}}),\d{{3}}(?:,\d{{3}})*)?(?:\.\d+)?"
    rf"(?![\d:/]|[.,]\d|(?:st|nd|rd|th)\b)(?:[ \u00a0-]{_SCALE}\b|(?:m|bn|tn)\b)?"
    rf"|(?<![\w-])(?i:(?:{_SMALL}|a)[ -](?:{_SCALE}|dozen)|{_SMALL})(?![\w-]))"
)
"""A number in figures or in words with its scale, for use in larger patterns."""

NUMBER_WORD = rf"(?:{'|'.join((*_UNITS, *_TENS))}|a[ -]{_SCALE}|a[ -]dozen)"
"""How a number in words begins, for triggers."""

_BEFORE = pattern(
    r"""(?i)(?:(?<=\s|^|[("“])(?:
      (?P<least>at\ least|a\ minimum\ of|more\ than|over|upwards?\ of|(?:no|not)\ (?:fewer|less)\ than|above|beyond)
    | (?P<most>at\ most|up\ to|as\ (?:many|much)\ as|(?:fewer|less|no\ more)\ than|under|below|a\ maximum\ of)
    | (?P<nearly>nearly|almost|close\ to|just\ under)
    | (?P<about>about|some|around|roughly|approximately|an?\ estimated|estimated|perhaps|probably|possibly|maybe)
    | (?P<part>another|(?:an?\ )?additional|(?:a\ )?further|(?:the\ )?other|next|(?:the\ )?(?:first|last)|remaining|extra
        |every|each|or|between(?:\ [\w,-]+\ and)?|\d\ (?:thousand|[mb]illion)\ and|from|to|only)
    )(?:\ (?:the|a))?\s|\d\s?[-–—]\s?)$""",
    "x",
)
_AFTER = pattern(
    rf"""(?i)\s(?:(?P<about>or\ so)|(?P<least>or\ more)|(?P<most>or\ fewer|or\ less)
      |(?P<part>(?:more|other|others|additional|further)\b|of\ (?:the|them|those|his|her|their|its|whom)\b|(?:or|to)\ (?:\d|(?:{"|".join((*_UNITS, *_TENS))})\b)))
    |(?P<plus>\+)|(?P<range>\s?[-–—]\s?\d)""",
    "x",
)
_LONGEST_MODIFIER = 24  # code points
SLIP = 10
"""What is more times as much is no slip, but something else."""
_SHADE = {"nearly": (0.85, 1.05), "about": (0.75, 1.34)}


class Quantity(NamedTuple):
    """A number with its place, without its modifier, and the range that it may stand for.

    `partial` is True for a part of something and for one end of a range: "another 12", "12 more",
    "12 of the", "12 to 15".
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    partial: bool

    @classmethod
    def read(cls, text: str, start: int, end: int) -> Self | None:
        """Return the number at a place, with what its neighbours make of it.

        >>> text = "At least 12 people, nearly 500 sheep and another 20 goats"
        >>> Quantity.read(text, 9, 11)
        Quantity(start=9, end=11, value=12.0, low=12.0, high=inf, partial=False)
        >>> Quantity.read(text, 27, 30)[2:5], Quantity.read(text, 49, 51).partial
        ((500.0, 425.0, 550.0), True)
        """
        value = number(text[start:end])
        if value is None:
            return None
        before = _BEFORE.search(text, max(0, start - _LONGEST_MODIFIER), start)
        after = _AFTER.match(text, end)
        kinds = {m.lastgroup or "range" for m in (before, after) if m is not None}
        step = rounding(text[start:end], value)
        low, high = value - step, value + step
        for kind in kinds & _SHADE.keys():
            low, high = min(low, value * _SHADE[kind][0]), max(high, value * _SHADE[kind][1])
        if kinds & {"least", "plus"}:
            high = inf
        if "most" in kinds:
            low = 0
        return cls(start, end, value, low, high, not kinds.isdisjoint(("part", "range")))

    def contradicts(self, other: Quantity) -> bool:
        """Say whether no number can be meant by both."""
        return self.high < other.low or other.high < self.low

    def is_near(self, value: float) -> bool:
        """Say whether one may be a slip for the other: ten times as much at most."""
        return max(self.value, value) <= SLIP * min(self.value, value)


@lru_cache(maxsize=10_000)
def rounding(written: str, value: float) -> float:
    """Return how far from a number as written the true one may be.

    >>> rounding("487", 487), rounding("500", 500), rounding("1.2 million", 1.2e6)
    (0, 50.0, 100000.0)
    """
    figure = written.replace(",", "")
    if not figure[0].isdigit():
        return value / 5 if value >= 100 or "dozen" in figure.lower() else 0  # round ones
    digits = figure[: next((i for i, c in enumerate(figure) if c not in "0123456789."), None)]
    whole, _, decimals = digits.partition(".")
    if len(digits) < len(figure):  # "1.2 million", "5m"
        return float(value / float(digits)) * 10 ** -len(decimals) if value else 0
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(10**zeros) / 2 if zeros and len(whole) > 2 else 0  # 20 dead are counted


_SIMPLE = frozenset(
    (*_UNITS, *_TENS, "dozen", "hundred", "thousand", "million", "billion", "trillion")
)
_DIGIT = plain_pattern(r"\d")
_LETTERS = plain_pattern(r"[a-z]+")


def has_number(text: str) -> bool:
    """Say whether a number in figures or in words may stand in a text: a quick look.

    >>> has_number("some 12 boats"), has_number("Twenty-two boats"), has_number("no boats")
    (True, True, False)
    """
    return _DIGIT.search(text) is not None or not _SIMPLE.isdisjoint(_LETTERS.findall(text.lower()))


@lru_cache(maxsize=10_000)
def number(written: str) -> float | None:
    """Return the value of a number in figures or in words, or None.

    >>> number("1,200"), number("1.5 million"), number("twenty-three"), number("a dozen")
    (1200.0, 1500000.0, 23.0, 12.0)
    """
    value = 0.0
    for part in written.lower().replace(",", "").replace("\u00a0", " ").replace("-", " ").split():
        if part in _SCALES:
            value *= _SCALES[part]
        elif part in _UNITS:
            value += _UNITS[part]
        elif part in _TENS:
            value += _TENS[part]
        elif part == "a":
            value = 1.0
        else:
            digits = part.rstrip("bmnt")
            try:
                value = float(digits) * _SCALES.get(part[len(digits) :], 1)
            except ValueError:
                return None
    return value
