"""`mtlint check`: files in, a report out."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint import Linter
from mtlint.cli import CommandError
from mtlint.cli._filters import add_baseline_option, add_diff_option, filters_of, read_diff
from mtlint.cli._gates import broken_gates, has_gates
from mtlint.cli._output import Progress, add_color_option
from mtlint.cli._reports import add_report_options, keep_apart, opened_reports
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
    from collections.abc import Sequence

    from mtlint.cli._filters import Diff, Since
    from mtlint.config import Settings
    from mtlint.readers import Source


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint check`."""
    # One or more; but what stands after --diff may turn out to be the only one.
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for stdin")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", default=STDIN, help="what stdin goes by in reports"
    )
    add_config_options(parser)
    add_rule_options(parser)
    add_baseline_option(parser)
    _add_fix_options(parser)
    add_report_options(parser)
    add_color_option(parser)
    parser.add_argument(
        "--jobs", type=_positive, metavar="N", help="processes to check with (default: all cores)"
    )
    parser.add_argument(
        "--no-cache", action="store_true", help="check texts again that were checked before"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no summary and no progress")


def run(args: Namespace) -> int:
    """Check and report; return 0 for clean, 1 for findings that count, 2 for problems.

    With `--fix` this is done after the fixes: what is reported is what the files hold then.
    """
    diff = _diff(args)
    first = diff.paths[0] if diff.paths[0] != "-" else args.stdin_filename
    settings = settings_of(args, Path(first))
    linter = Linter(settings)
    tally = Tally(settings.score)
    sources, problems = _found(diff.paths, args.stdin_filename, settings)
    keep_apart(args, sources)
    if args.fix or diff.preview:
        from mtlint.cli._fixing import show_changes, write_fixes
        from mtlint.fixing import fix_sources

        with Progress(sources, quiet=args.quiet, doing="fixing") as progress:
            changes = fix_sources(
                linter,
                progress.watched(),
                unsafe=args.unsafe_fixes,
                jobs=args.jobs or cores(),
                store=Store(linter, enabled=not args.no_cache),
                filters=filters_of(linter, settings.baseline, diff.since, sources),
                step=progress.step,
            )
            if diff.preview:
                return show_changes(chain(problems, changes), args, progress)
            for change in write_fixes(changes, sources):
                if isinstance(change, Problem):
                    problems.append(change)
                else:
                    tally.add_fixes(change.fixes)
    _report(args, linter, sources, problems, since=diff.since, tally=tally)
    broken = list(broken_gates(settings, tally))
    for line in broken:
        print(f"mtlint: {line}", file=sys.stderr)
    if tally.problems:
        return 2
    return int(bool(broken) if has_gates(settings) else tally.findings() > 0)


def _diff(args: Namespace) -> Diff:
    """Return what `--diff` asks for; raises `CommandError` for options that do not go together."""
    diff = read_diff(args)
    if not diff.paths:
        raise CommandError("say what to check: mtlint check PATH")
    if diff.preview and args.fix:
        raise CommandError("--diff shows what --fix would write; say one of them, or --diff BASE")
    if args.unsafe_fixes and not (args.fix or diff.preview):
        raise CommandError("--unsafe-fixes goes with --fix or --diff without BASE")
    return diff


def _found(
    paths: Sequence[str], stdin_path: str, settings: Settings
) -> tuple[list[Source], list[Problem]]:
    """Return what there is to check at paths, and what cannot be."""
    found = list(
        find_sources(
            paths, stdin_path=stdin_path, excluded=lambda path: is_excluded(path, settings)
        )
    )
    if not found:
        known = ", ".join(SUFFIXES)
        print(f"mtlint: there is nothing to check there ({known})", file=sys.stderr)
    problems = [item for item in found if isinstance(item, Problem)]
    return [item for item in found if not isinstance(item, Problem)], problems


def _report(
    args: Namespace,
    linter: Linter,
    sources: Sequence[Source],
    problems: Sequence[Problem],
    *,
    since: Since | None,
    tally: Tally,
) -> None:
    """Check and write the reports; `problems` are those that are known already."""
    settings = linter.settings
    filters = filters_of(linter, settings.baseline, since, sources)
    standard = sys.stderr if args.fix and any(s.is_stdin for s in sources) else sys.stdout
    with (
        opened_reports(args, standard, settings.packs) as reports,
        Progress(sources, quiet=args.quiet) as progress,
    ):
        results = check_sources(
            linter,
            progress.watched(),
            jobs=args.jobs or cores(),
            store=Store(linter, enabled=not args.no_cache),
            filters=filters,
        )
        tally.scored = reports.tell_scores or settings.min_score is not None
        told = set(problems)
        for outcome in chain(
            problems, (r for r in results if not isinstance(r, Problem) or r not in told)
        ):
            tally.add(outcome)
            if isinstance(outcome, Problem):
                progress.clear()
                print(f"mtlint: {visible(str(outcome))}", file=sys.stderr)
            reports.add(outcome, progress)
            progress.step(tally.documents)
        progress.clear()
        reports.end(tally)


def _add_fix_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--fix", action="store_true", help="write safe fixes into the files, report what remains"
    )
    add_diff_option(parser)
    parser.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --fix or --diff: make fixes too that may change the meaning",
    )


def _positive(value: str) -> int:
    if not value.isdigit() or not int(value):
        raise ArgumentTypeError(f"{value!r} is no number of processes: say 1 or more")
    return int(value)


def is_excluded(path: str, settings: Settings) -> bool:
    """Say whether `exclude` means a path, seen from the folder of the settings where it is in it."""
    if not settings.exclude:
        return False
    base = settings.origin.parent.absolute() if settings.origin else Path.cwd()
    absolute = Path(path).absolute()
    seen = str(absolute.relative_to(base)) if absolute.is_relative_to(base) else path
    return any(matches(seen, pattern) for pattern in settings.exclude)
