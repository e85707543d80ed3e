"""The dead, the hurt, the rescued and the arrested: how many a sentence counts, and of whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from mtlint import pattern
from mtlint.text.abbreviations import word_set
from mtlint_rules._quantities import NUMBER, NUMBER_WORD, Quantity, has_number
from mtlint_rules._statements import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtlint import Document, Sentence

_KINDS = {
    word: kind
    for kind, words in {
        "killed": "kill kills killed killing dead died drowned deaths fatalities claim claims claimed claiming death",
        "injured": "injure injures injured injuring wounds wounded wounding hurt injuries",
        "missing": "missing",
        "arrested": "arrest arrests arrested arresting detain detains detained detaining",
        "rescued": "rescue rescues rescued rescuing",
        "evacuated": "evacuate evacuates evacuated evacuating",
        "taken to hospital": "hospitalised hospitalized",
    }.items()
    for word in words.split()
}
_FORMS = {
    form: kind for word, kind in _KINDS.items() for form in (word, word.capitalize(), word.upper())
}
_WORDS = frozenset(_FORMS)
_ONE_OF_THEM = r"(?:including|among|most|many|mostly|all|some)"
_NUMBER = rf"(?:[0-9]|{NUMBER_WORD})"
_BEFORE = rf"{_NUMBER}[^.,;:\n]*(?:, {_ONE_OF_THEM} [^.;\n]*,[^.,;:\n]*)?"
TRIGGER = (
    rf"{_BEFORE}(?:kill|dead|died|death|fatalities|drowned|injur|hurt|wound|missing|arrest|detain|rescu"
    rf"|evacuat|hospitali)"
    rf"|(?:kill|death toll|claim|injur|wound|arrest|detain|rescu|evacuat)[^.,;:\n]*{_NUMBER}"
)
"""Stands in every text with casualties."""

_NEAR = 120, 60  # code points before and after a word of casualties
_MODIFIER = (
    r"(?:(?:at least|at most|more than|over|up to|as many as|fewer than|less than|nearly|almost|about"
    r"|around|some|roughly|approximately|an estimated|all) )?"
).replace(" ", r"\ ")
_AUXILIARY = (
    r"(?:were|was|are|is|be|been|being|have|had|has|reported|reportedly|also|confirmed|feared|left"
    r"|found|instantly|already)"
)
_SUFFERED = (
    r"(?:killed|dead|injured|wounded|hurt|missing|drowned|arrested|detained|rescued|evacuated"
    r"|hospitali[sz]ed)"
)
_WORD = r"[\p{L}\d][\p{L}\d'’-]*+"
_ENDS = (
    r"(?=$|[,.;:)–—\n]|\ (?:in|by|on|when|after|at|and|as|during|while|near|across|outside|from|under"
    r"|because|with|since|the|that|to|was|were|there|this|last|before|including|who|aboard|off|over"
    r"|left|could|had|have|are|will|would|came|may|did|among|said)\b)"
)

_COUNTED = pattern(
    rf"""(?i)(?<![\w-])(?P<number>{NUMBER})(?P<who>(?:\ (?!and\b|or\b|that\b|which\b|whose\b){_WORD}){{0,4}}?)
      (?:,\ {_ONE_OF_THEM}\b[^.;]{{1,60}}?,)?
    (?:(?:\ {_AUXILIARY}){{1,3}}\ (?P<suffered>{_SUFFERED})\b
      |(?:\ (?:had|have|has|also|reportedly|confirmed|others)){{0,2}}\ (?P<died>died|drowned|deaths|fatalities|injuries|arrests)\b
      |\ (?P<dead>{_SUFFERED}){_ENDS}(?!\ (?:the|at\ least|over)\b))
    | \b(?P<verb>kill(?:ed|ing|s)?|injur(?:ed|ing|es|e)|wound(?:ed|ing|s)|claim(?:ed|ing|s)?\ the\ lives\ of
        |arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|rescu(?:ed|ing|es|e)|evacuat(?:ed|ing|es|e)
        |death\ toll\ (?:is|was|stands\ at|stood\ at|of|at))\ {_MODIFIER}(?P<number>{NUMBER})(?P<who>(?:\ {_WORD}){{0,2}}?){_ENDS}""",
    "x",
)
_GENERIC = word_set("people persons person victims were was in all the have been others of were")
_MEASURES = word_set(
    """year years month months week weeks day days hour hours minute minutes mile miles kilometer
    kilometers kilometre kilometres km meter meters metre metres percent per cent times time cars
    homes houses buildings animals cattle sheep dogs birds trees who that which o'clock cats horses
    ships points goals he she they it"""
)


class Casualties(NamedTuple):
    """How many people a sentence says were killed, injured or the like, and who they are.

    `who` holds the words before and with the noun; it is empty for people as such. `end` is where
    the words end that say so.
    """

    kind: str
    number: Quantity
    who: frozenset[str]
    sentence: Sentence
    end: int


def telling_sentences(document: Document) -> dict[str, list[Sentence]]:
    """Return by kind, in order, the sentences that have a number near a word of casualties.

    A quick look, which is wider than `casualties`; only kinds that are told of in two sentences.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for word in document.vocabulary & _WORDS:
        places[_FORMS[word]] += places_of(word, document.text)
    return {
        kind: told
        for kind, found in places.items()
        if len(found) > 1 and len(told := _with_numbers(document, sorted(found))) > 1
    }


def _with_numbers(document: Document, places: Iterable[int]) -> list[Sentence]:
    """Return the sentences of places that have a number near them."""
    text = document.text
    found: dict[int, Sentence] = {}
    for place in places:
        before = text[max(0, place - _NEAR[0]) : place].rpartition(". ")[2]
        after = text[place : place + _NEAR[1]].partition(". ")[0]
        if has_number(before) or has_number(after):
            sentence = document.last_sentence(place)
            if sentence is not None:
                found[sentence.start] = sentence
    return [*found.values()]


def casualties(sentence: Sentence) -> Iterator[Casualties]:
    """Yield the counts of casualties in a sentence.

    >>> from mtlint import Document
    >>> text = "A blast killed at least 12 people, and 30 miners were hurt; she died at 40."
    >>> [(c.kind, c.number.value, *c.who) for c in casualties(Document(text).sentences[0])]
    [('killed', 12.0), ('injured', 30.0, 'miners')]
    """
    text = sentence.document.text
    last: list[str] = []
    for match in sentence.search(_COUNTED):
        who = (match["who"] or "").lower().split() or last  # "nine miners died, 14 were hurt"
        last = who
        if not _MEASURES.isdisjoint(who):
            continue
        verb = match["suffered"] or match["died"] or match["dead"] or match["verb"]
        count = Quantity.read(text, *match.span("number"))
        if count is not None:
            kind = _KINDS[verb.split()[0].lower()]
            yield Casualties(kind, count, frozenset(who) - _GENERIC, sentence, match.end())
