"""What GitHub, GitLab and reviewdog get: the right escapes, places and severities."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from mtlint import Confidence, Finding, Fix, Related, Severity
from mtlint.readers import Source
from mtlint.reports.github import command
from mtlint.results import Problem
from mtlint.text import Document

Written = Callable[..., str]
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "rdjson.json").read_text("utf-8"))
RDJSON = Draft4Validator(SCHEMA)
TEXT = "Caf\u00e9 \U0001f6a2 ONU.\nThe ONU,\nsaid."
FIRST, SECOND = TEXT.index("ONU"), TEXT.rindex("ONU")


def finding(start: int, end: int, **parts: Any) -> Finding:
    blank = Finding("sea.un", start, end, "say: 100%", Severity.ERROR, Confidence.HIGH)
    return blank._replace(**parts)


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner does."""
    empty, head, message = line.rstrip("\n").split("::", 2)
    assert empty == ""
    name, _, stated = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in stated.split(",") if pair)
    for escape, letter in (("%3A", ":"), ("%2C", ",")):
        properties = {key: value.replace(escape, letter) for key, value in properties.items()}
    for escape, letter in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        properties = {key: value.replace(escape, letter) for key, value in properties.items()}
        message = message.replace(escape, letter)
    return name, properties, message


@given(st.text(), st.text(st.sampled_from("%:,=\r\n25AD03C a")), st.text())
def test_a_workflow_command_comes_out_as_it_went_in(message: str, file: str, title: str) -> None:
    line = command("error", message, file=file, line=3, title=title)
    assert line.count("\n") == 1
    assert parsed(line) == ("error", {"file": file, "line": "3", "title": title}, message)


def test_github_gets_the_numbers_first_and_the_worst_next(written: Written) -> None:
    hint = finding(SECOND, SECOND + 10, severity=Severity.HINT)
    error = finding(FIRST, FIRST + 3, fix=Fix("the UN"))
    document = Document(TEXT, path="a:b,c.txt")
    lines = written("github", (document, hint, *[error] * 11), Problem("b.txt", "gone", 2))
    summary, problem, first, *others, last = map(parsed, lines.splitlines())
    assert summary[2].startswith("12 findings (11 errors, 1 hint) in 1 of 1 file. GitHub shows 10")
    assert problem == ("error", {"file": "b.txt", "line": "2", "title": "mtlint"}, "gone")
    place = {"file": "a:b,c.txt", "line": "1", "col": "8", "endColumn": "11", "title": "sea.un"}
    assert first == ("error", place, "say: 100%\nWrite: the UN")
    assert others == [first] * 10
    assert last[0] == "notice"
    assert (last[1]["line"], last[1]["endLine"]) == ("2", "3")
    assert "col" not in last[1]


def test_gitlab_gets_lines_severities_and_fingerprints_of_their_own(written: Written) -> None:
    marked = [finding(FIRST, FIRST + 3), finding(SECOND, SECOND + 10, severity=Severity.HINT)]
    found = json.loads(
        written(
            "gitlab",
            *((Document(TEXT, path=path), *marked) for path in ("a.txt", "b.txt")),
        )
    )
    assert [f["severity"] for f in found] == ["major", "info"] * 2
    assert found[1]["location"] == {"path": "a.txt", "lines": {"begin": 2, "end": 3}}
    assert len({f["fingerprint"] for f in found}) == 4


def test_reviewdog_gets_columns_in_bytes_and_suggestions(written: Written) -> None:
    related = (Related(SECOND, SECOND + 3, "here too"), Related(0, 1, "there", "b.txt"))
    marked = finding(FIRST, FIRST + 3, fix=Fix("the UN"), related=related)
    report = json.loads(written("rdjson", (Document(TEXT, path="a.txt"), marked)))
    RDJSON.validate(report)
    (diagnostic,) = report["diagnostics"]
    begin = len("Caf\u00e9 \U0001f6a2 ".encode()) + 1
    span = {"start": {"line": 1, "column": begin}, "end": {"line": 1, "column": begin + 3}}
    assert diagnostic["location"] == {"path": "a.txt", "range": span}
    assert diagnostic["suggestions"] == [{"range": span, "text": "the UN"}]
    here, there = diagnostic["related_locations"]
    assert here["location"]["range"]["start"] == {"line": 2, "column": 5}
    assert there["location"] == {"path": "b.txt"}


@given(st.text(st.sampled_from("aé戦\U0001f6a2\r\n"), max_size=40), st.integers(30, 80))
def test_reviewdog_finds_the_place_in_the_bytes_of_any_text(
    written: Written, letters: str, times: int
) -> None:
    text = letters * times
    at = len(text) * 2 // 3
    report = json.loads(written("rdjson", (Document(text, path="a.txt"), finding(at, at))))
    start = report["diagnostics"][0]["location"]["range"]["start"]
    line, column = Document(text).line_column(at)
    before = text[at - column + 1 : at].encode()
    assert start == {"line": line, "column": len(before) + 1}


def test_reviewdog_gets_only_the_line_of_a_record(written: Written, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "\\u00e9 ONU"}\n')
    (document,) = Source(str(path)).documents()
    report = json.loads(written("rdjson", (document, finding(2, 5, fix=Fix('"')))))
    (diagnostic,) = report["diagnostics"]
    assert diagnostic["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
    assert "suggestions" not in diagnostic
