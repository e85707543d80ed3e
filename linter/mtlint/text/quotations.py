"""Quotations: what stands between quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from mtlint.text.document import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A mark of its own kind each: what opens it may be closed by which.
_CLOSERS = {
    '"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "'": "'",
    "”": "”", "‟": "”", "‚": "‘’", "‹": "›",
}  # fmt: skip
_DIRECTED_OPENERS = frozenset("„“«「『‹‟")

# Apostrophes between letters, and the elisions that begin with one, are no marks; nor are the
# feet and inches of "5'10\"" and what stands for a doubled single mark.
_MARK = regex.compile(
    r"""["“”„‟«»「」『』‹›]
    | (?<!\w)['‘](?=\S)(?!(?:tis|twas|twere|em|n|til|cause|cos|round|bout|\d0s)\b)
    | (?<=\S)['’](?!\w)
    | ‚(?=\w)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_INCHES = regex.compile(r"\d['’′]\s?\d{1,2}\"")


class _Open(NamedTuple):
    mark: str
    start: int
    slot: int


def find_quotations(text: str, blocks: Iterable[tuple[int, int]]) -> list[Quotation]:
    """Return the quotations of a text in order of their start.

    `blocks` are the (start, end) of its blocks. A quotation that its block does not close ends
    with the block. Where the next block opens with the same mark it goes on there, as in
    newspapers, and each part counts as closed.

    >>> text = 'He said: "We read ‘Emma’ in the \\'90s."'
    >>> [text[q.start:q.end] for q in find_quotations(text, [(0, len(text))])]
    ['"We read ‘Emma’ in the \\'90s."', '‘Emma’']
    """
    blocks = list(blocks)
    quotations: list[Quotation] = []
    for number, (start, end) in enumerate(blocks):
        following = text[blocks[number + 1][0]] if number + 1 < len(blocks) else ""
        quotations += _in_block(text, start, end, following)
    return quotations


def _in_block(text: str, start: int, end: int, following: str) -> list[Quotation]:
    marks = list(_MARK.finditer(text, start, end))
    if not marks:
        return []
    inches = {m.end() - 1 for m in _INCHES.finditer(text, start, end)}
    stack: list[_Open] = []
    pending: dict[str, int] = {}
    found: list[Quotation | None] = []

    def close(open_: _Open, inner_end: int, end: int, *, closed: bool) -> None:
        pending[open_.mark] -= 1
        if not closed and open_.mark in "'‘‚”":
            return  # an apostrophe or a stray mark, not a quotation
        level = 0
        found[open_.slot] = Quotation(open_.start, end, open_.start + 1, inner_end, closed, level)

    for match in marks:
        mark, place = match.group(), match.start()
        if place in inches:
            continue
        before = text[place - 1] if place > start else " "
        after = text[place + 1] if place + 1 < end else " "
        opener = _closed_by(mark, stack, pending, before, after, text, place)
        if opener is not None:
            while stack[-1] is not opener:
                close(stack.pop(), place, place, closed=False)
            stack.pop()
            close(opener, place, place + 1, closed=True)
        elif _may_open(mark, before, after):
            stack.append(_Open(mark, place, len(found)))
            pending[mark] = pending.get(mark, 0) + 1
            found.append(None)
    while stack:
        open_ = stack.pop()
        goes_on = not stack and open_.mark == following
        close(open_, end, end, closed=False)
        last = found[open_.slot]
        if goes_on and last is not None:
            found[open_.slot] = last._replace(closed=True)
    return _with_levels([q for q in found if q is not None])


def _may_open(mark: str, before: str, after: str) -> bool:
    if mark in _DIRECTED_OPENERS:
        return True
    if mark in "»”":
        return not before.isalnum() and before.isspace() and after.isalnum()
    if mark in "\"'‘‚":
        return not (before.isalnum() or before in ".,!?%") and not after.isspace()
    return False


def _closed_by(
    mark: str,
    stack: Sequence[_Open],
    pending: dict[str, int],
    before: str,
    after: str,
    text: str,
    place: int,
) -> _Open | None:
    candidates = [o for o, c in _CLOSERS.items() if mark in c and pending.get(o)]
    if not candidates:
        return None
    if mark in "\"'" and before.isspace() and not after.isspace():
        return None
    if mark in "'’" and before == "s" and after == " " and text[place + 2 : place + 3].islower():
        return None
    return next(o for o in reversed(stack) if o.mark in candidates)


def _with_levels(quotations: list[Quotation]) -> list[Quotation]:
    ends: list[int] = []
    result = []
    for quotation in quotations:
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        result.append(quotation._replace(level=len(ends)) if ends else quotation)
        ends.append(quotation.inner_end)
    return result
