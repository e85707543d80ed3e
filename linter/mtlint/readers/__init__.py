"""From paths to documents: one module a format, picked by suffix.

A reader module has `read(stream, path)`, which takes the bytes of a file and yields a document
for each text in it, with the way back to the places in the file, and a problem for each that
cannot be read. It reads no more ahead than it must: a file of any size is streamed.
"""

from __future__ import annotations

import os
import sys
from functools import cache as once
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from mtlint.readers.decoding import UnreadableError, decode
from mtlint.results import Problem
from mtlint.text import Document
from mtlint.wishes import SIDECAR, Sidecar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STDIN = "<stdin>"
SUFFIXES = {".txt": "text", ".text": "text", ".jsonl": "jsonl", ".ndjson": "jsonl"}
"""The modules for the suffixes that are looked for in folders; others are read as plain text."""


class Source:
    """A file, or the standard input: what documents are read from.

    `path` is how it is named in reports. The standard input is read only once, a file (where
    `again` is true) as often as it is asked for; so is the standard input once its `content` is
    kept. `status` is that of the file when it was last opened.
    """

    def __init__(self, path: str, *, is_stdin: bool = False) -> None:
        self.path = path
        self.is_stdin = is_stdin
        self.content: bytes | None = None
        self.status: os.stat_result | None = None
        self._stream: BinaryIO | None = None

    @property
    def again(self) -> bool:
        """Whether it can be read more than once."""
        return not self.is_stdin or self.content is not None

    def keep(self) -> bytes:
        """Read the standard input to its end and return its bytes, which are kept."""
        if self.content is None:
            self.content = sys.stdin.buffer.read()
        return self.content

    @property
    def size(self) -> int:
        """The size in bytes, 0 where it is not known."""
        try:
            return 0 if self.is_stdin else Path(self.path).stat().st_size
        except OSError:
            return 0

    @property
    def position(self) -> int:
        """How many bytes have been read, while they are."""
        try:
            return self._stream.tell() if self._stream else 0
        except (OSError, ValueError):  # no place can be told in a pipe, or in a closed file
            return 0

    def documents(self) -> Iterator[Document | Problem]:
        """Yield the documents, and a problem for what cannot be read."""
        sidecar = _sidecar(self.path)
        if isinstance(sidecar, Problem):
            yield sidecar
            sidecar = None
        for item in self._items():
            if sidecar is not None and not isinstance(item, Problem):
                item.sidecar = sidecar
            yield item

    def _items(self) -> Iterator[Document | Problem]:
        try:
            if self.content is not None:
                yield from self._read(BytesIO(self.content))
            elif self.is_stdin:
                yield from self._read(sys.stdin.buffer)
            else:
                with open(self.path, "rb") as self._stream:  # noqa: PTH123 - thousands of files
                    self.status = os.fstat(self._stream.fileno())
                    yield from self._read(self._stream)
        except UnreadableError as error:
            yield Problem(self.path, str(error), error.line)
        except OSError as error:
            yield Problem(self.path, _unreadable(error))

    def _read(self, stream: BinaryIO) -> Iterator[Document | Problem]:
        yield from _reader(_suffix(self.path)).read(stream, self.path)


@once
def _reader(suffix: str) -> Any:
    return import_module(f"mtlint.readers.{SUFFIXES.get(suffix, 'text')}")


def find_sources(
    paths: Iterable[str],
    *,
    stdin_path: str = STDIN,
    excluded: Callable[[str], bool] = lambda _: False,
) -> Iterator[Source | Problem]:
    """Yield the files that paths name, each once, folders walked in the order of names.

    `-` is the standard input, which goes by the name of `stdin_path`. In folders only files
    with a known suffix count; what is hidden or `excluded` is passed over there, but taken
    where it is named itself.
    """
    files: set[str] = set()
    folders: set[tuple[int, int]] = set()
    for named in paths:
        if named == "-":
            yield Source(stdin_path, is_stdin=True)
            continue
        if not os.path.lexists(named):
            yield Problem(named, "there is no such file or folder")
            continue
        path = str(Path(named))
        pending = [(path, os.path.isdir(path))]  # noqa: PTH112 - plain strings are quicker
        while pending:
            path, is_folder = pending.pop()
            if is_folder:
                try:
                    pending += reversed(_children(path, folders, excluded))
                except OSError as error:
                    yield Problem(path, _unreadable(error))
                continue
            absolute = os.path.abspath(path)  # noqa: PTH100 - thousands of paths
            if absolute not in files:
                files.add(absolute)
                yield Source(path)


def _children(
    folder: str, seen: set[tuple[int, int]], excluded: Callable[[str], bool]
) -> list[tuple[str, bool]]:
    """Return what is to be read in a folder, each path with whether it is a folder itself.

    Nothing the second time, as in a loop of links.
    """
    status = os.stat(folder)  # noqa: PTH116 - see above
    if (status.st_dev, status.st_ino) in seen:
        return []
    seen.add((status.st_dev, status.st_ino))
    children = []
    with os.scandir(folder) as entries:
        for entry in entries:
            path = entry.name if folder == "." else entry.path
            if entry.name.startswith(".") or excluded(path):
                continue
            link = entry.is_symlink()
            is_folder = os.path.isdir(path) if link else entry.is_dir()  # noqa: PTH112 - see above
            # A link to nothing is taken too: that it cannot be read is told like any other.
            is_known = _suffix(path) in SUFFIXES and (link or entry.is_file())
            if is_folder or is_known:
                children.append((path, is_folder))
    return sorted(children)


def _sidecar(path: str) -> Sidecar | Problem | None:
    """Return what the file beside a text says is not to be told of it, if there is one."""
    beside = path + SIDECAR
    if not os.access(beside, os.F_OK):  # mostly so; an exception would take longer
        return None
    try:
        with open(beside, "rb") as stream:  # noqa: PTH123 - looked for beside thousands of files
            content = stream.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return Problem(beside, _unreadable(error))
    try:
        return Sidecar(Document(decode(content), path=beside))
    except UnreadableError as error:
        return Problem(beside, str(error), error.line)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - see above


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "cannot be read: it is gone, or a link to nothing"
    if isinstance(error, PermissionError):
        return "cannot be read: no permission; see its mode and owner"
    return f"cannot be read: {(error.strerror or str(error)).lower()}"
