"""Several reports of one run, each where it was sent to."""

import csv
import json
from pathlib import Path

import pytest

from mtlint.cli import main


@pytest.fixture
def folder(folder: Path) -> Path:
    (folder / "a.txt").write_text("ONU met.\n")
    return folder


def test_each_file_belongs_to_the_format_before_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (
        "check a.txt --output-format sarif --output a.sarif --output-format csv --output a.csv"
    )
    assert main([*arguments.split(), "--output-format", "concise"]) == 1
    (run,) = json.loads((folder / "a.sarif").read_text())["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], bool(rule["help"]["text"])) == ("harbour.onu", True)
    with (folder / "a.csv").open(newline="") as stream:
        assert [row["text"] for row in csv.DictReader(stream)] == ["ONU"]
    assert (folder / "a.csv").read_bytes().count(b"\r\n") == 2
    assert capsys.readouterr().out.startswith("a.txt:1:1: ")


def test_a_file_before_the_only_format_is_its_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "a.txt", "--output", "a.json", "--output-format", "json"]) == 1
    assert json.loads((folder / "a.json").read_text())["summary"]["findings"] == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--output-format json --output-format csv", "cannot go to the standard output"),
        ("--output-format json --output b --output-format csv --output b", "cannot go to "),
        ("--output b --output c", "say with --output-format what goes to c"),
        ("--output-format sarf", "there is no format 'sarf'; there are checkstyle"),
        ("--output-format json --output no/b", "no/b: cannot be written"),
    ],
)
def test_reports_that_cannot_be_written_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: str, told: str
) -> None:
    assert main(["check", "a.txt", *arguments.split()]) == 2
    assert told in capsys.readouterr().err
    assert {path.name for path in folder.iterdir()} == {"a.txt", "harbour.toml", "mtlint.toml"}


def test_a_problem_is_in_every_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_bytes(b"MZ\x90\0\3")
    arguments = "check . --output-format junit --output j.xml --output-format github"
    assert main(arguments.split()) == 2
    assert '<error message="b.txt: is binary' in (folder / "j.xml").read_text()
    assert "::error file=b.txt,title=mtlint::is binary" in capsys.readouterr().out


def test_a_preview_of_fixes_goes_where_output_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "a.txt", "--diff"]) == 1
    shown = capsys.readouterr().out
    assert "+the UN met." in shown
    assert main(["check", "a.txt", "--diff", "--output", "a.diff"]) == 1
    assert capsys.readouterr() == ("", "")
    assert (folder / "a.diff").read_text() == shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--diff --output-format json", "no --output-format goes with it"),
        ("--diff --output-format json --output a.json", "no --output-format goes with it"),
        ("--diff --output no/a.diff", "no/a.diff: cannot be written"),
        ("--output a.txt", "a.txt: is to be checked; --output would write over it"),
        ("--output ./a.txt --output-format json", "a.txt: is to be checked"),
        ("--diff --output a.txt", "a.txt: is to be checked"),
        ("--fix --output a.txt", "a.txt: is to be checked"),
    ],
)
def test_output_that_would_be_lost_or_lose_copy_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: str, told: str
) -> None:
    assert main(["check", ".", *arguments.split()]) == 2
    assert told in capsys.readouterr().err
    assert {path.name for path in folder.iterdir()} == {"a.txt", "harbour.toml", "mtlint.toml"}
    assert (folder / "a.txt").read_text() == "ONU met.\n"
