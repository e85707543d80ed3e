"""Offsets as others count them, turned into code points."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from mtlint.compiled import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_ASTRAL = pattern(r"[\U00010000-\U0010ffff]")
_NOT_ASCII = pattern(r"[^\x00-\x7f]")


def from_utf16(text: str) -> Callable[[int], int]:
    """Return what turns an offset in UTF-16 code units of a text into one in code points.

    An offset within a surrogate pair becomes that of its character.

    >>> place = from_utf16("a😀b")
    >>> [place(units) for units in range(5)]
    [0, 1, 1, 2, 3]
    """
    places = [match.start() for match in _ASTRAL.finditer(text)]
    # Before the n-th astral character, n code units more than code points have passed.
    seconds = [place + number + 1 for number, place in enumerate(places)]
    return lambda units: units - bisect_right(seconds, units)


def from_utf8(text: str) -> Callable[[int], int]:
    """Return what turns an offset in UTF-8 bytes of a text into one in code points.

    An offset within a character becomes that of its character.

    >>> place = from_utf8("é😀b")
    >>> [place(count) for count in (0, 1, 2, 5, 6, 7)]
    [0, 0, 1, 1, 2, 3]
    """
    starts: list[int] = []  # bytes at which the continuation bytes of the text stand
    passed = 0
    for match in _NOT_ASCII.finditer(text):
        first = match.start() + passed
        more = _continuations(match[0])
        starts += range(first + 1, first + more + 1)
        passed += more
    return lambda count: count - bisect_right(starts, count)


def _continuations(char: str) -> int:
    """Return how many bytes of a character in UTF-8 follow its first."""
    return 1 if char < "\u0800" else 2 if char < "\U00010000" else 3
