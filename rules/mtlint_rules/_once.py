"""What several rules want to know of one document, or of one word, is found out once."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
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


_Pick = Callable[[AbstractSet[str]], AbstractSet[str]]
_picked: dict[_Pick, set[str]] = {}
_telling: set[str] = set()  # words that a view picked
_idle: set[str] = set()  # words that none did


def once_per_word(pick: _Pick) -> Callable[[Document], AbstractSet[str]]:
    """Turn what picks some out of many words into a view: what it picks of a document.

    For what picks few words, each for itself. All views look at the words of a document together;
    each word is judged once in a run.

    >>> from mtlint import Document
    >>> long_words = once_per_word(lambda words: {word for word in words if len(word) > 6})
    >>> sorted(long_words(Document("The lighthouse stood; the lighthouse burned.")))
    ['lighthouse']
    """
    picked = _picked[pick] = set()
    _forget()

    @wraps(pick)
    def picking(document: Document) -> AbstractSet[str]:
        return _telling_words(document) & picked

    return picking


def _telling_words(document: Document) -> AbstractSet[str]:
    """Return the words of a document that views pick, after all have judged the new ones."""
    key = (_telling_words, len(_picked))  # there are more views when the next rule is loaded
    if key not in document.remembered:
        there = document.vocabulary - _idle
        new = there - _telling
        if new:
            if len(_idle) > _REMEMBERED_WORDS:
                _forget()
                new = there = document.vocabulary
            for pick, picked in _picked.items():
                own = pick(new)
                picked.update(own)
                _telling.update(own)
            _idle.update(new - _telling)
        document.remembered[key] = there
    words: AbstractSet[str] = document.remembered[key]
    return words


def _forget() -> None:
    for words in (_idle, _telling, *_picked.values()):
        words.clear()
