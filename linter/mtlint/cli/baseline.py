"""`mtlint baseline`: the list of findings that are not told again, written, pruned and shown."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint import Linter
from mtlint.baseline import (
    Baseline,
    BaselineError,
    Entry,
    Recorder,
    pruned,
    read_baseline,
    rewritten,
    write_baseline,
)
from mtlint.cli import CommandError
from mtlint.cli._filters import add_baseline_option
from mtlint.cli._output import Progress, add_color_option, medium_of
from mtlint.cli._settings import add_config_options, add_rule_options, settings_of
from mtlint.cli.check import is_excluded
from mtlint.display import counted, first_cells, visible
from mtlint.readers import find_sources
from mtlint.results import Problem
from mtlint.run import check_sources
from mtlint.store import Store
from mtlint.workers import cores

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from mtlint.config import Settings
    from mtlint.display import Medium

_DEFAULT = Path("mtlint-baseline.json")
_WIDEST_RULE = 36


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint baseline`."""
    parser.add_argument(
        "action",
        choices=("write", "prune", "show"),
        help="write: take all findings of PATH into the list; prune: take those out that are not"
        " found in PATH any more; show: print the list",
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file or a folder")
    add_baseline_option(parser)
    add_config_options(parser)
    add_rule_options(parser)
    add_color_option(parser)


def run(args: Namespace) -> int:
    """Do what is asked for; return 2 where something could not be checked, and write nothing."""
    if args.action == "show" and args.paths:
        raise CommandError("'mtlint baseline show' shows all of the baseline; say no PATH")
    if args.action != "show" and not args.paths:
        raise CommandError(f"say what to check: mtlint baseline {args.action} PATH")
    if "-" in args.paths:
        raise CommandError(
            "a baseline is of files; what comes in at the standard input has no name"
        )
    settings = settings_of(args, Path(args.paths[0] if args.paths else "."))
    file = settings.baseline or _DEFAULT
    try:
        if args.action == "write" and not file.exists():
            old = Baseline(file)
        else:
            old = read_baseline(file)
        if args.action == "show":
            print("\n".join(_shown(old, medium_of(sys.stdout, args.color))))
            return 0
        return _update(args, settings, old)
    except BaselineError as error:
        raise CommandError(str(error)) from None


def _update(args: Namespace, settings: Settings, old: Baseline) -> int:
    checked, found, problems = _findings(args.paths, settings, old)
    for problem in problems:
        print(f"mtlint: {visible(str(problem))}", file=sys.stderr)
    if problems:
        print(f"mtlint: {old.file} is left as it is", file=sys.stderr)
        return 2
    change = rewritten if args.action == "write" else pruned
    new = change(old, checked, found)
    if new != old or not old.file.exists():
        write_baseline(new)
    gone, come = len(set(old.entries) - set(new.entries)), len(set(new.entries) - set(old.entries))
    holds = counted(len(new.entries), "finding")
    print(f"{old.file} holds {holds}: {come:,} new, {gone:,} taken out.")
    if settings.baseline is None:
        print(f"Check against it: mtlint check PATH --baseline {old.file}")
    return 0


def _findings(
    paths: Sequence[str], settings: Settings, baseline: Baseline
) -> tuple[set[str], list[Entry], list[Problem]]:
    """Return the paths that were checked, as entries have them, what was found, and problems."""
    linter = Linter(settings)
    items = list(find_sources(paths, excluded=lambda path: is_excluded(path, settings)))
    problems = [item for item in items if isinstance(item, Problem)]
    sources = [item for item in items if not isinstance(item, Problem)]
    checked = {baseline.path_of(source.path) for source in sources}
    recorder = Recorder(baseline)
    found = []
    with Progress(sources) as progress:
        for outcome in check_sources(linter, progress.watched(), jobs=cores(), store=Store(linter)):
            if isinstance(outcome, Problem):
                problems.append(outcome)
                continue
            found += [recorder.entry(outcome.document, finding) for finding in outcome.findings]
            progress.step(outcome.number)
    return checked, found, problems


def _shown(baseline: Baseline, medium: Medium) -> Iterator[str]:
    """Yield the lines that show a baseline."""
    width = min(max((len(e.rule) for e in baseline.entries), default=0), _WIDEST_RULE)
    path = None
    for entry in baseline.entries:
        if entry.path != path:
            path = entry.path
            gone = "  (gone)" if baseline.is_gone(path) else ""
            yield medium.paint(visible(path), "path") + gone
        rule = medium.paint(entry.rule, "rule") + " " * (width - len(entry.rule))
        room = medium.width - max(width, len(entry.rule)) - 4
        yield f"  {rule}  {_cut(visible(entry.text), room, medium)}".rstrip()
    counts = Counter(entry.rule for entry in baseline.entries)
    if counts:
        yield ""
        yield from (
            f"  {medium.paint(rule, 'rule')}{' ' * (width - len(rule))}  {count:>7,}"
            for rule, count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
        )
        yield ""
    holds = counted(len(baseline.entries), "finding")
    yield f"{baseline.file} holds {holds} in {counted(len(baseline.paths), 'file')}."


def _cut(text: str, width: int, medium: Medium) -> str:
    if len(text) <= width and first_cells(text, width) == text:
        return text
    dots = medium.drawn("…")
    return first_cells(text, width - len(dots)) + dots
