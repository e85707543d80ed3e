"""Triggers made ready for the gate: literals where they are telling, else expressions over bytes.

An expression is found in every text in which its pattern matches, and ends within the match.
It speaks of bytes, so that the scanner needs no tables of Unicode: a letter beyond ASCII is any
run of bytes beyond ASCII, look-around and boundaries are left out, a repetition at the end is cut
to what it must have.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # the parse tree, stable since 3.11
from typing import Any, NamedTuple

from mtlint.gate import Trigger, fold
from mtlint.literals import required_literals, telling
from mtlint.patterns import parse

_BEYOND = r"\x80-\xff"
_LONGEST = 4  # bytes of a character in UTF-8
_COUNTED = 3  # repetitions above this are not counted: the scanner's tables would grow
_ASCII = frozenset(range(128))
_WORD = frozenset(code for code in _ASCII if chr(code).isalnum() or code == ord("_"))
_SPACE = frozenset(code for code in _ASCII if chr(code).isspace())
_DIGIT = frozenset(map(ord, "0123456789"))
_OF_ALL_SCRIPTS = frozenset([("a", "z"), ("A", "Z"), ("0", "9")])  # the ranges of a stated trigger
# Letters and digits beyond ASCII, roughly: all but what stands between words in most copy.
_OTHER_LETTER = (
    r"(?:\xc2[\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe]|[\xc3-\xdf][\x80-\xbf]|\xe2[\x81-\xbf][\x80-\xbf]"
    r"|[\xe0\xe1\xe3-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
)
_CATEGORIES = {
    sre.CATEGORY_SPACE: _SPACE,
    sre.CATEGORY_NOT_SPACE: _ASCII - _SPACE,
    sre.CATEGORY_DIGIT: _DIGIT,
    sre.CATEGORY_NOT_DIGIT: _ASCII - _DIGIT,
    sre.CATEGORY_WORD: _WORD,
    sre.CATEGORY_NOT_WORD: _ASCII - _WORD,
}


def trigger(*patterns: str, stated: bool = False) -> Trigger | None:
    r"""Return a trigger for patterns any of which may match, or None where there is no telling.

    With `stated` they are triggers as rules state them, for whole texts: line ends count, a-z is
    any letter, 0-9 any digit, and a last blank may be the end of a line.

    >>> trigger(r"\b(?:MAGATE|OTAN)\b")
    Trigger(literals=('magate', 'otan'), expression='')
    >>> trigger(r"\bto [a-z]+ed\b").expression
    'to\\ [a-z]+ed'
    """
    literals: set[str] = set()
    expressions: list[str] = []
    for pattern in patterns:
        found = required_literals(pattern)
        if telling(found) and not pattern.startswith("^"):  # the place says more
            literals |= found
            continue
        expression = byte_expression(pattern, stated=stated)
        if expression is None:
            return None
        expressions.append(expression)
    return Trigger(tuple(sorted(literals)), "|".join(dict.fromkeys(expressions)))


def byte_expression(pattern: str, *, stated: bool = False) -> str | None:
    r"""Translate a pattern into an expression over bytes, or None where it would match nothing.

    >>> byte_expression(r"(?<!\w)caf[eé]s?")
    'caf(?:[e]|(?:\\xc3\\xa9|\\xc3\\x89))'
    >>> byte_expression(r"\w*") is None
    True
    """
    tree = parse(pattern)
    if tree is None or tree.getwidth()[0] == 0:
        return None
    expression = _sequence(_without_tail(list(tree)), stated=stated)
    return expression or None


def _without_tail(items: list[Any]) -> list[Any]:
    """Cut what a match may end with but need not: each of its ends would be a hit."""
    while items:
        operation, argument = items[-1]
        if operation not in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            if operation in (sre.ASSERT, sre.ASSERT_NOT):
                items = items[:-1]
                continue
            return items
        least, _, inner = argument
        items = items[:-1]
        if least:
            return [*items, (sre.MAX_REPEAT, (least, least, inner))]
    return items


def _sequence(tree: Any, *, stated: bool) -> str:
    items = list(tree)
    parts = [_element(*item, stated=stated) for item in items]
    if stated and items and _may_be_blank(*items[-1]):
        parts[-1] = _either([parts[-1], r"\n"])
    return "".join(parts)


def _may_be_blank(operation: Any, argument: Any) -> bool:
    blank = (sre.LITERAL, ord(" "))
    return (operation, argument) == blank or (operation is sre.IN and blank in argument)


def _element(operation: Any, argument: Any, *, stated: bool) -> str:
    if operation is sre.LITERAL:
        return _letter(chr(argument))
    if operation in (sre.ANY, sre.NOT_LITERAL):
        return rf"[\x00-\xff]{{1,{_LONGEST}}}"
    if operation is sre.IN:
        return _class(argument, stated=stated)
    if operation is sre.AT:
        if argument is sre.AT_BEGINNING:
            return "^"
        if argument is sre.AT_BEGINNING_STRING:
            return r"\A" if stated else ""
        if argument is sre.AT_END_STRING:
            return r"\n\Z" if stated else ""  # the gate puts a line end behind the text
        return "$" if argument is sre.AT_END and stated else ""
    if operation is sre.SUBPATTERN:
        inner = _sequence(argument[3], stated=stated)
        return f"(?-i:{inner})" if argument[2] & re.IGNORECASE else _group(inner)
    if operation is sre.ATOMIC_GROUP:
        return _group(_sequence(argument, stated=stated))
    if operation is sre.BRANCH:
        return _group("|".join(_sequence(branch, stated=stated) for branch in argument[1]))
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _repeated(*argument, stated=stated)
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return ""
    return r"[\x00-\xff]*"  # back-references, conditions


def _group(inner: str) -> str:
    return f"(?:{inner})"


def _letter(letter: str) -> str:
    letter = fold(letter)
    if letter.isascii():
        return re.escape(letter)
    cases = dict.fromkeys((letter, letter.lower(), letter.upper(), letter.title()))
    return _either([_bytes(case) for case in cases])


def _bytes(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def _either(alternatives: list[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else _group("|".join(alternatives))


class _Class(NamedTuple):
    """A character class: its ASCII codes, what it holds beyond, and whether that may be anything."""

    ascii: frozenset[int]
    beyond: tuple[str, ...] = ()
    any_beyond: bool = False


_ANY = _Class(_ASCII, any_beyond=True)


def _read_class(items: Any, *, stated: bool) -> _Class:
    inside: set[int] = set()
    beyond: list[str] = []
    for operation, argument in items:
        if operation is sre.LITERAL:
            letter = fold(chr(argument))
            if letter.isascii():
                inside.add(ord(letter))
            else:
                beyond.append(_letter(letter))
        elif operation is sre.RANGE:
            low, high = argument
            inside |= {code for code in _ASCII if low <= code <= high}
            if high > max(_ASCII):
                beyond.append(_range(max(low, 0x80), high))
            elif stated and (chr(low), chr(high)) in _OF_ALL_SCRIPTS:
                beyond.append(_OTHER_LETTER)
        elif operation is sre.CATEGORY:
            inside |= _CATEGORIES[argument]
            beyond.append("")
    if items[0][0] is sre.NEGATE:
        return _Class(_ASCII - inside, any_beyond=True)
    return _Class(frozenset(inside), tuple(dict.fromkeys(beyond)), any_beyond="" in beyond)


def _ranges(codes: frozenset[int]) -> str:
    """Write ASCII codes as the inside of a class."""
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(_ascii(low) + ("" if low == high else "-" + _ascii(high)) for low, high in runs)


def _ascii(code: int) -> str:
    return chr(code) if chr(code).isalnum() else f"\\x{code:02x}"


def _range(low: int, high: int) -> str:
    """Return what holds the letters of a range; empty for all beyond ASCII.

    Letters of equal length in UTF-8 lie between the first bytes of the two ends, or between the
    last where the others are the same and there is no other case.
    """
    first, last = chr(low).encode("utf-8", "replace"), chr(high).encode("utf-8", "replace")
    if len(first) != len(last):
        return ""
    if first[:-1] == last[:-1]:
        letters = "".join(map(chr, range(low, high + 1)))
        if letters.lower() == letters.upper():
            return f"{_bytes(chr(low))[:-4]}[\\x{first[-1]:02x}-\\x{last[-1]:02x}]"
    return f"[\\x{first[0]:02x}-\\x{last[0]:02x}][\\x80-\\xbf]{{{len(first) - 1}}}"


def _class(items: Any, *, stated: bool) -> str:
    inside, beyond, any_beyond = _read_class(items, stated=stated)
    parts = [f"[{_ranges(inside)}]"] if inside else []
    parts += [rf"[{_BEYOND}]{{1,{_LONGEST}}}"] if any_beyond else beyond
    return _either(parts)


def _repeated(least: int, most: Any, tree: Any, *, stated: bool) -> str:
    endless = most is sre.MAXREPEAT or most > _COUNTED
    items = list(tree)
    read = None
    if len(items) == 1 and items[0][0] in (sre.IN, sre.ANY, sre.NOT_LITERAL):
        read = _ANY if items[0][0] is not sre.IN else _read_class(items[0][1], stated=stated)
    if read and (read.any_beyond or not read.beyond):  # one class of bytes: a small table
        element = f"[{_ranges(read.ascii)}{_BEYOND if read.any_beyond else ''}]"
        most = "" if endless else most * (_LONGEST if read.any_beyond else 1)
    else:
        element = _group(_sequence(tree, stated=stated))
        most = "" if endless else most
    least = min(least, _COUNTED)
    return {(0, ""): f"{element}*", (1, ""): f"{element}+", (1, 1): element}.get(
        (least, most), f"{element}{{{least},{most}}}"
    )
