"""`--fix` and `--diff`: the changes written into the files, or shown."""

from __future__ import annotations

import sys
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mtlint.cli._output import medium_of
from mtlint.cli._reports import opened_output
from mtlint.display import visible
from mtlint.replacing import NotReplacedError, replace_in_file, spliced
from mtlint.results import Problem

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.cli._output import Progress
    from mtlint.fixing import FixedSource
    from mtlint.readers import Source
    from mtlint.replacing import Splice


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


def show_changes(
    changes: Iterable[FixedSource | Problem], args: Namespace, progress: Progress
) -> int:
    """Write changes as a unified diff where `--output` says.

    Return 0 for none, 1 for some, 2 for problems.
    """
    code = 0
    with opened_output(args) as stream:
        for change in changes:
            progress.clear()
            if isinstance(change, Problem):
                problem: Problem | None = change
            else:
                problem = _write_change(change, stream, args.color)
            if problem is None:
                code = code or 1
            else:
                print(f"mtlint: {visible(str(problem))}", file=sys.stderr)
                code = 2
    return code


def _write_change(change: FixedSource, stream: TextIO, color: str) -> Problem | None:
    """Write a change, or return why it cannot be told."""
    source = change.source
    old = source.keep() if source.is_stdin else _content(source.path)
    try:
        for _ in spliced(BytesIO(old), change.splices):
            pass  # only to see that the file is what was read
    except NotReplacedError as error:
        return Problem(source.path, str(error))
    _write_diff(_diff(source.path, old, change.splices), stream, color)
    return None


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:  # it was there a moment ago; as it is not what was read, that will be told
        return b""


def _diff(path: str, old: bytes, splices: Sequence[Splice]) -> Iterator[str]:
    """Yield the lines of a unified diff, as patch and Git take it, each with its end.

    Lines are compared within the splices only, which are whole lines but for a byte order mark:
    to compare all of a file of records takes minutes.
    """
    before: list[str] = []
    after: list[str] = []
    opcodes: list[tuple[str, int, int, int, int]] = []

    def add(gone: list[str], come: list[str], *, same: bool) -> None:
        at, to = len(before), len(after)
        if same and gone:
            opcodes.append(("equal", at, at + len(gone), to, to + len(gone)))
        elif not same:
            parts = SequenceMatcher(None, gone, come).get_opcodes()
            opcodes.extend((tag, at + i, at + j, to + k, to + m) for tag, i, j, k, m in parts)
        before.extend(gone)
        after.extend(come)

    done = 0
    for splice in splices:
        start = old.rfind(b"\n", 0, splice.start) + 1
        between = _lines(old[done:start])
        add(between, between, same=True)
        done = splice.start + len(splice.old)
        mark = old[start : splice.start]
        add(_lines(old[start:done]), _lines(mark + splice.new), same=False)
    rest = _lines(old[done:])
    add(rest, rest, same=True)

    yield f"--- {path}\n"
    yield f"+++ {path}\n"
    whole = SequenceMatcher(None, "", "")
    whole.opcodes = opcodes  # type: ignore[attr-defined]  # what it would find in both texts
    for group in whole.get_grouped_opcodes():
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for tag, i, j, k, m in group:
            lines = [("-", line) for line in before[i:j]] + [("+", line) for line in after[k:m]]
            if tag == "equal":
                lines = [(" ", line) for line in before[i:j]]
            for sign, line in lines:
                end = "" if line.endswith("\n") else "\n\\ No newline at end of file\n"
                yield f"{sign}{line}{end}"


def _range(start: int, stop: int) -> str:
    """Return lines, counted from 0, as a hunk names them; of none, the one before."""
    return f"{start + (stop > start)},{stop - start}"


def _lines(data: bytes) -> list[str]:
    # Only a line feed ends a line of a diff.
    return [line.decode("utf-8", "surrogateescape") for line in BytesIO(data)]


def _write_diff(lines: Iterable[str], stream: TextIO, color: str) -> None:
    """Write a diff: to a terminal what can be seen of it, elsewhere its very bytes."""
    medium = medium_of(stream, color)
    styles = {"-": "error", "+": "fix", "@": "hint"}
    for line in lines:
        shown = visible(line.rstrip("\r\n")) if stream.isatty() else line.rstrip("\n")
        painted = medium.paint(shown, styles[line[0]]) if line[0] in styles else shown
        stream.buffer.write(f"{painted}\n".encode("utf-8", "surrogateescape"))
    stream.buffer.flush()
