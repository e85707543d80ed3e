"""Which of many words are a letter or a transliteration apart."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from mtlint_rules._known_names import fold, name_kinds
from mtlint_rules._lexicon import words_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHORTEST = 3  # letters
_NAMELESS = "f"  # the frequency letter of words so common that they are no names
_CROWD = 30  # words with something in common: more is an odd text
_FEW = 400  # words that are compared as they are; more are looked up by all that they may share


@cache
def _no_names() -> frozenset[str]:
    """Return the most common words, folded, but for the names among them."""
    common = words_to(_NAMELESS, names=True)
    return frozenset(w for w in common if len(w) <= _SHORTEST or not name_kinds(w))


@cache
def _capitalised_no_names() -> frozenset[str]:
    return frozenset(map(str.capitalize, _no_names()))


def _folded(words: Sequence[str]) -> list[str]:
    lines = "\n".join(words)
    return lines.lower().split("\n") if lines.isascii() and words else list(map(fold, words))


def near_pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of words that one edit or a transliteration may lie between.

    Works by what is left when a letter is dropped: linear in the number of words. Of a crowd of
    words that are all near, each is paired with two.

    >>> near_pairs(["Novak", "Nowak", "Berlin"])
    [('Novak', 'Nowak')]
    """
    names = [word for word in sorted(words) if len(word) >= _SHORTEST]
    folded = _folded(names)
    sharing: dict[str, list[str]] = {}
    for name, plain, sound in zip(names, folded, _sounds(folded), strict=True):
        if plain not in _no_names():
            less = {plain[:i] + plain[i + 1 :] for i in range(len(plain))}
            for key in less | {plain, sound}:
                sharing.setdefault(key, []).append(name)
    pairs: set[tuple[str, str]] = set()
    for group in sharing.values():
        if len(group) <= _CROWD:
            pairs.update(combinations(group, 2))
        else:
            pairs.update((min(p), max(p)) for p in zip(group, group[1:] + group[:1], strict=True))
    return sorted(pairs)


def near_names(words: frozenset[str]) -> list[tuple[str, str]]:
    """Return the near pairs among the capitalised words of a text, in the order of the alphabet.

    They are those of `near_pairs`, found faster: words that are a letter apart begin or end alike.

    >>> near_names(frozenset({"Novak", "Nowak", "Berlin"}))
    [('Novak', 'Nowak')]
    """
    if len(words) > _FEW:
        return near_pairs(words)
    names = [name for name in words - _capitalised_no_names() if len(name) >= _SHORTEST]
    folded = _folded(names)
    alike: dict[str, list[tuple[str, str]]] = {}  # names by how they begin, by how they end
    for both in zip(folded, names, strict=True):
        plain = both[0]
        if len(plain) > 5:
            alike.setdefault(plain[:3], []).append(both)
            alike.setdefault(plain[-3:], []).append(both)
        if len(plain) < 7:  # an edit in the middle leaves no three letters
            alike.setdefault(plain[:2], []).append(both)
            alike.setdefault(plain[-2:], []).append(both)
        if len(plain) < 5:
            alike.setdefault(plain[0] + plain[-1], []).append(both)
    pairs = {
        (left, right) if left < right else (right, left)
        for group in alike.values()
        if len(group) > 1
        for (a, left), (b, right) in combinations(group, 2)
        if -2 < len(a) - len(b) < 2 and left != right and are_a_letter_apart(a, b)
    }
    sounds = _sounds(folded)
    if len(set(sounds)) < len(sounds):
        sounding: dict[str, list[str]] = {}
        for name, sound in sorted(zip(names, sounds, strict=True)):
            sounding.setdefault(sound, []).append(name)
        for alike_names in sounding.values():
            pairs.update(combinations(alike_names, 2))
    return sorted(pairs)


@lru_cache(maxsize=50_000)
def are_a_letter_apart(left: str, right: str) -> bool:
    """Say whether two words are one when each has lost a letter, or the longer of them.

    >>> are_a_letter_apart("masuda", "mausda"), are_a_letter_apart("jong", "jon")
    (True, True)
    """
    if len(left) > len(right):
        left, right = right, left
    at = _agreeing(left, right)
    rest, other = left[at:], right[at:]
    if len(rest) < len(other):
        return rest == other[1:]
    return rest[1:] == other[1:] or _lacks_one(rest[1:], other) or _lacks_one(other[1:], rest)


def _agreeing(left: str, right: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    at = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        at += 1
    return at


def _lacks_one(short: str, long: str) -> bool:
    """Say whether the longer of two words is the shorter with a letter more."""
    at = _agreeing(short, long)
    return short[at:] == long[at + 1 :]


# What transliterations write for one sound, in this order: Russian and Ukrainian (kh, zh, ts,
# y/i/iy/yy/ij), Arabic and Persian (q/k/g, dh, ou/u/o, e/i/a), Chinese (ts, hs). A capital stands
# for a pair that no other line may take apart.
_SOUNDS = (
    ("tch", "C"), ("sch", "S"), ("ch", "C"), ("sh", "S"), ("ph", "f"), ("kh", "h"), ("gh", "g"),
    ("dh", "d"), ("zh", "z"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("ou", "u"), ("oo", "u"), ("o", "u"), ("ee", "i"), ("e", "i"), ("y", "i"),
    ("j", "i"), ("c", "k"),
)  # fmt: skip


def skeleton(folded: str) -> str:
    """Return what is common to the transliterations of a name.

    >>> skeleton("zelenskyy") == skeleton("zelenskiy") == skeleton("zelensky")
    True
    """
    return skeletons([folded])[0]


def skeletons(folded: Iterable[str]) -> list[str]:
    """Return the skeletons of words, which together cost a third of what each by itself does."""
    lines = "\n".join(folded)
    for sound, plain in _SOUNDS:
        lines = lines.replace(sound, plain)
    return _REPEATED.sub(r"\1", _FINAL_H.sub("", lines)).split("\n")


_FINAL_H = re.compile("(?<=[aiu])h$", re.MULTILINE)
_REPEATED = re.compile(r"(.)\1+")


def consonants(sounds: str) -> str:
    """Return the frame of a skeleton: its first letter and its consonants.

    >>> consonants(skeleton("khameini")) == consonants(skeleton("khamenei"))
    True
    """
    return sounds[0] + sounds[1:].translate(_NO_VOWELS)


_NO_VOWELS = str.maketrans("", "", "aeiou'-")
_TELLING = 4  # letters of a frame that is not chance
_REMEMBERED = 50_000  # words
_sound_of: dict[str, str] = {}


def _sounds(folded: Sequence[str]) -> list[str]:
    """Return of each word what it has in common with those that sound like it."""
    new = set(folded).difference(_sound_of)
    if new:
        if len(_sound_of) > _REMEMBERED:
            _sound_of.clear()
            new = set(folded)
        for word, sounds in zip(new, skeletons(new), strict=True):
            frame = consonants(sounds)
            _sound_of[word] = f"#{frame}" if len(frame) >= _TELLING else f"~{sounds}"
    return list(map(_sound_of.__getitem__, folded))
