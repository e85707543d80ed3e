"""What is never marked: the words and names that a house accepts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_WORD = re.compile(r"[^\W_]+")


class Accepted:
    """Words and names that are right wherever they stand, as are the parts of a name in it."""

    def __init__(self, forms: Collection[str]) -> None:
        self._forms = forms
        self._by_word: dict[str, list[tuple[str, int]]] = {}  # of names of several words
        for form in forms:
            words = list(_WORD.finditer(form))
            for word in words if len(words) > 1 else ():
                self._by_word.setdefault(word[0], []).append((form, word.start()))
        self._longest = max(map(len, self._by_word), default=0)

    def covers(self, text: str, start: int, end: int) -> bool:
        """Say whether `start` to `end` is an accepted form, or lies in one.

        >>> accepted = Accepted({"Kim Jung Un", "Port-Hale"})
        >>> text = "Kim Jung Un left Port-Hale; Jung stayed."
        >>> [accepted.covers(text, *at) for at in ((4, 8), (4, 11), (17, 26), (28, 32))]
        [True, True, True, False]
        """
        if text[start:end] in self._forms:
            return True
        if not self._by_word:
            return False
        first, last = max(0, start - self._longest), start + self._longest + 1
        word = next((m for m in _WORD.finditer(text, first, last) if m.end() > start), None)
        if word is None:
            return False
        return any(
            _stands(form, text, word.start() - at) and word.start() - at + len(form) >= end
            for form, at in self._by_word.get(word[0], ())
            if at <= word.start() <= start + at
        )


def _stands(form: str, text: str, start: int) -> bool:
    """Say whether a form stands at a place, and is no part of a longer word there."""
    end = start + len(form)
    whole = not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()
    return whole and text.startswith(form, start)
