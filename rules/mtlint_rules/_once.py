"""What several rules want to know of one document, or of one word, is found out once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint import Document

_T = TypeVar("_T")
_REMEMBERED_WORDS = 200_000


def once_per_document(find: Callable[[Document], _T]) -> Callable[[Document], _T]:
    """Remember what `find` returns for as long as the document lives."""

    @wraps(find)
    def remembering(document: Document) -> _T:
        remembered = document.remembered
        if find not in remembered:
            remembered[find] = find(document)
        found: _T = remembered[find]
        return found

    return remembering


def once_per_word(judge: Callable[[str], bool]) -> Callable[[Document], frozenset[str]]:
    """Turn a judgement of a word into a view: the distinct words of a document that pass it.

    For judgements that few words pass: those that fail are remembered for the run.

    >>> from mtlint import Document
    >>> long_words = once_per_word(lambda word: len(word) > 6)
    >>> sorted(long_words(Document("The lighthouse stood; the lighthouse burned.")))
    ['lighthouse']
    """
    failed: set[str] = set()

    @wraps(judge)
    def passing(document: Document) -> frozenset[str]:
        new = document.vocabulary - failed
        passed = frozenset(filter(judge, new))
        if len(failed) > _REMEMBERED_WORDS:
            failed.clear()
        failed.update(new - passed)
        return passed

    return once_per_document(passing)
