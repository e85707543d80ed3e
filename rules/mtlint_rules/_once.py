"""What several rules want to know of one document is found out once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from mtlint import Document

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


def once_per_document(find: Callable[[Document], _T]) -> Callable[[Document], _T]:
    """Remember what `find` returns for as long as the document lives."""
    remembered: WeakKeyDictionary[Document, _T] = WeakKeyDictionary()

    @wraps(find)
    def remembering(document: Document) -> _T:
        try:
            return remembered[document]
        except KeyError:
            return remembered.setdefault(document, find(document))

    return remembering
