"""What the tests of the formats share: a report of outcomes, and awkward documents."""

from collections.abc import Callable, Mapping

import pytest

from mtlint import Finding
from mtlint.display import Medium
from mtlint.registry import load_rules
from mtlint.reports import load
from mtlint.results import Problem, Result, Tally
from mtlint.rule import Rule
from mtlint.text import Document

Written = Callable[..., str]


@pytest.fixture(scope="session")
def rules() -> Mapping[str, Rule]:
    return {rule_id: entry.rule for rule_id, entry in load_rules().items()}


@pytest.fixture(scope="session")
def written(rules: Mapping[str, Rule]) -> Written:
    """Return a function that writes a whole report of outcomes, or of documents with findings."""

    def write(
        name: str, *outcomes: Problem | tuple[Document, *tuple[Finding, ...]], quiet: bool = False
    ) -> str:
        report, tally = load(name)(Medium(), quiet=quiet, rules=lambda: rules), Tally()
        pieces = [report.begin()]
        for number, outcome in enumerate(outcomes):
            if isinstance(outcome, Problem):
                tally.add(outcome)
                pieces.append(report.add_problem(outcome))
                continue
            document, *findings = outcome
            result = Result(number, document, tuple(findings))
            tally.add(result)
            pieces.append(report.add(result))
        return "".join((*pieces, report.end(tally)))

    return write
