"""Baselines: the findings that a folder had when it was first checked, and that are not told again.

A finding is known by its file and its fingerprint, which holds no line: what is edited elsewhere
in the file does not bring it back. Of a file that is gone, any other may take over the entries: it
may have been renamed.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint.fingerprints import Fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from mtlint.rule import Finding
    from mtlint.text import Document

VERSION = 1
_LONGEST = 80  # code points of the marked text


class BaselineError(Exception):
    """A baseline cannot be read or written; says why and what to do."""


class Entry(NamedTuple):
    """A finding in a baseline: `path` is seen from the baseline's folder, `text` is for readers."""

    path: str
    rule: str
    text: str
    fingerprint: str


class Baseline(NamedTuple):
    """The entries of a file, each once, in the order of their paths, rules and texts."""

    file: Path
    entries: tuple[Entry, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """The paths of its entries, seen from its folder."""
        return frozenset(entry.path for entry in self.entries)

    def is_gone(self, path: str) -> bool:
        """Say whether there is no file any more at the path of an entry."""
        return not self.file.parent.joinpath(path).exists()

    def path_of(self, path: str | None) -> str:
        """Return a path as its entries have it."""
        try:
            seen = os.path.relpath(path or "-", self.file.parent)
        except ValueError:  # on another drive
            seen = os.path.abspath(path or "-")  # noqa: PTH100 - as `relpath` is not resolved either
        return seen.replace(os.sep, "/")

    @property
    def lost(self) -> Counter[str]:
        """The fingerprints of entries whose files are gone."""
        gone = {path for path in self.paths if self.is_gone(path)}
        return Counter(entry.fingerprint for entry in self.entries if entry.path in gone)


def rewritten(old: Baseline, checked: AbstractSet[str], found: Iterable[Entry]) -> Baseline:
    """Return a baseline with all that was found in the checked paths.

    What it holds of other files stays, as long as these are there.
    """
    return Baseline(old.file, _sorted((*_others(old, checked), *found)))


def pruned(old: Baseline, checked: AbstractSet[str], found: Iterable[Entry]) -> Baseline:
    """Return a baseline without the findings that are not found any more, and with no new ones.

    A finding of a file that is gone stays where another file has it now.
    """
    known = {(entry.path, entry.fingerprint) for entry in old.entries}
    lost = old.lost
    kept = _others(old, checked)
    for entry in found:
        if (entry.path, entry.fingerprint) in known:
            kept.append(entry)
        elif lost[entry.fingerprint]:
            lost[entry.fingerprint] -= 1
            kept.append(entry)
    return Baseline(old.file, _sorted(kept))


def _others(old: Baseline, checked: AbstractSet[str]) -> list[Entry]:
    kept = {path for path in old.paths if path not in checked and not old.is_gone(path)}
    return [entry for entry in old.entries if entry.path in kept]


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(set(entries)))


class Recorder:
    """Makes entries of the findings of a run, taken in its order."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._fingerprints = Fingerprints()

    def entry(self, document: Document, finding: Finding) -> Entry:
        """Return the entry for the next finding."""
        text = " ".join(document.text[finding.start : finding.end].split())
        if len(text) > _LONGEST:
            text = text[: _LONGEST - 1] + "…"
        fingerprint = self._fingerprints.of(document, finding)
        return Entry(self._baseline.path_of(document.path), finding.rule, text, fingerprint)


class Known:
    """Knows the findings of a baseline again in a run, taken in its order."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._fingerprints = Fingerprints()
        self._here = {(entry.path, entry.fingerprint) for entry in baseline.entries}
        self._path: str | None = None  # the last one, and how entries have it
        self._seen = ""

    def knows(self, document: Document, finding: Finding) -> bool:
        """Say whether the next finding is in the baseline."""
        fingerprint = self._fingerprints.of(document, finding)
        if document.path != self._path or not self._seen:
            self._path, self._seen = document.path, self._baseline.path_of(document.path)
        if (self._seen, fingerprint) in self._here:
            return True
        if self._lost[fingerprint]:
            self._lost[fingerprint] -= 1
            return True
        return False

    @cached_property
    def _lost(self) -> Counter[str]:
        return self._baseline.lost


def read_baseline(file: Path) -> Baseline:
    """Read a baseline; an empty file is one without entries. Raises `BaselineError`."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BaselineError(
            f"there is no baseline {file}; write one with: mtlint baseline write PATH --baseline {file}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise BaselineError(f"{file}: cannot be read: {why}") from None
    try:
        return Baseline(file, tuple(_entries(json.loads(text)))) if text.strip() else Baseline(file)
    except json.JSONDecodeError as error:
        why = f"{error.msg.lower()} in line {error.lineno}"
    except _VersionError as error:
        why = str(error)
    except (ValueError, TypeError, AttributeError, KeyError):
        why = "its entries are not as they were written"
    raise BaselineError(f"{file}: is no baseline of mtlint: {why}; restore it, or write it anew")


class _VersionError(Exception):
    pass


def _entries(table: Mapping[str, Any]) -> Iterable[Entry]:
    if table["version"] != VERSION:
        raise _VersionError(f"its version is {table['version']!r}, and this mtlint reads {VERSION}")
    for path, rows in table["findings"].items():
        for rule, text, fingerprint in rows:
            if not all(isinstance(value, str) for value in (rule, text, fingerprint)):
                raise TypeError
            yield Entry(path, rule, text, fingerprint)


def write_baseline(baseline: Baseline) -> None:
    """Write a baseline in one step, a line for each entry. Raises `BaselineError`."""
    file = Path(os.path.realpath(baseline.file))
    beside = file.with_name(f".{file.name}.{os.urandom(6).hex()}")
    try:
        try:
            with beside.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(_written(baseline.entries))
                stream.flush()
                os.fsync(stream.fileno())
            with suppress(OSError):
                beside.chmod(file.stat().st_mode & 0o7777)
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise BaselineError(
            f"{baseline.file}: cannot be written: {error.strerror or error}"
        ) from None


def _written(entries: Iterable[Entry]) -> str:
    by_path: dict[str, list[str]] = {}
    for path, *row in entries:
        by_path.setdefault(path, []).append(f"      {json.dumps(row)}")
    files = (f"    {json.dumps(path)}: [\n{_lines(rows)}    ]" for path, rows in by_path.items())
    return f'{{\n  "version": {VERSION},\n  "findings": {{\n{_lines(files)}  }}\n}}\n'


def _lines(items: Iterable[str]) -> str:
    joined = ",\n".join(items)
    return f"{joined}\n" if joined else ""
