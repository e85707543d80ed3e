"""Reports for spreadsheets, job summaries and services that read XML."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from xmlschema import XMLSchema

from mtlint import Confidence, Finding, Fix, Severity
from mtlint.display import visible
from mtlint.reports.markdown import escaped
from mtlint.results import Problem
from mtlint.text import Document

Written = Callable[..., str]
JUNIT = XMLSchema(Path(__file__).parent / "schemas" / "junit-10.xsd")
DOCUMENT = Document("The late tide.\nThe late tide.", path="a.txt")


def finding(start: int, end: int, **parts: Any) -> Finding:
    blank = Finding("sea.tide", start, end, "a 'tide'", Severity.ERROR, Confidence.HIGH)
    return blank._replace(**parts)


def test_csv_has_a_row_for_each_finding_and_ends_lines_as_the_standard_says(
    written: Written,
) -> None:
    marked = finding(19, 23, message='"late", it says', fix=Fix("=early", safe=False))
    report = written("csv", (DOCUMENT, marked))
    assert report.count("\r\n") == report.count("\n") == 2
    (row,) = csv.DictReader(io.StringIO(report, newline=""))
    assert (row["path"], row["line"], row["column"], row["end_column"]) == ("a.txt", "2", "5", "9")
    assert (row["severity"], row["confidence"], row["rule"]) == ("error", "high", "sea.tide")
    assert (row["message"], row["text"]) == ('"late", it says', "late")
    assert (row["fix"], row["fix_is_safe"]) == ("'=early", "False")


def test_json_lines_have_the_fields_of_the_json_report(written: Written) -> None:
    findings = (finding(4, 8), finding(19, 23))
    lines = written("jsonl", (DOCUMENT, *findings)).splitlines()
    assert (
        list(map(json.loads, lines))
        == json.loads(written("json", (DOCUMENT, *findings)))["findings"]
    )


@given(st.text())
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(f"- x {escaped(text)}x")
    (inline,) = (token for token in page if token.type == "inline")
    shown = "".join(child.content for child in inline.children or ())
    assert shown == f"x {visible(text)}x"


def test_markdown_has_a_table_by_rule_and_the_findings_by_file(written: Written) -> None:
    findings = (finding(4, 8, fix=Fix("")), finding(9, 13, rule="sea.b", fix=Fix("ebb")))
    other = finding(0, 3, severity=Severity.HINT)
    report = written("markdown", (DOCUMENT, *findings), (Document("Two", path="b|.txt"), other))
    page = MarkdownIt("gfm-like", {"linkify": False}).render(report)
    root = ET.fromstring(f"<page>{page}</page>")
    table = [["".join(cell.itertext()) for cell in row] for row in root.iter("tr")]
    assert table == [
        ["rule", "error", "warning", "hint"],
        ["sea.tide", "1", "", "1"],
        ["sea.b", "1", "", ""],
        ["all", "2", "0", "1"],
    ]
    assert [h.text for h in root.iter("h3")] == ["a.txt", "b|.txt"]
    assert ["".join(item.itertext()) for item in root.iter("li")] == [
        "1:5 error sea.tide: a 'tide' (late) → take it out",
        "1:10 error sea.b: a 'tide' (tide) → ebb",
        "1:1 hint sea.tide: a 'tide' (Two)",
    ]


def test_markdown_stays_below_what_a_job_summary_may_hold(written: Written) -> None:
    document = Document("tide " * 20_000, path="a.txt")
    findings = [finding(5 * n, 5 * n + 4, message="tide " * 40) for n in range(20_000)]
    report = written("markdown", (document, *findings))
    assert len(report.encode()) < 1024 * 1024
    listed = report.count("\n- ")
    assert report.endswith(f"\n{20_000 - listed:,} more are left out.\n")


def test_junit_has_a_suite_for_each_file_and_follows_its_schema(written: Written) -> None:
    findings = (finding(4, 8), finding(9, 13, message="\x1b\ufffe <tide>"))
    outcomes = (
        (DOCUMENT, *findings),
        (Document("", path="b.txt"),),
        Problem("c.txt", "is gone", 4),
        Problem(None, "failed"),
    )
    report = written("junit", *outcomes)
    JUNIT.validate(report)
    suites = ET.fromstring(report).findall("testsuite")
    assert [
        (s.get("name"), s.get("tests"), s.get("failures"), s.get("errors")) for s in suites
    ] == [("a.txt", "2", "2", "0"), ("b.txt", "1", "0", "0")] + [
        (name, "1", "0", "1") for name in ("c.txt", "-")
    ]
    failure = suites[0].findall("testcase/failure")[1]
    assert failure.get("message") == "a.txt:1:10: \ufffd\ufffd <tide>"
    JUNIT.validate(quiet := written("junit", *outcomes, quiet=True))
    assert "b.txt" not in quiet


def test_junit_takes_the_documents_of_a_file_for_one_suite(written: Written) -> None:
    report = written("junit", (DOCUMENT, finding(4, 8)), (DOCUMENT,), (DOCUMENT, finding(4, 8)))
    (suite,) = ET.fromstring(report).findall("testsuite")
    assert suite.get("failures") == "2"


def test_checkstyle_has_the_errors_of_each_file(written: Written) -> None:
    report = written(
        "checkstyle",
        (DOCUMENT, finding(19, 23, severity=Severity.HINT, message="\n\x00<tide>\u202e")),
        (DOCUMENT,),
        (Document("Two", path="b.txt"), finding(0, 3)),
        Problem("b.txt", "is gone", 4),
    )
    assert report.isascii()
    root = ET.fromstring(report)
    assert [(f.get("name"), len(f)) for f in root] == [("a.txt", 1), ("b.txt", 2)]
    assert dict(root[0][0].items()) == {
        "line": "2",
        "column": "5",
        "severity": "info",
        "message": "\n\ufffd<tide>\u202e",
        "source": "mtlint.sea.tide",
    }
    assert dict(root[1][1].items())["line"] == "4"
