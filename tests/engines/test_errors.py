"""What goes wrong with an engine costs its own findings, within the time limit, and is told once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import Serve

# Both a flaw that we find ourselves and one that only the stand-in knows.
TEXT = "Ships left the port port on Monday. A zzferry sank.\n"
OURS, THEIRS = "residue.doubled-word", "languagetool.zz-word"


def check(
    folder: Path, options: str, *args: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Check the texts of a folder with LanguageTool set up in a certain way."""
    (folder / "mtlint.toml").write_text(f"[engines.languagetool]\n{options}\n")
    if not list(folder.glob("*.txt")):
        (folder / "a.txt").write_text(TEXT)
    command = [sys.executable, "-m", "mtlint", "check", ".", "--engine", "languagetool"]
    return subprocess.run(
        [*command, "--output-format", "concise", "--no-cache", *args],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, **(env or {})},
    )


def assert_failed(done: subprocess.CompletedProcess[str], *said: str) -> None:
    """Our own findings are told, the engine's are not, and why is said in one line."""
    assert done.returncode == 2
    assert OURS in done.stdout
    assert THEIRS not in done.stdout
    assert len(done.stderr.splitlines()) == 1
    for words in ("the engine 'languagetool' failed", *said):
        assert words in done.stderr


def test_a_server_that_answers_adds_its_findings(serve: Serve, tmp_path: Path) -> None:
    done = check(tmp_path, f"url = '{serve()}'")
    assert done.returncode == 1, done.stderr
    assert OURS in done.stdout
    assert THEIRS in done.stdout


def test_no_server_is_told_with_what_to_do(tmp_path: Path) -> None:
    done = check(tmp_path, "url = 'http://127.0.0.1:9'")
    assert_failed(done, "no server answers at http://127.0.0.1:9")


@pytest.mark.parametrize("url", ["localhost:8081", "ftp://localhost", "http://", "8081"])
def test_what_is_no_address_is_told(tmp_path: Path, url: str) -> None:
    assert_failed(check(tmp_path, f"url = '{url}'"), f"'{url}' ('url') is no address")


def test_a_host_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = check(tmp_path, "url = 'http://no.such.host.invalid:8081'\ntimeout = 20")
    assert_failed(done, "no.such.host.invalid")


@pytest.mark.parametrize("behaviour", ["hang", "drip"])
def test_a_server_that_takes_too_long_is_left(serve: Serve, tmp_path: Path, behaviour: str) -> None:
    url = serve(behaviour)
    began = time.monotonic()
    done = check(tmp_path, f"url = '{url}'\ntimeout = 2")
    assert time.monotonic() - began < 8
    assert_failed(done, f"{url} does not answer within 2 seconds")


def test_a_server_that_fails_is_told_with_its_words(serve: Serve, tmp_path: Path) -> None:
    assert_failed(check(tmp_path, f"url = '{serve('500')}'"), "answers 500", "out of ideas")


def test_a_server_that_fails_for_a_moment_is_asked_again(serve: Serve, tmp_path: Path) -> None:
    done = check(tmp_path, f"url = '{serve('fail-first', '2')}'")
    assert THEIRS in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(("behaviour", "said"), [("html", "no LanguageTool"), ("404", "404")])
def test_a_server_of_something_else_is_told(
    serve: Serve, tmp_path: Path, behaviour: str, said: str
) -> None:
    done = check(tmp_path, f"url = '{serve(behaviour)}'")
    assert_failed(done, said)
    assert "<" not in done.stderr


def test_a_server_that_dies_in_a_run_costs_its_findings_only(serve: Serve, tmp_path: Path) -> None:
    for number in range(30):
        text = f"Ships left the port port {number} times. A zzferry {number} sank.\n"
        (tmp_path / f"{number}.txt").write_text(text)
    done = check(tmp_path, f"url = '{serve('die', '5')}'\nbatch = 10")
    assert done.returncode == 2
    assert done.stdout.count(OURS) == 30
    assert done.stdout.count(THEIRS) < 30
    assert len(done.stderr.splitlines()) == 1
    assert "its findings are missing in" in done.stderr


def test_a_text_over_the_limit_of_the_server_is_parted(serve: Serve, tmp_path: Path) -> None:
    # The names keep sentences apart: none stands in the text twice.
    text = " ".join(f"The zzship of the mayor of Port {n} sank in the night." for n in range(60))
    (tmp_path / "long.txt").write_text(text)
    done = check(tmp_path, f"url = '{serve('short', '700')}'")
    assert done.returncode == 1, done.stderr
    assert done.stdout.count(THEIRS) == 60


def test_a_limit_that_lets_no_text_through_is_told(serve: Serve, tmp_path: Path) -> None:
    done = check(tmp_path, f"url = '{serve('short', '20')}'")
    assert_failed(done, "maxTextLength")


def test_a_folder_without_jars_is_told(tmp_path: Path) -> None:
    assert_failed(check(tmp_path, "jars = 'nowhere'"), "there is no folder", "scripts/languagetool")
    (tmp_path / "empty").mkdir()
    assert_failed(check(tmp_path, "jars = 'empty'"), "holds no languagetool-server")


def test_java_that_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "languagetool-server-0.jar").touch()
    done = check(tmp_path, "jars = '.'", env={"PATH": str(tmp_path), "JAVA_HOME": ""})
    assert_failed(done, "Java is not installed")


def test_ways_to_a_server_exclude_each_other(tmp_path: Path) -> None:
    done = check(tmp_path, "url = 'http://localhost'\njars = '.'")
    assert_failed(done, "exclude each other")


def test_the_package_that_fetches_is_named_where_it_is_missing(tmp_path: Path) -> None:
    (tmp_path / "hidden" / "language_tool_python").mkdir(parents=True)
    module = tmp_path / "hidden" / "language_tool_python" / "__init__.py"
    module.write_text("raise ImportError('not installed')")
    done = check(tmp_path, "download = true", env={"PYTHONPATH": str(tmp_path / "hidden")})
    assert_failed(done, "pip install 'mtlint[languagetool]'")


def test_an_unknown_engine_and_an_unknown_option_stop_the_run(tmp_path: Path) -> None:
    done = check(tmp_path, "urll = 'x'")
    assert done.returncode == 2
    assert "has no option 'urll'; did you mean 'url'?" in done.stderr
    done = check(tmp_path, "", "--engine", "langaugetool")
    assert done.returncode == 2
    assert "no engine 'langaugetool'; did you mean 'languagetool'?" in done.stderr
