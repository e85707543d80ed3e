"""Blocks: what lines and blank lines set apart."""

from __future__ import annotations

from itertools import accumulate, pairwise

_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40


def split_blocks(text: str) -> list[tuple[int, int]]:
    r"""Return the blocks of a text as (start, end) without the white space around them.

    Each line is a block, as in news copy, unless the text is hard-wrapped: then the lines of a
    paragraph are one.

    >>> split_blocks("Storm hits coast\r\n\r\n  Two ferries sank. ")
    [(0, 16), (22, 39)]
    """
    lines = text.splitlines(keepends=True)
    bare = list(map(str.strip, lines))
    extents = [
        (start := end - len(line.lstrip()), start + len(stripped))
        for line, stripped, end in zip(lines, bare, accumulate(map(len, lines)), strict=True)
        if stripped
    ]
    filled = bytes(map(bool, bare))
    return _join_wrapped(text, extents) if b"\1\1" in filled else extents


def _join_wrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of hard-wrapped paragraphs; return the lines as they are in other texts.

    In hard-wrapped text a line breaks where the next word would have passed the width.
    """
    width = max((e - s for s, e in lines if e - s <= _WIDEST_WRAP), default=0)
    if width < _NARROWEST_WRAP:
        return lines
    joins = []
    lower = 0  # lines that a sentence enters in its middle
    for (start, end), (next_start, next_end) in pairwise(lines):
        word = text[next_start : min(next_end, next_start + width)].split(None, 1)[0]
        full = width >= end - start >= width - len(word) and _is_one_break(text[end:next_start])
        joins.append(full)
        lower += full and word[0].islower()
    if lower < 2 or lower * 3 < sum(joins):
        return lines
    joined = [lines[0]]
    for full, line in zip(joins, lines[1:], strict=True):
        if full:
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _is_one_break(gap: str) -> bool:
    return len(f"{gap}.".splitlines()) == 2
