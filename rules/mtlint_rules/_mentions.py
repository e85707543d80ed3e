"""The capitalised words of a document: where each is mentioned, and in which company."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from mtlint_rules._known_names import fold
from mtlint_rules._once import once_per_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtlint import Document

_AROUND = " \t\n.,;:!?\"'“”‘’„«»()[]{}<>/…–—-_*|&%$#@+=~0123456789"
_LONGEST = 40  # letters; what is longer is no name
_SHORTEST = 3


class Mention(NamedTuple):
    """A place of a word, and the capitalised words beside it in the same run ("" for none)."""

    start: int
    end: int
    before: str
    after: str


def capitalised(text: str) -> set[str]:
    """Return the distinct capitalised words of a text, without possessive endings.

    >>> sorted(capitalised("In Oslo, Petra’s boat (the “Petra”) sank."))
    ['Oslo', 'Petra']
    """
    words = {
        word
        for token in set(text.split())
        if not token[0].islower() and len(word := token.strip(_AROUND)) >= _SHORTEST
    }
    return {_bare(word) for word in words if word[0].isupper() and len(word) <= _LONGEST}


@once_per_document
def capitalised_words(document: Document) -> list[str]:
    """Return the distinct capitalised words of a document in alphabetical order."""
    return sorted(capitalised(document.text))


def _bare(word: str) -> str:
    """Take a possessive ending off."""
    return word[:-2] if word[-2:] in ("'s", "’s") else word


@lru_cache(maxsize=100_000)
def _keys(word: str) -> frozenset[str]:
    """Return what a word shares with those that are a letter away or sound alike."""
    folded = fold(word)
    dropped = (folded[:i] + folded[i + 1 :] for i in range(len(folded)))
    sounds = skeleton(folded)
    return frozenset((folded, *dropped, f"~{sounds}", f"#{consonants(sounds)}"))


def near_pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of words that one edit or a transliteration may lie between.

    Works by what is left when a letter is dropped: linear in the number of words.

    >>> near_pairs(["Novak", "Nowak", "Berlin"])
    [('Novak', 'Nowak')]
    """
    sharing: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for word in words:
        if len(word) < 4:
            continue
        for key in _keys(word):
            other = first.setdefault(key, word)
            if other is not word:
                sharing.setdefault(key, [other]).append(word)
    pairs = {
        (a, b) if a < b else (b, a)
        for group in sharing.values()
        for a, b in zip(group, group[1:] + group[:1], strict=True)
        if a != b
    }
    return sorted(pairs)


# What transliterations write for one sound, the longest first: Russian and Ukrainian (kh, zh, ts,
# y/i/iy/yy/ij), Arabic and Persian (q/k/g, dh, ou/u, o/u, e/a, a doubled letter), Chinese (ts, hs).
_SOUNDS = regex.compile(r"tch|sch|ph|kh|gh|dh|zh|ts|tz|ck|x|q|w|ou|oo|ee|y|j|c(?!h)|(?<=[aeiou])h$")
_SOUND = {
    "tch": "ch", "sch": "sh", "ph": "f", "kh": "h", "gh": "g", "dh": "d", "zh": "z", "ts": "s",
    "tz": "s", "ck": "k", "x": "ks", "q": "k", "w": "v", "ou": "u", "oo": "u", "ee": "i", "y": "i",
    "j": "i", "c": "k", "h": "",
}  # fmt: skip
_DOUBLED = regex.compile(r"(.)\1+")


def skeleton(folded: str) -> str:
    """Return what is common to the transliterations of a name.

    >>> skeleton("zelenskyy") == skeleton("zelenskiy") == skeleton("zelensky")
    True
    """
    return _DOUBLED.sub(r"\1", _SOUNDS.sub(lambda m: _SOUND[m[0]], folded))


def consonants(sounds: str) -> str:
    """Return the frame of a skeleton: its first letter and its consonants.

    >>> consonants(skeleton("khameini")) == consonants(skeleton("khamenei"))
    True
    """
    return sounds[0] + _DOUBLED.sub(r"\1", sounds[1:].translate(_NO_VOWELS))


_NO_VOWELS = str.maketrans("", "", "aeiou'-")

_BEFORE = regex.compile(
    r"(\p{Lu}[\w'’.-]*)[ \u00a0](?:(?:de|del|della|di|da|dos|van|von|der|den|ter|bin|ibn|al|el)"
    r"[ \u00a0]){0,2}$"
)
_AFTER = regex.compile(r"[ \u00a0](\p{Lu}[\w'’-]*)")


@once_per_document
def _places(document: Document) -> dict[str, list[tuple[int, int]]]:
    """Return the places of the capitalised words, without possessive endings."""
    places: dict[str, list[tuple[int, int]]] = {}
    for word, found in document.word_places.items():
        if word[0].isupper():
            bare = _bare(word)
            places.setdefault(bare, []).extend((w.start, w.start + len(bare)) for w in found)
    return places


def count(document: Document, word: str) -> int:
    """Return how often a capitalised word is mentioned."""
    return len(_places(document).get(word, ()))


def mentions(document: Document, word: str) -> Iterator[Mention]:
    """Yield the places of a capitalised word in order."""
    text = document.text
    for start, end in sorted(_places(document).get(word, ())):
        before = _BEFORE.search(text, max(0, start - _LONGEST), start)
        after = _AFTER.match(text, end)
        yield Mention(
            start, end, _bare(before[1]) if before else "", _bare(after[1]) if after else ""
        )
