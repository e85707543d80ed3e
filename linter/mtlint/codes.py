"""Texts as the scanner reads them: one byte for each code point.

ASCII and the letters and marks of most English copy have a code of their own, that of
Windows-1252. All else shares four: one for letters, one for digits, one for white space, one for
the rest. So a place in the codes is a place in the text, and a class of characters is a class of
bytes.
"""

from __future__ import annotations

import codecs

OTHER = 0x81  # combining marks, too
OTHER_LETTER = 0x8D
OTHER_DIGIT = 0x8F
OTHER_SPACE = 0x90
EVERY = frozenset(range(0x100))
CHARACTERS = {
    code: char for code in range(0x100) if (char := bytes([code]).decode("cp1252", "ignore"))
}
"""The characters that have a code of their own, by it."""

_FOLDED = {0x130: ord("I"), 0x131: ord("i"), 0x17F: ord("s"), 0x212A: ord("K")}
_AT_ONCE = 256  # characters: where one has no code of its own, its neighbours often have none


class _Codes(dict[int, int]):
    def __missing__(self, point: int) -> int:
        self[point] = code = _shared_code(chr(point))
        return code


def _shared_code(char: str) -> int:
    if char.isspace():
        return OTHER_SPACE
    if char.isdecimal():
        return OTHER_DIGIT
    return OTHER_LETTER if char.isalnum() else OTHER


_CODES = _Codes({ord(char): code for code, char in CHARACTERS.items()} | _FOLDED)


def fold(text: str) -> str:
    """Replace the four letters that match ASCII letters when case is ignored, one for one.

    >>> fold("\u212aelvin")
    'Kelvin'
    """
    return text if text.isascii() else text.translate(_FOLDED)


def code(char: str) -> int:
    """Return the code of a character.

    >>> hex(code("a")), hex(code("“")), hex(code("č")), hex(code("\u2003"))
    ('0x61', '0x93', '0x8d', '0x90')
    """
    return _CODES[ord(char)]


def encode(text: str) -> bytes:
    r"""Return the codes of a text, with a line end before the first line as before all others.

    There is one behind the last line too.

    >>> encode("a “č”")
    b'\na \x93\x8d\x94\n'
    """
    lines = f"\n{text}\n"
    return lines.encode() if lines.isascii() else lines.encode("cp1252", _ERRORS)


def _replaced(error: UnicodeError) -> tuple[bytes, int]:
    """Encode what begins with a character that has no code of its own."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 - what `encode` raises
    piece = error.object[error.start : max(error.start + _AT_ONCE, error.end)]
    return piece.translate(_CODES).encode("latin-1"), error.start + len(piece)


_ERRORS = "mtlint.codes"
codecs.register_error(_ERRORS, _replaced)
