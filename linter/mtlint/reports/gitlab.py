"""GitLab's code quality report: findings in merge requests."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mtlint.fingerprints import Fingerprints
from mtlint.reports import Report
from mtlint.reports._json import Items
from mtlint.rule import Severity

if TYPE_CHECKING:
    from mtlint.display import Medium
    from mtlint.results import Result, Tally
    from mtlint.rule import Finding
    from mtlint.text import Document

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


class GitlabReport(Report):
    """A list of findings; GitLab knows them again by their fingerprints, one for each of a run."""

    tells_scores = False

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._fingerprints = Fingerprints()
        self._items = Items()

    def begin(self) -> str:
        """Return the list, opened."""
        return "["

    def add(self, result: Result) -> str:
        """Return a document's findings."""
        return "".join(
            self._items.item(self._finding(result.document, finding)) for finding in result.findings
        )

    def end(self, tally: Tally) -> str:
        """Return what closes the list."""
        del tally
        return "\n]\n"

    def _finding(self, document: Document, finding: Finding) -> dict[str, Any]:
        path = document.path or "-"
        known_by = f"{path}\0{self._fingerprints.of(document, finding)}"
        first, _ = document.line_column(finding.start)
        last, _ = document.line_column(finding.end)
        return {
            "description": finding.message,
            "check_name": finding.rule,
            "fingerprint": sha256(known_by.encode(errors="replace")).hexdigest()[:32],
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": path, "lines": {"begin": first, "end": last}},
        }
