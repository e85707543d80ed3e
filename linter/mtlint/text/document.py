"""The document: a text and the views that rules ask of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from mtlint.text.span import Block, BlockKind, Sentence
from mtlint.text.view import view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from regex import Pattern

    from mtlint.text.parts import Name, Quotation, Word
    from mtlint.wishes import Comment, Ignore, Sidecar


_start = attrgetter("start")
_LINE_END = re.compile(r"\r\n?|\n")


class Document:
    r"""A text to be checked.

    `text` is the prose; `path` says where it came from (None: from memory) and `source` is the
    text that it was translated from, where that is known.

    >>> document = Document("Ships left.\n\nThe port burned. Nobody was hurt.")
    >>> [sentence.text for sentence in document.sentences]
    ['Ships left.', 'The port burned.', 'Nobody was hurt.']
    """

    comments: Sequence[Comment] = ()  # those for mtlint, in whose place the text has blanks
    ignores: Sequence[Ignore] = ()  # what it says is not to be told of it
    sidecar: Sidecar | None = None  # the file beside its own, which says more of that

    def __init__(self, text: str, *, path: str | None = None, source: str | None = None) -> None:
        self.text = text
        self.path = path
        self.source = source
        self.remembered: dict[object, Any] = {}
        """What was found out of the text, by what found it: a function, a pattern."""

    # -- blocks ----------------------------------------------------------------------------

    @view
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order; what lies between them is white space."""
        from mtlint.text.blocks import split_blocks  # noqa: PLC0415 - only when asked for

        extents = split_blocks(self.text)
        return tuple([Block(self, *extent, index) for index, extent in enumerate(extents)])

    @view
    def block_kinds(self) -> Sequence[BlockKind]:
        """The kind of each block, in the order of `blocks`."""
        return [block.kind for block in self.blocks]

    @view
    def first_paragraph(self) -> int:
        """The index of the first block that is a paragraph; where none is, of none."""
        from mtlint.text.block_kinds import find_first_paragraph  # noqa: PLC0415 - see above

        return find_first_paragraph(self.blocks)

    @view
    def _block_starts(self) -> Sequence[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the code point at `offset`, or None between blocks."""
        block = self.last_block(offset)
        return None if block is None or offset >= block.end else block

    def last_block(self, offset: int) -> Block | None:
        """Return the last block that begins at the code point at `offset` or before, or None."""
        index = bisect_right(self._block_starts, offset) - 1
        return None if index < 0 else self.blocks[index]

    # -- sentences and words ---------------------------------------------------------------

    @view
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all blocks, in order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the code point at `offset`, or None between them."""
        sentence = self.last_sentence(offset)
        return None if sentence is None or offset >= sentence.end else sentence

    def last_sentence(self, offset: int) -> Sentence | None:
        """Return the last sentence that begins at the code point at `offset` or before, or None."""
        block = self.last_block(offset)
        if block is None:
            return None
        index = bisect_right(block.sentences, offset, key=_start) - 1
        return None if index < 0 else block.sentences[index]

    @view
    def words(self) -> tuple[Word, ...]:
        """The words of the text in order."""
        from mtlint.text.words import find_words  # noqa: PLC0415 - only when asked for

        return tuple(find_words(self.text))

    @view
    def plain_words(self) -> Sequence[str]:
        """The words in order as written, stops parting them; cheaper than `words`, no places."""
        from mtlint.text.words import split_words  # noqa: PLC0415 - only when asked for

        return split_words(self.text)

    @view
    def vocabulary(self) -> frozenset[str]:
        """The distinct ones of `plain_words`."""
        return frozenset(self.plain_words)

    @view
    def _word_starts(self) -> Sequence[int]:
        return [word.start for word in self.words]

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that begin in `start` to `end`."""
        starts = self._word_starts
        return self.words[bisect_left(starts, start) : bisect_left(starts, end)]

    @view
    def word_places(self) -> Mapping[str, Sequence[Word]]:
        """Each distinct word, as written, with its places in order."""
        places: dict[str, list[Word]] = {}
        for word in self.words:
            places.setdefault(word.text, []).append(word)
        return places

    # -- quotations and names --------------------------------------------------------------

    @view
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in order of their start, inner ones after the one that holds them."""
        return tuple(quotation for block in self.blocks for quotation in block.quotations)

    def in_quotation(self, start: int, end: int) -> bool:
        """Say whether `start` to `end` lies wholly between a pair of quotation marks."""
        block = self.last_block(start)
        if block is None or not block.quotations:
            return False
        index = bisect_right(block.quoted, (start, len(self.text) + 1)) - 1
        return index >= 0 and end <= block.quoted[index][1]

    @view
    def names(self) -> tuple[Name, ...]:
        """The runs of capitalised words in order, sentence openings judged by the rest."""
        from mtlint.text.names import find_names  # noqa: PLC0415 - only when asked for

        return tuple(find_names(self))

    # -- search ----------------------------------------------------------------------------

    def contains(self, pattern: Pattern[str]) -> bool:
        """Say whether a compiled pattern matches anywhere; it is looked for once."""
        there = self.remembered.get(pattern)
        if there is None:
            there = self.remembered[pattern] = pattern.search(self.text) is not None
        return bool(there)

    # -- places ----------------------------------------------------------------------------

    @view
    def _line_starts(self) -> Sequence[int]:
        if "\r" not in self.text:
            return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]
        return [0, *(line_end.end() for line_end in _LINE_END.finditer(self.text))]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of a code point, both counted from 1.

        A line ends with a line feed, a carriage return or both, as in editors: no other
        separator of Unicode counts.
        """
        index = bisect_right(self._line_starts, offset) - 1
        return index + 1, offset - self._line_starts[index] + 1

    def __repr__(self) -> str:
        return f"Document({self.text[:40]!r}, path={self.path!r})"
