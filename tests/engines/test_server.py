"""A server started from jars is one, on a port of its own, and ends with what started it."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mtlint import Linter, Settings
from mtlint.external import EngineError
from mtlint.external._server import Server

FAKE = Path(__file__).with_name("fake_server.py")
TEXT = "A zzferry sank off the coast.\n"


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with jars and a Java that runs the stand-in, and notes its number and its port."""
    (tmp_path / "languagetool-server-0.jar").touch()
    program = tmp_path / "java"
    program.write_text(
        '#!/bin/sh\n[ "$1" = -version ] && { echo \'openjdk version "17.0.1"\'; exit; }\n'
        f'echo "$$ $*" >>"{tmp_path}/started"\nexec "{sys.executable}" "{FAKE}" "$@"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def started(folder: Path) -> list[tuple[int, int]]:
    """Return the process numbers and ports of the servers that were started."""
    lines = (folder / "started").read_text().splitlines()
    return [(int(line.split()[0]), int(line.split("--port ")[1].split()[0])) for line in lines]


def is_gone(port: int) -> bool:
    """Say whether nothing listens at a port any more, after waiting for it a little."""
    for _ in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return True
        time.sleep(0.1)
    return False


def run(folder: Path, *args: str) -> subprocess.Popen[str]:
    (folder / "mtlint.toml").write_text("[engines.languagetool]\njars = '.'\n")
    command = [sys.executable, "-m", "mtlint", "check", ".", "--engine", "languagetool", *args]
    return subprocess.Popen(
        [*command, "--output-format", "concise", "--no-cache"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_server_starts_on_a_free_port_and_stops(java: Path) -> None:
    server = Server(java)
    port = urlsplit(server.start(limit=20)).port
    assert port
    assert not is_gone(port) or pytest.fail("it does not listen")
    server.stop()
    server.stop()
    assert is_gone(port)


def test_a_linter_stops_its_server_when_it_is_closed(java: Path) -> None:
    settings = Settings(engines=("languagetool",), engine_options={"languagetool": {"jars": java}})
    linter = Linter(settings)
    assert not (java / "started").exists(), "nothing starts before there is a text"
    assert [f.rule for f in linter.check(TEXT)] == ["languagetool.zz-word"]
    linter.close()
    ((_, port),) = started(java)
    assert is_gone(port)


def test_what_is_known_is_told_without_a_server(java: Path) -> None:
    (java / "a.txt").write_text(TEXT)
    (java / "mtlint.toml").write_text("[engines.languagetool]\njars = 'jars'\n")
    (java / "jars").mkdir()
    (java / "jars" / "languagetool-server-0.jar").touch()
    command = [sys.executable, "-m", "mtlint", "check", "a.txt", "--engine", "languagetool"]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "languagetool.zz-word" in done.stdout, done.stderr
    assert len(started(java)) == 1


def test_many_processes_share_one_server(java: Path) -> None:
    for number in range(12):
        lines = (f"A zzferry left quay {number}-{n} for the island at noon." for n in range(800))
        (java / f"{number}.txt").write_text("\n\n".join(lines))  # workers are worth it
    process = run(java, "--jobs", "4")
    out, err = process.communicate(timeout=300)
    assert process.returncode == 1, err
    assert out.count("languagetool.zz-word") == 12 * 800
    ((_, port),) = started(java)
    assert is_gone(port)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_server_ends_however_the_run_ends(java: Path, end: signal.Signals) -> None:
    program = java / "java"
    program.write_text(program.read_text().replace(f'"{FAKE}"', f'"{FAKE}" hang'))
    (java / "a.txt").write_text(TEXT)
    process = run(java)
    while not (java / "asked").exists():
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    process.send_signal(end)
    _, err = process.communicate(timeout=60)
    assert process.returncode == (130 if end == signal.SIGINT else -end)
    assert "Traceback" not in err
    ((_, port),) = started(java)
    assert is_gone(port)


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("Exception in thread main: no more memory", "no more memory"),
        ("java.lang.UnsupportedClassVersionError: 61.0", "wants a newer Java"),
    ],
)
def test_a_server_that_does_not_start_is_told_with_its_words(
    java: Path, says: str, told: str
) -> None:
    (java / "java").write_text(f"#!/bin/sh\necho '{says}' >&2\nexit 1\n")
    began = time.monotonic()
    with pytest.raises(EngineError, match=told):
        Server(java).start(limit=20)
    assert time.monotonic() - began < 10


def test_a_server_that_never_listens_is_given_up(java: Path) -> None:
    (java / "java").write_text(f'#!/bin/sh\necho $$ >"{java}/pid"\nexec sleep 600\n')
    with pytest.raises(EngineError, match="did not start within 1 seconds"):
        Server(java).start(limit=1)
    time.sleep(0.5)
    with pytest.raises(ProcessLookupError):
        os.kill(int((java / "pid").read_text()), 0)


def test_an_unpacked_release_of_languagetool_will_do(tmp_path: Path, java: Path) -> None:
    (tmp_path / "libs").mkdir()
    server = Server(tmp_path)
    server.start(limit=20)
    server.stop()
    assert f"{tmp_path / 'libs'}{os.sep}*" in (java / "started").read_text()


def test_the_languagetool_that_language_tool_python_has_fetched_is_started(
    java: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from language_tool_python.download_lt import LTP_DOWNLOAD_VERSION

    release = java / f"LanguageTool-{LTP_DOWNLOAD_VERSION}"
    release.mkdir()
    (release / "languagetool-server.jar").touch()
    monkeypatch.setenv("LTP_PATH", str(java))
    options = {"languagetool": {"download": True}}
    with closing(Linter(Settings(engines=("languagetool",), engine_options=options))) as linter:
        assert [f.rule for f in linter.check(TEXT)] == ["languagetool.zz-word"]
    assert f"{release}{os.sep}*" in (java / "started").read_text()


def test_what_language_tool_python_cannot_fetch_is_told(
    java: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (java / "java").write_text("#!/bin/sh\necho 'openjdk version \"11.0.1\"'\n")
    monkeypatch.setenv("LTP_PATH", str(java))
    options = {"languagetool": {"download": True}}
    linter = Linter(Settings(engines=("languagetool",), engine_options=options))
    with pytest.warns(UserWarning, match=r"cannot fetch LanguageTool: .* requires Java >= 17"):
        assert linter.check(TEXT) == []
