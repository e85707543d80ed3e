"""CSV (RFC 4180) for spreadsheets: a finding a row under a row of names."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from mtlint.display import visible
from mtlint.reports import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtlint.results import Result
    from mtlint.rule import Finding
    from mtlint.text import Document

COLUMNS = ("path", "line", "column", "end_line", "end_column", "severity", "confidence", "rule")
TEXTS = ("message", "text", "fix", "fix_is_safe")
_FORMULA = tuple("=+-@＝＋－＠")  # what a spreadsheet would compute; the wide forms count in Japan


class CsvReport(Report):
    """Each cell is one line, controls made visible, and none is taken for a formula."""

    tells_scores = False

    def begin(self) -> str:
        """Return the names of the columns."""
        return _row((*COLUMNS, *TEXTS))

    def add(self, result: Result) -> str:
        """Return the rows of a document's findings."""
        return "".join(_row(_cells(result.document, finding)) for finding in result.findings)


def _cells(document: Document, finding: Finding) -> Iterable[object]:
    yield document.path or ""
    yield from document.line_column(finding.start)
    yield from document.line_column(finding.end)
    yield from (finding.severity, finding.confidence, finding.rule, finding.message)
    yield document.text[finding.start : finding.end]
    yield from (finding.fix.replacement, finding.fix.safe) if finding.fix else ("", "")


def _row(values: Iterable[object]) -> str:
    stream = StringIO()
    csv.writer(stream).writerow(map(_cell, values))
    return stream.getvalue()


def _cell(value: object) -> str:
    text = visible(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
