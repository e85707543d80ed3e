"""A real LanguageTool server, one for all the workers of a test run, and servers that misbehave."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mtlint.external.languagetool import LanguageTool

ROOT = Path(__file__).parents[2]
JARS = Path(os.environ.get("MTLINT_LANGUAGETOOL") or ROOT / ".languagetool")

Serve = Callable[..., str]


@pytest.fixture(scope="session")
def languagetool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a LanguageTool server; the first worker starts it, the last one stops it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    address = shared / "languagetool"
    engine: LanguageTool | None = None
    with (shared / "starting").open("w") as starting, (shared / "using").open("w") as using:
        fcntl.flock(using, fcntl.LOCK_SH)
        fcntl.flock(starting, fcntl.LOCK_EX)
        if not address.exists():
            if "MTLINT_LANGUAGETOOL" not in os.environ:
                subprocess.run([ROOT / "scripts" / "languagetool", "fetch"], check=True)
            options = {"jars": JARS, "timeout": 240, "start-timeout": 240}
            engine = LanguageTool(options)
            engine.check(["Once it has loaded its rules, it is quick."])
            address.write_text(engine._connected().url)
        fcntl.flock(starting, fcntl.LOCK_UN)
        yield address.read_text()
        fcntl.flock(using, fcntl.LOCK_UN)
        if engine is not None:
            fcntl.flock(starting, fcntl.LOCK_EX)
            address.unlink()  # who comes now starts another
            fcntl.flock(starting, fcntl.LOCK_UN)
            fcntl.flock(using, fcntl.LOCK_EX)  # once nobody else uses it
            engine.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Start a stand-in for a server that behaves in a certain way; see fake_server.py."""
    processes: list[subprocess.Popen[str]] = []

    def start(*behaviour: str) -> str:
        process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("fake_server.py"), *behaviour],
            stdout=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
        )
        processes.append(process)
        assert process.stdout is not None
        return process.stdout.readline().strip()

    yield start
    for process in processes:
        process.kill()
        process.communicate()
