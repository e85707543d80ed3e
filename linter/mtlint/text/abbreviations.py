"""Abbreviations that end in a stop, and what may follow them.

The lists hold what news copy in English uses: titles, ranks and state names as the Associated
Press abbreviates them, the months, company forms, and the Latin of reference works.
"""

from __future__ import annotations

TITLES = frozenset(
    """
    Mr Mrs Ms Mx Messrs Dr Drs Prof Hon Rev Fr Sr St Ste Mme Mlle Sen Sens Rep Reps Gov Govs Pres
    Gen Maj Col Lt Cmdr Cdr Capt Adm Brig Cpl Pvt Pfc Sgt Sgts Insp Supt Det Atty Amb Supt
    Msgr Mgr Sra Srta Dña Ing Dipl Herr Frau Mt Ft Pte Cllr Asst Assoc Dist vs v cf ca viz approx
    """.split()
)
"""Before a name or what they belong to: such a stop never ends a sentence."""

NUMBERED = frozenset("No Nos no nos Art art Sec sec Fig fig Vol vol Ch ch p pp para cl".split())
"""Before a number: the stop is an abbreviation's only where a digit follows."""

MONTHS = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())

OTHERS = frozenset(
    """
    Inc Ltd Corp Co Cos Bros LLC Plc PLC plc GmbH Jr Sr Esq PhD Bhd Sdn Pty Pvt Dept dept Univ
    Assn Intl Natl Govt Ave Blvd Rd Hwy Rte Bldg
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb
    Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man
    etc al ed eds est ext incl misc tel min max avg ft in lb lbs oz sq mi km hr hrs sec yr yrs
    mph ltd bros inc corp co dept jr sr gen col capt sen rep gov rev
    """.split()
)
"""Within or at the end of a sentence: which, shows in what follows."""

_ALL = TITLES | NUMBERED | MONTHS | OTHERS


def is_abbreviation(word: str) -> bool:
    """Say whether `word`, with or without its last stop, is an abbreviation that ends in a stop.

    Single letters ("J.") and letters with inner stops ("U.S.", "a.m.") are.

    >>> is_abbreviation("Calif."), is_abbreviation("e.g"), is_abbreviation("coast.")
    (True, True, False)
    """
    word = word.removesuffix(".")
    if word in _ALL:
        return True
    letters = word.split(".")
    return all(letter.isalpha() and len(letter) <= 2 for letter in letters) and (
        len(letters) > 1 or len(word) == 1
    )
