"""Words of other languages: which are none of English, and whose they are.

The table is read when the first text is checked. A text without any such word costs one pass
over its bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from mtlint import Document
from mtlint_rules._lexicon import DATA, is_word
from mtlint_rules._once import once_per_document

LANGUAGES = {
    "cs": "Czech", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip

CONJUNCTIONS = frozenset({"et", "oder", "och", "que", "und", "y"})
"""Too well known in English to be in the table; before an English "the" they are no part of a name."""

_LETTER = regex.compile(r"[^\P{Latin}a-zA-Zªº]")  # a Latin letter that English does without
_LEADS = tuple(bytes([lead]) for lead in (0xC3, 0xC4, 0xC5, 0xC6, 0xC8, 0xE1))  # its first byte
_ONLY_WORDS = bytes(c if c >= 128 or chr(c).isalpha() else 32 for c in range(256))
_JOINTS = regex.compile(r"[-'’]")


class _Table(NamedTuple):
    words: frozenset[bytes]
    telling: frozenset[bytes]  # the words and the conjunctions
    lines: tuple[bytes, ...]  # the languages of the words first


@cache
def _table() -> _Table:
    table = (DATA / "foreign-words.tsv").read_bytes()
    lines = tuple(x for x in table.splitlines() if not x.startswith(b"#"))
    words = b" ".join(x.partition(b"\t")[2] for x in lines).split()
    return _Table(frozenset(words), frozenset([*words, *map(str.encode, CONJUNCTIONS)]), lines)


@cache
def _loan_words() -> frozenset[str]:
    return frozenset((DATA / "loan-words.txt").read_text("utf-8").split())


@once_per_document
def tokens(document: Document) -> tuple[bytes, Sequence[bytes]]:
    """Return a text as UTF-8, and what stands in it between anything but letters.

    A crude view, but by far the fastest for asking whether any word of a table is there.
    """
    data = document.text.encode("utf-8", "replace")
    return data, data.translate(_ONLY_WORDS).split()


def may_hold_foreign_words(document: Document) -> bool:
    """Say whether a text has a conjunction or what `is_foreign` could be true for."""
    data, words = tokens(document)
    return any(lead in data for lead in _LEADS) or not _table().telling.isdisjoint(words)


@lru_cache(maxsize=50_000)
def is_foreign(word: str) -> bool:
    """Say whether a word in lower case is none of English: by the table or by its letters.

    A word whose letters are English once the accents are off is taken for a loan word.

    >>> [is_foreign(word) for word in ("semaine", "później", "lui-même", "façade", "jalapeño")]
    [True, True, True, False, False]
    """
    return any(map(_is_foreign_part, _JOINTS.split(word)))


def _is_foreign_part(part: str) -> bool:
    if part.encode("utf-8", "replace") in _table().words:
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
    """Return the names of the languages that have all the words of the table among `words`.

    >>> languages_of(["semaine"]), languages_of(["mundo"]), languages_of(["vinnutímans"])
    (['French'], ['Spanish', 'Portuguese'], [])
    """
    shared: list[str] | None = None
    for word in words:
        for part in _JOINTS.split(word):
            codes = _languages_of_part(part)
            if codes:
                shared = codes if shared is None else [c for c in shared if c in codes]
    return [LANGUAGES[code] for code in shared or ()]


def _languages_of_part(part: str) -> list[str]:
    key = part.encode("utf-8", "replace")
    if key not in _table().words:
        return []
    line = next(x for x in _table().lines if key in x.partition(b"\t")[2].split())
    return line.partition(b"\t")[0].decode().split(",")
