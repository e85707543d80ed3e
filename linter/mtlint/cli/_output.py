"""Where output goes: what the terminal can show, and a progress line that gets out of its way."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Self, TextIO

from mtlint.display import Medium, first_cells, visible

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator, Sequence

    from mtlint.readers import Source

_PATIENCE = 1.0  # seconds without a progress line
_INTERVAL = 0.1
_BAR = 24


def add_color_option(parser: ArgumentParser) -> None:
    """Add what says whether output is coloured."""
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour the output; auto: on a terminal, unless NO_COLOR is set or TERM is dumb",
    )


def medium_of(stream: TextIO, color: str) -> Medium:
    """Return what a stream can show."""
    terminal = _is_terminal(stream)
    colored = color == "always" or (color == "auto" and terminal and not os.environ.get("NO_COLOR"))
    if colored and os.name == "nt":
        os.system("")  # noqa: S605, S607 - switches on the escapes of the Windows console
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
    return Medium(_columns() if stream.isatty() else 80, colored, encoding.startswith("utf"))


def columns() -> int:
    """Return the width of the terminal; 80 where there is none.

    As `shutil.get_terminal_size`, which comes with three modules for archives.
    """
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated):
        return int(stated)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


def _columns() -> int:
    return min(max(columns(), 40), 120)


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"


class Progress:
    """A line on the error output that says how far a run is, on a terminal and after a second."""

    def __init__(self, sources: Sequence[Source], *, quiet: bool = False, doing: str = "") -> None:
        self._sources = sources
        self._doing = f"{doing} " if doing else ""  # of a pass before the one that reports
        self._current: Source | None = None
        self._done = 0  # bytes of the sources before the current one
        self._total = 0
        self._shown = False
        self._wanted = not quiet and _is_terminal(sys.stderr)
        self._next = time.monotonic() + _PATIENCE

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def watched(self) -> Iterator[Source]:
        """Yield the sources, taking note of which is at hand."""
        for source in self._sources:
            self._current = source
            yield source
            if self._wanted:
                self._done += source.size

    def step(self, documents: int) -> None:
        """Draw the line, if it is time to, with the number of documents so far."""
        now = time.monotonic()
        if not self._wanted or now < self._next or self._current is None:
            return
        self._next = now + _INTERVAL
        self._total = self._total or sum(source.size for source in self._sources) or 1
        part = min(1.0, (self._done + self._current.position) / self._total)
        bar = "#" * round(part * _BAR)
        path = visible(self._current.path)
        line = f"{self._doing}[{bar:-<{_BAR}}] {part:4.0%}  {documents:,} documents  {path}"
        sys.stderr.write(f"\r\x1b[K{first_cells(line, _columns() - 1)}")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away: something else is to be written."""
        if self._shown:
            self._shown = False
            self._next = 0.0  # it comes back at the next step
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
