"""Which of many words are a letter or a transliteration apart."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from operator import eq
from typing import TYPE_CHECKING

from mtlint_rules._known_names import fold, is_known, name_kinds
from mtlint_rules._lexicon import rarity

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTEST = 3  # letters
_NAMELESS = 6  # halvings of the frequency of "the": what is more common is no name


def _keys(word: str) -> set[str]:
    """Return what a word shares with those that are a letter away or sound alike.

    Nothing for short words and for those so common that they are no names.
    """
    folded = fold(word)
    if len(word) < _SHORTEST:
        return set()
    if rarity(folded) < _NAMELESS and (len(word) == _SHORTEST or not name_kinds(folded)):
        return set()
    keys = {folded[:i] + folded[i + 1 :] for i in range(len(folded))}
    sounds = skeleton(folded)
    keys |= {folded, f"~{sounds}"}
    if not is_known(folded):
        keys.add(f"#{consonants(sounds)}")
    return keys


def near_pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of words that one edit or a transliteration may lie between.

    Works by what is left when a letter is dropped: linear in the number of words. Of a crowd of
    words that are all near, each is paired with two.

    >>> near_pairs(["Novak", "Nowak", "Berlin"])
    [('Novak', 'Nowak')]
    """
    keys = {word: shared for word in sorted(words) if (shared := _keys(word))}
    counts = Counter(chain.from_iterable(keys.values()))
    shared_keys = frozenset(key for key, count in counts.items() if count > 1)
    sharing: dict[str, list[str]] = {}
    for word, own in keys.items():
        for key in own & shared_keys:
            sharing.setdefault(key, []).append(word)
    pairs = {
        (a, b) if a < b else (b, a)
        for group in sharing.values()
        for a, b in zip(group, group[1:] + group[:1], strict=True)
    }
    return sorted(pairs)


class Neighbours:
    """Finds near pairs text by text: the words of a text were nearly all seen in another.

    Remembers which words are near each other among those seen so far, and forgets them all when
    there are too many. What it returns depends on the words of the text alone.
    """

    _MOST_WORDS = 10_000
    _MOST_NEW = 400  # words of a text; one with more is a list
    _CROWD = 100  # words with something in common: then it is an odd text

    def __init__(self) -> None:
        self._first: dict[str, str] = {}  # words by what they may share with others
        self._sharing: dict[str, list[str]] = {}  # those that do
        self._near: dict[str, set[str]] = {}  # those that come behind a word in the alphabet

    def pairs(self, words: frozenset[str]) -> list[tuple[str, str]]:
        """Return the near pairs among words, in the order of the alphabet.

        >>> neighbours = Neighbours()
        >>> neighbours.pairs(frozenset({"Novak", "Berlin"}))
        []
        >>> neighbours.pairs(frozenset({"Nowak", "Novak"}))
        [('Novak', 'Nowak')]
        """
        near = self._near
        new = words.difference(near)
        if new:
            if len(near) + len(new) > self._MOST_WORDS:
                self._forget()
                new = words
            if len(new) > self._MOST_NEW or not self._learned(new):
                self._forget()
                return near_pairs(words)
            near = self._near
        return sorted(
            (word, other)
            for word in words
            if not words.isdisjoint(near[word])
            for other in near[word] & words
        )

    def _forget(self) -> None:
        self._first, self._sharing, self._near = {}, {}, {}

    def _learned(self, words: Iterable[str]) -> bool:
        """Take note of new words; say whether none is one of a crowd."""
        for word in words:
            self._near[word] = set()
            for key in _keys(word):
                if self._first.setdefault(key, word) is word:
                    continue
                sharing = self._sharing.setdefault(key, [self._first[key]])
                if len(sharing) > self._CROWD:
                    return False
                for other in sharing:
                    first, last = (word, other) if word < other else (other, word)
                    self._near[first].add(last)
                sharing.append(word)
        return True


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
    for sound, plain in _SOUNDS:
        folded = folded.replace(sound, plain)
    if folded.endswith(("ah", "ih", "uh")):
        folded = folded[:-1]
    if any(map(eq, folded, folded[1:])):
        return "".join([a for a, b in zip(folded, " " + folded, strict=False) if a != b])
    return folded


def consonants(sounds: str) -> str:
    """Return the frame of a skeleton: its first letter and its consonants.

    >>> consonants(skeleton("khameini")) == consonants(skeleton("khamenei"))
    True
    """
    return sounds[0] + sounds[1:].translate(_NO_VOWELS)


_NO_VOWELS = str.maketrans("", "", "aeiou'-")
