"""Triggers made ready for the gate: literals where they are telling, else expressions over codes.

An expression is found in every text in which its pattern matches, and ends within the match or at
the line end behind it. It speaks of the codes that `codes.encode` gives to characters; look-around
and boundaries are left out, a repetition at the end is cut to what it must have.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # the parse tree, stable since 3.11
from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint.codes import (
    CHARACTERS,
    EVERY,
    OTHER,
    OTHER_DIGIT,
    OTHER_LETTER,
    OTHER_SPACE,
    code,
    fold,
)
from mtlint.gate import Trigger
from mtlint.literals import required_literals, telling
from mtlint.patterns import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

_Codes = frozenset[int]
_Strings = frozenset[bytes]

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_NOTHING = frozenset({b""})
_SHORT = 1_000  # characters of a range
_FEW_CODES = 11  # as many as there are of digits
_MOST_STRINGS = 200
_LONGEST = 15_000  # characters of an expression: the scanner takes a few more
_ASSERTIONS = (sre.ASSERT, sre.ASSERT_NOT)
_BOUNDARIES = ((sre.AT, sre.AT_BOUNDARY), (sre.AT, sre.AT_NON_BOUNDARY))
# Repetitions above these are not counted, of single codes and of others: tables would grow.
_COUNTED_CODES = 8
_COUNTED = 3
_ASCII = frozenset(range(0x80))
_DIGIT = frozenset(map(ord, "0123456789"))
_SPACE = frozenset(c for c, char in CHARACTERS.items() if char.isspace()) | {OTHER_SPACE}
_LETTER = frozenset(c for c, char in CHARACTERS.items() if char.isalpha() or char == "_")
_OTHERS = frozenset({OTHER, OTHER_LETTER, OTHER_DIGIT, OTHER_SPACE})
_WORD = _LETTER.union(
    {OTHER, OTHER_LETTER, OTHER_DIGIT}, (c for c, char in CHARACTERS.items() if char.isnumeric())
)
_LINE_END = frozenset({ord("\n")})
_SEPARATORS = frozenset(b"\x1c\x1d\x1e\x1f")  # white space to `re`, not to `regex`
_CATEGORIES = {  # the codes that may be of a category, and its opposite
    sre.CATEGORY_SPACE: (_SPACE, sre.CATEGORY_NOT_SPACE),
    sre.CATEGORY_NOT_SPACE: (EVERY - _SPACE | _SEPARATORS, sre.CATEGORY_SPACE),
    sre.CATEGORY_DIGIT: (_DIGIT | {OTHER_DIGIT}, sre.CATEGORY_NOT_DIGIT),
    sre.CATEGORY_NOT_DIGIT: (EVERY - _DIGIT, sre.CATEGORY_DIGIT),
    sre.CATEGORY_WORD: (_WORD, sre.CATEGORY_NOT_WORD),
    sre.CATEGORY_NOT_WORD: (EVERY - _LETTER - _DIGIT, sre.CATEGORY_WORD),
}
_OF_ALL_SCRIPTS = {  # what the ranges of a stated trigger stand for, beyond ASCII
    (ord("a"), ord("z")): _WORD - _ASCII,
    (ord("A"), ord("Z")): _WORD - _ASCII,
    (ord("0"), ord("9")): frozenset({OTHER_DIGIT}),
}


def trigger(*patterns: str, stated: bool = False) -> Trigger | None:
    r"""Return a trigger for patterns any of which may match, or None where there is no telling.

    With `stated` they are triggers as rules state them, for whole texts: line ends count, a-z is
    any letter, 0-9 any digit, and a last blank may be the end of a line.

    >>> trigger(r"\b(?:MAGATE|OTAN)\b|\bto [a-z]+ed\b")
    Trigger(literals=('magate', 'otan'), expression='to\\ [a-z]+ed')
    >>> trigger(r"(?<!\w)caf[eé]s?\s").expression
    '(?:cafe|cafes|caf\\xc9|caf\\xc9s|caf\\xe9|caf\\xe9s)[\\x09-\\x0d\\x1c-\\x20\\x90\\xa0]'
    >>> trigger(r"\w*") is None
    True
    """
    ready = _trigger(patterns, _Place(stated=stated))
    if ready is None or len(ready.expression) <= _LONGEST:
        return ready
    return _trigger(patterns, _Place(stated=stated, most=1))


def _trigger(patterns: Iterable[str], place: _Place) -> Trigger | None:
    literals: set[str] = set()
    expressions: dict[str, None] = {}
    for tree in map(parse, patterns):
        if tree is None or tree.getwidth()[0] == 0:
            return None
        for branch in _alternatives(tree):
            strings = _strings_of(branch, place._replace(most=_MOST_STRINGS))
            if strings is not None and all(map(bytes.isascii, strings)):
                literals |= {string.decode().lower() for string in strings}
                continue
            found = required_literals(branch)
            if telling(found) and (sre.AT, sre.AT_BEGINNING) not in branch:  # the place says more
                literals |= found
                continue
            expressions[_sequence(branch, place)] = None
    return Trigger(tuple(sorted(literals)), "|".join(expressions))


def _alternatives(tree: Any) -> list[Any]:
    [(operation, argument), *more] = _consuming(tree)
    return argument[1] if operation is sre.BRANCH and not more else [tree]


class _Place(NamedTuple):
    """Where an element stands: in a trigger as rules state it, first or last in the whole of it.

    `cased` is what stands where capitals count; `most` is how many strings are written in full.
    """

    stated: bool
    first: bool = True
    last: bool = True
    cased: bool = False
    most: int = _MOST_STRINGS


def _consuming(tree: Any) -> list[Any]:
    """Return the elements of a sequence less look-around and boundaries of words."""
    return [item for item in tree if item[0] not in _ASSERTIONS and item not in _BOUNDARIES]


def _placed(tree: Any, place: _Place) -> list[tuple[Any, _Place]]:
    """Return the elements of a sequence that are looked for, each with its place."""
    items = _consuming(tree)
    if place.last:
        items = _without_tail(items)
    final = len(items) - 1
    return [
        (item, place._replace(first=place.first and at == 0, last=place.last and at == final))
        for at, item in enumerate(items)
    ]


def _without_tail(items: list[Any]) -> list[Any]:
    """Cut what a match may end with but need not: each of its ends would be a hit."""
    while items and items[-1][0] in _REPEATS:
        least, _, inner = items[-1][1]
        items = items[:-1]
        if least:
            before = [(sre.MAX_REPEAT, (least - 1, least - 1, inner))] if least > 1 else []
            return [*items, *before, (sre.SUBPATTERN, (None, 0, 0, inner))]
    return items


def _sequence(tree: Any, place: _Place) -> str:
    """Write a sequence; strings in full, for which the scanner is fastest, where they are few."""
    parts: list[str] = []
    strings = _NOTHING  # what the elements since the last part can be
    for element in _placed(tree, place):
        more = _strings(*element)
        joined = None if more is None else _joined(strings, more, place.most)
        if joined is not None:
            strings = joined
            continue
        parts.append(_either(strings))
        if more is None:
            parts.append(_element(*element))
        strings = more or _NOTHING
    return "".join((*parts, _either(strings)))


def _either(strings: _Strings) -> str:
    some = ["".join(_written({code}) for code in string) for string in sorted(strings) if string]
    if b"" in strings:
        return f"{_group('|'.join(some))}?" if some else ""
    return some[0] if len(some) == 1 else _group("|".join(some))


def _strings(item: Any, place: _Place) -> _Strings | None:
    """Return what an element can be, where that is a few strings of codes; None otherwise."""
    operation, argument = item
    codes = _one_code(item, place)
    if codes is not None:
        some = frozenset(string if place.cased else string.lower() for string in map(_byte, codes))
        return some if len(some) <= min(_FEW_CODES, place.most) else None
    if operation is sre.SUBPATTERN and not argument[2]:
        return _strings_of(argument[3], place)
    if operation is sre.BRANCH:
        branches = [_strings_of(branch, place) for branch in argument[1]]
        strings = _Strings().union(*filter(None, branches))
        return None if None in branches or len(strings) > place.most else strings
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[:2] == (0, 1):
        inner = _strings_of(argument[2], place)
        return None if inner is None or len(inner) >= place.most else _NOTHING | inner
    return None


def _byte(number: int) -> bytes:
    return bytes((number,))


def _strings_of(tree: Any, place: _Place) -> _Strings | None:
    strings: _Strings | None = _NOTHING
    for element in _placed(tree, place):
        more = _strings(*element)
        if strings is None or more is None:
            return None
        strings = _joined(strings, more, place.most)
    return strings


def _joined(strings: _Strings, more: _Strings, most: int) -> _Strings | None:
    """Return each string with each of those that may follow, unless they are too many."""
    joined = frozenset(a + b for a in strings for b in more)
    return joined if len(joined) <= most else None


def _element(item: Any, place: _Place) -> str:
    """Write an element that is no string."""
    operation, argument = item
    codes = _one_code(item, place)
    if codes is not None:
        return _written(codes)
    if operation is sre.AT:
        if argument is sre.AT_BEGINNING:
            return "^"
        if argument is sre.AT_BEGINNING_STRING:
            return r"\A\n" if place.stated and place.first else ""
        if argument is sre.AT_END_STRING:
            return r"\n\Z" if place.stated else ""
        return "$" if argument is sre.AT_END and place.stated else ""
    if operation is sre.SUBPATTERN:
        if argument[2] & re.IGNORECASE:
            return f"(?-i:{_sequence(argument[3], place._replace(cased=True))})"
        return _group(_sequence(argument[3], place))
    if operation is sre.ATOMIC_GROUP:
        return _group(_sequence(argument, place))
    if operation is sre.BRANCH:
        return _group("|".join(_sequence(branch, place) for branch in argument[1]))
    if operation in _REPEATS:
        return _repeated(argument, place)
    return r"[\x00-\xff]*"  # back-references, conditions


def _one_code(item: Any, place: _Place) -> _Codes | None:
    """Return the codes of which an element takes one; None for all others."""
    operation, argument = item
    codes: _Codes | None = None
    if operation is sre.LITERAL:
        codes = _letter(chr(argument), cased=place.cased)
    elif operation is sre.ANY:
        codes = EVERY
    elif operation is sre.NOT_LITERAL:
        codes = EVERY - _surely((sre.LITERAL, argument))
    elif operation is sre.IN:
        codes = _class(argument, place)
    elif operation is sre.AT:  # every line has an end before and behind it
        opens = place.first and argument is sre.AT_BEGINNING
        closes = place.last and argument is sre.AT_END and place.stated
        codes = _LINE_END if opens or closes else None
    elif operation is sre.BRANCH and all(len(branch) == 1 for branch in argument[1]):
        branches = [_one_code(branch[0], place) for branch in argument[1]]
        codes = _Codes().union(*filter(None, branches)) if all(branches) else None
    elif operation is sre.SUBPATTERN and len(argument[3]) == 1 and not argument[2]:
        codes = _one_code(argument[3][0], place)
    if codes and place.stated and place.last and ord(" ") in codes:
        codes |= _LINE_END
    return codes


def _group(inner: str) -> str:
    return f"(?:{inner})"


def _letter(letter: str, *, cased: bool) -> _Codes:
    letter = fold(letter)
    if letter.isascii() or cased:
        return frozenset({code(letter)})  # the scanner minds the case of ASCII letters
    cases = {letter, letter.lower(), letter.upper(), letter.title()}
    return frozenset(code(case) for case in cases if len(case) == 1)


def _class(items: Any, place: _Place) -> _Codes:
    """Return the codes that may be of a class; less those that must be, where it is negated."""
    if items[0][0] is sre.NEGATE:
        return EVERY - frozenset().union(*map(_surely, items[1:]))
    codes: _Codes = frozenset()
    for operation, argument in items:
        if operation is sre.LITERAL:
            codes |= _letter(chr(argument), cased=place.cased)
        elif operation is sre.RANGE:
            codes |= _range(*argument, cased=place.cased)
            if place.stated:
                codes |= _OF_ALL_SCRIPTS.get(argument, frozenset())
        elif operation is sre.CATEGORY:
            codes |= _CATEGORIES[argument][0]
    return codes


def _surely(item: Any) -> _Codes:
    operation, argument = item
    if operation is sre.CATEGORY:
        _, opposite = _CATEGORIES[argument]
        return EVERY - _CATEGORIES[opposite][0]
    low, high = argument if operation is sre.RANGE else (argument, argument)
    return frozenset(c for c, char in CHARACTERS.items() if low <= ord(char) <= high)


def _range(low: int, high: int, *, cased: bool) -> _Codes:
    ascii_codes = frozenset(range(low, min(high + 1, len(_ASCII))))
    beyond = range(max(low, len(_ASCII)), high + 1)
    if len(beyond) < _SHORT:
        codes = (_letter(chr(point), cased=cased) - _ASCII for point in beyond)
        return ascii_codes.union(*codes)
    listed = _surely((sre.RANGE, (low, high))) - _ASCII
    return ascii_codes.union(_OTHERS, *(_letter(CHARACTERS[c], cased=cased) for c in listed))


def _written(codes: _Codes | set[int]) -> str:
    if len(codes) == 1:
        [only] = codes
        return re.escape(chr(only)) if ord(" ") <= only < ord("~") else f"\\x{only:02x}"
    runs: list[list[int]] = []
    for number in sorted(codes):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    ranges = (_bound(low) + ("" if low == high else "-" + _bound(high)) for low, high in runs)
    return f"[{''.join(ranges)}]"


def _bound(number: int) -> str:
    char = chr(number)
    return char if char.isascii() and char.isalnum() else f"\\x{number:02x}"


def _repeated(argument: Any, place: _Place) -> str:
    least, most, tree = argument
    # An element that comes again does not stand at the beginning or the end each time.
    place = place._replace(first=False, last=False)
    codes = _one_code(tree[0], place) if len(tree) == 1 else None
    element, counted = (
        (_group(_sequence(tree, place)), _COUNTED)
        if codes is None
        else (_written(codes), _COUNTED_CODES)
    )
    most = "" if most is sre.MAXREPEAT or most > counted else most
    least = min(least, counted)
    return {(0, ""): f"{element}*", (1, ""): f"{element}+", (1, 1): element}.get(
        (least, most), f"{element}{{{least},{most}}}"
    )
