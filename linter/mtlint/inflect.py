"""Regular English inflection, for phrases that name a word once and mean all its forms."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")


def forms(word: str) -> dict[str, str]:
    """Return the regular inflected forms of a lower-case word by their kind.

    >>> forms("carry")
    {'base': 'carry', 's': 'carries', 'ed': 'carried', 'ing': 'carrying'}
    >>> forms("plan")["ed"], forms("precise")["ing"], forms("reach")["s"]
    ('planned', 'precising', 'reaches')
    """
    stem = word
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        stem = word[:-1]
    elif _doubles(word):
        stem = word + word[-1]
    past = stem + "ed"
    third = word + "s"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        past, third = word[:-1] + "ied", word[:-1] + "ies"
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        third = word + "es"
    return {"base": word, "s": third, "ed": past, "ing": stem + "ing"}


def _doubles(word: str) -> bool:
    """Say whether a final consonant doubles: one vowel before it, in a word of one beat."""
    return (
        len(word) >= 3
        and word[-1] not in _VOWELS
        and word[-1] not in "wxy"
        and word[-2] in _VOWELS
        and sum(letter in _VOWELS for letter in word) == 1
    )
