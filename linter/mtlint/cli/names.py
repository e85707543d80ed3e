"""`mtlint names`: a names file of one's own, drafted from texts."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.cli._settings import add_config_options, settings_of
from mtlint.cli.check import is_excluded
from mtlint.display import visible
from mtlint.readers import find_sources
from mtlint.results import Problem

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_MIN_COUNT = 3


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint names`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for stdin")
    parser.add_argument(
        "--min-count",
        type=_count,
        default=_MIN_COUNT,
        metavar="N",
        help=f"leave out what is named less often (default: {_MIN_COUNT})",
    )
    add_config_options(parser)


def run(args: Namespace) -> int:
    """Print a names file; what the names files of the settings have is left out."""
    from mtlint_rules._draft import Draft, draft_lines  # the rules know what a name is

    settings = settings_of(args, Path(args.paths[0]))
    known = {form for n in settings.names for form in (n.name, *n.accepted, *n.rejected)}
    draft = Draft()
    problems = 0
    for source in find_sources(args.paths, excluded=lambda path: is_excluded(path, settings)):
        for item in (source,) if isinstance(source, Problem) else source.documents():
            if isinstance(item, Problem):
                problems += 1
                print(f"mtlint: {visible(str(item))}", file=sys.stderr)
            else:
                draft.add(item)
    names = draft.names(args.min_count, known)
    for line in draft_lines(names, texts=draft.texts, min_count=args.min_count):
        print(line)
    return 2 if problems else 0


def _count(value: str) -> int:
    if not value.isdigit() or not int(value):
        raise ArgumentTypeError(f"{value!r} is no count: say 1 or more")
    return int(value)
