"""Names that there are: given names, surnames and places of the world, by word."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from mtlint_rules._lexicon import DATA, is_word
from mtlint_rules._sorted_table import look_up


@cache
def _table() -> bytes:
    return b"\n" + (DATA / "names.txt").read_bytes()


@lru_cache(maxsize=100_000)
def name_kinds(word: str) -> str:
    """Return what a word can be as a name: letters of g (given), p (place), s (surname).

    `word` is folded, as `fold` gives it.

    >>> name_kinds("johnston"), name_kinds("sergei"), name_kinds("qwxyz")
    ('ps', 'g', '')
    """
    return look_up(_table(), word) or ""


def is_known(folded: str) -> bool:
    """Say whether each part of a folded word is English, or a name that there is; or a plural."""
    return all(
        is_word(part) or name_kinds(part) or (part[-1:] == "s" and name_kinds(part[:-1]))
        for part in folded.split("-")
    )


# What stays whole when accents are taken off.
_WHOLE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ð": "d", "þ": "th", "æ": "ae"})


def fold(word: str) -> str:
    """Return a word in lower case without its accents.

    >>> fold("Erdoğan"), fold("Wałęsa"), fold("O’Neill")
    ('erdogan', 'walesa', "o'neill")
    """
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_WHOLE)
