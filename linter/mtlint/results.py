"""What a run yields: results of documents, problems, and their tally."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint.rule import Severity
from mtlint.score import Scores, Weights

if TYPE_CHECKING:
    from mtlint.rule import Finding
    from mtlint.text import Document


class Result(NamedTuple):
    """The findings of one document, in the order of their places.

    `number` counts the documents of a run from 0. What rules across documents find comes last,
    as further results of documents that had one before.
    """

    number: int
    document: Document
    findings: tuple[Finding, ...]


class Problem(NamedTuple):
    """What kept a file or a record from being checked, or a rule from giving its findings.

    `message` says what, where and what to do; `line` counts from 1, `rule` is the one that failed.
    """

    path: str | None
    message: str
    line: int | None = None
    rule: str | None = None

    def __str__(self) -> str:
        place = self.path or ""
        if self.line is not None:
            place += f":{self.line}"
        return f"{place}: {self.message}" if place else self.message


class Tally:
    """Counts of a run, and its scores."""

    def __init__(self, weights: Weights = Weights()) -> None:  # noqa: B008 - it is immutable
        self.scores = Scores(weights)
        self.files = 0
        self.documents = 0
        self.files_with_findings = 0
        self.problems = 0
        self.fixed = 0  # fixes that were made
        self.files_fixed = 0
        self.by_rule: dict[str, dict[Severity, int]] = {}
        self._paths: set[str | None] = set()  # those with findings
        self._last: object = self

    def add(self, outcome: Result | Problem) -> None:
        """Count a result or a problem."""
        if isinstance(outcome, Problem):
            self.problems += 1
            return
        path = outcome.document.path
        if outcome.number >= self.documents:
            self.documents = outcome.number + 1
            if path != self._last:
                self.files += 1
                self._last = path
        self.scores.add(outcome.number, outcome.document.text, outcome.findings)
        for finding in outcome.findings:
            counts = self.by_rule.setdefault(finding.rule, {})
            counts[finding.severity] = counts.get(finding.severity, 0) + 1
        if outcome.findings and path not in self._paths:
            self._paths.add(path)
            self.files_with_findings += 1

    def add_fixes(self, count: int) -> None:
        """Count the fixes made in a file."""
        self.fixed += count
        self.files_fixed += 1

    def findings(self, least: Severity = Severity.HINT) -> int:
        """Return how many findings are at least that severe."""
        return sum(
            count
            for counts in self.by_rule.values()
            for severity, count in counts.items()
            if severity >= least
        )

    def of(self, severity: Severity) -> int:
        """Return how many findings are of that severity."""
        return sum(counts.get(severity, 0) for counts in self.by_rule.values())
