"""A text cut into blocks and pieces, so that who shows it needs no offsets."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.rule import Finding
    from mtlint.text import Document

_MOST_LAYERS = 8  # findings told of one place; a text where all overlap is no larger than others

_Key = int | tuple[int, int]  # a finding by its index, or that and the index of a related place


def blocks_in_pieces(
    document: Document, findings: Sequence[Finding]
) -> Iterator[tuple[str, list[Any]]]:
    r"""Yield the kind of each block and its pieces, which hold the whole text in order.

    A piece is a text, or [text, indexes of findings, (finding, related place) indexes] where
    something is marked; its text is empty at a finding without extent. The white space after a
    block belongs to it.

    >>> from mtlint import Confidence, Document, Finding, Severity
    >>> found = Finding("residue.doubled-word", 5, 12, "", Severity.ERROR, Confidence.HIGH)
    >>> list(blocks_in_pieces(Document("They the the port.\n\nIt burned."), [found]))
    [('paragraph', ['They ', ['the the', [0], []], ' port.\n\n']), ('paragraph', ['It burned.'])]
    """
    text = document.text
    kinds = {block.start: block.kind.value for block in document.blocks[1:]}
    kinds[0] = document.blocks[0].kind.value if document.blocks else "paragraph"
    opening: dict[int, list[_Key]] = {}
    closing: dict[int, list[_Key]] = {}
    points: dict[int, list[_Key]] = {}
    for key, start, end in _spans(document, findings):
        if start == end:
            points.setdefault(start, []).append(key)
        else:
            opening.setdefault(start, []).append(key)
            closing.setdefault(end, []).append(key)
    cuts = sorted({*kinds, *opening, *closing, *points, len(text)})
    open_now: dict[_Key, None] = {}
    kind, pieces = kinds[0], list[Any]()
    for start, end in pairwise([*cuts, cuts[-1]]):
        if start in kinds:
            if start:
                yield kind, pieces
            kind, pieces = kinds[start], []
        for key in closing.get(start, ()):
            del open_now[key]
        if start in points:
            pieces.append(_piece("", points[start]))
        open_now.update(dict.fromkeys(opening.get(start, ())))
        if end > start:
            pieces.append(_piece(text[start:end], open_now))
    yield kind, pieces


def _spans(document: Document, findings: Sequence[Finding]) -> Iterator[tuple[_Key, int, int]]:
    for index, finding in enumerate(findings):
        yield index, finding.start, finding.end
        for number, related in enumerate(finding.related):
            if related.path is None or related.path == document.path:
                yield (index, number), related.start, related.end


def _piece(text: str, keys: Iterable[_Key]) -> Any:
    told = list(islice(keys, _MOST_LAYERS))
    if not told:
        return text
    found = [key for key in told if isinstance(key, int)]
    return [text, found, [key for key in told if not isinstance(key, int)]]
