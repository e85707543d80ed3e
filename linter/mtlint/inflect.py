"""English inflection, for phrases that name a word once and mean all its forms."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")
_IRREGULAR = {  # past, and the participle where it differs; the verbs that calques are made with
    "come": ("came", "come"),
    "do": ("did", "done"),
    "find": ("found",),
    "get": ("got",),
    "give": ("gave", "given"),
    "have": ("had",),
    "hold": ("held",),
    "lead": ("led",),
    "leave": ("left",),
    "make": ("made",),
    "put": ("put",),
    "say": ("said",),
    "see": ("saw", "seen"),
    "set": ("set",),
    "stand": ("stood",),
    "take": ("took", "taken"),
    "tell": ("told",),
    "win": ("won",),
    "write": ("wrote", "written"),
}
_THIRD_PERSON = {"do": "does", "have": "has"}


def forms(word: str) -> dict[str, str]:
    """Return the inflected forms of a lower-case word by their kind.

    >>> forms("carry")
    {'base': 'carry', 's': 'carries', 'ed': 'carried', 'ing': 'carrying'}
    >>> forms("plan")["ed"], forms("precise")["ing"], forms("reach")["s"]
    ('planned', 'precising', 'reaches')
    >>> forms("take")
    {'base': 'take', 's': 'takes', 'ed': 'took', 'ing': 'taking', 'en': 'taken'}
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
    past, *participle = _IRREGULAR.get(word, (past,))
    third = _THIRD_PERSON.get(word, third)
    regular = {"base": word, "s": third, "ed": past, "ing": stem + "ing"}
    return {**regular, "en": participle[0]} if participle else regular


def form(word: str, kind: str) -> str:
    """Return one form of a lower-case word; a participle is the past where they are alike.

    >>> form("specify", "en"), form("write", "en")
    ('specified', 'written')
    """
    by_kind = forms(word)
    return by_kind.get(kind) or by_kind["ed"]


def _doubles(word: str) -> bool:
    """Say whether a final consonant doubles: one vowel before it, in a word of one beat."""
    return (
        len(word) >= 3
        and word[-1] not in _VOWELS
        and word[-1] not in "wxy"
        and word[-2] in _VOWELS
        and sum(letter in _VOWELS for letter in word) == 1
    )
