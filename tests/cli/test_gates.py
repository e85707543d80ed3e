"""Gates: which of them a run breaks, by how much, and the exit code."""

from pathlib import Path

import pytest

from mtlint.cli import main

# 200 words; an error and two warnings cost 5 + 1 + 1: the score is 96.5.
COPY = "ONU met.\n\nThe ONU has 90 tones.\n\n" + "It was so. " * 64 + "Then."


def check(folder: Path, arguments: str, settings: str = "", copy: str = COPY) -> int:
    (folder / "a.txt").write_text(copy)
    with (folder / "mtlint.toml").open("a") as stream:
        stream.write(settings)
    return main(["check", "a.txt", "--output-format", "concise", *arguments.split()])


FAIL_ON = "mtlint: fail-on broken: 1 finding of severity error or worse\n"
MAX_FINDINGS = "mtlint: max-findings broken: 3 findings, 1 more than 2\n"
MIN_SCORE = "mtlint: min-score broken: the score is 96.5, 1.5 below 98\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--fail-on error", FAIL_ON),
        ("--max-findings 2", MAX_FINDINGS),
        ("--max-findings 3", ""),
        ("--min-score 98", MIN_SCORE),
        ("--min-score 96.5", ""),
        ("--min-score 96.51", MIN_SCORE.replace("1.5 below 98", "0.01 below 96.51")),
        ("--max-findings 9 --min-score 90", ""),
        ("--fail-on error --max-findings 2 --min-score 98", FAIL_ON + MAX_FINDINGS + MIN_SCORE),
        ("--fail-on error --max-findings 3 --min-score 90", FAIL_ON),
        ("--quiet --max-findings 2", MAX_FINDINGS),
    ],
)
def test_each_gate_that_is_stated_holds_and_says_what_broke_it(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: str, told: str
) -> None:
    assert check(folder, arguments) == int(bool(told))
    printed = capsys.readouterr()
    assert printed.err == told
    assert printed.out.count("\n") == 3  # whatever the gates, all is reported


def test_without_a_gate_any_finding_counts_and_nothing_more_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(folder, "") == 1
    assert check(folder, "", copy="Nobody was hurt.") == 0
    assert capsys.readouterr().err == ""


def test_no_text_breaks_no_gate(folder: Path) -> None:
    assert check(folder, "--fail-on hint --max-findings 0 --min-score 100", copy="") == 0


def test_gates_count_what_is_reported(folder: Path) -> None:
    assert check(folder, "--min-severity error --max-findings 1") == 0
    assert check(folder, "--min-severity error --min-score 97.5") == 0


def test_gates_stand_in_the_settings_and_the_command_line_goes_before(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stated = "max-findings = 2\nmin-score = 98\n"
    assert check(folder, "", settings=stated) == 1
    assert capsys.readouterr().err == MAX_FINDINGS + MIN_SCORE
    assert check(folder, "--max-findings 0 --min-score 90") == 1
    assert capsys.readouterr().err == MAX_FINDINGS.replace("1 more than 2", "3 more than 0")


def test_weights_move_the_score_that_is_gated(folder: Path) -> None:
    weights = "[score.severity]\nerror = 0\nwarning = 0\n"
    assert check(folder, "--min-score 100", settings=weights) == 0


def test_a_problem_goes_before_a_gate(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"MZ\x90\0\3")
    (folder / "a.txt").write_text(COPY)
    assert main(["check", ".", "--max-findings", "9"]) == 2


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("--max-findings -1", "'max-findings' wants a whole number, 0 or more"),
        ("--max-findings many", "'max-findings' wants a whole number, 0 or more"),
        ("--min-score 101", "'min-score' wants a number from 0 to 100"),
        ("--min-score nan", "'min-score' wants a number from 0 to 100"),
        ("--min-score half", "'min-score' wants a number from 0 to 100"),
    ],
)
def test_a_gate_that_is_none_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], argument: str, told: str
) -> None:
    assert check(folder, argument) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("max-findings = 1.5\n", "'max-findings' wants a whole number, 0 or more"),
        ("min-score = 'all'\n", "'min-score' wants a number from 0 to 100"),
        ("min-scor = 1\n", "unknown key 'min-scor'; did you mean 'min-score'"),
    ],
)
def test_a_setting_that_is_no_gate_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], stated: str, told: str
) -> None:
    assert check(folder, "", settings=stated) == 2
    assert told in capsys.readouterr().err
