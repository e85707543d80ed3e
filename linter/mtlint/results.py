"""What a run yields: results of documents, problems, and their tally."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint.rule import Severity
from mtlint.score import Scores, Weights

if TYPE_CHECKING:
    from mtlint.rule import Finding
    from mtlint.text import Document

_ON_IGNORES = "mtlint."  # findings on what is written for us: the copy is none the worse for it


class Withheld(NamedTuple):
    """How many findings of a document are not told, and why."""

    suppressed: int = 0  # ignored in the text or beside it, or on accepted words
    in_baseline: int = 0
    unchanged: int = 0  # on lines that did not change


class Result(NamedTuple):
    """The findings of one document, in the order of their places.

    `number` counts the documents of a run from 0. What rules across documents find comes last,
    as further results of documents that had one before. What is wrong with the file beside a text
    is a result of its own, with that file as the document.
    """

    number: int
    document: Document
    findings: tuple[Finding, ...]
    withheld: Withheld = Withheld()


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
    """Counts of a run, and its scores where it is to be `scored`."""

    def __init__(self, weights: Weights = Weights()) -> None:  # noqa: B008 - it is immutable
        self.scored = True
        self.scores = Scores(weights)
        self.files = 0
        self.documents = 0
        self.files_with_findings = 0
        self.problems = 0
        self.fixed = 0  # fixes that were made
        self.files_fixed = 0
        self.withheld = Withheld()
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
        if self.scored:
            copy = [f for f in outcome.findings if not f.rule.startswith(_ON_IGNORES)]
            self.scores.add(outcome.number, outcome.document.text, copy)
        if any(outcome.withheld):
            self.withheld = Withheld(*map(sum, zip(self.withheld, outcome.withheld, strict=True)))
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
