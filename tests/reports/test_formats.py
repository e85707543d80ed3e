"""Whatever a text holds, each format stays what it is; and anyone may add one."""

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mtlint import Confidence, Finding, Fix, PackError, Related, Severity
from mtlint.reports import formats, load
from mtlint.results import Problem
from mtlint.text import Document

Written = Callable[..., str]


def _xml(report: str) -> int:
    root = ET.fromstring(report)
    return len(root.findall(".//error")) + len(root.findall(".//failure"))


def _csv(report: str) -> int:
    head, *rows = csv.reader(io.StringIO(report, newline=""))
    assert all(len(row) == len(head) for row in rows)
    assert not any(cell[:1] in set("=+-@") for row in rows for cell in row if cell)
    return len(rows) + 1  # problems are told by the exit code only


def _markdown(report: str) -> int:
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(report)
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}
    assert "<" not in report
    assert sum(token.type == "heading_open" for token in tokens) == 2
    return sum(token.type == "list_item_open" for token in tokens)


def _github(report: str) -> int:
    lines = report.split("\n")
    assert lines.pop() == ""
    assert all(re.match(r"::(error|warning|notice) [^\r]*::", line) for line in lines)
    return len(lines) - 1


def _html(report: str) -> int:
    pieces = re.findall(r'<script type="application/json"[^>]*>(.*)</script>\n', report)
    *documents, summary = map(json.loads, pieces)
    findings = [finding for document in documents for finding in document.get("findings", ())]
    return len(findings) + len(summary["problems"] or "1")


def _lines(report: str) -> int:
    return report.count("\n") + 1


READ: dict[str, Callable[[str], int]] = {
    "checkstyle": _xml,
    "concise": _lines,
    "csv": _csv,
    "github": _github,
    "html": _html,
    "gitlab": lambda report: len(json.loads(report)) + 1,
    "json": lambda report: len(json.loads(report)["findings"]) + 1,
    "jsonl": lambda report: len([json.loads(line) for line in report.splitlines()]) + 1,
    "junit": _xml,
    "markdown": _markdown,
    "rdjson": lambda report: len(json.loads(report)["diagnostics"]) + 1,
    "sarif": lambda report: len(json.loads(report)["runs"][0]["results"]) + 1,
}
"""For each format, what reads a report and returns how many findings and problems are in it."""

AWKWARD = (
    '<script>alert("it\'s")</script> ]]> & &amp; %0A ::error:: | `a` **b** [c](d) '
    "\u202eedoc\u2066 \x00\x1b[31m\x85\ufffe\r\n\t=1+1 \U0001f6a2\u200d\u2693 www.a.org @all #1"
)


@pytest.mark.parametrize("name", READ)
@given(text=st.text(min_size=1, max_size=60))
@example(text=AWKWARD)
@example(text="\n# head\n\n- item\n> quote\n=\n---\n1. ~~~")
@example(text="=cmd()")
@example(text="half a pair \ud83d here")
def test_a_format_stays_well_formed_whatever_is_in_the_text(
    written: Written, name: str, text: str
) -> None:
    path = text.encode(errors="replace").decode().replace("\0", "") or "a.txt"
    document = Document(text, path=path)
    rule, related = "residue.doubled-word", (Related(0, 1, text), Related(0, 1, text, "b.txt"))
    severity, confidence = Severity.ERROR, Confidence.HIGH
    marked = [
        Finding(rule, 0, len(text), text, severity, confidence, Fix(text), related),
        Finding(rule, len(text), len(text), text, Severity.HINT, confidence),
    ]
    report = written(name, (document, *marked), Problem(path, text, 3))
    assert READ[name](report) == 3
    assert not [
        c for c in report if unicodedata.category(c) in ("Cc", "Cf") and c not in "\r\n\x7f"
    ]  # DEL does nothing


@pytest.mark.parametrize("name", READ)
def test_a_run_without_findings_is_a_report_too(written: Written, name: str) -> None:
    report = written(name, (Document("Ships left.", path="a.txt"),))
    if name in ("checkstyle", "junit", "github"):
        assert READ[name](report) == 0
    elif name == "markdown":
        assert "No findings in 1 file" in report
    else:
        assert READ[name](report) == 1


def test_each_module_is_a_format_and_is_tested() -> None:
    assert {*READ, "terminal"} == set(formats())


PLUGIN = """
from mtlint.reports import Report

class Counted(Report):
    def add(self, result):
        return ""

    def end(self, tally):
        return f"{tally.findings()} found\\n"
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "harbour_reports.py").write_text(PLUGIN)
    (tmp_path / "harbour-1.dist-info").mkdir()
    (tmp_path / "harbour-1.dist-info" / "entry_points.txt").write_text(
        "[mtlint.reports]\n"
        "counted = harbour_reports:Counted\n"
        "broken = harbour_reports:Missing\n"
        "gone = harbour_gone:Report\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "harbour_reports", raising=False)
    return tmp_path


@pytest.mark.usefixtures("plugin")
def test_a_distribution_can_offer_a_format(written: Written) -> None:
    assert "counted" in formats()
    assert written("counted", (Document("Ships left.", path="a.txt"),)) == "0 found\n"


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize(
    ("name", "told"), [("broken", "is no class of a report"), ("gone", "No module named")]
)
def test_a_broken_format_says_whose_it_is(name: str, told: str) -> None:
    with pytest.raises(PackError, match=told):
        load(name)


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(LookupError, match=r"no format 'sarf'; there are checkstyle, concise"):
        load("sarf")
