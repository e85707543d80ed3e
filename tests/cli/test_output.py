"""Colour where it is wanted, progress where it can be seen, and exit codes that mean something."""

import io
import itertools
import json
import sys
from pathlib import Path

import pytest

from mtlint.cli import main
from mtlint.cli._output import Progress, medium_of
from mtlint.cli.explain import page_of
from mtlint.config import Settings
from mtlint.display import Medium
from mtlint.readers import Source
from mtlint.registry import load_rules


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "color", "environment", "colored"),
    [
        (Terminal(), "auto", {}, True),
        (io.StringIO(), "auto", {}, False),
        (io.StringIO(), "always", {}, True),
        (Terminal(), "never", {}, False),
        (Terminal(), "auto", {"NO_COLOR": "1"}, False),
        (Terminal(), "auto", {"NO_COLOR": ""}, True),
        (Terminal(), "auto", {"TERM": "dumb"}, False),
        (Terminal(), "always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch,
    stream: io.StringIO,
    color: str,
    environment: dict[str, str],
    colored: bool,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert medium_of(stream, color).color is colored


def test_the_width_is_that_of_the_terminal_within_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, width in (("100", 100), ("10", 40), ("500", 120)):
        monkeypatch.setenv("COLUMNS", columns)
        assert medium_of(Terminal(), "auto").width == width
        assert medium_of(io.StringIO(), "auto").width == 80


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    return now


def sources(folder: Path) -> list[Source]:
    for name, size in (("a.txt", 25), ("b\x1b.txt", 75)):
        (folder / name).write_text("x" * size)
    return [Source(str(folder / name)) for name in ("a.txt", "b\x1b.txt")]


def test_progress_shows_after_a_second_and_gets_out_of_the_way(
    folder: Path, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    written: list[str] = []

    def drawn() -> str:
        new = terminal.getvalue()[sum(map(len, written)) :]
        written.append(new)
        return new

    with Progress(sources(folder)) as progress:
        watched = progress.watched()
        next(watched)
        progress.step(1)
        assert drawn() == ""
        next(watched)
        clock[0] += 1.5
        progress.step(2)
        line = drawn()
        assert line.startswith("\r\x1b[K[######------------------]  25%  2 documents")
        assert len(line) <= 59 + len("\r\x1b[K")
        assert "\x1b" not in line.removeprefix("\r\x1b[K")
        progress.step(3)
        assert drawn() == ""  # ten times a second is enough
        progress.clear()
        assert drawn() == "\r\x1b[K"
        progress.step(3)
        assert "3 documents" in drawn()
    assert drawn() == "\r\x1b[K"


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_the_pass_that_fixes_shows_its_progress_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    (folder / "a.jsonl").write_text('{"text": "ONU met."}\n' * 3)
    ticks = itertools.count(100.0, 2.0)  # two seconds pass whenever the clock is looked at
    monkeypatch.setattr("time.monotonic", lambda: next(ticks))
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    main(["check", "a.jsonl", option, "--jobs", "1", "--output", "out"])
    drawn = terminal.getvalue()
    assert [f"{n} documents  a.jsonl" in drawn for n in (1, 2, 3)] == [True] * 3
    assert "\r\x1b[Kfixing [" in drawn
    assert drawn.endswith("\r\x1b[K")


@pytest.mark.parametrize(("stream", "quiet"), [(io.StringIO(), False), (Terminal(), True)])
def test_there_is_no_progress_in_a_pipe_or_when_quiet(
    folder: Path,
    clock: list[float],
    monkeypatch: pytest.MonkeyPatch,
    stream: io.StringIO,
    quiet: bool,
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(sources(folder), quiet=quiet) as progress:
        next(progress.watched())
        clock[0] += 5
        progress.step(1)
    assert stream.getvalue() == ""


def test_a_report_goes_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("戦 ONU met.", encoding="utf-8")
    assert main(["check", "a.txt", "--output", "report.txt"]) == 1
    assert capsys.readouterr() == ("", "")
    report = (folder / "report.txt").read_text(encoding="utf-8")
    assert "│ 戦 ONU met." in report
    assert "\x1b" not in report


def test_a_fault_of_our_own_is_no_finding(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("oh")

    monkeypatch.setattr("mtlint.cli.check.run", broken)
    assert main(["check", str(folder)]) == 2
    assert "please report it" in capsys.readouterr().err


def test_a_rule_grows_from_new_to_active(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("She put in cause the decision.\n")
    assert main(["new", "french.put-in-cause"]) == 0
    pack = folder / "mtlint_pack" / "french.toml"
    assert main(["test", "mtlint_pack"]) == 1
    assert "found nothing, wanted [('the flaw', 'its remedy')]" in capsys.readouterr().out
    text = pack.read_text()
    for before, after in (
        ('"what is wrong"', '"put~ in cause"'),
        ('"what to write instead"', '"question~"'),
        ("[[the flaw|its remedy]]", "what [[puts in cause|questions]] all"),
    ):
        assert before in text
        text = text.replace(before, after)
    pack.write_text(text)
    assert main(["test", "mtlint_pack"]) == 0
    (folder / "mtlint.toml").write_text('packs = ["mtlint_pack"]\nprofile = "none"\n')
    assert main(["check", "a.txt", "--select", "french.put-in-cause"]) == 1
    assert main(["new", "french.put-in-cause"]) == 2
    assert main(["new", "french.other"]) == 0
    assert pack.read_text().startswith(text)
    assert main(["test"]) == 1


def test_explain_shows_what_was_measured(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "data").mkdir()
    rates = {"rules": {"harbour.onu": {"news": 0.02, "precision": 0.95, "labelled": 43}}}
    (folder / "data" / "rates.json").write_text(json.dumps(rates))
    assert main(["explain", "harbour.onu"]) == 0
    shown = capsys.readouterr().out
    assert "Measured\n  alarms per 1,000 words of published news: 0.02\n" in shown
    assert "  share of alarms on labelled text that are right: 0.95\n" in shown
    (folder / "data" / "rates.json").write_text("{")
    assert main(["explain", "harbour.onu"]) == 2
    assert "rates.json: " in capsys.readouterr().err


def test_every_rule_can_be_explained() -> None:
    for rule_id, entry in load_rules().items():
        first, *page = page_of(entry, Settings(), Medium())
        assert first == rule_id
        assert "Examples" in page


def test_the_cost_of_each_rule_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text("Ships were sent to the the port on Monday.\n" * 20)
    assert main(["rules", "residue", "--profile", "a.txt"]) == 0
    head, titles, *rows = capsys.readouterr().out.splitlines()
    assert head.startswith("1 documents, 1 kB")
    assert titles.split() == ["rule", "us/kB", "asked", "findings"]
    found = {row.split()[0]: int(row.split()[3]) for row in rows}
    assert found["residue.doubled-function-word"] == 20
