"""How far two spellings lie apart."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations


@lru_cache(maxsize=10_000)
def shortened(word: str) -> tuple[str, ...]:
    """Return a word and what is left of it without a letter: what it shares with its neighbours.

    >>> shortened("Jong")
    ('Jong', 'Jon', 'Jog', 'Jng', 'ong')
    """
    return (word, *map("".join, combinations(word, len(word) - 1)))


def within_one_edit(left: str, right: str) -> bool:
    """Say whether one letter dropped, added, changed or swapped with the next makes both alike.

    >>> within_one_edit("Jong", "Jung"), within_one_edit("Jon", "Jong"), within_one_edit("Un", "Il")
    (True, True, False)
    >>> within_one_edit("Puitn", "Putin")
    True
    """
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    if left[at + 1 :] == right[at + 1 :]:
        return True
    swapped = left[at + 1 : at + 2] + left[at : at + 1]
    return right[at : at + 2] == swapped and left[at + 2 :] == right[at + 2 :]
