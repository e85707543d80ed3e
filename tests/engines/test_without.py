"""Without `--engine` nothing of engines is imported, started or connected to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# The command in a process in which every connection and every program is refused.
_RUN = """
import socket, subprocess, sys

def refuse(*_):
    raise AssertionError("a connection or a program")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = refuse
subprocess.Popen.__init__ = refuse
from mtlint.cli import main

code = main(sys.argv[1:])
engines = ("language_tool_python", "lingotweaker", "harper", "lt_py", "typos", "requests")
loaded = [name for name in sys.modules if name.partition(".")[0] in engines]
loaded += [name for name in sys.modules if name.startswith("mtlint.external")]
print(code, loaded)
"""


def run(folder: Path, *args: str) -> str:
    command = [sys.executable, "-c", _RUN, "check", "a.txt", "--jobs", "1", *args]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return done.stdout.splitlines()[-1]


def test_a_plain_run_loads_nothing_of_engines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port port burned.\n")
    assert run(tmp_path) == "1 []"


def test_settings_of_an_engine_alone_do_not_switch_it_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port port burned.\n")
    (tmp_path / "mtlint.toml").write_text("[engines.languagetool]\nurl = 'http://127.0.0.1:9'\n")
    assert run(tmp_path) == "1 ['mtlint.external']", "which only knows the names of engines"


def test_an_engine_that_is_enabled_in_the_settings_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port port burned.\n")
    (tmp_path / "mtlint.toml").write_text(
        "[engines.languagetool]\nenabled = true\nurl = 'http://127.0.0.1:9'\n"
    )
    assert run(tmp_path).startswith("2 ")
