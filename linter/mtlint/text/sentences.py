"""Sentences of a block."""

from __future__ import annotations

import regex

from mtlint.text.abbreviations import MONTHS, NUMBERED, OTHERS, TITLES, is_abbreviation

_CLOSING = "\"'”’»›)\\]}」』】）》"
_STOP = regex.compile(rf"([.!?…‼⁇⁈⁉]++|[。！？｡।؟۔]++)([{_CLOSING}]*+(?:\s[”»](?=\s|$))?)")
_NEXT = regex.compile(r"(\s*+)([\"'“‘„«‹(\[¿¡「『—–-]*+)\s?([\w]*+)")
_WIDE = frozenset("。！？｡।؟۔")

_OPENERS = frozenset(
    """
    The A An He She It They We I You This That These Those There Here In On At But And Or Nor If
    When While As After Before For From With Without By To Of Its His Her Their Our My Your What
    Who Whose Which How Why Where According However Meanwhile Since So Then Yet Not Most Many Some
    Several All Both Each Every One Two Three Also Although Though Because Despite During Earlier
    Later Last Once Only Other Others Another Until Under Unlike Even Instead Now Today Still Such
    Is Are Was Were Did Does Do Has Have Had Can Could Will Would Should May Might Let Please
    """.split()
)
_AFTER_TIME = (
    frozenset(
        """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    January February March April May June July August September October November December
    Eastern Central Mountain Pacific Moscow Beijing London Greenwich
    """.split()
    )
    | MONTHS
)
_DOMAINS = frozenset("Com Org Net Co Uk Gov Edu Info Js Net Io Ru De Fr".split())


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences between `start` and `end` of a text as (start, end), in order.

    They cover everything but white space. A stop and the quotation marks and brackets that
    close after it belong to the sentence.

    >>> text = 'Gen. J. K. Orr left at 5 p.m. on Monday. "Why?" he asked. sent home. It was No. 5.'
    >>> [text[s:e] for s, e in split_sentences(text, 0, len(text))][1:]
    ['"Why?" he asked.', 'sent home.', 'It was No. 5.']
    """
    sentences = []
    begin = _skip_space(text, start, end)
    for stop in _STOP.finditer(text, begin, end):
        after = stop.end()
        if after >= end:
            break
        if stop.start() < begin or not _ends(text, begin, stop, end):
            continue
        sentences.append((begin, after))
        begin = _skip_space(text, after, end)
    last = end
    while last > begin and text[last - 1].isspace():
        last -= 1
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
    place = stop.start()
    gap, opening, following = _NEXT.match(text, stop.end(), end).groups()  # type: ignore[union-attr]
    before = text[max(begin, place - 40) : place].rsplit(None, 1)
    word = before[-1].lstrip("\"'“‘„«‹([—–-") if before and not text[place - 1].isspace() else ""
    initial = following[:1]
    if not gap:
        return _ends_without_space(word, marks, closing, opening, following)
    if not following:
        return not (opening == "" and text[stop.end() + len(gap)] in ".,;:!?…)]”’»")
    if marks[0] == "…" or marks.startswith(".."):
        return not initial.islower() and word != "" and word[-1] not in "[("
    if initial.islower():
        return marks == "." and not closing and not is_abbreviation(word)
    if marks != "." or closing:
        return True
    return _ends_after(word, opening, following, first=place - len(word) <= begin)


def _ends_without_space(word: str, marks: str, closing: str, opening: str, following: str) -> bool:
    if not following or not following[0].isupper():
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
    if word.isdecimal():  # a list's number; a German or Czech date, "5. May"
        return not first and following not in _AFTER_TIME
    if following[0].isdecimal():
        return word not in NUMBERED and word not in MONTHS
    if word in ("a.m", "p.m"):
        return following not in _AFTER_TIME and not following.isupper()
    if word in OTHERS or word in MONTHS or is_abbreviation(word) and word not in NUMBERED:
        return following in _OPENERS or '"' in opening or "“" in opening
    return True
