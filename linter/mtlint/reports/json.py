"""JSON for other programs: one object, described by `docs/schema/report-1.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint import __version__
from mtlint.reports import Report
from mtlint.reports._json import dumped
from mtlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally
    from mtlint.rule import Finding, Related
    from mtlint.score import Score
    from mtlint.text import Document

VERSION = 1


class JsonReport(Report):
    """All of a run in one object; ASCII only, so that no control reaches a terminal raw."""

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._any = False
        self._problems: list[Mapping[str, Any]] = []
        self._documents: dict[int, dict[str, Any]] = {}  # those with findings, by number

    def begin(self) -> str:
        """Return what stands before the findings."""
        return f'{{\n  "version": {VERSION},\n  "mtlint": {dumped(__version__)},\n  "findings": ['

    def add(self, result: Result) -> str:
        """Return a document's findings."""
        document = result.document
        if result.findings:
            place = {"path": document.path, "line": document.line_column(0)[0], "findings": 0}
            self._documents.setdefault(result.number, place)["findings"] += len(result.findings)
        return "".join(self._item(finding_fields(document, f)) for f in result.findings)

    def add_problem(self, problem: Problem) -> str:
        """Keep a problem for the end."""
        self._problems.append(problem._asdict())
        return ""

    def end(self, tally: Tally) -> str:
        """Return the problems, the scores of documents and the summary."""
        documents = [
            {**place, **score_fields(tally.scores.of(number))}
            for number, place in sorted(self._documents.items())
        ]
        closing = "\n  ],\n" if self._any else "],\n"
        return (
            f'{closing}  "problems": {dumped(self._problems)},\n'
            f'  "documents": {dumped(documents)},\n'
            f'  "summary": {dumped(summary_fields(tally))}\n}}\n'
        )

    def _item(self, value: object) -> str:
        before = ",\n    " if self._any else "\n    "
        self._any = True
        return before + dumped(value)


def summary_fields(tally: Tally) -> dict[str, Any]:
    """Return the numbers of a run, as in `docs/schema/report-1.json`."""
    return {
        "files": tally.files,
        "documents": tally.documents,
        "files_with_findings": tally.files_with_findings,
        "findings": tally.findings(),
        **tally.withheld._asdict(),
        "problems": tally.problems,
        "fixed": tally.fixed,
        "by_severity": {str(severity): tally.of(severity) for severity in Severity},
        "by_rule": {rule: sum(counts.values()) for rule, counts in tally.by_rule.items()},
        **score_fields(tally.scores.total),
    }


def score_fields(score: Score) -> dict[str, Any]:
    """Return a score and what it was made of, as in `docs/schema/report-1.json`."""
    return {
        "words": score.words,
        "penalty": round(score.penalty, 4),
        "score": round(score.value, 4),
    }


def finding_fields(document: Document, finding: Finding) -> dict[str, Any]:
    """Return what is told of a finding, as in `docs/schema/report-1.json`."""
    return {
        "path": document.path,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "message": finding.message,
        "text": document.text[finding.start : finding.end],
        **_place(document, finding),
        "fix": finding.fix and finding.fix._asdict(),
        "related": [_related(document, related) for related in finding.related],
    }


def _place(document: Document, span: Finding | Related) -> dict[str, Any]:
    def point(offset: int) -> dict[str, int]:
        line, column = document.line_column(offset)
        return {"offset": offset, "line": line, "column": column}

    return {"start": point(span.start), "end": point(span.end)}


def _related(document: Document, related: Related) -> dict[str, Any]:
    if related.path is not None and related.path != document.path:
        place = {"start": {"offset": related.start}, "end": {"offset": related.end}}
    else:
        place = _place(document, related)
    return {"path": related.path or document.path, "message": related.message, **place}
