"""Changes: which lines of files are not as they were at a revision of Git."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from bisect import bisect_left
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtlint.reports._places import is_whole_file
from mtlint.wishes import SIDECAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtlint.readers import Source
    from mtlint.text import Document

Lines = tuple[tuple[int, int], ...]
"""Ranges of lines, which a line feed ends: the first and the last, counted from 1, in order."""

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
# Whatever the user's own settings of Git are, and with attributes that call a text binary.
_PLAIN = ("--no-color", "--no-ext-diff", "--no-relative", "--ignore-submodules=all")
_LINES = (
    *(*_PLAIN, "-U0", "--inter-hunk-context=0", "--text", "--no-textconv"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)
_AT_ONCE = 500  # names in a command
# Hooks are told of their repository by paths that may be relative to another folder.
_OF_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


class ChangesError(Exception):
    """It cannot be told what changed; says why and what to do."""


class Changes:
    """The changed lines of files by their paths; a file that is not named is all new."""

    def __init__(self, lines: Mapping[str | None, Lines]) -> None:
        self._lines = lines

    def spans(self, document: Document) -> Sequence[tuple[int, int]]:
        """Return the changed parts of a document in code points, the end exclusive."""
        text = document.text
        lines = self._lines.get(document.path)
        if lines is None:
            return [(0, len(text) + 1)]
        if not is_whole_file(document):  # a record, which is a line of its file
            line, _ = document.line_column(0)
            at = bisect_left(lines, line, key=lambda span: span[1])
            return [(0, len(text) + 1)] if at < len(lines) and lines[at][0] <= line else []
        starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
        last = len(starts) - 1
        return [(starts[min(a, last) - 1], starts[min(b, last)]) for a, b in lines]


class Repository(NamedTuple):
    """A working tree of Git."""

    root: str

    @classmethod
    def of(cls, folder: str) -> Repository:
        """Return the one that holds a folder; raises `ChangesError` where there is none."""
        done = _git(folder, "rev-parse", "--show-toplevel")
        if done.returncode:
            raise ChangesError(f"Git cannot tell what changed in {folder}: {_said(done)}")
        return cls(os.fsdecode(done.stdout).removesuffix("\n"))

    def has(self, revision: str) -> bool:
        """Say whether a name is that of a revision."""
        return self._commit(revision) is not None

    def changes(self, base: str, sources: Iterable[Source]) -> Changes:
        """Return what changed in sources since they parted from a revision.

        It is what they hold now that counts, committed or not. Raises `ChangesError`.
        """
        start = self._start(base)
        by_path = {source.path: source for source in sources}
        sidecars = [path + SIDECAR for path in by_path if os.path.exists(path + SIDECAR)]  # noqa: PTH110 - plain strings
        names = {path: self._name(path) for path in (*by_path, *sidecars)}
        diff = self._lines_of_files(start, names.values())
        tracked = frozenset(self._run("ls-files", "-z", "--full-name").split(b"\0"))
        lines: dict[str | None, Lines] = {}
        for path, name in names.items():
            source = by_path.get(path)
            if source is not None and source.is_stdin:
                found = self._lines_of_content(f"{start}:{os.fsdecode(name)}", source.keep())
            elif name in tracked:
                found = diff.get(name, ())
            else:
                self._refuse_inner(path, name)
                found = None
            if found is not None:
                lines[path] = found
        return Changes(lines)

    def _commit(self, revision: str) -> str | None:
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        done = _git(self.root, *asked)
        return None if done.returncode else done.stdout.decode().strip()

    def _start(self, base: str) -> str:
        """Return the commit from which on changes count."""
        commit = self._commit(base)
        if commit is None:
            raise ChangesError(f"there is no revision '{base}' in the repository {self.root}")
        if self._commit("HEAD") is None:
            return commit
        done = _git(self.root, "merge-base", commit, "HEAD")
        if done.returncode:
            raise ChangesError(
                f"'{base}' and what is checked out have no common ancestor in {self.root}; in a"
                " clone that is not whole, fetch more of it (git fetch --unshallow)"
            )
        return done.stdout.decode().strip()

    def _name(self, path: str) -> bytes:
        """Return the name of a file in the repository."""
        real, root = os.path.realpath(path), os.path.realpath(self.root)
        inside = os.path.relpath(real, root) if real.startswith(os.path.join(root, "")) else None  # noqa: PTH118 - a path is a plain string here
        if inside is None:
            raise ChangesError(
                f"{path} is not in the repository {self.root}, so it cannot be told what changed"
                " in it; check it without --diff"
            )
        return os.fsencode(inside.replace(os.sep, "/"))

    def _refuse_inner(self, path: str, name: bytes) -> None:
        """Raise for what is in another repository within this one."""
        folder = Path(self.root, os.fsdecode(name)).parent
        while str(folder) not in (self.root, folder.root):
            if folder.joinpath(".git").exists():
                raise ChangesError(
                    f"{path} is in the repository {folder}, not in {self.root}; check it by itself"
                )
            folder = folder.parent

    def _lines_of_files(self, start: str, names: Iterable[bytes]) -> dict[bytes, Lines]:
        """Return the changed lines of those of the files that changed at all, or were renamed."""
        status = iter(
            self._run("diff", "--name-status", "-z", "-M", *_PLAIN, start, "--").split(b"\0")
        )
        sides: dict[bytes, tuple[bytes, ...]] = {}  # what a file is and was called, by what it is
        for letter in status:
            if letter:
                both = tuple(islice(status, 2 if letter[:1] in b"RC" else 1))
                sides[both[-1]] = both
        found: dict[bytes, Lines] = {}
        changed = [sides[name] for name in names if name in sides]
        for at in range(0, len(changed), _AT_ONCE):
            asked = [os.fsdecode(name) for both in changed[at : at + _AT_ONCE] for name in both]
            found |= _lines_of_diff(self._run("diff", "-M", *_LINES, start, "--", *asked))
        return found

    def _lines_of_content(self, old: str, new: bytes) -> Lines | None:
        """Return what is changed in a content against that of a file; None where it is new."""
        done = _git(self.root, "cat-file", "blob", old)
        if done.returncode:
            return None
        with tempfile.TemporaryDirectory() as folder:
            before, after = Path(folder, "before"), Path(folder, "after")
            before.write_bytes(done.stdout)
            after.write_bytes(new)
            compare = ("--no-index", "--ignore-cr-at-eol", *_LINES, "--", "before", "after")
            found = _git(folder, "diff", *compare)
            return _lines_of_diff(found.stdout).get(b"after", ())

    def _run(self, *arguments: str) -> bytes:
        done = _git(self.root, *arguments)
        if done.returncode:
            raise ChangesError(f"git {arguments[0]} failed in {self.root}: {_said(done)}")
        return done.stdout


def _git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--literal-pathspecs", "-C", folder, "-c", "core.quotePath=false", *arguments]
    environment = {k: v for k, v in os.environ.items() if k not in _OF_HOOKS}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(command, capture_output=True, env=environment, check=False)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise ChangesError("--diff BASE asks Git what changed, and there is no git here") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = os.fsdecode(done.stderr).strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"it ended with {done.returncode}"


def _lines_of_diff(diff: bytes) -> dict[bytes, Lines]:
    r"""Return the lines of the new side by file name, from a diff without context.

    >>> _lines_of_diff(b"--- a/x\n+++ b/x\n@@ -4 +5,2 @@\n-old\n+++ new\n+new\n@@ -9 +9,0 @@\n-gone\n")
    {b'x': ((5, 6),)}
    """
    found: dict[bytes, list[tuple[int, int]]] = {}
    ranges: list[tuple[int, int]] = []  # of the file at hand
    left = 0  # lines of the hunk at hand
    for line in diff.split(b"\n"):
        if left and line.startswith((b"+", b"-")):
            left -= 1
        elif line.startswith(b"+++ "):
            ranges = found.setdefault(_unquoted(line[4:]).removeprefix(b"b/"), [])
        elif hunk := _HUNK.match(line):
            gone, first, come = (int(number or 1) for number in hunk.groups())
            left = gone + come
            if come:
                ranges.append((first, first + come - 1))
    return {name: tuple(ranges) for name, ranges in found.items()}


def _unquoted(name: bytes) -> bytes:
    r"""Return a file name as it is from how Git writes it in a diff.

    >>> _unquoted(b'"b/a\\tq\\".txt"'), _unquoted(b"b/two words.txt\t")
    (b'b/a\tq".txt', b'b/two words.txt')
    """
    if name.startswith(b'"'):
        # As latin-1, in which a byte is the letter of its number, escapes of bytes are letters.
        return name[1:].rpartition(b'"')[0].decode("unicode_escape").encode("latin-1")
    return name.removesuffix(b"\t")
