"""Checkstyle XML, which many CI services and review bots read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint.reports import Report
from mtlint.reports._xml import HEAD, tag
from mtlint.rule import Severity

if TYPE_CHECKING:
    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}


class CheckstyleReport(Report):
    """An `error` for each finding and problem, in the `file` where it stands."""

    tells_scores = False

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._path: str | None = None

    def begin(self) -> str:
        """Return the root, opened."""
        return HEAD + tag("checkstyle", version="4.3") + "\n"

    def add(self, result: Result) -> str:
        """Return a document's findings."""
        document = result.document
        parts = [self._file(document.path)] if result.findings else []
        for finding in result.findings:
            line, column = document.line_column(finding.start)
            parts.append(
                "    "
                + tag(
                    "error",
                    "/>\n",
                    line=line,
                    column=column,
                    severity=_LEVELS[finding.severity],
                    message=finding.message,
                    source=f"mtlint.{finding.rule}",
                )
            )
        return "".join(parts)

    def add_problem(self, problem: Problem) -> str:
        """Return a problem, in its file."""
        place = {} if problem.line is None else {"line": problem.line}
        what = {"severity": "error", "message": problem.message, "source": "mtlint"}
        return f"{self._file(problem.path)}    {tag('error', '/>', **place, **what)}\n"

    def end(self, tally: Tally) -> str:
        """Return what closes the last file and the root."""
        del tally
        return self._closing() + "</checkstyle>\n"

    def _file(self, path: str | None) -> str:
        """Return what leads into a file, unless it is the one at hand."""
        path = path or "-"
        if path == self._path:
            return ""
        opening = f"{self._closing()}  {tag('file', name=path)}\n"
        self._path = path
        return opening

    def _closing(self) -> str:
        return "" if self._path is None else "  </file>\n"
