"""A line for each finding: `path:line:column: severity rule message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.display import visible
from mtlint.reports import Report

if TYPE_CHECKING:
    from mtlint.results import Result


class ConciseReport(Report):
    """For `grep`, editors and other tools that go by lines."""

    tells_scores = False

    def add(self, result: Result) -> str:
        """Return the lines of a document's findings."""
        document = result.document
        lines = []
        for finding in result.findings:
            line, column = document.line_column(finding.start)
            place = f"{visible(document.path or '-')}:{line}:{column}"
            message = " ".join(visible(finding.message).split())
            lines.append(f"{place}: {finding.severity} {finding.rule} {message}\n")
        return "".join(lines)
