"""What is not told: `--baseline`, and `--diff` where it names a revision."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtlint.cli import CommandError
from mtlint.filtering import Filters
from mtlint.readers import STDIN

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from mtlint.changes import Repository
    from mtlint.linter import Linter
    from mtlint.readers import Source


class Since(NamedTuple):
    """What lines are compared with: a revision of a repository."""

    repository: Repository
    base: str


class Diff(NamedTuple):
    """What `--diff` asks for: a `preview` of fixes, or only the lines that changed `since`.

    `paths` are those to check: one that stands after `--diff` is no revision.
    """

    paths: Sequence[str]
    preview: bool = False
    since: Since | None = None


def add_baseline_option(parser: ArgumentParser) -> None:
    """Add what says which findings are old."""
    parser.add_argument(
        "--baseline", metavar="FILE", type=Path, help="do not tell the findings that FILE holds"
    )


def add_diff_option(parser: ArgumentParser) -> None:
    """Add what shows changes, or looks at changes only."""
    parser.add_argument(
        "--diff",
        nargs="?",
        const=True,
        metavar="BASE",
        help="show what --fix would change, and change nothing; with BASE, a revision of Git, tell"
        " (and fix) only what is on lines that changed since",
    )


def read_diff(args: Namespace) -> Diff:
    """Return what is asked for; a word after `--diff` is a revision or a path, as in Git.

    Raises `CommandError` where it can be both, or neither.
    """
    word = args.diff
    if not isinstance(word, str):
        return Diff(args.paths, preview=bool(word))
    from mtlint.changes import ChangesError, Repository

    repository, why = None, ""
    try:
        repository = Repository.of(_folder([*args.paths, word][0], args.stdin_filename))
    except ChangesError as error:
        why = str(error)
    is_revision = repository is not None and repository.has(word)
    is_path = not _is_joined(word, args.argv) and (word == "-" or os.path.lexists(word))
    if is_path and is_revision:
        raise CommandError(
            f"'{word}' is both a path and a revision; say --diff={word} for the revision,"
            f" --diff -- {word} for the path"
        )
    if is_path:
        return Diff([word, *args.paths], preview=True)
    if repository is None:
        raise CommandError(why)
    if not is_revision:
        raise CommandError(
            f"'{word}' is no revision in the repository {repository.root}"
            + ("" if _is_joined(word, args.argv) else ", and no path")
        )
    if "-" in args.paths and args.stdin_filename == STDIN:
        raise CommandError(
            "to compare what comes in at the standard input, say with --stdin-filename which file it is"
        )
    return Diff(args.paths, since=Since(repository, word))


def filters_of(
    linter: Linter, baseline: Path | None, since: Since | None, sources: Sequence[Source]
) -> Filters:
    """Return what keeps findings from being told in one run over sources as they are now."""
    known = changes = None
    if baseline is not None:
        from mtlint.baseline import BaselineError, Known, read_baseline

        try:
            known = Known(read_baseline(baseline))
        except BaselineError as error:
            raise CommandError(str(error)) from None
    if since is not None:
        from mtlint.changes import ChangesError

        try:
            changes = since.repository.changes(since.base, sources)
        except ChangesError as error:
            raise CommandError(str(error)) from None
    return Filters(linter, baseline=known, changes=changes)


def _is_joined(word: str, argv: Sequence[str]) -> bool:
    """Say whether the word was given as in `--diff=BASE`, which is never a path."""
    return any(arg.startswith("--d") and arg.partition("=")[1:] == ("=", word) for arg in argv)


def _folder(path: str, stdin_filename: str) -> str:
    """Return the folder of what is to be checked."""
    named = stdin_filename if path == "-" else path
    folder = named if os.path.isdir(named) else os.path.dirname(named)  # noqa: PTH112, PTH120 - plain strings
    return folder if os.path.isdir(folder) else "."  # noqa: PTH112 - the same
