"""White space as triggers are written for: one blank between words, a line feed behind a block."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.text import Document

_OTHERS = b"\t\r\x0b\x0c\x1c\x1d\x1e\x1f"
_WIDE = tuple(
    map(chr, (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000))
)
_RUN = re.compile(r"[^\S ]\s*| \s+")  # all white space but a single blank


class Plain(NamedTuple):
    """A text with single blanks; `places` are where its pieces begin, there and in the original."""

    text: str
    places: Sequence[tuple[int, int]]

    def original(self, offset: int) -> int:
        """Return where a code point of this text stands in the original one."""
        here, there = self.places[bisect_right(self.places, offset, key=itemgetter(0)) - 1]
        return there + offset - here


def with_single_blanks(document: Document) -> Plain | None:
    r"""Return the text of a document with one blank between words; None where it has no others.

    Wrapped lines are joined, and each block ends with a line feed.

    >>> from mtlint import Document
    >>> plain = with_single_blanks(Document("The  port\u00a0of Oslo \r\nburned."))
    >>> plain.text, plain.original(9)
    ('The port of Oslo\nburned.\n', 10)
    """
    text = document.text
    if not _has_others(text) and not any(
        text.find("\n", block.start, block.end) >= 0 for block in document.blocks
    ):
        return None
    parts: list[str] = []
    places = [(0, 0)]
    here = 0
    for block in document.blocks:
        there = block.start
        for run in _RUN.finditer(text, block.start, block.end):
            places.append((here, there))
            parts += (text[there : run.start()], " ")
            here += run.start() - there + 1
            there = run.end()
        places.append((here, there))
        parts += (text[there : block.end], "\n")
        here += block.end - there + 1
    return Plain("".join(parts), places)


def _has_others(text: str) -> bool:
    if "  " in text or " \n" in text or "\n " in text or " " in (text[:1], text[-1:]):
        return True
    if text.isascii():
        return len(text.encode().translate(None, _OTHERS)) < len(text)
    return any(blank in text for blank in (*_OTHERS.decode(), *_WIDE))
