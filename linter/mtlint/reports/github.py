"""Workflow commands of GitHub Actions: findings as annotations on a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint.display import counted, visible
from mtlint.reports import Report
from mtlint.reports._numbers import SEVERITIES, told_severities
from mtlint.rule import Severity

if TYPE_CHECKING:
    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally
    from mtlint.rule import Finding
    from mtlint.text import Document

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_SHOWN = 10  # of each command in a step; the others stand in the log only


class GithubReport(Report):
    """The numbers first, since not all is shown; then the findings, the most severe first."""

    tells_scores = False

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._problems: list[str] = []
        self._lines: dict[Severity, list[str]] = {severity: [] for severity in Severity}

    def add(self, result: Result) -> str:
        """Keep a document's findings for the end."""
        for finding in result.findings:
            self._lines[finding.severity].append(_annotation(result.document, finding))
        return ""

    def add_problem(self, problem: Problem) -> str:
        """Keep a problem for the end."""
        place = {"file": _path(problem.path), "line": problem.line}
        self._problems.append(command("error", _shown(problem.message), **place, title="mtlint"))
        return ""

    def end(self, tally: Tally) -> str:
        """Return the numbers, the problems and the findings."""
        lines = [] if self.quiet else [_summary(tally)]
        lines += self._problems
        for severity in SEVERITIES:
            lines += self._lines[severity]
        return "".join(lines)


def command(name: str, message: str, **properties: object) -> str:
    r"""Return the line of a workflow command; properties that are None are left out.

    >>> command("error", "100%\nright", file="a,b.txt", line=None)
    '::error file=a%2Cb.txt::100%25%0Aright\n'
    """
    stated = ",".join(
        f"{key}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for key, value in properties.items()
        if value is not None
    )
    return f"::{name}{' ' if stated else ''}{stated}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _shown(text: str) -> str:
    """Return a text with its lines kept and its controls visible: the log obeys escapes."""
    return "\n".join(map(visible, text.split("\n")))


def _path(path: str | None) -> str | None:
    return path and visible(path)


def _annotation(document: Document, finding: Finding) -> str:
    (line, column), (end_line, end_column) = map(document.line_column, (finding.start, finding.end))
    place: dict[str, object] = {"file": _path(document.path), "line": line}
    if line == end_line:  # the service knows columns only within a line
        place |= {"col": column, "endColumn": end_column}
    else:
        place["endLine"] = end_line
    message = _shown(finding.message)
    if finding.fix is not None:
        advice = f"Write: {_shown(finding.fix.replacement)}"
        message += f"\n{advice if finding.fix.replacement else 'Take it out.'}"
    return command(_COMMANDS[finding.severity], message, **place, title=finding.rule)


def _summary(tally: Tally) -> str:
    severities = told_severities(tally)
    told = counted(tally.findings(), "finding") + (f" ({severities})" if severities else "")
    told += f" in {tally.files_with_findings:,} of {counted(tally.files, 'file')}."
    if any(tally.of(severity) > _SHOWN for severity in SEVERITIES):
        told += f" GitHub shows {_SHOWN} of a level; the log has all of them."
    return command("notice", told, title="mtlint")
