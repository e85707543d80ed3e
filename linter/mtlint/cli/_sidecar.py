"""The file beside a text, with lines added and taken out again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.replacing import NotReplacedError, Splice, replace_in_file
from mtlint.wishes import SIDECAR

if TYPE_CHECKING:
    from collections.abc import Sequence


class SidecarFile:
    """What is ignored in a file, as far as it was added here; other lines stay as they are."""

    def __init__(self, path: str) -> None:
        self.path = path + SIDECAR
        self._own = b""  # what of it was written here: its end
        self._made = False

    def write(self, wishes: Sequence[str]) -> None:
        """Have these lines added, and no other; raises `NotReplacedError`."""
        lines = "".join(f"{wish}\n" for wish in wishes).encode()
        if lines == self._own.removeprefix(b"\n"):
            return
        try:
            self._write(lines)
        except NotReplacedError as error:
            raise NotReplacedError(f"is not ignored: {self.path} {error}") from None
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise NotReplacedError(
                f"is not ignored: {self.path} cannot be written: {why}"
            ) from None

    def _write(self, lines: bytes) -> None:
        file = Path(self.path)
        if not file.exists():
            if lines:
                with file.open("xb", buffering=0) as stream:
                    stream.write(lines)
            self._own, self._made = lines, True
            return
        status = file.stat()
        content = file.read_bytes()
        if not content.endswith(self._own):
            raise NotReplacedError("was changed by someone else meanwhile")
        others = content.removesuffix(self._own)
        if self._made and not others and not lines:
            file.unlink()
            self._own, self._made = b"", False
            return
        own = lines if not lines or not others or others.endswith((b"\n", b"\r")) else b"\n" + lines
        change = Splice(len(others), content[len(others) :], own)
        replace_in_file(os.fspath(file), [change], status)
        self._own = own
