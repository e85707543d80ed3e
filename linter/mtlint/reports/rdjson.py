"""Reviewdog's diagnostic format (rdjson): comments with suggestions on a code review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint.readers.editable import EditableDocument
from mtlint.reports import Report
from mtlint.reports._json import Items
from mtlint.reports._places import is_whole_file
from mtlint.rule import Severity

if TYPE_CHECKING:
    from mtlint.display import Medium
    from mtlint.results import Result, Tally
    from mtlint.rule import Finding, Related
    from mtlint.text import Document

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.HINT: "INFO"}
_STEP = 1024


class RdjsonReport(Report):
    """Columns count bytes of UTF-8; where the file holds other bytes, only lines are told."""

    tells_scores = False

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._items = Items()

    def begin(self) -> str:
        """Return what stands before the findings."""
        return '{"source": {"name": "mtlint"}, "diagnostics": ['

    def add(self, result: Result) -> str:
        """Return a document's findings."""
        if not result.findings:
            return ""
        places = _Places(result.document)
        return "".join(
            self._items.item(_diagnostic(result.document, finding, places))
            for finding in result.findings
        )

    def end(self, tally: Tally) -> str:
        """Return what closes the report."""
        del tally
        return "\n]}\n"


class _Places:
    """Places in a document as reviewdog counts them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._exact = is_whole_file(document)
        self._text = document.text
        self._mark = 0  # bytes of the byte order mark
        if self._exact and isinstance(document, EditableDocument):
            self._text = document.encoded().decode()  # with the comments that are not copy
            self._mark = document.position
        self._bytes = [0]  # before each step of so many code points; a line may be very long

    def span(self, start: int, end: int) -> dict[str, Any]:
        """Return the range from one offset to another."""
        return {"start": self._point(start), "end": self._point(end)}

    def _point(self, offset: int) -> dict[str, int]:
        line, column = self._document.line_column(offset)
        if not self._exact:
            return {"line": line}
        begin = offset - column + 1
        before = self._bytes_before(offset) - self._bytes_before(begin)
        return {"line": line, "column": before + 1 + (self._mark if line == 1 else 0)}

    def _bytes_before(self, offset: int) -> int:
        step = offset // _STEP
        while len(self._bytes) <= step:
            begin = (len(self._bytes) - 1) * _STEP
            self._bytes.append(self._bytes[-1] + self._size(begin, begin + _STEP))
        return self._bytes[step] + self._size(step * _STEP, offset)

    def _size(self, start: int, end: int) -> int:
        return len(self._text[start:end].encode(errors="surrogatepass"))


def _diagnostic(document: Document, finding: Finding, places: _Places) -> dict[str, Any]:
    span = places.span(finding.start, finding.end)
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": document.path or "-", "range": span},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.fix is not None and is_whole_file(document):
        diagnostic["suggestions"] = [{"range": span, "text": finding.fix.replacement}]
    if finding.related:
        diagnostic["related_locations"] = [
            _related(document, related, places) for related in finding.related
        ]
    return diagnostic


def _related(document: Document, related: Related, places: _Places) -> dict[str, Any]:
    location: dict[str, Any] = {"path": related.path or document.path or "-"}
    if related.path is None or related.path == document.path:
        location["range"] = places.span(related.start, related.end)
    return {"message": related.message, "location": location}
