"""What sentences state: the words that count, and what sets one statement apart from another."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtlint import pattern, plain_pattern
from mtlint.text.abbreviations import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from mtlint import Sentence

FUNCTION_WORDS = word_set(
    """
    the a an of in on at to and or for with by from as is was were are be been being had have has
    that this these those it its his her their he she they we you i who which whom whose what than
    then more most less not no nor says say said told but after before when while where also into
    over out up off down about around per will would could can may might must should if so there
    here all some any such only just very against under between during through since until because
    how our your my me him them us do does did very new other both each every now still yet even
    according reported report reports added adding
    """
)

OTHERWISE = pattern(
    r"""(?i)\b(?:again|next|then|that\ (?:day|night|year|time)|another|other|others|previous\w*|similar\w*|earlier|separate\w*|elsewhere|last\ (?:year|month|week|night|summer|winter|season)
      |last\ (?:January|February|March|April|May|June|July|August|September|October|November|December)
      |(?:years?|months?|weeks?|days?|hours?)\ (?:ago|earlier|before|later)
      |(?:a|per|each|every)\ (?:year|month|week|day)|annual\w*|daily|yesterday|since|so\ far|to\ date|in\ all|altogether|overall|total\w*|combined
      |r[io]sen?|rising|climb\w*|jump\w*|increas\w*|revis\w*|updat\w*|initial\w*|at\ first|first\ reports?|later|now|had\ (?:said|put|reported)
      |put\ the|compar\w*|respectively|while|whereas|but|however|although|before
      |alone|both|neighbou?ring|nearby|half|most|mostly|out\ of|also\ kill\w*|also\ died|third|second|several
      |during\ the\ war|(?:in|over|during)\ the\ (?:past|last)|worldwide|nationwide|across\ the|history|deadliest|worst
      |claimed|denied|if|could|would|(?-i:may)|might)\b
    | \b(?:1[89]|20)\d\d\b | \bin\ (?:January|February|March|April|May|June|July|August|September|October|November|December)\b""",
    "x",
)
"""What a sentence has that tells of another event, another time, a part or a growing count."""

_OPENING = 25  # code points
_BREAK = pattern(r"[,;:–—(] ?(?:(?:and|but) )?")
_PAST = pattern(
    r"""(?i)\b(?:1[89]|20)\d\d\b | \b(?:years?|months?|weeks?|decades?)\ (?:ago|earlier|before)\b
      | \blast\ (?:year|month|summer|winter|season|spring|autumn|fall)\b""",
    "x",
)

_WORD = plain_pattern(r"[^\W\d_][\w'’-]+")
_ENDINGS = ("'s", "’s", "ing", "ed", "es", "s")
_SHORTEST = 3  # letters of a stem
_LONGEST = 6
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")


_BASES = {  # of the verbs of news whose past has no ending
    past: base
    for pair in [
        "found:find",
        "took:take",
        "taken:take",
        "sold:sell",
        "bought:buy",
        "won:win",
        "lost:lose",
        "paid:pay",
        "fell:fall",
        "fallen:fall",
        "rose:rise",
        "held:hold",
        "built:build",
        "left:leave",
        "struck:strike",
        "sank:sink",
        "sunk:sink",
        "shot:shoot",
        "stole:steal",
        "stolen:steal",
        "made:make",
        "gave:give",
        "given:give",
        "went:go",
        "gone:go",
        "came:come",
        "met:meet",
        "spent:spend",
        "sent:send",
        "led:lead",
        "fought:fight",
        "caught:catch",
        "brought:bring",
        "broke:break",
        "broken:break",
        "began:begin",
        "begun:begin",
        "drove:drive",
        "driven:drive",
        "grew:grow",
        "grown:grow",
        "flew:fly",
        "knew:know",
        "threw:throw",
        "wrote:write",
        "written:write",
        "spoke:speak",
        "chose:choose",
        "chosen:choose",
        "saw:see",
        "seen:see",
        "got:get",
        "became:become",
        "burnt:burn",
        "hung:hang",
        "lay:lie",
        "rode:ride",
        "ran:run",
        "sang:sing",
    ]
    for past, _, base in [pair.partition(":")]
}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what the forms of a word share, more or less.

    >>> stem("Killed") == stem("killing"), stem("bodies"), stem("Morva's")
    (True, 'bodi', 'morva')
    """
    word = word.lower()
    word = _BASES.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)][:_LONGEST]
    return word[:_LONGEST]


@lru_cache(maxsize=1_000)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that say something.

    >>> sorted(content("The ferry sank on Sunday, killing 12 people."))
    ['ferry', 'kill', 'people', 'sink', 'sunday']
    """
    return frozenset(map(stem, {*map(str.lower, _WORD.findall(text))} - FUNCTION_WORDS))


def names(text: str) -> frozenset[str]:
    """Return the stems of the capitalised words that open no sentence, but for weekdays."""
    words = (m for m in _WORD.finditer(text) if m.start() and m[0][0].isupper())
    return frozenset(stem(m[0]) for m in words if m[0].lower() not in _DAYS)


def days(text: str) -> frozenset[str]:
    """Return the weekdays that are named."""
    return frozenset(w.lower() for w in _WORD.findall(text) if w.lower() in _DAYS)


def alike(first: Sentence, second: Sentence) -> tuple[float, int]:
    """Return the share of the shorter sentence's words that both have, and how many these are.

    Nothing where each names what the other does not, or another day.
    """
    mine, theirs = content(first.text), content(second.text)
    shared = mine & theirs
    if not shared or _tell_apart(first.text, second.text, mine, theirs):
        return 0.0, 0
    return len(shared) / min(len(mine), len(theirs)), len(shared)


def _tell_apart(first: str, second: str, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    my_days, their_days = days(first), days(second)
    if my_days and their_days and not my_days & their_days:
        return True
    return bool(names(first) - theirs and names(second) - mine)


def twice(trigger: str) -> str:
    """Return a trigger for texts in which a trigger is found twice: it takes two to disagree.

    >>> import re
    >>> bool(re.search(twice("[0-9] mm"), "5 mm, then 7 mm")), re.search(twice("[0-9] mm"), "57 mm")
    (True, None)
    """
    return rf"(?:{trigger})[\s\S]*(?:{trigger})"


TAKING_UP = "(?:the|these|those|all|their|its|his|her)"
"""What stands before a number that was told before."""

_TAKING_UP = plain_pattern(rf"\b{TAKING_UP} $", "i")


def takes_up(text: str, place: int) -> bool:
    """Say whether a word before a number tells that it was told before: "the 12 people"."""
    return _TAKING_UP.search(text, max(0, place - 6), place) is not None


def is_set_apart(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether the clause around a place speaks of another event, or of a part.

    The clause goes from comma to comma, or is no more than the place where an article takes up
    what was told ("the 12 people killed").
    """
    text = sentence.document.text
    clause = start, end
    if not takes_up(text, start):
        opening = sentence.start + _OPENING  # "Earlier, 14 people": no clause of its own
        breaks = [m.span() for m in _BREAK.finditer(text, opening, sentence.end)]
        clause = (
            max([stop for _, stop in breaks if stop <= start], default=sentence.start),
            min([begin for begin, _ in breaks if begin >= end], default=sentence.end),
        )
    return OTHERWISE.search(text, *clause) is not None


def is_past(sentence: Sentence) -> bool:
    """Say whether a sentence, or the one before in its paragraph, names another time."""
    if _PAST.search(sentence.text):
        return True
    before = sentence.document.text[sentence.block.start : sentence.start].rstrip()
    last = sentence.document.last_sentence(sentence.block.start + len(before) - 1)
    return bool(before) and last is not None and _PAST.search(last.text) is not None


def places_of(word: str, text: str) -> Iterator[int]:
    """Yield the places where a word begins in a text, in other words too."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def matches_near(pattern: Any, text: str, hints: Iterable[int], reach: int) -> Iterator[Any]:
    """Yield the matches of a pattern that is too dear to be looked for in the whole of a text.

    `hints` are places in order, and `reach` how far around them it looks, in code points.
    """
    done = 0
    for hint in hints:
        for match in pattern.finditer(text, max(done, hint - reach), hint + reach):
            done = match.end()
            yield match
