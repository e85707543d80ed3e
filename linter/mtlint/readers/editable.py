"""Documents that know the bytes they came from, so that fixes can be written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from mtlint.text import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.fixes import Edit


class EditableDocument(Document):
    """A document whose reader can put fixes into its file.

    `position` is the byte offset in the file from which on it stands as `encoded()` says. A
    reader that cannot do this yields plain documents: their findings are told, never fixed.
    """

    position = 0

    def encoded(self) -> bytes:
        """Return the bytes that stand for the document in its file."""
        raise NotImplementedError

    def edited(self, edits: Sequence[Edit]) -> Self:
        """Return the document with edits made, which come in order and do not overlap."""
        raise NotImplementedError
