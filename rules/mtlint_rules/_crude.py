"""A crude but very fast view of a text for asking what may be in it."""

from __future__ import annotations

from collections.abc import Sequence

from mtlint import Document
from mtlint_rules._once import once_per_document

_ONLY_WORDS = bytes(c if c >= 128 or chr(c).isalpha() else 32 for c in range(256))


def split_words(text: str) -> list[bytes]:
    """Return what stands between anything ASCII but letters, as UTF-8, in order.

    >>> split_words("Kim's 3.5-tonne lorry")
    [b'Kim', b's', b'tonne', b'lorry']
    """
    return text.encode("utf-8", "replace").translate(_ONLY_WORDS).split()


@once_per_document
def crude_words(document: Document) -> Sequence[bytes]:
    """Return the crude words of a document.

    A tenth of the time that `Document.words` takes, without places; marks beyond ASCII stick.
    """
    return split_words(document.text)
