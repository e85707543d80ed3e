"""Putting new bytes into files: each file is old or new whole at every moment."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHUNK = 1 << 20


class Splice(NamedTuple):
    """Bytes that are to stand in a file instead of others, which begin at an offset."""

    start: int
    old: bytes
    new: bytes


class NotReplacedError(Exception):
    """A file was left as it is; says why and what to do."""


class _ChangedError(NotReplacedError):
    def __init__(self) -> None:
        super().__init__("was changed by someone else after it was read, so it is not fixed")


def spliced(stream: BinaryIO, splices: Sequence[Splice]) -> Iterator[bytes]:
    """Yield the bytes of a stream with others spliced in, which come in order.

    Raises `NotReplacedError` where the old bytes are not found.

    >>> from io import BytesIO
    >>> b"".join(spliced(BytesIO(b"Ships left."), [Splice(6, b"left", b"sank")]))
    b'Ships sank.'
    """
    at = 0
    for start, old, new in splices:
        while at < start:
            chunk = stream.read(min(_CHUNK, start - at))
            if not chunk:
                raise _ChangedError
            at += len(chunk)
            yield chunk
        if stream.read(len(old)) != old:
            raise _ChangedError
        at += len(old)
        yield new
    while chunk := stream.read(_CHUNK):
        yield chunk


def replace_in_file(path: str, splices: Sequence[Splice], status: os.stat_result) -> None:
    """Splice bytes into a file that had a status when it was read.

    A new file is written beside it, with its mode, owner and extended attributes where we may set
    them, and takes its place in one step; of a link, the file it leads to is replaced. Raises
    `NotReplacedError`, and leaves all as it was, where that is not possible or the file changed.
    """
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    # Hidden, so that a run beside this one does not read it.
    beside = os.path.join(folder, f".{name[:100]}.{os.urandom(6).hex()}.mtlint")  # noqa: PTH118
    try:
        with open(target, "rb") as source:  # noqa: PTH123 - a path is a plain string here
            _refuse(target, source, status)
            try:
                _write(beside, source, splices, status)
                _refuse(target, source, status)
                os.replace(beside, target)  # noqa: PTH105 - the same
            except BaseException:
                with suppress(OSError):
                    os.unlink(beside)  # noqa: PTH108 - the same
                raise
    except OSError as error:
        raise NotReplacedError(_why_not(error, target)) from None
    _make_lasting(folder)


def _refuse(target: str, source: BinaryIO, status: os.stat_result) -> None:
    """Raise where a file is not, or no longer, what was read, or must not be written."""
    if not stat.S_ISREG(status.st_mode):
        raise NotReplacedError("is no regular file, so it is not fixed")
    if not os.access(target, os.W_OK):
        raise NotReplacedError("is read-only, so it is not fixed; see its mode and owner")
    try:
        named = os.stat(target)  # noqa: PTH116 - a path is a plain string here
    except FileNotFoundError:
        raise _ChangedError from None
    if not _identity(named) == _identity(os.fstat(source.fileno())) == _identity(status):
        raise _ChangedError


def _identity(status: os.stat_result) -> tuple[int, ...]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _write(
    beside: str, source: BinaryIO, splices: Sequence[Splice], status: os.stat_result
) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(beside, flags, 0o600), "wb") as copy:  # noqa: PTH123 - see above
        copy.writelines(spliced(source, splices))
        copy.flush()
        _take_over(source, copy, status)
        os.fsync(copy.fileno())


def _take_over(source: BinaryIO, copy: BinaryIO, status: os.stat_result) -> None:
    """Give a copy the owner, the extended attributes (access lists too) and the mode of a file."""
    old, new = source.fileno(), copy.fileno()
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(new, -1, status.st_gid)
        with suppress(OSError):
            os.fchown(new, status.st_uid, -1)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for attribute in os.listxattr(old):
                os.setxattr(new, attribute, os.getxattr(old, attribute))
    if hasattr(os, "fchmod"):  # last: a change of owner takes bits away
        os.fchmod(new, stat.S_IMODE(status.st_mode))


def _make_lasting(folder: str) -> None:
    """Make the new name outlast a loss of power, where folders can be synchronised."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why_not(error: OSError, target: str) -> str:
    if isinstance(error, FileNotFoundError):
        return str(_ChangedError())
    if isinstance(error, PermissionError):
        folder = os.path.dirname(target) or "."  # noqa: PTH120 - a path is a plain string here
        return f"cannot be fixed: no permission to write in {folder}; see its mode and owner"
    return f"cannot be fixed: {(error.strerror or str(error)).lower()}"
