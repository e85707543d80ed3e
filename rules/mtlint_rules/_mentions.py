"""The capitalised words of a document: where each is mentioned, and in which company."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import filterfalse
from typing import TYPE_CHECKING, NamedTuple

from mtlint import plain_pattern
from mtlint_rules._known_names import fold, name_kinds
from mtlint_rules._lexicon import is_common
from mtlint_rules._once import Sieve, once_per_document, once_per_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from mtlint import Document

_LONGEST = 40  # letters; what is longer is no name
_MOST_MENTIONS = 500  # of a word; what they do not show, more of them will not

_ARTICLES = (
    "Al-",
    "El-",
    "al-",
    "el-",
)  # Arabic; written in many ways, so that it is none of the name

# `re`, which looks for this at three times the speed of `regex`; the class is that of letters but
# for the common small ones, what it lets through is sorted out word by word.
_WORD = plain_pattern(r"[^\W\d_a-zß-öø-ÿ][\w\u0300-\u036f'’-]+")


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


@once_per_word
def _plain(words: AbstractSet[str]) -> AbstractSet[str]:
    """Pick the capitalised words that have no ending."""
    return {word for word in filterfalse(str.islower, words) if _bare(word) == word}


@once_per_word
def _with_endings(words: AbstractSet[str]) -> AbstractSet[str]:
    """Pick the capitalised words that have an ending, or an article."""
    return {word for word in filterfalse(str.isalpha, words) if _bare(word) not in ("", word)}


@once_per_document
def capitalised_words(document: Document) -> frozenset[str]:
    """Return the distinct capitalised words of a document, without endings."""
    return frozenset(_plain(document)).union(map(_bare, _with_endings(document)))


@once_per_document
def hyphened_words(document: Document) -> list[str]:
    """Return the distinct capitalised words of a document with a hyphen in them."""
    return [word for word in capitalised_words(document) if "-" in word]


once_per_name = Sieve(capitalised_words).view


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    """Return a word without article, possessive ending and loose marks; nothing if no name."""
    word = word.rstrip("'’-")
    if word.startswith(_ARTICLES) and word[3:4].isupper():
        word = word[3:]
    if word[-2:] in ("'s", "’s"):
        word = word[:-2]
    return word if word[:1].isupper() and 1 < len(word) <= _LONGEST else ""


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


BLANKS = (" ", "\u00a0")
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
    if not head.endswith(BLANKS):
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


def places_of(document: Document, word: str) -> list[tuple[int, int]]:
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


def may_be_mentioned(document: Document, word: str, times: int) -> bool:
    """Say whether a word may have so many mentions: a quick look, before they are found."""
    return len(document.text) > _LONG or document.text.count(word) >= times


def mentions(document: Document, word: str) -> Iterator[Mention]:
    """Yield the places of a capitalised word in order, the first few hundred."""
    text = document.text
    for start, end in places_of(document, word)[:_MOST_MENTIONS]:
        follows = _WORD.match(text, end + 1) if text[end : end + 1] in BLANKS else None
        yield Mention(start, end, company(text, start), _bare(follows[0]) if follows else "")


def is_title(word: str) -> bool:
    """Say whether what stands before a name is nothing or a title: "President", "Vice-Chancellor"."""
    parts = fold(word).split("-")
    return not word or all(is_common(part) and "g" not in name_kinds(part) for part in parts)


# "Bakhmut, which Russia calls Artyomovsk", "Almaty, formerly Alma-Ata", "Kiev in Russian".
_SPOKEN_OF = plain_pattern(
    r"\b(?:calls?|called|known|formerly|previously|renamed|names?|named|nickname[sd]?"
    r"|spell(?:s|ed|ing)?|spelt|written|renders?|rendered|transliterat\w+|n[ée]e|born|alias|aka)\b[^.;]{0,12}$"
)
_IN_A_LANGUAGE = plain_pattern(
    r"[\"”’')]? (?:in|by its) (?:Russian|Ukrainian|Belarusian|Arabic|Persian|Turkish|Kurdish|Chinese)"
    r"|[\"”’']?,? as (?:it|he|she|the \w+|\w+) (?:is|was|calls?|spells?|called|spelled|prefers)\b"
)
_NEAR = 40  # characters


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Say whether a text speaks of a name as a name: as what somebody calls or called it.

    >>> is_spoken_of("Bakhmut, which Russia calls Artyomovsk, fell.", 28, 38)
    True
    """
    before = text[max(0, start - _NEAR) : start].rstrip("\"“‘'(")
    return bool(_SPOKEN_OF.search(before) or _IN_A_LANGUAGE.match(text, end))
