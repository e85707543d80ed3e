"""Pairs of spellings in one document of which one is wrong: which, and on what grounds."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtlint import plain_pattern
from mtlint_rules._edits import within_one_edit
from mtlint_rules._known_names import fold, is_known, name_kinds
from mtlint_rules._lexicon import is_common
from mtlint_rules._mentions import (
    Mention,
    capitalised_words,
    is_spoken_of,
    may_be_mentioned,
    mentions,
)
from mtlint_rules._near import Neighbours, consonants, skeleton
from mtlint_rules._once import once_per_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint import Document


_MOST_NAMES = 20_000  # capitalised words; a text with more is a list, of many people
_MOST_PAIRS = 3_000


class Kind(Enum):
    """How two spellings differ."""

    LETTERS = "letters"
    ACCENTS = "accents"
    CASE = "case"


class Disagreement(NamedTuple):
    """A spelling in the minority, with its places, and the one that most mentions have."""

    kind: Kind
    minority: str
    majority: str
    places: tuple[Mention, ...]
    others: tuple[Mention, ...]


_neighbours = Neighbours()


@once_per_document
def disagreements(document: Document) -> list[Disagreement]:
    """Return the disagreements of a document in the order of their first places."""
    words = capitalised_words(document)
    if len(words) > _MOST_NAMES:
        return []
    near = islice(_neighbours.pairs(words), _MOST_PAIRS)
    pairs = [pair for pair in near if not is_idle(*pair)]
    found = [d for pair in pairs if (d := _judged(document, *pair))]
    return sorted(found, key=lambda d: d.places[0].start)


@lru_cache(maxsize=100_000)
def is_idle(left: str, right: str) -> bool:
    """Say whether two words are not worth a look into the text: both ordinary, or inflected."""
    if left.isupper() or right.isupper() or _digits(left) != _digits(right):
        return True
    a, b = fold(left), fold(right)
    if a == b:
        return False
    if _inflected(a, b) or _inflected(b, a):
        return True
    if "-" in a and "-" in b and is_known(a) and is_known(b):  # "Asia-Pacific", "Asian-Pacific"
        return True
    if is_common(a) and is_common(b) and not (name_kinds(a) and name_kinds(b)):
        return True
    if within_one_edit(a, b) or skeleton(a) == skeleton(b):
        return False
    return len(consonants(skeleton(a))) < 4 or is_known(a) or is_known(b)


def _digits(word: str) -> list[str]:
    return [letter for letter in word if letter.isdigit()]


_PEOPLES = ("n", "i", "an", "ian", "ns", "ans", "ians", "is")
_ENDINGS = ("es", "a", "e", "o")


def _inflected(stem: str, form: str) -> bool:
    """Say whether a form is a stem with an ending: a plural, a people, a feminine."""
    if not form.startswith(stem):
        return False
    ending = form[len(stem) :]
    if ending in ("s", "'", "’"):
        return stem[-1] != "s"
    if ending in _PEOPLES and "p" in name_kinds(stem) and (ending != "n" or stem[-1] in "aeiou"):
        return True
    return ending in _PEOPLES + _ENDINGS and is_known(stem) and is_known(form)


@lru_cache(maxsize=100_000)
def _relation(left: str, right: str) -> tuple[bool, bool]:
    """Say of two words whether both are known, and whether they sound alike."""
    a, b = fold(left), fold(right)
    return is_known(a) and is_known(b), skeleton(a) == skeleton(b)


def _judged(document: Document, left: str, right: str) -> Disagreement | None:
    known, alike = _relation(left, right)
    if known and not alike and not any(may_be_mentioned(document, w, 2) for w in (left, right)):
        return None
    places, others = tuple(mentions(document, left)), tuple(mentions(document, right))
    if len(places) > len(others):
        left, right, places, others = right, left, others, places
    few, many = len(places), len(others)
    clear = many > 1 and 2 * few <= many
    if not few or (known and not (clear or alike)):
        return None
    a, b = fold(left), fold(right)
    if few == many and _first_is_right(left, right, places, others):
        left, right, places, others, a, b = right, left, others, places, b, a
    if a == b:
        kind = Kind.CASE if left.lower() == right.lower() else Kind.ACCENTS
        if kind is Kind.CASE and not clear:
            return None
        return Disagreement(kind, left, right, places, others)
    near = alike or within_one_edit(a, b)
    if clear and near and not is_known(a) and min(len(a), len(b)) > (3 if many > 2 else 4):
        holds = not _other_company(places, others)
    elif clear or not is_known(a) or alike:
        holds = _same_person(a, b, places, others)
    else:
        return None
    if not holds or left.lower() in document.vocabulary:  # an ordinary word that opens a sentence
        return None
    text = document.text
    if _are_told_apart(text, places, others):
        return None
    if any(is_spoken_of(text, place.start, place.end) for place in places):
        return None
    return Disagreement(Kind.LETTERS, left, right, places, others)


# "Hanna Sandvik and Hanne Sandvik", "Serbian or Sorbian", "Ada Thorne, born Ada Thorpe": what
# stands between two names that are both meant.
_APART = plain_pattern(
    r"(?: [^\W\d_a-z][\w'’-]+)*,?(?: (?:and|or|nor|&)|,| \(?(?:born|n[ée]e|formerly|once|alias|aka)\b[^.]*?)"
    r" (?:(?:his|her|their|the|a) )?(?:(?:brother|sister|twin|son|daughter|wife|husband)s? )?"
    r"(?:[^\W\d_a-z][\w'’-]+ )*"
)
_FARTHEST = 60  # characters between two names that are told apart


def _are_told_apart(text: str, places: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Say whether two spellings stand side by side as two names: "Hanna and Hanne Sandvik"."""
    found = sorted([(m.start, m.end, 0) for m in places] + [(m.start, m.end, 1) for m in others])
    return any(
        left[2] != right[2]
        and right[0] - left[1] < _FARTHEST
        and _APART.fullmatch(text, left[1], right[0])
        for left, right in pairwise(found)
    )


def _first_is_right(
    left: str, right: str, places: Sequence[Mention], others: Sequence[Mention]
) -> bool:
    """Say which of two spellings is held for right at a tie: the accented, known or earlier."""
    a, b = fold(left), fold(right)
    if a == b and left.isascii() != right.isascii():
        return right.isascii()
    if is_known(a) != is_known(b):
        return is_known(a)
    return places[0].start < others[0].start


def _names_in(words: Iterator[str]) -> set[str]:
    """Return the words that are more likely first names or surnames than titles or things."""
    return {
        folded
        for word in words
        if word and (not is_common(folded := fold(word)) or "g" in name_kinds(folded))
    }


def _company(found: Sequence[Mention]) -> tuple[set[str], set[str]]:
    """Return the names that stand before and after mentions."""
    return _names_in(m.before for m in found), _names_in(m.after for m in found)


def _same_person(a: str, b: str, places: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Say whether two spellings stand beside the same name, or one in full and one alone."""
    (before, after), (their_before, their_after) = _company(places), _company(others)
    if after & their_after:
        return not (_is_of_person(a) and _is_of_person(b)) or skeleton(a) == skeleton(b)
    if before & their_before:
        return True
    if is_known(a) or is_known(b) or after or their_after:
        return False
    alone = {not any(m.before or m.after for m in mentions) for mentions in (places, others)}
    return bool(before) != bool(their_before) and True in alone


def _is_of_person(folded: str) -> bool:
    """Say whether a word is a given name or a surname that there is: two such are two persons."""
    return bool({"g", "s"} & set(name_kinds(folded)))


def _other_company(places: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Say whether the minority has a first name or a surname of its own."""
    return any(
        own and theirs and not own & theirs
        for own, theirs in zip(_company(places), _company(others), strict=True)
    )
