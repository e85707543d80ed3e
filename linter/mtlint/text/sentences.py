"""Sentences of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.compiled import pattern, plain_pattern
from mtlint.text.abbreviations import MONTHS, NUMBERED, OTHERS, TITLES, is_abbreviation, word_set

if TYPE_CHECKING:
    import regex

_STOP = pattern(
    r"""(?P<marks>[.!?…‼⁇⁈⁉]++(?:[ ]\.)*+|[。！？｡।؟۔]++)
    (?P<closing>["'”’»›)\]}」』】）》]*+(?:\s[”»](?=\s|$)|(?<=['’])\s"(?=\s|$)|\s"$)?)""",
    "x",
)
_INNER_STOP = plain_pattern("[.!?…‼⁇⁈⁉。！？｡।؟۔]")  # what `_STOP` begins with
_NEXT = pattern(
    r"""(?P<gap>\s*+)(?P<opening>["'“‘„«‹(\[¿¡「『—–-]*+)\s?(?P<word>\w*+)(?P<stop>\.?)""",
    "x",
)
_WIDE = frozenset("。！？｡।؟۔")
_OPENING_MARKS = "\"'“‘„«‹([—–-"
_LONGEST_WORD = 40  # characters before a stop in which its word is sought

# Words that open a sentence much sooner than they go on with one when they are capitalised:
# after an abbreviation they tell that its stop is a full stop too.
_OPENERS = word_set(
    """
    The A An He She It They We I You This That These Those There Here In On At But And Or Nor If
    When While As After Before For From With Without By To Of Its His Her Their Our My Your What
    Who Whose Which How Why Where According However Meanwhile Since So Then Yet Not Most Many Some
    Several All Both Each Every One Two Three Also Although Though Because Despite During Earlier
    Later Last Once Only Other Others Another Until Under Unlike Even Instead Now Today Still Such
    Is Are Was Were Did Does Do Has Have Had Can Could Will Would Should May Might Let Please
    """
)
_AFTER_TIME = MONTHS | word_set(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    January February March April May June July August September October November December
    Eastern Central Mountain Pacific Moscow Beijing London Greenwich
    """
)
_DOMAINS = word_set("Com Org Net Co Uk Gov Edu Info Js Io Ru De Fr")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences between `start` and `end` of a text as (start, end), in order.

    They cover everything but white space. A stop, and the quotation marks and brackets that
    close after it, belong to the sentence. A stop before a lower-case word ends a sentence too
    unless it belongs to an abbreviation: it is a stray one, and what follows was torn off.

    >>> text = 'Gen. J. K. Orr left at 5 p.m. Monday. "Why?" he asked. sent home. See No. 5.'
    >>> [text[s:e] for s, e in split_sentences(text, 0, len(text))][1:]
    ['"Why?" he asked.', 'sent home.', 'See No. 5.']
    """
    sentences: list[tuple[int, int]] = []
    begin = _skip_space(text, start, end)
    if begin < end and _INNER_STOP.search(text, begin, end - 1) is None:
        return [(begin, begin + len(text[begin:end].rstrip()))]
    for stop in _STOP.finditer(text, begin, end):
        after = stop.end()
        if after < end and stop.start() >= begin and _ends(text, begin, stop, end):
            sentences.append((begin, after))
            begin = _skip_space(text, after, end)
    last = begin + len(text[begin:end].rstrip())
    if begin < last:
        sentences.append((begin, last))
    return sentences


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, begin: int, stop: regex.Match[str], end: int) -> bool:
    """Say whether a stop ends the sentence that began at `begin`."""
    marks, closing = stop.groups()
    if marks[0] in _WIDE:
        return True
    context = _NEXT.match(text, stop.end(), end)
    gap, opening, following, next_stop = context.groups() if context else ("", "", "", "")
    word = _word_before(text, begin, stop.start())
    is_initial = len(following) == 1 and next_stop and following.isupper()
    if not gap:
        return not is_initial and _ends_without_space(word, marks, closing, opening, following)
    if not following:
        place = stop.end() + len(gap)
        return bool(opening) or text[place : place + 1] not in ".,;:!?…)]”’»"
    if marks[0] == "…" or marks.startswith(".."):
        return not following[0].islower() and word[-1:] not in ("[", "(", "")
    if following[0].islower():
        return marks == "." and not closing and not is_abbreviation(word)
    if marks == "!" and word == "Yahoo":
        return False
    if marks != "." or closing:
        return True
    if is_initial:
        following = ""  # not the article or the pronoun
    return _ends_after(word, opening, following, first=stop.start() - len(word) <= begin)


def _word_before(text: str, begin: int, place: int) -> str:
    before = text[max(begin, place - _LONGEST_WORD) : place]
    if not before or before[-1].isspace():
        return ""
    return before.rsplit(None, 1)[-1].lstrip(_OPENING_MARKS) or before[-1]


def _ends_without_space(word: str, marks: str, closing: str, opening: str, following: str) -> bool:
    """Say whether a stop ends a sentence although no space follows it ("coast.The")."""
    if not following or not following[0].isupper() or opening[:1] in ("-", "–"):
        return False
    if closing or opening:
        return True
    return (
        word.isalpha()
        and len(word) > 1
        and word[-1].islower()
        and (len(following) == 1 or following[1].islower())
        and following not in _DOMAINS
        and (marks != "." or not is_abbreviation(word))
    )


def _ends_after(word: str, opening: str, following: str, *, first: bool) -> bool:
    """Say whether a stop ends a sentence after `word`, before a capital, a digit or a quotation."""
    if word in TITLES:
        return False
    if word.isdecimal():  # the number of a list item; a German or Czech date, "5. May"
        return not first and following not in _AFTER_TIME
    if following[:1].isdecimal() and "(" not in opening:
        return word not in NUMBERED and word not in MONTHS
    if word in ("a.m", "p.m"):
        return following not in _AFTER_TIME and not following.isupper() and "(" not in opening
    if word in OTHERS or word in MONTHS or is_abbreviation(word):
        return (following in _OPENERS and not opening) or any(mark in '"“' for mark in opening)
    return True
