"""Abbreviations that end in a stop.

The lists hold what news copy in English uses: titles, ranks and state names as the Associated
Press abbreviates them, the months, company forms, and the Latin of reference works. Words that
are common without being abbreviations ("in.", "no.", "art.") are left out.
"""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one string."""
    return frozenset(words.split())


TITLES = word_set(
    """
    Mr Mrs Ms Mx Messrs Dr Drs Prof Hon Rev Fr St Ste Mme Mlle Msgr Mgr Sra Srta Sen Sens Rep Reps
    Gov Govs Pres Gen Maj Col Lt Cmdr Cdr Capt Adm Brig Cpl Pvt Pfc Sgt Sgts Insp Supt Atty Amb
    Cllr Asst Assoc Mt Ft Pte Dipl vs v cf ca viz approx e.g i.e
    """
)
"""What stands before a name or before what it belongs to: its stop ends no sentence."""

NUMBERED = word_set("No Nos no nos Art Sec Fig Figs Vol Vols Ch Nr p pp para par vol fig")
"""What stands before a number: an abbreviation only if a digit follows, often a word otherwise."""

MONTHS = word_set("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")

OTHERS = word_set(
    """
    Inc Ltd Corp Co Cos Bros Plc GmbH Jr Sr Esq Bhd Sdn Pty Dept Univ Assn Govt Natl Intl
    inc ltd corp co bros dept govt jr sr Ave Blvd Rd Hwy Bldg
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb
    Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask
    etc al ed eds est ext incl misc tel avg max ehf ft lb lbs oz sq km hr hrs yr yrs gen capt sgt
    """
)
"""What stands within a sentence or ends it: which of both, only what follows can show."""

_ALL = TITLES | MONTHS | OTHERS


def is_abbreviation(word: str) -> bool:
    """Say whether `word`, with or without its last stop, is an abbreviation that ends in a stop.

    Single letters ("J.") and letters with inner stops ("U.S.", "Ph.D.") are; of a compound the
    last part counts. "No.", which is a word as well, is none.

    >>> is_abbreviation("Calif."), is_abbreviation("e.g"), is_abbreviation("coast.")
    (True, True, False)
    """
    word = word.removesuffix(".").rpartition("-")[2]
    if word in _ALL or (len(word) == 1 and word.isalpha()):
        return True
    letters = word.split(".")
    return len(letters) > 1 and all(part.isalpha() and len(part) <= 2 for part in letters)
