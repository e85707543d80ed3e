"""`mtlint check`: files in, a report out."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mtlint import Linter, reports
from mtlint.cli import CommandError
from mtlint.cli._output import Progress, add_color_option, medium_of
from mtlint.cli._settings import add_config_options, add_rule_options, settings_of
from mtlint.config import matches
from mtlint.display import visible
from mtlint.readers import STDIN, SUFFIXES, find_sources
from mtlint.results import Problem, Tally
from mtlint.run import check_sources
from mtlint.store import Store
from mtlint.workers import cores

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from mtlint.config import Settings
    from mtlint.readers import Source


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint check`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for stdin")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", default=STDIN, help="what stdin goes by in reports"
    )
    add_config_options(parser)
    add_rule_options(parser)
    parser.add_argument(
        "--output-format", choices=reports.formats(), default="terminal", help="how to report"
    )
    parser.add_argument("--output", metavar="FILE", type=Path, help="write the report to FILE")
    add_color_option(parser)
    parser.add_argument(
        "--jobs", type=_positive, metavar="N", help="processes to check with (default: all cores)"
    )
    parser.add_argument(
        "--no-cache", action="store_true", help="check texts again that were checked before"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no summary and no progress")


def run(args: Namespace) -> int:
    """Check and report; return 0 for clean, 1 for findings that count, 2 for problems."""
    first = args.paths[0] if args.paths[0] != "-" else args.stdin_filename
    settings = settings_of(args, Path(first))
    linter = Linter(settings)
    tally = Tally()
    found = list(
        find_sources(
            args.paths,
            stdin_path=args.stdin_filename,
            excluded=lambda path: _excluded(path, settings),
        )
    )
    sources: list[Source] = [item for item in found if not isinstance(item, Problem)]
    if not found:
        known = ", ".join(SUFFIXES)
        print(f"mtlint: there is nothing to check there ({known})", file=sys.stderr)
    with _opened(args.output) as stream, Progress(sources, quiet=args.quiet) as progress:
        medium = medium_of(stream, args.color)
        report = reports.load(args.output_format)(medium, quiet=args.quiet)
        problems = [item for item in found if isinstance(item, Problem)]
        results = check_sources(
            linter,
            progress.watched(),
            jobs=args.jobs or cores(),
            store=Store(linter, enabled=not args.no_cache),
        )
        for outcome in chain(problems, results):
            tally.add(outcome)
            if isinstance(outcome, Problem):
                progress.clear()
                print(f"mtlint: {visible(str(outcome))}", file=sys.stderr)
                piece = report.add_problem(outcome)
            else:
                piece = report.add(outcome)
            if piece and stream.isatty():
                progress.clear()
            stream.write(piece)
            progress.step(tally.documents)
        progress.clear()
        stream.write(report.end(tally))
    if tally.problems:
        return 2
    return int(tally.findings(settings.fail_on) > 0)


def _positive(value: str) -> int:
    if not value.isdigit() or not int(value):
        raise ArgumentTypeError(f"{value!r} is no number of processes: say 1 or more")
    return int(value)


def _excluded(path: str, settings: Settings) -> bool:
    """Say whether `exclude` means a path, seen from the folder of the settings where it is in it."""
    if not settings.exclude:
        return False
    base = settings.origin.parent.absolute() if settings.origin else Path.cwd()
    absolute = Path(path).absolute()
    seen = str(absolute.relative_to(base)) if absolute.is_relative_to(base) else path
    return any(matches(seen, pattern) for pattern in settings.exclude)


@contextmanager
def _opened(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    try:
        stream = path.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise CommandError(f"{path}: cannot be written: {error.strerror or error}") from None
    with stream:
        yield stream
