"""How text is shown on a terminal or a page of text: escapes, widths, colours."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_STYLES = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "1;33",
    "hint": "1;36",
    "error-span": "4;1;31",
    "warning-span": "4;1;33",
    "hint-span": "4;1;36",
    "fix": "32",
    "rule": "35",
    "path": "1;4",
}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_WIDE = frozenset({"W", "F"})
_PLAIN = str.maketrans({"│": "|", "…": "...", "─": "-", "→": "->", "↵": "\\n", "·": ".", "×": "x", "█": "#"})  # fmt: skip


class Medium(NamedTuple):
    """What a report is written on: `width` in columns, and what it can show."""

    width: int = 80
    color: bool = False
    unicode: bool = True

    def paint(self, text: str, style: str) -> str:
        """Return text in a style, where there is colour."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text

    def drawn(self, text: str) -> str:
        """Return our own signs as they can be shown: lines, arrows and dots, or ASCII for them."""
        return text if self.unicode else text.translate(_PLAIN)


def visible(text: str) -> str:
    r"""Return text with what acts on a terminal instead of being seen on it made visible.

    Controls, invisible and bidirectional marks become `<U+202E>`, a tab a space, a line end ↵.

    >>> visible("a\tb\r\nc\x1b[31m\u202ed")
    'a b↵c<U+001B>[31m<U+202E>d'
    """
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_VISIBLE)


class _Table(dict[int, str]):
    """What stands for each letter in `str.translate`, found out when it comes first."""

    def __init__(self, told: Callable[[str], str]) -> None:
        self._told = told

    def __missing__(self, code: int) -> str:
        told = self[code] = self._told(chr(code))
        return told


def _visible(letter: str) -> str:
    if letter == "\t":
        return " "
    if letter in "\n\r":
        return "↵"
    if unicodedata.category(letter) in _HIDDEN:
        return f"<U+{ord(letter):04X}>"
    return letter


_VISIBLE = _Table(_visible)


def counted(count: int, noun: str) -> str:
    """Return a number of things.

    >>> counted(1, "file"), counted(2000, "finding"), counted(2, "fix")
    ('1 file', '2,000 findings', '2 fixes')
    """
    return f"{count:,} {noun}{'' if count == 1 else 'es' if noun.endswith('x') else 's'}"


def cells(text: str) -> int:
    """Return how many columns a text takes up.

    >>> cells("war"), cells("戦争"), cells("cafe\u0301")
    (3, 4, 4)
    """
    return len(text) if text.isascii() else len(text.translate(_CELLS))


def _filled(letter: str) -> str:
    """Return a dot for each column that a letter takes up."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me"):
        return ""
    return ".." if unicodedata.east_asian_width(letter) in _WIDE else "."


_CELLS = _Table(_filled)


def first_cells(text: str, width: int) -> str:
    r"""Return as much of a text's beginning as fits into a width, whole letters with their marks.

    >>> first_cells("cafe\u0301 noir", 4) == "cafe\u0301", first_cells("戦争", 3)
    (True, '戦')
    """
    used = 0
    for index, letter in enumerate(text):
        used += len(_CELLS[ord(letter)])
        if used > width:
            return text[:index]
    return text


def last_cells(text: str, width: int) -> str:
    """Return as much of a text's end as fits into a width, not beginning with a lone mark."""
    used, start = 0, len(text)
    for index in range(len(text) - 1, -1, -1):
        size = len(_CELLS[ord(text[index])])
        used += size
        if used > width:
            break
        if size:
            start = index
    return text[start:]


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most a width, words that are wider cut.

    Two spaces stay two: a rule may be about them.

    >>> wrap("one  two three", 8)
    ['one  two', 'three']
    """
    lines = [""]
    for word in text.split(" "):
        room = width - cells(lines[-1]) - (1 if lines[-1] else 0)
        if cells(word) > room and lines[-1]:
            lines.append("")
        left = word
        while cells(left) > width:
            part = first_cells(left, width) or left[0]
            lines[-1] = part
            lines.append("")
            left = left[len(part) :]
        lines[-1] += f" {left}" if lines[-1] else left
    return lines


class Excerpt(NamedTuple):
    """A marked place on its line, made visible and cut to a width."""

    before: str
    marked: str
    after: str


def excerpt(text: str, start: int, end: int, width: int, dots: str = "…") -> Excerpt:
    """Return the line around `start` to `end`, with `dots` where it had to be cut.

    Costs as much as the width, whatever the length of the line.

    >>> excerpt("Ships were sent to the the port of Brest.", 19, 26, 24)
    Excerpt(before='…sent to ', marked='the the', after=' port …')
    """
    reach = 2 * width  # code points that may end up in the excerpt, marks included
    low, high = max(0, start - reach), min(len(text), end + reach)
    line_start = max(text.rfind(stop, low, start) for stop in "\n\r") + 1 or low
    line_end = min((at for stop in "\n\r" if (at := text.find(stop, end, high)) >= 0), default=high)
    if end - start > 2 * reach:
        marked = f"{text[start : start + reach]} {text[end - reach : end]}"
    else:
        marked = text[start:end]
    before = visible(text[line_start:start].lstrip())
    marked = visible(marked)
    after = visible(text[end:line_end].rstrip())
    if cells(marked) > width - 2 * len(dots):
        head = first_cells(marked, width // 2 - 2 * len(dots))
        tail = last_cells(marked, width - 3 * len(dots) - cells(head))
        return Excerpt(dots if before else "", head + dots + tail, dots if after else "")
    room = width - cells(marked)
    after = _cut_end(after, max(room - room // 2, room - cells(before)), dots)
    return Excerpt(_cut_start(before, room - cells(after), dots), marked, after)


def _cut_start(text: str, width: int, dots: str) -> str:
    if cells(text) <= width:
        return text
    part = last_cells(text, width - len(dots))
    space = part.find(" ", 0, 12)  # a whole word, where that loses little
    return dots + part[space + 1 :]


def _cut_end(text: str, width: int, dots: str) -> str:
    if cells(text) <= width:
        return text
    part = first_cells(text, width - len(dots))
    space = part.rfind(" ", max(0, len(part) - 12))
    return (part[: space + 1] if space >= 0 else part) + dots
