"""Words of other languages: which are none of English, and whose they are.

The table is read when the first text is checked; of a text, the distinct words are looked up.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import filterfalse
from typing import NamedTuple

from mtlint import Document, pattern
from mtlint_rules._kept import DATA, kept
from mtlint_rules._lexicon import MUCH_USED, is_word, words_to
from mtlint_rules._once import once_per_document, once_per_word
from mtlint_rules._table import Table, slots

LANGUAGES = {
    "cs": "Czech", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip

CONJUNCTIONS = frozenset({"et", "oder", "och", "que", "und", "y"})
"""Too well known in English to be in the table; before an English "the" they are no part of a name."""

_LETTER = pattern(r"[^\P{Latin}a-zA-Zªº]")  # a Latin letter that English does without
_JOINTS = pattern(r"[^\p{L}\p{M}]+")


class Exonym(NamedTuple):
    """A name of a place, a month or a weekday as another language has it."""

    form: str
    english: str
    languages: tuple[str, ...]  # ISO 639-1
    kind: str  # place, month or weekday
    sure: bool  # needs no preposition before it


def _rows(name: str) -> list[str]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@kept("foreign-words.tsv")
def _lines_and_slots() -> tuple[bytes, bytes]:
    """Return the table with a line for each word: the word, a blank, its languages."""
    by_language = (row.split("\t") for row in _rows("foreign-words.tsv"))
    rows = [f"{word} {codes}" for codes, words in by_language for word in words.split()]
    lines = "\n".join(["", *rows, ""]).encode()
    return lines, slots(lines)


@cache
def _words() -> Table:
    return Table(*_lines_and_slots())


@kept("exonyms.tsv")
def _exonyms() -> dict[str, str]:
    """Return the rows of the names of places, months and weekdays by the longest word of each."""
    exonyms: dict[str, str] = {}
    for row in _rows("exonyms.tsv"):
        longest = max(row.partition("\t")[0].split(), key=len).replace("’", "'")
        exonyms[longest] = exonyms.get(longest, "") + row + "\n"
    return exonyms


@kept("exonyms.tsv")
def _exonym_words() -> frozenset[str]:
    return frozenset(_exonyms())


@lru_cache(maxsize=10_000)
def _exonym(row: str) -> Exonym:
    form, english, codes, kind = row.split("\t")
    return Exonym(form, english, tuple(codes.split(",")), kind.rstrip("?"), kind[-1] != "?")


@cache
def _loan_words() -> frozenset[str]:
    return frozenset(word for row in _rows("loan-words.txt") for word in row.split())


@cache
def _loan_phrases() -> Mapping[str, Sequence[str]]:
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in _rows("loan-phrases.txt"):
        for word in set(_JOINTS.split(phrase)):
            by_word[word].append(phrase)
    return by_word


def in_loan_phrase(text: str, start: int, end: int) -> bool:
    """Say whether a place in a text overlaps a foreign phrase that English uses.

    >>> in_loan_phrase("It has a certain je ne sais quoi.", 28, 32)
    True
    """
    low = max(0, start - 30)
    window = text[low : end + 30].lower().replace("’", "'")
    words = {word for word in _JOINTS.split(window[start - low : end - low]) if word}
    for phrase in {phrase for word in words for phrase in _loan_phrases().get(word, ())}:
        at = window.find(phrase)
        if at >= 0 and at < end - low and at + len(phrase) > start - low:
            return True
    return False


@once_per_word
def _foreign(words: AbstractSet[str]) -> AbstractSet[str]:
    """Pick the words of the table and the conjunctions."""
    rare = filter(str.islower, words - words_to(MUCH_USED))
    return _words().entries(rare).keys() | (words & CONJUNCTIONS)


@once_per_word
def _with_foreign_parts(words: AbstractSet[str]) -> AbstractSet[str]:
    return set(filter(_foreign_parts, filterfalse(str.isascii, words)))


@once_per_document
def foreign_words(document: Document) -> frozenset[str]:
    """Return words, or parts of words, of a text that may be foreign; empty for most texts.

    Those are words in lower case for which `is_foreign` holds, and the conjunctions.
    """
    parts = map(_foreign_parts, _with_foreign_parts(document))
    return frozenset(_foreign(document)).union(*parts)


@lru_cache(maxsize=50_000)
def _foreign_parts(word: str) -> frozenset[str]:
    parts = _JOINTS.split(word)
    return frozenset(part for part in parts if part[:1].islower() and is_foreign(part))


def is_in_table(word: str) -> bool:
    """Say whether a word in lower case is in the table of foreign words."""
    return _words().get(word) is not None


@once_per_word
def _of_exonyms(words: AbstractSet[str]) -> AbstractSet[str]:
    """Pick the words by which exonyms are found."""
    known = _exonym_words()
    marked = filterfalse(str.isalpha, words)
    return (words & known) | {word for word in marked if not known.isdisjoint(_bare(word))}


def _bare(word: str) -> tuple[str, str]:
    """Return a word with and without its ending."""
    word = word.replace("’", "'")
    return word, word.removesuffix("'s")


def exonyms(document: Document, kinds: frozenset[str]) -> list[Exonym]:
    """Return the exonyms of some kinds that stand in a text, if only within a longer word."""
    words = {bare for word in _of_exonyms(document) for bare in _bare(word)}
    rows = [row for word in words for row in _exonyms().get(word, "").splitlines()]
    return [e for e in map(_exonym, rows) if e.kind in kinds and e.form in document.text]


@lru_cache(maxsize=50_000)
def is_foreign(word: str) -> bool:
    """Say whether a word in lower case is none of English: by the table or by its letters.

    A word whose letters are English once the accents are off is taken for a loan word.

    >>> [is_foreign(word) for word in ("semaine", "później", "lui-même", "façade", "jalapeño")]
    [True, True, True, False, False]
    """
    return any(map(_is_foreign_part, _JOINTS.split(word)))


def _is_foreign_part(part: str) -> bool:
    if is_in_table(part):
        return True
    if len(part) < 3 or _LETTER.search(part) is None or part in _loan_words():
        return False
    return not is_word(plain(part))


def plain(word: str) -> str:
    """Take the accents off a word.

    >>> plain("façade"), plain("smørrebrød")
    ('facade', 'smorrebrod')
    """
    stripped = "".join(
        c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)
    )
    return stripped.translate(_UNDECOMPOSED)


_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d"})


def languages_of(words: list[str]) -> list[str]:
    """Return the codes of the languages that have all the words of the table among `words`.

    >>> languages_of(["semaine"]), languages_of(["estado"]), languages_of(["vinnutímans"])
    (['fr'], ['es', 'pt'], [])
    """
    shared: list[str] | None = None
    for word in words:
        for part in _JOINTS.split(word):
            codes = _languages_of_part(part)
            if codes:
                shared = codes if shared is None else [c for c in shared if c in codes]
    return list(shared or ())


def named(codes: Iterable[str]) -> str:
    """Return the names of languages, at most three.

    >>> named(["fr", "es"]), named(["cs", "es", "fr", "it"])
    ('French or Spanish', 'Czech, Spanish, French …')
    """
    names = [LANGUAGES[code] for code in codes]
    if len(names) > 3:
        return f"{', '.join(names[:3])} …"
    return " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _languages_of_part(part: str) -> list[str]:
    codes = _words().get(part)
    return codes.split(",") if codes else []
