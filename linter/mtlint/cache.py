"""A folder of things that can be made again: kept between runs, never trusted.

Every entry carries its own checksum; one that is damaged counts as absent. Writing is atomic, so
that runs side by side do not harm each other, and what cannot be written is simply not kept.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

_DIGEST = 16


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
    return hashlib.blake2b(repr(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def read(kind: str, key: str) -> bytes | None:
    """Return the content of an entry, or None where it is absent or damaged."""
    try:
        data = folder().joinpath(kind, key).read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: there is no home folder
        return None
    content = data[_DIGEST:]
    return content if data[:_DIGEST] == _checksum(content) else None


def write(kind: str, key: str, content: bytes) -> None:
    """Keep an entry; where that is not possible, do without."""
    with suppress(OSError, RuntimeError):
        place = folder() / kind
        place.mkdir(parents=True, exist_ok=True)
        partial = place / f".{key}.{os.getpid()}"
        partial.write_bytes(_checksum(content) + content)
        partial.replace(place / key)


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()
