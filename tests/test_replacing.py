"""A file that is replaced is old or new whole, and keeps all but the bytes that change."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import replacing
from mtlint.readers import find_sources
from mtlint.replacing import NotReplacedError, Splice, replace_in_file, spliced

SPLICES = [Splice(6, b"left", b"sank")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Ships left.\r\n")
    return path


def replace(path: Path) -> None:
    replace_in_file(str(path), SPLICES, path.stat())


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(path: Path, status: os.stat_result | None = None) -> str:
    """Try to replace; return why it was refused, all being as it was and nothing left over."""
    before, beside = path.read_bytes(), names_in(path.parent)
    with pytest.raises(NotReplacedError) as caught:
        replace_in_file(str(path), SPLICES, status or path.stat())
    assert path.read_bytes() == before
    assert names_in(path.parent) == beside
    return str(caught.value)


@given(st.lists(st.tuples(st.binary(), st.binary(), st.binary())), st.binary())
def test_only_the_spliced_bytes_change(
    parts: list[tuple[bytes, bytes, bytes]], rest: bytes
) -> None:
    old = new = b""
    splices = []
    for between, before, after in parts:
        splices.append(Splice(len(old + between), before, after))
        old, new = old + between + before, new + between + after
    assert b"".join(spliced(BytesIO(old + rest), splices)) == new + rest


def test_the_mode_stays_and_nothing_is_left_over(path: Path) -> None:
    path.chmod(0o640)
    replace(path)
    assert path.read_bytes() == b"Ships sank.\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names_in(path.parent) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="takes root")
def test_the_owner_stays(path: Path) -> None:
    os.chown(path, 12345, 23456)
    path.chmod(0o4755)
    replace(path)
    status = path.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (12345, 23456, 0o4755)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_extended_attributes_stay(path: Path) -> None:
    try:
        os.setxattr(path, "user.desk", b"foreign")
    except OSError:
        pytest.skip("the file system has none")
    replace(path)
    assert os.getxattr(path, "user.desk") == b"foreign"


def test_of_a_link_the_file_is_replaced(path: Path) -> None:
    (path.parent / "in").mkdir()
    link = path.parent / "in" / "link.txt"
    link.symlink_to("../a.txt")
    replace_in_file(str(link), SPLICES, link.stat())
    assert link.is_symlink()
    assert path.read_bytes() == b"Ships sank.\r\n"
    assert names_in(link.parent) == ["link.txt"]


def test_a_file_that_changed_is_left_alone(path: Path) -> None:
    status = path.stat()
    path.write_bytes(b"Ships left. More.\r\n")
    assert "changed by someone else" in refused(path, status)


def test_a_file_that_another_took_the_place_of_is_left_alone(path: Path) -> None:
    status = path.stat()
    other = path.with_suffix(".new")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)
    assert "changed by someone else" in refused(path, status)


def test_a_file_whose_bytes_are_others_is_left_alone_whatever_its_time(path: Path) -> None:
    status = path.stat()
    with path.open("r+b") as stream:
        stream.write(b"Boats came.")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "changed by someone else" in refused(path, status)


def test_a_file_that_changes_while_the_new_one_is_written_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.fsync

    def meanwhile(handle: int) -> None:
        with path.open("ab") as stream:
            stream.write(b"And more.")
        really(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(NotReplacedError, match="changed by someone else"):
        replace(path)
    assert path.read_bytes() == b"Ships left.\r\nAnd more."
    assert names_in(path.parent) == ["a.txt"]


def test_a_file_that_is_gone_is_told(path: Path) -> None:
    status = path.stat()
    path.unlink()
    with pytest.raises(NotReplacedError, match="changed by someone else"):
        replace_in_file(str(path), SPLICES, status)


def test_a_file_without_leave_to_write_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refused(path).startswith("is read-only")


def test_what_is_no_regular_file_is_told() -> None:
    with pytest.raises(NotReplacedError, match="no regular file"):
        replace_in_file(os.devnull, SPLICES, Path(os.devnull).stat())


# Replaces a file, and kills itself before a line of the module that is run, counted from 0.
KILLED = """
import importlib.util, os, signal, sys

module, path, left = sys.argv[1], sys.argv[2], int(sys.argv[3])
spec = importlib.util.spec_from_file_location("replacing", module)
replacing = importlib.util.module_from_spec(spec)
spec.loader.exec_module(replacing)

def trace(frame, event, _):
    global left
    if event == "call":
        return trace if frame.f_code.co_filename == replacing.__file__ else None
    if event == "line":
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return trace

status = os.stat(path)
sys.settrace(trace)
replacing.replace_in_file(path, [replacing.Splice(6, b"left", b"sank")], status)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_killed_before_any_of_its_lines_it_leaves_the_file_old_or_new(path: Path) -> None:
    old, new = path.read_bytes(), b"Ships sank.\r\n"
    path.chmod(0o640)
    found: list[bytes] = []
    killed = True
    while killed:
        path.write_bytes(old)
        command = [
            sys.executable,
            "-S",
            "-c",
            KILLED,
            replacing.__file__,
            str(path),
            str(len(found)),
        ]
        killed = subprocess.run(command, check=False).returncode == -signal.SIGKILL
        found.append(path.read_bytes())
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        # What is left over is hidden, and has a suffix that no reader takes for copy.
        (source,) = find_sources([str(path.parent)])
        assert str(source.path) == str(path)
        for beside in path.parent.iterdir():
            if beside != path:
                assert beside.name.startswith(".a.txt.")
                assert beside.suffix == ".mtlint"
                beside.unlink()
    assert len(found) > 40
    assert found == [old] * found.count(old) + [new] * found.count(new)
    assert found[-2:] == [new, new]


def failing(name: str, error: OSError) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise error

    fail.__name__ = name
    return fail


@pytest.mark.parametrize(
    ("function", "error", "why"),
    [
        ("open", PermissionError(13, "Permission denied"), "no permission to write in"),
        ("open", OSError(30, "Read-only file system"), "read-only file system"),
        ("fsync", OSError(28, "No space left on device"), "no space left on device"),
        ("replace", OSError(5, "Input/output error"), "input/output error"),
        ("replace", PermissionError(13, "Permission denied"), "no permission to write in"),
    ],
)
def test_what_the_system_refuses_is_told_and_cleared_away(
    path: Path, monkeypatch: pytest.MonkeyPatch, function: str, error: OSError, why: str
) -> None:
    monkeypatch.setattr(os, function, failing(function, error))
    assert why in refused(path)
