"""Formats of one's own as templates: all of a run is theirs, Python is not, and slips are told."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from mtlint import Confidence, Document, Finding, Fix, Related, Severity
from mtlint.cli import main
from mtlint.display import Medium
from mtlint.registry import load_rules
from mtlint.reports import ReportError, load
from mtlint.results import Problem, Result, Tally
from mtlint.rule import Rule

ROOT = Path(__file__).parents[2]
COMMON = ROOT / "tests" / "cli" / "common"
DOCUMENT = Document("Ships left the port port\nfor <Brest> & Lom\u00e9.", path="feed/a.txt")
FOUND = (
    Finding(
        "residue.doubled-word",
        15,
        24,
        "'port port' says a word twice",
        Severity.ERROR,
        Confidence.HIGH,
        Fix("port"),
        (Related(0, 5, "these"),),
    ),
    Finding("house.brest", 29, 36, "<b>", Severity.HINT, Confidence.LOW),
)


def rules() -> dict[str, Rule]:
    return {rule_id: entry.rule for rule_id, entry in load_rules().items()}


def report(folder: Path, template: str, *outcomes: Result | Problem, name: str = "t.txt") -> str:
    (folder / name).write_text(template, encoding="utf-8")
    written, tally = load(f"template:{folder / name}")(Medium(), rules=rules), Tally()
    pieces = [written.begin()]
    for outcome in outcomes:
        tally.add(outcome)
        is_problem = isinstance(outcome, Problem)
        pieces.append(written.add_problem(outcome) if is_problem else written.add(outcome))  # type: ignore[arg-type]
    return "".join((*pieces, written.end(tally)))


def test_a_template_gets_documents_findings_problems_and_the_summary(tmp_path: Path) -> None:
    template = """\
{% for document in documents %}
{{ document.path }} {{ document.words }} words, {{ document.findings|length }} findings
{% for finding in document.findings %}
  {{ finding.start.line }}:{{ finding.start.column }} {{ finding.rule }} {{ finding.severity }}
  {{ finding.before }}[{{ finding.text }}]{{ finding.after }}
{% if finding.fix %}
  write: {{ finding.fix.replacement }}
{% endif %}
{% endfor %}
{% endfor %}
{% for problem in problems %}
{{ problem.path }}: {{ problem.message }}
{% endfor %}
{{ summary.findings }} of {{ findings|length }}, {{ summary.by_severity.error }} error
"""
    outcomes = (
        Result(0, Document("Clean.", path="b.txt"), ()),
        Result(1, DOCUMENT, FOUND),
        Problem("c.txt", "is gone"),
    )
    assert (
        report(tmp_path, template, *outcomes)
        == """\
b.txt 1 words, 0 findings
feed/a.txt 9 words, 2 findings
  1:16 residue.doubled-word error
  Ships left the [port port]
  write: port
  2:5 house.brest hint
  for [<Brest>] & Lom\u00e9.
c.txt: is gone
2 of 2, 1 error
"""
    )


def test_findings_that_come_late_stand_with_those_of_their_document(tmp_path: Path) -> None:
    template = (
        "{% for d in documents %}{{ d.findings|map(attribute='start.offset')|list }}{% endfor %}"
    )
    outcomes = (Result(0, DOCUMENT, FOUND[1:]), Result(0, DOCUMENT, FOUND[:1]))
    assert report(tmp_path, template, *outcomes) == "[15, 29]"


def test_a_template_can_ask_for_the_documentation_of_a_rule(tmp_path: Path) -> None:
    template = "{{ rule(findings[0].rule).summary }}|{{ rule('house.brest').summary }}"
    expected = load_rules()["residue.doubled-word"].rule.summary
    assert report(tmp_path, template, Result(0, DOCUMENT, FOUND)) == f"{expected}|"


@pytest.mark.parametrize("name", ["page.html", "page.html.j2", "page.xml.jinja"])
def test_text_is_escaped_in_templates_of_markup(tmp_path: Path, name: str) -> None:
    template = "<p title='{{ findings[1].text }}'>{{ findings[1].message }}</p>"
    root = ET.fromstring(report(tmp_path, template, Result(0, DOCUMENT, FOUND), name=name))
    assert (root.get("title"), root.text) == ("<Brest>", "<b>")
    assert "<b>" in report(tmp_path, template, Result(0, DOCUMENT, FOUND), name="page.txt.j2")


def test_filters_make_text_safe_where_it_is_shown(tmp_path: Path) -> None:
    text = "half \ud83d \x1b[31m *b* \u202e"
    found = FOUND[0]._replace(start=0, end=len(text))
    run = Result(0, Document(text), (found,))
    value = json.loads(report(tmp_path, "{{ findings|tojson(indent=2) }}", run))
    assert value[0]["text"] == text.replace("\ud83d", "?")
    assert report(tmp_path, "{{ findings[0].text|visible }}", run).endswith(
        "<U+001B>[31m *b* <U+202E>"
    )
    assert r"\*b\*" in report(tmp_path, "{{ findings[0].text|markdown }}", run)


def test_the_template_in_the_documentation_makes_a_digest(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    template = page.partition("```jinja\n")[2].partition("```")[0]
    outcomes = (
        Result(0, DOCUMENT, FOUND[1:]),
        Result(1, Document("Clean.", path="b.txt"), ()),
        Result(2, DOCUMENT, FOUND[:1]),
    )
    assert (
        report(tmp_path, template, *outcomes)
        == """\
2 findings in 3 documents, score 73.4

feed/a.txt (44.4)
  line 1: Ships left the [port port]
    'port port' says a word twice; write: port

feed/a.txt (99.4)
"""
    )


def test_a_template_may_include_others_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "row.txt").write_text("{{ finding.rule }};")
    template = "{% for finding in findings %}{% include 'row.txt' %}{% endfor %}"
    run = Result(0, DOCUMENT, FOUND)
    assert report(tmp_path, template, run) == "residue.doubled-word;house.brest;"


@pytest.mark.parametrize(
    ("template", "line", "told"),
    [
        ("\n{% for x %}", 2, "expected token 'in'"),
        ("{{ x|uppper }}", 1, "No filter named 'uppper'"),
        ("\n\n{{ sumary.findings }}", 3, "'sumary' is undefined"),
        ("{{ summary.finding }}", 1, "has no attribute 'finding'"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ rule.__globals__ }}", 1, "is unsafe"),
        ("{{ ''.__class__.__mro__ }}", 1, "is unsafe"),
        ("{{ findings.append(1) }}", 1, "is unsafe"),
        ("{{ range(1000000) }}", 1, "Range too big"),
        ("{% include 'gone.txt' %}", 1, "gone.txt"),
        ("{% include '../out.txt' %}", 1, "out.txt"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1, "recursion"),
    ],
)
def test_a_slip_in_a_template_is_told_with_its_place(
    tmp_path: Path, template: str, line: int, told: str
) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "out.txt").write_text("out")
    with pytest.raises(ReportError, match=told) as raised:
        report(folder, template, Result(0, DOCUMENT, FOUND))
    assert str(raised.value).startswith(f"{folder / 't.txt'}:{line}: ")


def test_a_slip_in_an_included_template_is_told_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "row.txt").write_text("\n{{ nothing }}")
    with pytest.raises(ReportError, match=r"row\.txt:2: 'nothing' is undefined"):
        report(tmp_path, "{% include 'row.txt' %}")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(COMMON, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("ONU met.\n")
    (tmp_path / "own.txt").write_text("{{ summary.findings }} in {{ summary.files }}\n")
    return tmp_path


def test_the_command_writes_by_a_template_beside_other_reports(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    formats = "--output-format template:own.txt --output r.txt --output-format concise"
    assert main(["check", "a.txt", *formats.split()]) == 1
    assert (folder / "r.txt").read_text() == "1 in 1\n"
    assert capsys.readouterr().out.startswith("a.txt:1:1: ")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "own.txt: cannot be read: No such file"),
        (b"\xff", "own.txt: is not UTF-8 at byte 0"),
        (b"{% if %}", "own.txt:1: Expected an expression"),
        (b"\n{{ findings[0].rul }}", "own.txt:2: 'dict object' has no attribute 'rul'"),
    ],
)
def test_the_command_fails_in_one_line_and_finishes_its_other_reports(
    folder: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, told: str
) -> None:
    (folder / "own.txt").unlink()
    if content is not None:
        (folder / "own.txt").write_bytes(content)
    formats = "--output-format template:own.txt --output r.txt --output-format json"
    assert main(["check", "a.txt", *formats.split()]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"mtlint: {told}")
    assert printed.err.count("\n") == 1
    assert not printed.out or json.loads(printed.out)["summary"]["findings"] == 1


def test_without_jinja_the_command_says_how_to_get_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    missing: Any = None
    for name in ("jinja2", "jinja2.sandbox"):
        monkeypatch.setitem(sys.modules, name, missing)
    monkeypatch.delitem(sys.modules, "mtlint.reports._template", raising=False)
    assert main(["check", str(folder), "--output-format", "template:own.txt"]) == 2
    told = "mtlint: a template needs Jinja2: pip install 'mtlint[templates]'\n"
    assert capsys.readouterr().err == told
