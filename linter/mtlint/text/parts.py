"""What views are made of: words, quotations and names as plain values."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word with its place: letters and digits, joined by inner hyphens and apostrophes."""

    text: str
    start: int
    end: int


class Quotation(NamedTuple):
    """What stands inside quotation marks.

    `start` and `end` hold the marks too, `inner_start` and `inner_end` do not. `closed` is
    False where the closing mark is missing; such a quotation ends with its block. `level`
    is 0 for an outer quotation, 1 for one inside it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    level: int


class Name(NamedTuple):
    """A run of capitalised words, with the places of its words; joined by `of`, `de`, `al-` …."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
