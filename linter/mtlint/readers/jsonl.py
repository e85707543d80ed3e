"""JSON lines: a document on each line, in the field `text` of an object.

The field `mtlint-ignore` says what is not to be told of it.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, Any, BinaryIO

from mtlint.fixes import apply_edits
from mtlint.readers.decoding import BOM, UnreadableError, decode
from mtlint.readers.editable import EditableDocument
from mtlint.results import Problem
from mtlint.wishes import record_ignores

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtlint.fixes import Edit
    from mtlint.text import Document

_MOST_PROBLEMS = 10
_FIELD = "text"
_IGNORE = "mtlint-ignore"
_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
# Two escapes of a surrogate pair are one code point.
_ESCAPE = re.compile(
    r"(\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|.))"
)


class Record(EditableDocument):
    """The text of a record; lines and columns are those of the file that holds it.

    `raw` is the line with its end, `position` the byte offset at which it begins.
    """

    def __init__(
        self, record: Mapping[str, Any], *, path: str | None, line: int, raw: str, position: int
    ) -> None:
        super().__init__(record[_FIELD], path=path)
        if _IGNORE in record:
            self.ignores = tuple(record_ignores(record[_IGNORE], self.text))
        self._line = line
        self._raw = raw
        self.position = position

    @cached_property
    def _steps(self) -> tuple[Sequence[int], Sequence[int]]:
        """Offsets in the text from which it runs level with the line, and those in the line."""
        at = _field_start(self._raw) + 1
        lengths = list(map(len, _ESCAPE.split(self._raw[at:])))
        plain, escapes = lengths[:-1:2], lengths[1::2]
        offsets = list(accumulate((length + 1 for length in plain), initial=0))
        places = list(accumulate(map(add, plain, escapes), initial=at))
        return offsets, places

    def _place(self, offset: int) -> int:
        """Return where in the line a code point of the text is written."""
        offsets, places = self._steps
        index = bisect_right(offsets, offset) - 1
        return places[index] + offset - offsets[index]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line of the record and the column in it, both counted from 1."""
        return self._line, self._place(offset) + 1

    def encoded(self) -> bytes:
        """Return the line in UTF-8."""
        return self._raw.encode()

    def edited(self, edits: Sequence[Edit]) -> Record:
        """Return the record with edits made; nothing else in its line is written anew.

        A line that is ASCII stays so.
        """
        written = [
            edit._replace(
                start=self._place(edit.start),
                end=self._place(edit.end),
                replacement=_written(edit.replacement, ascii_only=self._raw.isascii()),
            )
            for edit in edits
        ]
        raw = apply_edits(self._raw, written)
        edited = Record(
            _record(raw), path=self.path, line=self._line, raw=raw, position=self.position
        )
        edited.sidecar = self.sidecar
        return edited


def _written(text: str, *, ascii_only: bool) -> str:
    """Return text as it stands inside a JSON string."""
    lone_surrogate = any("\ud800" <= letter <= "\udfff" for letter in text)
    return json.dumps(text, ensure_ascii=ascii_only or lone_surrogate)[1:-1]


def _field_start(raw: str) -> int:
    """Return where the string of the last field `text` begins in an object's source."""
    found = -1
    at = _skip(raw, _skip(raw, 0) + 1)
    while raw[at] == '"':
        name, at = _DECODER.raw_decode(raw, at)
        at = _skip(raw, _skip(raw, at) + 1)  # past the colon
        if name == _FIELD:
            found = at
        _, at = _DECODER.raw_decode(raw, at)
        at = _skip(raw, at)
        if raw[at] == ",":
            at = _skip(raw, at + 1)
    return found


def _skip(raw: str, at: int) -> int:
    return _SPACE.match(raw, at).end()  # type: ignore[union-attr]  # it matches anywhere


def read(stream: BinaryIO, path: str) -> Iterator[Document | Problem]:
    """Yield the document of each record, and a problem for each that cannot be read.

    Lines of white space are passed over. A file that opens with ten problems is something
    else: the rest of it is left unread.
    """
    problems = good = offset = 0
    for number, line in enumerate(stream, 1):
        try:
            raw = decode(line, offset)
            if raw.strip():
                position = offset + (len(BOM) if line.startswith(BOM) else 0)
                yield Record(_record(raw), path=path, line=number, raw=raw, position=position)
                good += 1
        except UnreadableError as error:
            yield Problem(path, str(error), number)
            problems += 1
            if problems == _MOST_PROBLEMS and not good:
                yield Problem(path, "no record could be read so far; is it JSON lines at all?")
                return
        offset += len(line)


def _record(raw: str) -> Mapping[str, Any]:
    try:
        record = json.loads(raw)
    except json.JSONDecodeError as error:
        fault = f"{error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}"
        raise UnreadableError(f"is no JSON: {fault}; each line must be an object") from None
    except RecursionError:
        raise UnreadableError("is nested too deeply") from None
    if not isinstance(record, dict):
        raise UnreadableError(f"is no object; each line must be one, with a field '{_FIELD}'")
    text = record.get(_FIELD)
    if not isinstance(text, str):
        fields = ", ".join(map(repr, list(record)[:8])) or "none"
        raise UnreadableError(f"has no string in a field '{_FIELD}'; its fields are {fields}")
    return record
