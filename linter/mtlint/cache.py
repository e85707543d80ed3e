"""A folder of things that can be made again: kept between runs, never trusted.

Every entry carries its own checksum; one that is damaged counts as absent. Writing is atomic, so
that runs side by side do not harm each other, and what cannot be written is simply not kept.
"""

from __future__ import annotations

import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL, which takes longer than all of this
except ImportError:
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGEST = 16
_CHECKSUM = 4  # bytes


def folder() -> Path:
    """Return the cache folder: `MTLINT_CACHE_DIR`, or the platform's own place for caches."""
    named = os.environ.get("MTLINT_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(base, "mtlint", "Cache")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "mtlint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "mtlint")


def key_of(*parts: object) -> str:
    """Return a key for what an entry depends on.

    >>> key_of("a", 1) == key_of("a", 1), key_of("a", 1) == key_of("a1")
    (True, False)
    """
    return digest(repr(parts).encode("utf-8", "replace")).hex()


def digest(content: bytes) -> bytes:
    """Return 16 bytes that stand for a content."""
    return blake2b(content, digest_size=_DIGEST).digest()


def stamps(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    """Yield name, time and size of each file in a folder and below, but for `_` and `.` folders.

    Two folders with the same stamps are taken to be the same.
    """
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if not entry.name.startswith(("_", ".")):
                    yield from stamps(entry.path)
            else:
                stat = entry.stat()
                yield entry.name, stat.st_mtime_ns, stat.st_size


def read(kind: str, key: str) -> bytes | None:
    """Return the content of an entry, or None where it is absent or damaged."""
    try:
        with folder().joinpath(kind, key).open("rb", buffering=0) as stream:
            checksum, content = stream.read(_CHECKSUM), stream.read()
    except (OSError, RuntimeError):  # RuntimeError: there is no home folder
        return None
    return content if checksum == _checksum(content) else None


def write(kind: str, key: str, content: bytes) -> None:
    """Keep an entry; where that is not possible, do without."""
    with suppress(OSError, RuntimeError):
        place = folder() / kind
        place.mkdir(parents=True, exist_ok=True)
        partial = place / f".{key}.{os.getpid()}"
        partial.write_bytes(_checksum(content) + content)
        partial.replace(place / key)


def _checksum(content: bytes) -> bytes:
    """Return what tells damage, four times as fast as a digest: entries are megabytes."""
    start = 1  # so that nothing but zeros is no entry
    return zlib.crc32(content, start).to_bytes(_CHECKSUM, "big")
