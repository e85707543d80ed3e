"""What a name is one of, as far as its words tell: a person, a place, an organisation."""

from __future__ import annotations

from enum import StrEnum

from mtlint_rules._known_names import CHINESE_SURNAMES, KOREAN_SURNAMES, fold, name_kinds
from mtlint_rules._lexicon import is_common, is_name, is_word
from mtlint_rules.names.states import demonyms, short_names


class Kind(StrEnum):
    """The tables of a names file."""

    PEOPLE = "people"
    PLACES = "places"
    ORGANISATIONS = "organisations"
    OTHERS = "others"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORGANISATIONS = _words(
    """
    Academy Agency Airlines Airport Alliance Army Assembly Association Authority Bank Board Bureau
    Centre Center Chamber Church Club College Command Commission Committee Company Confederation
    Conference Congress Corporation Corps Council Court Department Federation Force Forces Forum
    Foundation Front Fund Group Guard Hospital House Inc Institute Institution League Ltd Ministry
    Movement Museum Navy Network News Office Organisation Organization Parliament Party Police Post
    Press Programme Project School Senate Service Services Society Team Theatre Theater Times Trust
    Union United University
    """
)
_PLACES = _words(
    """
    Airport Avenue Bay Beach Bridge Canyon Castle City Coast County Desert District Falls Forest
    Garden Gulf Harbor Harbour Hill Hills Island Islands Lake Mount Mountain Mountains Ocean Palace
    Park Peninsula Port Province Region River Road Sea Square Stadium State Strait Street Town
    Valley Village
    """
)
_PERSONS = _words(
    """
    Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof. Professor Sir Lord Lady Judge Justice Sen. Rep. Gov.
    Gen. Col. Capt. Lt. Sgt. Maj. President Chancellor Senator Minister Secretary Premier General
    Colonel Captain Major Lieutenant Sergeant Ambassador Mayor Governor Bishop Archbishop Cardinal
    King Queen Prince Princess Sheikh Imam Rabbi Detective Inspector Commissioner Congressman Congresswoman Spokesman
    Spokeswoman spokesman spokeswoman minister president director manager coach lawyer analyst
    """
)
_EASTERN = frozenset(KOREAN_SURNAMES) | CHINESE_SURNAMES


def names_a_person(before: str) -> bool:
    """Say whether what stands before a name ends with the title or the office of a person."""
    words = before.split()
    return bool(words) and before.endswith((" ", "\u00a0")) and words[-1] in _PERSONS


def names_nothing(name: str) -> bool:
    """Say whether a capitalised word is an ordinary one or a people's: no name for a names file.

    >>> names_nothing("Government"), names_nothing("Russian"), names_nothing("Oslo")
    (True, True, False)
    """
    folded = fold(name)
    if name in demonyms() or len(name) < 3:
        return True
    if " " in name or not folded.isalpha() or name.isupper():
        return False
    return is_word(folded) and not is_name(folded) and (is_common(folded) or not name_kinds(folded))


def is_place(word: str) -> bool:
    """Say whether a word can be the name of a place."""
    return "p" in name_kinds(fold(word))


def kind_of(name: str, *, titled: bool) -> Kind:
    """Return what a name is one of; `titled` where a title stood before it.

    >>> [str(kind_of(name, titled=False)) for name in ("Ada Lovelace", "Lake Como", "Bank of Ada")]
    ['people', 'places', 'organisations']
    """
    words = name.split()
    if not _ORGANISATIONS.isdisjoint(words) or (name.isupper() and len(words) == 1):
        return Kind.ORGANISATIONS
    if not _PLACES.isdisjoint(words) or name in short_names():
        return Kind.PLACES
    kinds = [name_kinds(fold(word)) for word in words]
    if titled:
        return Kind.PEOPLE
    if len(words) == 1:
        return Kind.PLACES if "p" in kinds[0] and "s" not in kinds[0] else Kind.OTHERS
    if len(words) < 5 and ("g" in kinds[0] or words[0] in _EASTERN) and _may_be_surname(words[-1]):
        return Kind.PEOPLE
    return Kind.PLACES if all("p" in kind for kind in kinds) else Kind.OTHERS


def _may_be_surname(word: str) -> bool:
    folded = fold(word)
    return "s" in name_kinds(folded) or not is_common(folded)
