"""JUnit XML for services that show tests: a file is a suite, a finding a failed test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint.reports import Report
from mtlint.reports._xml import HEAD, tag

if TYPE_CHECKING:
    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally


class JunitReport(Report):
    """A file without findings passes its one test; a problem is a test that could not run."""

    tells_scores = False

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._path: object = self
        self._cases: list[str] = []
        self._failures = self._errors = 0

    def begin(self) -> str:
        """Return the root, opened."""
        return HEAD + tag("testsuites", name="mtlint") + "\n"

    def add(self, result: Result) -> str:
        """Keep a document's findings; return the suite of the file before, if that is done."""
        document = result.document
        done = self._turn_to(document.path)
        for finding in result.findings:
            line, column = document.line_column(finding.start)
            name = f"{finding.rule} {line}:{column}"
            told = f"{document.path or '-'}:{line}:{column}: {finding.message}"
            self._case(name, tag("failure", "/>", message=told, type=str(finding.severity)))
            self._failures += 1
        return done

    def add_problem(self, problem: Problem) -> str:
        """Keep a problem; return the suite of the file before, if that is done."""
        done = self._turn_to(problem.path)
        self._case("can be checked", tag("error", "/>", message=str(problem), type="problem"))
        self._errors += 1
        return done

    def end(self, tally: Tally) -> str:
        """Return the last suite and what closes the root."""
        del tally
        return self._turn_to(self) + "</testsuites>\n"

    def _case(self, name: str, outcome: str) -> None:
        test = tag("testcase", name=name, classname=str(self._path or "-"))
        self._cases.append(f"    {test}{outcome}</testcase>\n")

    def _turn_to(self, path: object) -> str:
        """Return the suite of the file at hand, if another one begins."""
        if path == self._path:
            return ""
        suite = self._suite() if self._path is not self else ""
        self._path, self._cases = path, []
        self._failures = self._errors = 0
        return suite

    def _suite(self) -> str:
        name = str(self._path or "-")
        if not self._cases:
            if self.quiet:
                return ""
            self._cases.append(f"    {tag('testcase', '/>', name='clean', classname=name)}\n")
        opening = tag(
            "testsuite",
            name=name,
            tests=len(self._cases),
            failures=self._failures,
            errors=self._errors,
        )
        return f"  {opening}\n{''.join(self._cases)}  </testsuite>\n"
