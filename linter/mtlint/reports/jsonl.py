"""JSON lines for pipes and tables: a finding a line, as in the JSON report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.reports import Report
from mtlint.reports._json import dumped
from mtlint.reports.json import finding_fields

if TYPE_CHECKING:
    from mtlint.results import Result


class JsonLinesReport(Report):
    """What the JSON report has under `findings`, without the rest of it."""

    tells_scores = False

    def add(self, result: Result) -> str:
        """Return the lines of a document's findings."""
        return "".join(dumped(finding_fields(result.document, f)) + "\n" for f in result.findings)
