"""Plain text: a file is a document."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO

from mtlint.readers.decoding import BOM, decode
from mtlint.readers.editable import EditableDocument
from mtlint.wishes import comment_ignores, find_comments, without_comments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.fixes import Edit
    from mtlint.wishes import Ignore


_WITH_COMMENTS = frozenset({".md", ".markdown", ".html", ".htm", ".xhtml", ".xml"})


class PlainText(EditableDocument):
    """The text of a file, which begins at a byte offset: after the byte order mark.

    In formats that have comments, those for mtlint are not part of the copy: the text has
    blanks in their place.
    """

    def __init__(self, text: str, *, path: str | None, position: int) -> None:
        self.comments = find_comments(text) if _suffix(path) in _WITH_COMMENTS else ()
        self._written = text
        super().__init__(without_comments(text, self.comments), path=path)
        self.position = position

    @cached_property
    def ignores(self) -> Sequence[Ignore]:  # type: ignore[override]  # read when asked for
        """What its comments say is not to be told of it."""
        return tuple(comment_ignores(self, self.comments))

    def encoded(self) -> bytes:
        """Return the text in UTF-8."""
        return self._written.encode()

    def edited(self, edits: Sequence[Edit]) -> PlainText:
        """Return the text with edits made."""
        from mtlint.fixes import apply_edits  # noqa: PLC0415 - most runs fix nothing

        text = apply_edits(self._written, edits)
        edited = PlainText(text, path=self.path, position=self.position)
        edited.sidecar = self.sidecar
        return edited


def _suffix(path: str | None) -> str:
    return os.path.splitext(path or "")[1].lower()  # noqa: PTH122 - for thousands of files


def read(stream: BinaryIO, path: str) -> Iterator[PlainText]:
    """Yield the file's document; raises `UnreadableError` for what is no UTF-8."""
    data = stream.read()
    position = len(BOM) if data.startswith(BOM) else 0
    yield PlainText(decode(data), path=path, position=position)
