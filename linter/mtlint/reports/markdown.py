"""Markdown for the summary of a CI job: the numbers by rule, then the findings by file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mtlint.display import counted, visible
from mtlint.reports import Report
from mtlint.reports._numbers import SEVERITIES, ranked_rules, told_score, told_withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally
    from mtlint.rule import Finding
    from mtlint.text import Document

_MOST = 800_000  # bytes of findings; GitHub takes no summary of more than 1 MiB
_LONGEST = 200  # code points of a marked text or a fix
# What may mean something to any dialect; a name after @ would be told of the page.
_MEANING = re.compile(r"[\\`*_\[\]#.|~:$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}


class MarkdownReport(Report):
    """As much as a job's summary holds; what is left out is counted at the end."""

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._path: object = self
        self._parts: list[str] = []
        self._size = self._left_out = 0

    def add(self, result: Result) -> str:
        """Keep a document's findings for the end."""
        for finding in result.findings:
            if self._size < _MOST:
                self._keep(result.document.path, _item(result.document, finding))
            else:
                self._left_out += 1
        return ""

    def add_problem(self, problem: Problem) -> str:
        """Keep a problem for the end."""
        place = f"line {problem.line}, " if problem.line is not None else ""
        self._keep(problem.path, f"- {place}**problem**: {escaped(problem.message)}\n")
        return ""

    def end(self, tally: Tally) -> str:
        """Return the numbers and the findings."""
        numbers = "" if self.quiet else "\n".join(_numbers(tally)) + "\n"
        left_out = f"\n{self._left_out:,} more are left out.\n" if self._left_out else ""
        return numbers + "".join(self._parts) + left_out

    def _keep(self, path: str | None, item: str) -> None:
        if path != self._path:
            self._path = path
            self._parts.append(f"\n### {escaped(path or '-')}\n\n")
        self._parts.append(item)
        self._size += len(item.encode(errors="replace"))


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line, its controls made visible.

    >>> print(escaped("*<b>*\n@desk"))
    \*&lt;b&gt;\*↵&#64;desk
    """
    return re.sub("[&<>@]", lambda m: _ENTITIES[m[0]], _MEANING.sub(r"\\\g<0>", visible(text)))


def _numbers(tally: Tally) -> Iterator[str]:
    found = tally.findings()
    yield "## mtlint\n"
    score = f" {told_score(tally)}" if found else ""
    yield (
        f"{counted(found, 'finding') if found else 'No findings'} in "
        f"{counted(tally.files, 'file')}, {counted(tally.problems, 'problem')}.{score}"
        + (f" {told_withheld(tally)}." if any(tally.withheld) else "")
    )
    if not found:
        return
    yield "\n| rule | " + " | ".join(map(str, SEVERITIES)) + " |"
    yield "| --- |" + " ---: |" * len(SEVERITIES)
    for rule in ranked_rules(tally):
        counts = tally.by_rule[rule]
        row = " | ".join(f"{counts[s]:,}" if s in counts else "" for s in SEVERITIES)
        yield f"| {escaped(rule)} | {row} |"
    total = " | ".join(f"**{tally.of(severity):,}**" for severity in SEVERITIES)
    yield f"| **all** | {total} |"


def _item(document: Document, finding: Finding) -> str:
    line, column = document.line_column(finding.start)
    marked = _short(document.text[finding.start : finding.end])
    item = f"- {line}:{column} **{finding.severity}** {escaped(finding.rule)}: "
    item += f"{escaped(finding.message)} ({escaped(marked)})"
    if finding.fix is not None:
        replacement = _short(finding.fix.replacement)
        item += f" → {escaped(replacement)}" if replacement else " → *take it out*"
    return item + "\n"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
