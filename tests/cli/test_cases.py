"""The command as users see it: a folder for each case.

`command` is run in a copy of `input/` with the rules of `common/`, and with `stdin` if there is
one; exit code, output and error output must be what `expected.txt` holds.
"""

import io
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import mtlint
from mtlint.cli import main

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("cases/*/command"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_command_says_and_returns_what_its_case_expects(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    matches_snapshot: Callable[[str, Path], None],
) -> None:
    shutil.copytree(HERE / "common", tmp_path, dirs_exist_ok=True)
    shutil.copytree(case / "input", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    stdin = case / "stdin"
    if stdin.exists():
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.read_bytes())))
    program, *arguments = shlex.split((case / "command").read_text(encoding="utf-8"))
    assert program == "mtlint"
    code = main(arguments)
    printed = capsys.readouterr()
    text = f"exit {code}\n--- output\n{printed.out}--- errors\n{printed.err}"
    for changing, name in ((str(tmp_path), "<here>"), (mtlint.__version__, "<version>")):
        text = text.replace(changing, name)
    matches_snapshot(text, case / "expected.txt")
