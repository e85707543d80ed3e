"""Plain text: a file is a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from mtlint.readers.decoding import decode
from mtlint.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(stream: BinaryIO, path: str) -> Iterator[Document]:
    """Yield the file's document; raises `UnreadableError` for what is no UTF-8."""
    yield Document(decode(stream.read()), path=path)
