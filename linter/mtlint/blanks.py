"""White space as triggers are written for: one blank between words, a line feed behind a block."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from mtlint.codes import OTHER_SPACE
from mtlint.gate import Trigger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.text import Document

OTHERS = Trigger(
    ("  ", " \n", "\n ", *"\t\r\x0b\x0c\x1c\x1d\x1e\x1f"), rf"[\xa0\x{OTHER_SPACE:02x}]"
)
"""Stands in every text that has white space but single blanks and line feeds."""

_RUN = re.compile(r"[^\S ]\s*| \s+")  # all white space but a single blank


class Plain(NamedTuple):
    """Text with single blanks; `places` are where its pieces begin, there and in the original."""

    text: str
    places: Sequence[tuple[int, int]]

    def original(self, offset: int) -> int:
        """Return where a code point of this text stands in the original one."""
        here, there = self.places[bisect_right(self.places, offset, key=itemgetter(0)) - 1]
        return there + offset - here


def is_wrapped(document: Document) -> bool:
    """Say of a text without other white space whether a line ends within a block of it."""
    between = len(document.text) - sum(map(len, document.blocks))
    return document.text.count("\n") > between


def with_single_blanks(document: Document) -> Plain:
    r"""Return the blocks in or around which there are others, with one blank between words.

    Wrapped lines are joined, and each block ends with a line feed.

    >>> from mtlint import Document
    >>> plain = with_single_blanks(Document("Rain.\n\nThe  port\u00a0of Oslo \r\nburned.\nNo."))
    >>> plain.text, plain.original(9)
    ('The port of Oslo\nburned.\n', 17)
    """
    text, blocks = document.text, document.blocks
    parts: list[str] = []
    places = [(0, 0)]
    here = 0
    bounds = (0, *(bound for block in blocks for bound in (block.start, block.end)), len(text))
    gaps = [bool(text[a:b].strip("\n")) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    for block, around in zip(blocks, pairwise(gaps), strict=True):
        there = block.start
        runs = list(_RUN.finditer(text, block.start, block.end))
        if not runs and not any(around):
            continue
        for run in runs:
            places.append((here, there))
            parts += (text[there : run.start()], " ")
            here += run.start() - there + 1
            there = run.end()
        places.append((here, there))
        parts += (text[there : block.end], "\n")
        here += block.end - there + 1
    return Plain("".join(parts), places)
