"""English words: whether there is one, how common it is, what it can be in a sentence.

The table is read when the first word is asked for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mtlint_rules._kept import DATA, kept
from mtlint_rules._table import Table, table_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_WORDS = DATA / "words.txt"

MUCH_USED = "l"  # the frequency letters a to l hold the 7,500 words that most text is made of
_COMMON = "n"  # the frequency letters a to n hold the 19,000 most common words
_NAME = "P"
_UNKNOWN = ("", "")


@cache
def _table() -> Table:
    return table_of(_WORDS.name)


@lru_cache(maxsize=100_000)
def _entry(word: str) -> tuple[str, str]:
    """Return a word's frequency letter and its class letters; two empty strings for no word."""
    entry = _table().get(word)
    return (entry[0], entry[1:]) if entry else _UNKNOWN


def is_word(word: str) -> bool:
    """Say whether a word in lower case is English: British or American, in any inflection.

    >>> is_word("colour"), is_word("shelling"), is_word("shelilng"), is_word("Kim")
    (True, True, False, False)
    """
    letter, classes = _entry(word)
    return letter != "" and classes != _NAME


def unknown(words: AbstractSet[str]) -> AbstractSet[str]:
    """Return those of many words in lower case that are not English, as `is_word` says.

    >>> unknown({"colour", "shelilng", "the"})
    {'shelilng'}
    """
    rest = words - words_to(MUCH_USED)
    entries = _table().entries(rest)
    return rest - {word for word, entry in entries.items() if entry[1:] != _NAME}


def is_name(word: str) -> bool:
    """Say whether a word, given in lower case, is only ever spelt with a capital.

    >>> is_name("london"), is_name("march"), is_name("russian")
    (True, False, True)
    """
    return _entry(word)[1] == _NAME


def is_common(word: str) -> bool:
    """Say whether a word in lower case is one of the 19,000 most common in English.

    >>> is_common("vehicle"), is_common("cormorant")
    (True, False)
    """
    letter, classes = _entry(word)
    return "" < letter <= _COMMON and classes != _NAME


def rarity(word: str) -> int:
    """Return how many times a word's frequency was halved from that of "the"; 99 for no word.

    0 to 24, and 25 for words without a frequency.

    >>> rarity("the"), rarity("vehicle"), rarity("cormorant")
    (0, 8, 16)
    """
    letter = _entry(word)[0]
    return ord(letter) - ord("a") if letter else 99


@kept("words.txt")
def words_to(letter: str, *, names: bool = False) -> frozenset[str]:
    """Return the words whose frequency letter is no later than `letter`, with names if wanted.

    >>> "provision" in words_to("j"), "cormorant" in words_to("j"), "london" in words_to("j")
    (True, False, False)
    """
    pattern = rb"\n([a-z]+) [a-%c]" % ord(letter) + (b"" if names else b"(?!%c)" % ord(_NAME))
    table = b"\n" + _WORDS.read_bytes()
    return frozenset(b" ".join(re.findall(pattern, table)).decode("ascii").split())


def classes(word: str) -> str:
    """Return what a word can be, a letter each, the likeliest first.

    n noun, N plural noun, v base form of a verb, V third person, g -ing form, d past form,
    p past participle, a adjective, c comparative or superlative, r adverb; P alone for a name.

    >>> classes("provided"), classes("provision")
    ('pd', 'nv')
    """
    return _entry(word)[1]
