"""British and American spellings: what is right in one variety of English is no flaw in a text.

The differences are those that style books list: regular ones as endings, the rest as words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mtlint.compiled import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from regex import Pattern

_REGULAR = (  # each is made American; short words are left alone ("four" is not "for")
    (r"(?<=\w\w)our", "or"),  # colour
    (r"(?<=\w{3})is(?=(?:e[drs]?|ers|ing|able|ations?)\b)", "iz"),  # organise
    (r"(?<=\w\w)ys(?=(?:e[drs]?|ers|ing)\b)", "yz"),  # analyse
    (r"(?<=\w[tbgvch])re(?=s?\b)", "er"),  # centre
    (r"(?<=\w[tbgvch])red\b", "ered"),
    (r"(?<=[aeiouy]\w+[aeiou])([lps])\1(?=(?:ed|ing|ers?|ors?|ous|ists?|able)\b)", r"\1"),
    (r"(?<=[aeiouy]\w+[aeiou])ll(?=(?:s|ments?|ful|fully)?\b)", "l"),  # fulfill
    (r"(?<=\w\w)ogue(?=s?\b)", "og"),  # catalogue
    (r"(?<=\b(?:def|off|lic|pret))enc(?=es?\b)", "ens"),  # defence
    (r"(?<=\w)[ao]e(?=\w{3})|\b[ao]e(?=\w{4})", "e"),  # paediatric, oestrogen
    (r"rrhoea", "rrhea"),
    (r"gramme(?=[sd]?\b)", "gram"),
    (r"(?<=\w\w)wards\b", "ward"),
    (r"(?<=dg|ag)e(?=ment|ing)", ""),  # judgement, ageing
    (r"(?<=\w\w)eable\b", "able"),  # sizeable
    (r"mould", "mold"),
    (r"plough", "plow"),
    (r"sceptic", "skeptic"),
    (r"grey", "gray"),
    (r"sulph", "sulf"),
    (r"(?<=alumin)ium", "um"),
    (r"jewellery", "jewelry"),
    (r"(?<=sk|w)ilf", "illf"),  # skilful
)
_OTHERS = """
    cheque:check cheques:checks tyre:tire tyres:tires kerb:curb kerbs:curbs gaol:jail storey:story
    storeys:stories pyjamas:pajamas moustache:mustache moustaches:mustaches practise:practice
    practised:practiced practising:practicing practises:practices draught:draft draughts:drafts
    axe:ax cosy:cozy doughnut:donut doughnuts:donuts mum:mom mums:moms maths:math tonne:ton
    tonnes:tons whisky:whiskey yoghurt:yogurt burnt:burned dreamt:dreamed leapt:leaped
    learnt:learned spelt:spelled spilt:spilled spoilt:spoiled knelt:kneeled leant:leaned got:gotten
    artefact:artifact artefacts:artifacts disc:disk discs:disks enquiry:inquiry
    enquiries:inquiries woollen:woolen aeroplane:airplane aeroplanes:airplanes whilst:while
    amongst:among speciality:specialty specialities:specialties
"""


def is_variety(one: str, other: str) -> bool:
    """Say whether two spellings are those of one word in British and in American English.

    >>> is_variety("colour", "color"), is_variety("Organize", "Organise"), is_variety("four", "for")
    (True, True, False)
    """
    one, other = one.lower(), other.lower()
    return one != other and _american(one) == _american(other)


def _american(word: str) -> str:
    regular, words = _tables()
    word = words.get(word, word)
    for british, american in regular:
        word = british.sub(american, word)
    return word


@cache
def _tables() -> tuple[list[tuple[Pattern[str], str]], Mapping[str, str]]:
    regular = [(pattern(british), american) for british, american in _REGULAR]
    return regular, {"per cent": "percent", **dict(pair.split(":") for pair in _OTHERS.split())}
