"""What several rules want to know of one document, or of one word, is found out once."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import wraps
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

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


_Pick = Callable[[frozenset[str]], AbstractSet[str]]


class Sieve:
    """Views of a document's words: those that something picks, which judges each by itself.

    For what picks few words. All views look at the words of a document together; each word is
    judged once in a run.
    """

    def __init__(self, words: Callable[[Document], frozenset[str]]) -> None:
        self._words = words
        self._picked: dict[_Pick, set[str]] = {}
        self._telling: set[str] = set()  # words that a view picked
        self._idle: set[str] = set()  # words that none did
        self._late: list[_Pick] = []  # what has not looked at those, its rule being just loaded

    def view(self, pick: _Pick) -> Callable[[Document], AbstractSet[str]]:
        """Turn what picks some out of many words into a view: what it picks of a document.

        >>> from mtlint import Document
        >>> long_words = once_per_word(lambda words: {word for word in words if len(word) > 6})
        >>> sorted(long_words(Document("The lighthouse stood; the lighthouse burned.")))
        ['lighthouse']
        """
        picked = self._picked[pick] = set()
        self._late.append(pick)

        @wraps(pick)
        def picking(document: Document) -> AbstractSet[str]:
            return self._telling_words(document) & picked

        return picking

    def _telling_words(self, document: Document) -> frozenset[str]:
        """Return the words of a document that views pick, after all have judged the new ones."""
        if self._late:
            self._judge(frozenset(self._idle | self._telling), self._late)
            self._late.clear()
        key = (self, len(self._picked))  # there are more views when the next rule is loaded
        if key not in document.remembered:
            there = self._words(document) - self._idle
            new = there - self._telling
            if new:
                if len(self._idle) + len(self._telling) > _REMEMBERED_WORDS:
                    self._forget()
                    new = there = self._words(document)
                self._judge(new, self._picked)
            document.remembered[key] = there
        words: frozenset[str] = document.remembered[key]
        return words

    def _judge(self, words: frozenset[str], picks: Iterable[_Pick]) -> None:
        for pick in picks:
            own = pick(words)
            self._picked[pick].update(own)
            self._telling.update(own)
            self._idle -= own
        self._idle.update(words - self._telling)

    def _forget(self) -> None:
        for words in (self._idle, self._telling, *self._picked.values()):
            words.clear()


once_per_word = Sieve(attrgetter("vocabulary")).view
