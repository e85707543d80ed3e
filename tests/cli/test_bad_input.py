"""Whatever comes in, the command says what is wrong, goes on, and never shows a traceback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mtlint.cli import main

CHECK = (sys.executable, "-m", "mtlint", "check")
COMMAND = (*CHECK, "--output-format", "concise")

Check = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> Check:  # noqa: ARG001 - its settings
    """Run `mtlint check` on paths; return the exit code and the lines of both outputs."""

    def run(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = main(["check", "--output-format", "concise", *arguments])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return code, printed.out.splitlines(), printed.err.splitlines()

    return run


def places(lines: list[str]) -> list[str]:
    return [line.partition(": ")[0] for line in lines]


def test_an_empty_file_is_clean(folder: Path, check: Check) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "bom.txt").write_bytes(b"\xef\xbb\xbf")
    assert check("empty.txt", "bom.txt") == (0, [], [])


def test_a_missing_path_is_told_and_the_others_are_checked(folder: Path, check: Check) -> None:
    (folder / "a.txt").write_text("ONU met.")
    code, found, told = check("gone.txt", "a.txt")
    assert code == 2
    assert places(found) == ["a.txt:1:1"]
    assert told == ["mtlint: gone.txt: there is no such file or folder"]


def test_a_binary_is_told_with_the_place_of_its_first_nul(folder: Path, check: Check) -> None:
    (folder / "a.txt").write_bytes(b"MZ\x90\0\3")
    code, _, told = check("a.txt")
    assert code == 2
    assert told == ["mtlint: a.txt: is binary, not text: NUL byte at offset 3"]


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [
        ("cp1252", "byte 0x92 at offset 13; it looks like Windows-1252"),
        ("mac_roman", "byte 0xD5 at offset 13; it looks like Mac Roman"),
        ("utf-16", "byte 0xFF at offset 0; it looks like UTF-16LE"),
        ("utf-16-be", "NUL byte at offset 0; it looks like UTF-16BE"),
        ("utf-32", "byte 0xFF at offset 0; it looks like UTF-32LE"),
    ],
)
def test_other_encodings_are_guessed(folder: Path, check: Check, encoding: str, guess: str) -> None:
    (folder / "a.txt").write_bytes("One.\nIt doesn’t look well.\n".encode(encoding))
    code, _, told = check("a.txt")
    assert code == 2
    assert "is not UTF-8" in told[0]
    assert guess in told[0]
    assert "iconv -f" in told[0]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_all_line_ends_count_once(folder: Path, check: Check, line_end: str) -> None:
    text = line_end.join(("First.", "", "Then ONU met.", "ONU left."))
    (folder / "a.txt").write_bytes(text.encode())
    assert places(check("a.txt")[1]) == ["a.txt:3:6", "a.txt:4:1"]


def test_a_form_feed_and_a_line_separator_begin_no_line(folder: Path, check: Check) -> None:
    (folder / "a.txt").write_text("One\f two\u2028three\x85 ONU met.", encoding="utf-8")
    assert places(check("a.txt")[1]) == ["a.txt:1:17"]


def test_a_byte_order_mark_is_no_column(folder: Path, check: Check) -> None:
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbfONU met.")
    (folder / "b.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "ONU met."}')
    assert places(check("a.txt", "b.jsonl")[1]) == ["a.txt:1:1", "b.jsonl:1:11"]


def test_columns_are_code_points(folder: Path, check: Check) -> None:
    before = "\U0001f6a2 cafe\u0301 \U00020000 "  # an emoji, a combining mark, a rare ideograph
    (folder / "a.txt").write_text(f"{before}ONU met.", encoding="utf-8")
    assert places(check("a.txt")[1]) == [f"a.txt:1:{len(before) + 1}"]
    assert len(before) == 10


def test_a_loop_of_links_is_walked_once(folder: Path, check: Check) -> None:
    (folder / "in" / "deep").mkdir(parents=True)
    (folder / "in" / "a.txt").write_text("ONU met.")
    (folder / "in" / "deep" / "loop").symlink_to(folder / "in")
    (folder / "in" / "self").symlink_to("self")
    assert check("in") == (
        1,
        ["in/a.txt:1:1: warning harbour.onu 'ONU' is the French acronym of the UN"],
        [],
    )


def test_links_that_lead_nowhere_are_told(folder: Path, check: Check) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").symlink_to("nowhere.txt")
    (folder / "in" / "b.txt").symlink_to("b.txt")
    code, found, told = check("in")
    assert (code, found) == (2, [])
    assert "in/a.txt: cannot be read: it is gone, or a link to nothing" in told[0]
    assert "in/b.txt: cannot be read" in told[1]


@pytest.mark.parametrize("refused", ["secret.txt", "closet"])
def test_what_may_not_be_read_is_told_and_the_rest_is_checked(
    folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    (folder / "in" / "closet").mkdir(parents=True)
    (folder / "in" / "secret.txt").write_text("ONU met.")
    (folder / "in" / "closet" / "b.txt").write_text("ONU met.")
    (folder / "in" / "z.txt").write_text("ONU met.")
    really_open, really_scan = open, os.scandir

    def refuse(path: object) -> None:
        if Path(str(path)).name == refused:
            raise PermissionError(13, "Permission denied")

    def opening(path: object, *args: Any, **named: Any) -> Any:
        refuse(path)
        return really_open(path, *args, **named)  # type: ignore[call-overload]

    def scanning(path: str = ".") -> Any:
        refuse(path)
        return really_scan(path)

    monkeypatch.setattr("builtins.open", opening)
    monkeypatch.setattr(os, "scandir", scanning)
    code, found, told = check("in")
    assert code == 2
    assert len(found) == 2
    assert told == [f"mtlint: in/{refused}: cannot be read: no permission; see its mode and owner"]


def test_a_file_named_twice_is_checked_once(folder: Path, check: Check) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("ONU met.")
    assert len(check("in/a.txt", "in", "./in/", "in/a.txt")[1]) == 1


def test_an_output_that_cannot_be_written_is_told_before_the_run(
    folder: Path, check: Check
) -> None:
    (folder / "a.txt").write_text("ONU met.")
    code, found, told = check("a.txt", "--output", "no/such/folder.txt")
    assert (code, found) == (2, [])
    assert told[0].startswith("mtlint: no/such/folder.txt: cannot be written")


def test_a_rule_that_raises_is_told_and_the_others_go_on(
    folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "wreck-1.dist-info").mkdir()
    (folder / "wreck-1.dist-info" / "entry_points.txt").write_text("[mtlint.rules]\nw = wreck\n")
    (folder / "wreck").mkdir()
    (folder / "wreck" / "__init__.py").write_text('"""Rules that fail."""\n')
    (folder / "wreck" / "sunk.py").write_text(
        "from mtlint import DocumentRule\n"
        "class Runs(DocumentRule):\n"
        "    '''Fails.'''\n"
        "    message, bad, good = 'x', ('[[x]]',), ('y',)\n"
        "    def check(self, document):\n"
        "        raise ZeroDivisionError('nothing left')\n"
    )
    monkeypatch.syspath_prepend(str(folder))
    (folder / "a.txt").write_text("ONU met.")
    code, found, told = check("a.txt", "--select", "sunk")
    assert code == 2
    assert places(found) == ["a.txt:1:1"]
    assert len(told) == 1
    assert "a.txt: the rule 'sunk.runs' failed: ZeroDivisionError: nothing left" in told[0]
    assert "--ignore sunk.runs" in told[0]


@pytest.fixture
def long_run(folder: Path) -> Path:
    (folder / "feed").mkdir()
    for number in range(3000):
        (folder / "feed" / f"{number}.txt").write_text("ONU met.\n" * 100)
    return folder


def test_a_pipe_that_is_closed_ends_the_run_quietly(long_run: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "feed"], cwd=long_run, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_an_interrupted_run_ends_at_once_with_a_word(long_run: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "feed", "--output", "report.txt"], cwd=long_run, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        report, patience = long_run / "report.txt", time.monotonic() + 30
        while not (report.exists() and report.stat().st_size) and time.monotonic() < patience:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"mtlint: interrupted\n"
        assert process.wait(30) == 130


def test_an_output_in_another_encoding_is_written_to_its_end(folder: Path) -> None:
    (folder / "戦.txt").write_text("Café ONU met.", encoding="utf-8")
    done = subprocess.run(
        [*CHECK, ".", "--output-format", "terminal"],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"Caf\xe9 ONU met.\n      |      ^^^\n" in done.stdout
    assert b"\\u6226.txt" in done.stdout


@pytest.mark.slow
def test_a_line_of_50_megabytes_is_checked_with_all_rules(folder: Path) -> None:
    sentence = "The ferry of {} leaves for the island of {} at noon, the harbour master said. "
    parts = [sentence.format(number, number * 7) for number in range(650_000)]
    (folder / "a.txt").write_text("".join(parts) + "ONU met.")
    started = time.monotonic()
    done = subprocess.run(
        [*CHECK, "a.txt", "--output-format", "json", "--profile", "default"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b'"text": "ONU"' in done.stdout
    assert time.monotonic() - started < 300
