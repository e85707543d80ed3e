"""The capitalised words of a document: where each is mentioned, and in which company."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mtlint_rules._known_names import fold, is_known, name_kinds
from mtlint_rules._lexicon import is_common, rarity
from mtlint_rules._once import once_per_document, once_per_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtlint import Document

_LONGEST = 40  # letters; what is longer is no name
_SHORTEST = 3  # letters
_MOST_MENTIONS = 500  # of a word; what they do not show, more of them will not
_NAMELESS = 6  # halvings of the frequency of "the": what is more common is no name

_ARTICLES = (
    "Al-",
    "El-",
    "al-",
    "el-",
)  # Arabic; written in many ways, so that it is none of the name

# `re`, which looks for this at three times the speed of `regex`; the class is that of letters but
# for the common small ones, what it lets through is sorted out word by word.
_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w\u0300-\u036f'’-]+")


class Mention(NamedTuple):
    """A place of a word, and the capitalised words beside it in the same run ("" for none)."""

    start: int
    end: int
    before: str
    after: str


def capitalised(text: str) -> dict[str, int]:
    """Count the capitalised words of a text, of two letters or more and without endings.

    >>> capitalised("In Oslo, Petra’s boat (the “Petra”) sank. Petra-")
    {'In': 1, 'Oslo': 1, 'Petra': 3}
    """
    counts: dict[str, int] = {}
    for word, number in Counter(_WORD.findall(text)).items():
        bare = _bare(word)
        if bare:
            counts[bare] = counts.get(bare, 0) + number
    return counts


@once_per_document
def capitalised_words(document: Document) -> frozenset[str]:
    """Return the distinct capitalised words of a document, without endings."""
    return frozenset(map(_bare, _capitalised(document)))


@once_per_word
def _capitalised(word: str) -> bool:
    return _bare(word) != ""


@once_per_document
def capitalised_counts(document: Document) -> dict[str, int]:
    """Count the capitalised words of a document: dearer than to know which there are."""
    return capitalised(document.text)


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    """Return a word without article, possessive ending and loose marks; nothing if no name."""
    word = word.rstrip("'’-")
    if word.startswith(_ARTICLES) and word[3:4].isupper():
        word = word[3:]
    if word[-2:] in ("'s", "’s"):
        word = word[:-2]
    return word if word[:1].isupper() and 1 < len(word) <= _LONGEST else ""


@lru_cache(maxsize=20_000)
def _keys(word: str) -> frozenset[str]:
    """Return what a word shares with those that are a letter away or sound alike.

    Nothing for short words and for those so common that they are no names.
    """
    folded = fold(word)
    if len(word) < _SHORTEST:
        return frozenset()
    if rarity(folded) < _NAMELESS and (len(word) == _SHORTEST or not name_kinds(folded)):
        return frozenset()
    dropped = (folded[:i] + folded[i + 1 :] for i in range(len(folded)))
    sounds = skeleton(folded)
    frame = () if is_known(folded) else (f"#{consonants(sounds)}",)
    return frozenset((folded, *dropped, f"~{sounds}", *frame))


def near_pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of words that one edit or a transliteration may lie between.

    Works by what is left when a letter is dropped: linear in the number of words.

    >>> near_pairs(["Novak", "Nowak", "Berlin"])
    [('Novak', 'Nowak')]
    """
    keys = {word: shared for word in sorted(words) if (shared := _keys(word))}
    if len(frozenset().union(*keys.values())) == sum(map(len, keys.values())):
        return []
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
    return "".join(a for a, b in zip(folded, " " + folded, strict=False) if a != b)


def consonants(sounds: str) -> str:
    """Return the frame of a skeleton: its first letter and its consonants.

    >>> consonants(skeleton("khameini")) == consonants(skeleton("khamenei"))
    True
    """
    return sounds[0] + sounds[1:].translate(_NO_VOWELS)


_NO_VOWELS = str.maketrans("", "", "aeiou'-")


@once_per_document
def places(document: Document) -> dict[str, list[tuple[int, int]]]:
    """Return the places of the capitalised words, without endings."""
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _WORD.finditer(document.text):
        bare = _bare(match[0])
        if bare:
            start = match.start() + match[0].index(bare)
            found.setdefault(bare, []).append((start, start + len(bare)))
    return found


_BLANKS = (" ", "\u00a0")
_PARTICLES = frozenset("de del della di da dos van von der den ter bin ibn al el".split())  # noqa: SIM905
_NAME_MARKS = str.maketrans("", "", "-'’.")


def company(text: str, start: int) -> str:
    """Return the capitalised word before a place in the same run, or "".

    >>> company("He met Ursula von der Leyen.", 22), company("In Oslo. Petra left.", 9)
    ('Ursula', '')
    """
    head = text[max(0, start - 2 * _LONGEST) : start]
    if head.endswith(_ARTICLES):
        head = head[:-3]
    if not head.endswith(_BLANKS):
        return ""
    words = head.split()
    while words and words[-1] in _PARTICLES:
        words.pop()
    word = words[-1].lstrip("\"'“‘(") if words else ""
    if not word[:1].isupper() or not word.translate(_NAME_MARKS).isalnum():
        return ""
    if word[-1] == "." and len(word) > 4:  # the end of a sentence, no "J." or "Gen."
        return ""
    return _bare(word) or word


_LONG = 50_000  # code points; in a longer text a search for each word adds up


def _places_of(document: Document, word: str) -> list[tuple[int, int]]:
    """Return the places of one word, without those of all others where the text is short."""
    text = document.text
    if len(text) > _LONG:
        return places(document).get(word, [])
    found = []
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before = text[start - 1 : start]
        opens = not (before.isalnum() or before in _JOINTS) or text.endswith(_ARTICLES, 0, start)
        whole = _WORD.match(text, start) if opens else None
        if whole and _bare(whole[0]) == word:
            found.append((start, end))
        start = text.find(word, end)
    return found


_JOINTS = ("'", "’", "-", "_")


def mentions(document: Document, word: str) -> Iterator[Mention]:
    """Yield the places of a capitalised word in order, the first few hundred."""
    text = document.text
    for start, end in _places_of(document, word)[:_MOST_MENTIONS]:
        follows = _WORD.match(text, end + 1) if text[end : end + 1] in _BLANKS else None
        yield Mention(start, end, company(text, start), _bare(follows[0]) if follows else "")


def is_title(word: str) -> bool:
    """Say whether what stands before a name is nothing or a title: "President", "Vice-Chancellor"."""
    parts = fold(word).split("-")
    return not word or all(is_common(part) and "g" not in name_kinds(part) for part in parts)
