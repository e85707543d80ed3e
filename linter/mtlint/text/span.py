"""Stretches of a document: the base class, blocks and sentences."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from mtlint.text.view import view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.text.document import Document
    from mtlint.text.parts import Quotation, Word


class BlockKind(Enum):
    """What a block is on a newspaper page."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    CREDIT = "credit"
    LIST_ITEM = "list-item"
    PARAGRAPH = "paragraph"


class Span:
    """A stretch of a document, `start` to `end` in code points, the end exclusive.

    >>> from mtlint import Document
    >>> span = Span(Document("A port burned."), 2, 6)
    >>> span.text, len(span)
    ('port', 4)
    """

    __slots__ = ("__dict__", "document", "end", "start")

    def __init__(self, document: Document, start: int, end: int) -> None:
        self.document = document
        self.start = start
        self.end = end

    @view
    def text(self) -> str:
        """The characters of the span."""
        return self.document.text[self.start : self.end]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that begin within the span, with offsets into the document."""
        return self.document.words_between(self.start, self.end)

    def search(self, pattern: Any) -> Iterator[Any]:
        """Yield the matches of a compiled `re` or `regex` pattern within the span.

        Offsets of the matches are offsets into the document; look-behind sees what stands
        before the span.
        """
        return pattern.finditer(self.document.text, self.start, self.end)  # type: ignore[no-any-return]

    def match(self, pattern: Any) -> Any:
        """Match a compiled pattern at the beginning of the span, or return None."""
        return pattern.match(self.document.text, self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __eq__(self, other: object) -> bool:
        return (
            type(other) is type(self)
            and isinstance(other, Span)
            and (self.document, self.start, self.end) == (other.document, other.start, other.end)
        )

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.start}, {self.end}, {self.text!r})"


class Block(Span):
    """A headline, a caption, a paragraph …: what a blank line or a line break sets apart."""

    __slots__ = ("index",)

    def __init__(self, document: Document, start: int, end: int, index: int) -> None:
        self.document = document
        self.start = start
        self.end = end
        self.index = index

    @view
    def kind(self) -> BlockKind:
        """What the block is, judged by its own form and by its neighbours."""
        from mtlint.text.block_kinds import classify_block  # noqa: PLC0415 - only when asked for

        return classify_block(self)

    @view
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the block, in order; none crosses its end."""
        from mtlint.text.sentences import split_sentences  # noqa: PLC0415 - only when asked for

        extents = split_sentences(self.document.text, self.start, self.end)
        return tuple([Sentence(self.document, *extent, self) for extent in extents])

    @view
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the block in order of their start; none crosses its end."""
        from mtlint.text.quotations import find_quotations  # noqa: PLC0415 - only when asked for

        blocks = self.document.blocks
        following = blocks[self.index + 1].start if self.index + 1 < len(blocks) else None
        return tuple(find_quotations(self.document.text, self.start, self.end, following))

    @view
    def quoted(self) -> Sequence[tuple[int, int]]:
        """What lies between the marks of the outer quotations, as (start, end)."""
        return [(q.inner_start, q.inner_end) for q in self.quotations if q.level == 0]


class Sentence(Span):
    """A sentence, or what stands in the place of one (a headline, a fragment)."""

    __slots__ = ("block",)

    def __init__(self, document: Document, start: int, end: int, block: Block) -> None:
        self.document = document
        self.start = start
        self.end = end
        self.block = block
