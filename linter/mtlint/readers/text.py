"""Plain text: a file is a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from mtlint.fixes import apply_edits
from mtlint.readers.decoding import BOM, decode
from mtlint.readers.editable import EditableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.fixes import Edit


class PlainText(EditableDocument):
    """The text of a file, which begins at a byte offset: after the byte order mark."""

    def __init__(self, text: str, *, path: str | None, position: int) -> None:
        super().__init__(text, path=path)
        self.position = position

    def encoded(self) -> bytes:
        """Return the text in UTF-8."""
        return self.text.encode()

    def edited(self, edits: Sequence[Edit]) -> PlainText:
        """Return the text with edits made."""
        text = apply_edits(self.text, edits)
        return PlainText(text, path=self.path, position=self.position)


def read(stream: BinaryIO, path: str) -> Iterator[PlainText]:
    """Yield the file's document; raises `UnreadableError` for what is no UTF-8."""
    data = stream.read()
    position = len(BOM) if data.startswith(BOM) else 0
    yield PlainText(decode(data), path=path, position=position)
