"""From bytes to text: UTF-8, and for anything else an error that says what it seems to be."""

from __future__ import annotations

import re

BOM = b"\xef\xbb\xbf"
"""The byte order mark of UTF-8."""

_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32LE"),
    (b"\x00\x00\xfe\xff", "UTF-32BE"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\xfe\xff", "UTF-16BE"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as .docx and .odt files are"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
)
_NAMES = {"WINDOWS-1252": "Windows-1252", "MACINTOSH": "Mac Roman"}
_SAMPLE = 100_000  # bytes around a fault: enough evidence, and a huge file costs no more


class UnreadableError(Exception):
    """Bytes are no text; says what they seem to be and what to do."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def decode(data: bytes, start: int = 0) -> str:
    r"""Return UTF-8 bytes as text, without the byte order mark, line ends as they are.

    `start` is where the bytes stand in their file. Raises `UnreadableError`.

    >>> decode(b"\xef\xbb\xbfA caf\xc3\xa9\r\n")
    'A café\r\n'
    >>> decode(b"A caf\xe9.")
    Traceback (most recent call last):
        ...
    mtlint.readers.decoding.UnreadableError: is not UTF-8: byte 0xE9 at offset 5; it looks like Windows-1252. Convert it first, for example with: iconv -f WINDOWS-1252 -t UTF-8
    """
    if data.startswith(BOM):
        data = data[len(BOM) :]
        start += len(BOM)
    nul = data.find(b"\0")
    if nul >= 0:
        raise UnreadableError(_with_nul(data, nul, start))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    _refuse_known(data)
    lines = data.count(b"\n", 0, at) + data[:at].replace(b"\r\n", b"").count(b"\r")
    raise UnreadableError(
        f"is not UTF-8: byte 0x{data[at]:02X} at offset {at + start}; {_guess(data, at)}", lines + 1
    )


def _refuse_known(data: bytes) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"is {what}, not text; take the text out of it first")


def _convert(encoding: str) -> str:
    name = _NAMES.get(encoding, encoding)
    return f"it looks like {name}. Convert it first, for example with: iconv -f {encoding} -t UTF-8"


def _with_nul(data: bytes, at: int, start: int) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return f"is not UTF-8: byte 0x{data[0]:02X} at offset {start}; {_convert(encoding)}"
    _refuse_known(data)
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # English in UTF-16 has a NUL in every other byte, and hardly any in the others.
    if max(even, odd) > len(sample) * 0.3 and min(even, odd) < len(sample) * 0.02:
        return f"is not UTF-8: NUL byte at offset {at + start}; " + _convert(
            "UTF-16BE" if even > odd else "UTF-16LE"
        )
    return f"is binary, not text: NUL byte at offset {at + start}"


def _guess(data: bytes, at: int) -> str:
    """Say what bytes look like that are not UTF-8 at an offset."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _convert(encoding)
    sample = data[max(0, at - _SAMPLE) : at + _SAMPLE]
    lenient = sample.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    whole = sum(letter > "\x7f" for letter in lenient) - damaged
    if whole > damaged:
        cut = at >= len(data) - 3
        return (
            "the file ends in the middle of a character. Fetch it again"
            if cut
            else "the rest is UTF-8, so the file is damaged there. Mend that place or fetch it again"
        )
    if re.search(rb"[a-z]\xd5[a-z]|\xd2[A-Za-z][^\xd2]*\xd3", sample):
        return _convert("MACINTOSH")
    if sum(byte > 0x7F for byte in sample) > len(sample) * 0.3:
        return "it looks like a legacy encoding of a language that is not written in Latin letters"
    if re.search(rb"[\x81\x8d\x8f\x90\x9d]", sample):  # Windows-1252 has no such letters
        return "its encoding cannot be told. Convert it to UTF-8 first"
    return _convert("WINDOWS-1252")
