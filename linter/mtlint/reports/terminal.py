"""The report that people read: each finding on its line, and a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint.display import cells, counted, excerpt, first_cells, visible, wrap
from mtlint.reports import Report
from mtlint.reports._histogram import histogram
from mtlint.reports._numbers import (
    SEVERITIES,
    ranked_rules,
    told_score,
    told_severities,
    told_withheld,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtlint.display import Medium
    from mtlint.results import Result, Tally
    from mtlint.rule import Finding, Related
    from mtlint.text import Document

GUTTER = "      │ "
_LONGEST_MESSAGE = 600
_MOST_PLACES = 6  # of one form of a name
_ENOUGH_DOCUMENTS = 5  # for a histogram; of fewer, one sees it in the list


class TerminalReport(Report):
    """Findings under the names of their files, the place underlined or marked with carets."""

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._path: object = self

    def add(self, result: Result) -> str:
        """Return a document's findings, under the name of its file if that is a new one."""
        if not result.findings:
            return ""
        path = result.document.path
        parts = []
        if path != self._path:
            self._path = path
            parts.append(self.medium.paint(visible(path or "-"), "path") + "\n\n")
        for finding in result.findings:
            parts += (f"{line}\n" for line in self.finding(result.document, finding))
            parts.append("\n")
        return "".join(parts)

    def end(self, tally: Tally) -> str:
        """Return how many findings there are, by rule and by severity."""
        if self.quiet:
            return ""
        return "".join(f"{line}\n" for line in self._summary(tally))

    def finding(self, document: Document, finding: Finding) -> Iterator[str]:
        """Yield the lines of one finding."""
        paint, severity = self.medium.paint, str(finding.severity)
        line, column = document.line_column(finding.start)
        lead = f"{line}:{column}  {severity}  "
        message = self.medium.drawn(visible(finding.message[:_LONGEST_MESSAGE]))
        rule = f"[{finding.rule}]"
        lines = wrap(f"{'_' * (len(lead) - 1)} {message} {rule}", self.medium.width - len(GUTTER))
        lines[0] = lines[0][len(lead) :]
        if lines[-1].endswith(rule):
            lines[-1] = lines[-1][: -len(rule)] + paint(rule, "rule")
        yield f"  {line}:{column}  {paint(severity, severity)}  {lines[0]}"
        yield from (" " * len(GUTTER) + more for more in lines[1:])
        gutter = paint(self.medium.drawn(GUTTER), "dim")
        for more in self._body(document, finding):
            yield (gutter + more).rstrip()

    def _body(self, document: Document, finding: Finding) -> Iterator[str]:
        paint = self.medium.paint
        width = self.medium.width - len(GUTTER)
        dots = self.medium.drawn("…")
        shown = excerpt(document.text, finding.start, finding.end, width, dots)
        yield shown.before + paint(shown.marked, f"{finding.severity}-span") + shown.after
        if not self.medium.color or not cells(shown.marked):
            carets = "^" * max(1, cells(shown.marked))
            yield " " * cells(shown.before) + paint(carets, str(finding.severity))
        if finding.fix is not None:
            replacement = self._short(finding.fix.replacement, width - 32)
            if replacement != replacement.strip():
                replacement = f'"{replacement}"'  # the space is part of it
            advice = f"write: {replacement}" if replacement else "take it out"
            doubt = "" if finding.fix.safe else "  (see that the meaning is kept)"
            yield paint(advice, "fix") + doubt
        yield from self._related(document, finding.related, width)

    def _related(self, document: Document, related: Iterable[Related], width: int) -> Iterator[str]:
        """Yield what related places say, each time with all the places that say so."""
        places: dict[str, list[str]] = {}
        for each in related:
            place, said = self._told(document, each)
            places.setdefault(said, []).append(place)
        for said, there in places.items():
            more = len(there) - _MOST_PLACES
            listed = ", ".join(there[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")
            yield from wrap(f"see {listed}: {said}", width)

    def _told(self, document: Document, related: Related) -> tuple[str, str]:
        """Return where a related place is, and what is said of it."""
        message = visible(related.message[:_LONGEST_MESSAGE])
        if related.path is not None and related.path != document.path:
            place, text = visible(related.path), ""
        else:
            place = "{}:{}".format(*document.line_column(related.start))
            end = min(related.end, related.start + _LONGEST_MESSAGE)
            text = self._short(document.text[related.start : end], 30)
        return place, f"{message}: {text}" if text else message

    def _short(self, text: str, width: int) -> str:
        shown = visible(text[: 4 * width])
        if len(text) <= 4 * width and cells(shown) <= width:
            return shown
        dots = self.medium.drawn("…")
        return first_cells(shown, width - len(dots)) + dots

    def _summary(self, tally: Tally) -> Iterator[str]:
        paint, drawn = self.medium.paint, self.medium.drawn
        if tally.by_rule:
            yield from self._table(tally)
            yield ""
            if tally.documents >= _ENOUGH_DOCUMENTS:
                yield from histogram(tally.scores, self.medium)
                yield ""
        files = counted(tally.files, "file")
        if tally.documents != tally.files:
            files += f" ({counted(tally.documents, 'document')})"
        found = tally.findings()
        if found:
            total = paint(counted(found, "finding"), "bold")
            yield f"{total} ({told_severities(tally)}) in {tally.files_with_findings:,} of {files}."
            yield told_score(tally)
        else:
            yield f"No findings in {files}."
        if any(tally.withheld):
            yield f"{told_withheld(tally)}."
        if tally.fixed:
            fixes, fixed = counted(tally.fixed, "fix"), counted(tally.files_fixed, "file")
            yield paint(f"{fixes} made in {fixed}.", "fix")
        if tally.problems:
            problems = counted(tally.problems, "problem")
            yield paint(drawn(f"{problems}, told in the error output."), "error")

    def _table(self, tally: Tally) -> Iterator[str]:
        paint = self.medium.paint
        width = max(len("rule"), *map(len, tally.by_rule))
        heads = "".join(f"{severity!s:>9}" for severity in SEVERITIES)
        yield paint(f"  {'rule':{width}}{heads}", "dim")
        for rule in ranked_rules(tally):
            counts = tally.by_rule[rule]
            row = "".join(
                paint(f"{counts[severity]:>9,}", str(severity))
                if severity in counts
                else self.medium.drawn(f"{'·':>9}")
                for severity in SEVERITIES
            )
            yield f"  {paint(rule, 'rule')}{' ' * (width - len(rule))}{row}"
