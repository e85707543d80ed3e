"""SARIF that code scanning takes: valid, ranked, bounded, and read by another's tool."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from mtlint import Confidence, Finding, Fix, Linter, Related, Severity
from mtlint.readers import Source
from mtlint.reports.sarif import MOST_RESULTS
from mtlint.results import Problem
from mtlint.rule import Rule
from mtlint.text import Document

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)
TEXT = "\U0001f6a2 One.\nShips left the port port at 18h00.\n\nThe mayor thanked ONU.\n"

Written = Callable[..., str]


def finding(start: int, end: int, **parts: Any) -> Finding:
    blank = Finding("residue.doubled-word", start, end, "x", Severity.ERROR, Confidence.HIGH)
    return blank._replace(**parts)


def run_of(report: str) -> Any:
    log = json.loads(report)
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


def test_a_result_has_its_place_fix_and_relations(written: Written) -> None:
    document = Document(TEXT, path="feed/a b.txt")
    at = TEXT.index("port port")
    related = (Related(0, 1, "seen here"), Related(5, 6, "and there", "/feed/b.txt"))
    marked = finding(at, at + 9, fix=Fix("port", safe=False), related=related)
    (result,) = run_of(written("sarif", (document, marked)))["results"]
    region = {
        "startLine": 2,
        "startColumn": 16,
        "endLine": 2,
        "endColumn": 25,
        "charOffset": at,
        "charLength": 9,
    }
    artifact = {"uri": "feed/a%20b.txt", "uriBaseId": "%SRCROOT%"}
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == (marked.rule, 0, "error")
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    ]
    (fix,) = result["fixes"]
    assert fix["description"]["text"] == "May change the meaning"
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": artifact,
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": "port"}}],
        }
    ]
    here, there = result["relatedLocations"]
    assert here["physicalLocation"]["region"]["charLength"] == 1
    assert there["physicalLocation"] == {"artifactLocation": {"uri": "file:///feed/b.txt"}}


def test_the_run_says_how_columns_are_counted(written: Written) -> None:
    run = run_of(written("sarif", (Document(TEXT, path="a.txt"), finding(2, 5))))
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_rule_comes_with_its_documentation_and_mqm_dimension(
    written: Written, rules: Mapping[str, Rule]
) -> None:
    run = run_of(written("sarif", (Document(TEXT, path="a.txt"), finding(2, 5))))
    (told,), rule = run["tool"]["driver"]["rules"], rules["residue.doubled-word"]
    assert told["id"] == rule.id
    assert told["shortDescription"]["text"] == rule.summary
    assert told["help"]["markdown"].split() == rule.documentation.split()
    assert told["defaultConfiguration"] == {"level": "error"}
    assert told["properties"]["confidence"] == str(rule.confidence)
    assert told["properties"]["mqm"] == rule.mqm
    (relation,) = told["relationships"]
    taxonomy = run["taxonomies"][relation["target"]["toolComponent"]["index"]]
    assert taxonomy["taxa"][relation["target"]["index"]]["id"] == rule.mqm


def test_only_the_most_severe_are_kept_and_it_is_told(written: Written) -> None:
    document = Document("tide " * (MOST_RESULTS + 5), path="a.txt")
    hints = [finding(5 * n, 5 * n + 4, severity=Severity.HINT) for n in range(MOST_RESULTS)]
    errors = [finding(5 * (MOST_RESULTS + n), 5 * (MOST_RESULTS + n) + 4) for n in range(5)]
    run = run_of(written("sarif", (document, *hints), (document, *errors)))
    assert [r["level"] for r in run["results"][:6]] == ["error"] * 5 + ["note"]
    assert len(run["results"]) == MOST_RESULTS
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("5 of 5,005 findings are left out")


def test_a_problem_is_a_notification_and_the_run_no_success(written: Written) -> None:
    run = run_of(written("sarif", Problem("b.txt", "is not UTF-8", 3), Problem(None, "failed")))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    placed, placeless = invocation["toolExecutionNotifications"]
    assert placed["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert "locations" not in placeless


def test_a_record_of_json_lines_has_no_offsets_and_no_raw_fix(
    written: Written, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "text": "A \\"port\\" port."}\n')
    (document,) = Source(str(path)).documents()
    (result,) = run_of(written("sarif", (document, finding(9, 13, fix=Fix('"')))))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 31, "endLine": 1, "endColumn": 35}
    assert "fixes" not in result


def sarif(*arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "sarif", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_an_independent_tool_sums_up_and_compares_reports(written: Written, tmp_path: Path) -> None:
    paths = []
    for name, text in (
        ("old", TEXT),
        ("new", f"Early edition\n\n{TEXT}\nONU met the the mayor.\n"),
    ):
        document = Document(text, path="a.txt")
        report = written("sarif", (document, *Linter().check(text)))
        paths.append(tmp_path / f"{name}.sarif")
        paths[-1].write_text(report)
    summary = sarif("summary", paths[0])
    assert "residue.doubled-word 'port port' says a word twice" in " ".join(summary.split())
    assert "error: 3" in summary
    assert "all levels: +0 +0" in sarif("diff", paths[0], paths[0])
    compared = sarif("diff", paths[0], paths[1])
    assert "residue.doubled-function-word" in compared
