"""The JSON report is what its schema says, whatever was found."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mtlint import Confidence, Finding, Fix, Related, Severity
from mtlint.display import Medium
from mtlint.reports import load
from mtlint.results import Problem, Result, Tally
from mtlint.text import Document

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "schema" / "report-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

DOCUMENT = Document("One “tide\u202e”.\nTwo \U0001f6a2 tides.", path="a.txt")
FINDINGS = (
    Finding("sea.tide", 5, 10, "'{x}' \x1b[31m", Severity.HINT, Confidence.LOW),
    Finding(
        "sea.ship",
        17,
        18,
        "a ship",
        Severity.ERROR,
        Confidence.HIGH,
        Fix("", safe=False),
        (Related(0, 3, "here"), Related(3, 4, "there", "b.txt")),
    ),
)


def report(*outcomes: Result | Problem) -> tuple[str, Any]:
    written, tally = load("json")(Medium()), Tally()
    pieces = [written.begin()]
    for outcome in outcomes:
        tally.add(outcome)
        is_problem = isinstance(outcome, Problem)
        pieces.append(written.add_problem(outcome) if is_problem else written.add(outcome))  # type: ignore[arg-type]
    text = "".join((*pieces, written.end(tally)))
    value = json.loads(text)
    VALIDATOR.validate(value)
    return text, value


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_findings_come_with_their_places_fix_and_relations() -> None:
    text, value = report(Result(0, DOCUMENT, FINDINGS), Result(1, DOCUMENT, ()))
    assert text.isascii()
    assert "\x1b" not in text
    assert [(f["rule"], f["text"]) for f in value["findings"]] == [
        ("sea.tide", "tide\u202e"),
        ("sea.ship", "\U0001f6a2"),
    ]
    ship = value["findings"][1]
    assert ship["start"] == {"offset": 17, "line": 2, "column": 5}
    assert ship["end"] == {"offset": 18, "line": 2, "column": 6}
    assert ship["fix"] == {"replacement": "", "safe": False}
    assert ship["related"] == [
        {
            "path": "a.txt",
            "message": "here",
            "start": {"offset": 0, "line": 1, "column": 1},
            "end": {"offset": 3, "line": 1, "column": 4},
        },
        {"path": "b.txt", "message": "there", "start": {"offset": 3}, "end": {"offset": 4}},
    ]
    assert value["summary"]["by_severity"] == {"hint": 1, "warning": 0, "error": 1}
    assert (value["summary"]["documents"], value["summary"]["findings"]) == (2, 2)


def test_a_run_without_findings_is_a_report_too() -> None:
    _, value = report(Result(0, DOCUMENT, ()))
    assert (value["findings"], value["problems"]) == ([], [])


def test_problems_are_reported_beside_the_findings() -> None:
    _, value = report(
        Problem("b.txt", "is gone"),
        Result(0, DOCUMENT, FINDINGS[:1]),
        Problem(None, "failed", rule="sea.tide"),
        Problem("c.jsonl", "is no JSON", 3),
    )
    assert [p["line"] for p in value["problems"]] == [None, None, 3]
    assert value["summary"]["problems"] == 3


def test_documents_with_findings_and_the_run_have_scores() -> None:
    late = FINDINGS[:1]
    _, value = report(
        Result(0, Document("Two tides."), ()),
        Result(1, DOCUMENT, FINDINGS),
        Result(1, DOCUMENT, late),
    )
    (document,) = value["documents"]
    assert document == {
        "path": "a.txt",
        "line": 1,
        "findings": 3,
        "words": 5,
        "penalty": 5.1,
        "score": 0,
    }
    assert [value["summary"][key] for key in ("words", "penalty", "score")] == [7, 5.1, 27.1429]


@pytest.mark.parametrize("gone", ["version", "findings", "problems", "summary"])
def test_the_schema_misses_what_is_gone(gone: str) -> None:
    _, value = report(Result(0, DOCUMENT, FINDINGS))
    del value[gone]
    assert not VALIDATOR.is_valid(value)


def test_half_a_surrogate_pair_is_not_written() -> None:
    text, value = report(Problem("caf\udce9.txt", "is \ud83d"))
    assert "\\ud" not in text
    assert value["problems"][0]["path"] == "caf?.txt"


def test_the_example_in_the_documentation_is_valid() -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]
    VALIDATOR.validate(json.loads(example))
