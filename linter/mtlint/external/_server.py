"""A LanguageTool server started from a folder of jars, and stopped with the process it serves."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
import time
from typing import IO, TYPE_CHECKING

from mtlint import cache
from mtlint.external import EngineError

if TYPE_CHECKING:
    from pathlib import Path

_MAIN = "org.languagetool.server.HTTPServer"
_JAR = "languagetool-server*.jar"
# Kills the server when its standard input ends: whatever ends this process ends that pipe.
_KEEPER = """
exec 3<&0
"$@" 3<&- &
server=$!
(cat <&3 >/dev/null; kill $server) 2>/dev/null &
wait $server
"""
_PAUSE = 0.1  # seconds between two looks whether it is there
_TOLD = 300  # characters of what a server says before it ends


class Server:
    """A server on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        """Make ready to start it from the jars in a folder; raises `EngineError`."""
        self._folder = folder
        self._classes = _class_path(folder)
        self._java = _java()
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    def stamps(self) -> list[tuple[str, int, int]]:
        """Return the files of the folder with time and size."""
        return list(cache.stamps(self._folder))

    def start(self, limit: float) -> str:
        """Start the server and return its address once it listens; raises `EngineError`.

        `limit` is the time it may take, in seconds.
        """
        port = _free_port()
        command = [self._java, "-cp", self._classes, _MAIN, "--port", str(port)]
        if os.name == "posix":
            command = ["sh", "-c", _KEEPER, "sh", *command]
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the server
        atexit.register(self.stop)
        self._process = subprocess.Popen(  # noqa: S603 - the user's own Java
            command,
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is this process's business
        )
        until = time.monotonic() + limit
        while not _listens(port):
            if self._process.poll() is not None:
                raise EngineError(f"the LanguageTool server did not start: {self._last_words()}")
            if time.monotonic() > until:
                self.stop()
                raise EngineError(
                    f"the LanguageTool server did not start within {limit:g} seconds;"
                    " give it more with 'start-timeout'"
                )
            time.sleep(_PAUSE)
        return f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """Stop the server; may be called again."""
        process, self._process = self._process, None
        if process is None:
            return
        atexit.unregister(self.stop)
        if process.stdin is not None:
            process.stdin.close()
        if os.name != "posix":
            process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._log is not None:
            self._log.close()

    def _last_words(self) -> str:
        assert self._log is not None  # noqa: S101 - it was started
        self._log.seek(0)
        said = self._log.read().decode("utf-8", "replace")
        if "UnsupportedClassVersionError" in said:
            return f"it wants a newer Java than {self._java} (LanguageTool 6.7 and on: 17)"
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        wrong = [line for line in lines if "Exception" in line or "Error" in line]
        return (wrong or lines or ["it said nothing"])[0][:_TOLD]


def _class_path(folder: Path) -> str:
    """Return the class path for a folder of jars, or for an unpacked release of LanguageTool."""
    if not folder.is_dir():
        raise EngineError(f"there is no folder '{folder}' ('jars'); {_HOW_TO_FETCH}")
    if not any(folder.glob(_JAR)):
        raise EngineError(f"'{folder}' ('jars') holds no {_JAR}; {_HOW_TO_FETCH}")
    return os.pathsep.join([f"{folder}{os.sep}*", f"{folder / 'libs'}{os.sep}*"])


_HOW_TO_FETCH = "scripts/languagetool in the repository of mtlint fetches them"


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=os.path.join(home, "bin")) if home else None  # noqa: PTH118
    java = java or shutil.which("java")
    if java is None:
        raise EngineError(
            "Java is not installed, or not on the PATH; install a runtime of version 17 or newer"
            " (Debian: apt-get install default-jre-headless), or use a server elsewhere ('url')"
        )
    return java


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
