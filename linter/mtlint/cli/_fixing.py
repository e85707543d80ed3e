"""`--fix` and `--diff`: the changes written into the files, or shown."""

from __future__ import annotations

import sys
from difflib import unified_diff
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.cli._output import medium_of
from mtlint.display import visible
from mtlint.replacing import NotReplacedError, replace_in_file, spliced
from mtlint.results import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.fixing import FixedSource
    from mtlint.readers import Source


def write_fixes(
    changes: Iterable[FixedSource | Problem], sources: Sequence[Source]
) -> Iterator[FixedSource | Problem]:
    """Write changes, yielding those that were made, and problems.

    The standard input goes to the standard output, changed or not.
    """
    for change in changes:
        if isinstance(change, Problem):
            yield change
            continue
        source = change.source
        if source.is_stdin:
            source.content = b"".join(spliced(BytesIO(source.keep()), change.splices))
            yield change
        elif source.status is not None:
            try:
                replace_in_file(source.path, change.splices, source.status)
            except NotReplacedError as error:
                yield Problem(source.path, str(error))
            else:
                yield change
    for source in sources:
        if source.is_stdin:
            sys.stdout.buffer.write(source.keep())
            sys.stdout.buffer.flush()


def show_changes(changes: Iterable[FixedSource | Problem], color: str) -> int:
    """Print changes as a unified diff; return 0 for none, 1 for some, 2 for problems."""
    code = 0
    for change in changes:
        if isinstance(change, Problem):
            print(f"mtlint: {visible(str(change))}", file=sys.stderr)
            code = 2
            continue
        code = code or 1
        old = change.source.keep() if change.source.is_stdin else _content(change.source.path)
        try:
            new = b"".join(spliced(BytesIO(old), change.splices))
        except NotReplacedError as error:
            print(f"mtlint: {visible(change.source.path)}: {error}", file=sys.stderr)
            code = 2
            continue
        _print_diff(_diff(change.source.path, old, new), color)
    return code


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:  # it was there a moment ago; as it is not what was read, that will be told
        return b""


def _diff(path: str, old: bytes, new: bytes) -> Iterator[str]:
    """Yield the lines of a unified diff, as patch and Git take it, each with its end."""
    for line in unified_diff(_lines(old), _lines(new), path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    # Only a line feed ends a line of a diff.
    return [line.decode("utf-8", "surrogateescape") for line in BytesIO(data)]


def _print_diff(lines: Iterable[str], color: str) -> None:
    """Print a diff: on a terminal what can be seen of it, elsewhere its very bytes."""
    medium = medium_of(sys.stdout, color)
    styles = {"-": "error", "+": "fix", "@": "hint"}
    for line in lines:
        shown = visible(line.rstrip("\r\n")) if sys.stdout.isatty() else line.rstrip("\n")
        painted = medium.paint(shown, styles[line[0]]) if line[0] in styles else shown
        sys.stdout.buffer.write(f"{painted}\n".encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
