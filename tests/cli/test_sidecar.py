"""The file beside a text: lines come and go, those of others stay."""

import os
from pathlib import Path

import pytest

from mtlint.cli._sidecar import SidecarFile
from mtlint.replacing import NotReplacedError


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    return tmp_path / "a.txt.mtlint-ignore"


def sidecar(beside: Path) -> SidecarFile:
    return SidecarFile(str(beside).removesuffix(".mtlint-ignore"))


@pytest.mark.parametrize(
    "there", [b"", b"names\n", b"# ours\r\nnames", b"\xef\xbb\xbfnames (\xff)\r"]
)
def test_taking_all_lines_back_leaves_what_was_there(beside: Path, there: bytes) -> None:
    beside.write_bytes(there)
    file = sidecar(beside)
    for wishes in (["a"], ["a", "b"], ["a"], [], ["c"]):
        file.write(wishes)
        own = "".join(f"{wish}\n" for wish in wishes).encode()
        joint = b"\n" if own and there and not there.endswith((b"\n", b"\r")) else b""
        assert beside.read_bytes() == there + joint + own
    file.write([])
    assert beside.read_bytes() == there


def test_a_file_that_was_made_here_goes_with_its_last_line(beside: Path) -> None:
    file = sidecar(beside)
    file.write([])
    assert not beside.exists()
    file.write(["a"])
    assert beside.read_bytes() == b"a\n"
    file.write([])
    assert not beside.exists()
    file.write(["b"])
    assert beside.read_bytes() == b"b\n"


def test_what_somebody_else_wrote_meanwhile_stays(beside: Path) -> None:
    file = sidecar(beside)
    file.write(["a"])
    beside.write_bytes(b"a\nnames\n")
    with pytest.raises(NotReplacedError, match=r"mtlint-ignore was changed by someone else"):
        file.write(["a", "b"])
    assert beside.read_bytes() == b"a\nnames\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows says it in other words")
def test_what_cannot_be_written_is_told(beside: Path) -> None:
    beside.mkdir()
    with pytest.raises(
        NotReplacedError, match=r"is not ignored: .* cannot be written: is a direct"
    ):
        sidecar(beside).write(["a"])
