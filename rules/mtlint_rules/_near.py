"""Which of many words are a letter or a transliteration apart."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mtlint import plain_pattern
from mtlint_rules._edits import shortened
from mtlint_rules._known_names import fold, name_kinds
from mtlint_rules._lexicon import words_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

_SHORTEST = 3  # letters
_NAMELESS = "f"  # the frequency letter of words so common that they are no names


@cache
def _no_names() -> frozenset[str]:
    """Return the most common words, capitalised, but for the names among them."""
    common = words_to(_NAMELESS, names=True)
    nameless = (w for w in common if len(w) <= _SHORTEST or not name_kinds(w))
    return frozenset(map(str.capitalize, nameless))


def _keyed(words: AbstractSet[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield words with what each shares with those that are a letter away or sound alike.

    Short words are passed over, those in capitals, and those so common that they are no names.
    """
    words = words - _no_names()
    names = [word for word in words if len(word) >= _SHORTEST and not word.isupper()]
    folded = list(map(fold, names))
    sounds = skeletons(folded)
    frames = consonants("\n".join(sounds)).split("\n")
    for name, plain, sound, frame in zip(names, folded, sounds, frames, strict=False):
        yield name, (*shortened(plain), f"#{frame}" if len(frame) >= _TELLING else f"~{sound}")


def near_pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of words that one edit or a transliteration may lie between.

    Works by what is left when a letter is dropped: linear in the number of words. Of a crowd of
    words that are all near, each is paired with two.

    >>> near_pairs(["Novak", "Nowak", "Berlin"])
    [('Novak', 'Nowak')]
    """
    sharing: dict[str, list[str]] = {}
    for word, keys in _keyed(frozenset(words)):
        for key in set(keys):
            sharing.setdefault(key, []).append(word)
    groups = [sorted(group) for group in sharing.values() if len(group) > 1]
    pairs = {pair for group in groups for pair in pairwise(group)}
    return sorted(pairs.union((group[0], group[-1]) for group in groups))


class Neighbours:
    """Finds near pairs text by text: the words of a text were nearly all seen in another.

    Remembers which words are near each other among those seen so far, and forgets them all when
    there are too many. What it returns depends on the words of the text alone.
    """

    _MOST_WORDS = 10_000
    _MOST_NEW = 400  # words of a text; one with more is a list
    _CROWD = 100  # words with something in common: then it is an odd text

    def __init__(self) -> None:
        self._forget()

    def pairs(self, words: frozenset[str]) -> list[tuple[str, str]]:
        """Return the near pairs among words, in the order of the alphabet.

        >>> neighbours = Neighbours()
        >>> neighbours.pairs(frozenset({"Novak", "Berlin"}))
        []
        >>> neighbours.pairs(frozenset({"Nowak", "Novak"}))
        [('Novak', 'Nowak')]
        """
        new = words - self._seen
        if new:
            if len(self._seen) + len(new) > self._MOST_WORDS:
                self._forget()
                new = words
            if len(new) > self._MOST_NEW or not self._learned(new):
                self._forget()
                return near_pairs(words)
        near = self._near
        return sorted(
            (word, other)
            for word in words & self._paired
            if not words.isdisjoint(near[word])
            for other in near[word] & words
        )

    def _forget(self) -> None:
        self._seen: set[str] = set()
        self._last: dict[str, str] = {}  # words by what they may share with others
        self._sharing: dict[str, list[str]] = {}  # those that do
        self._near: dict[str, set[str]] = {}  # those that come behind a word in the alphabet
        self._paired: set[str] = set()  # words with such

    def _learned(self, words: AbstractSet[str]) -> bool:
        """Take note of new words; say whether none is one of a crowd."""
        self._seen.update(words)
        for word, keys in _keyed(words):
            for key in self._last.keys() & keys:
                sharing = self._sharing.setdefault(key, [self._last[key]])
                if len(sharing) > self._CROWD:
                    return False
                for other in sharing:
                    first, last = (word, other) if word < other else (other, word)
                    self._near.setdefault(first, set()).add(last)
                    self._paired.add(first)
                sharing.append(word)
            self._last.update(dict.fromkeys(keys, word))
        return True


# What transliterations write for one sound, in this order: Russian and Ukrainian (kh, zh, ts,
# y/i/iy/yy/ij), Arabic and Persian (q/k/g, dh, ou/u/o, e/i/a), Chinese (ts, hs). A capital stands
# for a pair that no other line may take apart; an h is silent at the end of a word.
_SOUNDS = (
    ("tch", "C"), ("sch", "S"), ("ch", "C"), ("sh", "S"), ("ph", "f"), ("kh", "h"), ("gh", "g"),
    ("dh", "d"), ("zh", "z"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("ou", "u"), ("oo", "u"), ("o", "u"), ("ee", "i"), ("e", "i"), ("y", "i"),
    ("j", "i"), ("c", "k"), ("ah\n", "a\n"), ("ih\n", "i\n"), ("uh\n", "u\n"),
)  # fmt: skip


def skeleton(folded: str) -> str:
    """Return what is common to the transliterations of a name.

    >>> skeleton("zelenskyy") == skeleton("zelenskiy") == skeleton("zelensky")
    True
    """
    return skeletons([folded])[0]


def skeletons(folded: Sequence[str]) -> list[str]:
    """Return the skeletons of words, which together cost a third of what each by itself does."""
    lines = "\n".join([*folded, ""])
    for sound, plain in _SOUNDS:
        lines = lines.replace(sound, plain)
    for letter in set(lines) - {"\n"}:
        while 2 * letter in lines:
            lines = lines.replace(2 * letter, letter)
    return lines.split("\n")[:-1]


def consonants(sounds: str) -> str:
    """Return the frame of a skeleton, or of one in each line: the first letter and the consonants.

    >>> consonants(skeleton("khameini")) == consonants(skeleton("khamenei"))
    True
    """
    return _VOWELS.sub("", sounds)


_VOWELS = plain_pattern("(?<=.)[aeiou'-]+")
_TELLING = 4  # letters of a frame that is not chance
