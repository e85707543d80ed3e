"""The reports of a run: several formats at once, each to its file or to the standard output."""

from __future__ import annotations

import os
import sys
from argparse import Action, ArgumentTypeError
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from mtlint import reports
from mtlint.cli import CommandError
from mtlint.cli._output import medium_of
from mtlint.registry import load_rules
from mtlint.results import Problem

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mtlint.cli._output import Progress
    from mtlint.readers import Source
    from mtlint.reports import Report
    from mtlint.results import Result, Tally
    from mtlint.rule import Rule


class _Output(NamedTuple):
    """A report that is asked for: the terminal's unless stated, to the standard output if None."""

    format: Callable[..., Report] | None = None
    file: Path | None = None


def add_report_options(parser: ArgumentParser) -> None:
    """Add what says how to report, and where to."""
    parser.set_defaults(outputs=())
    parser.add_argument(
        "--output-format",
        metavar="FORMAT",
        type=_format,
        action=_FormatAction,
        help=f"how to report: {', '.join(reports.own_formats())}, {reports.TEMPLATE}FILE or a"
        " plugin's; may be said several times, for several reports",
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        type=Path,
        action=_FileAction,
        help="write the report in the format before it to FILE",
    )


class _FormatAction(Action):
    """Begin an output, or say the format of the first one, if only its file is known."""

    def __call__(self, _: object, args: Namespace, value: Any, __: object = None) -> None:
        if args.outputs and args.outputs[0].format is None:
            args.outputs = (args.outputs[0]._replace(format=value),)
        else:
            args.outputs = (*args.outputs, _Output(value))


class _FileAction(Action):
    """Say the file of the last output."""

    def __call__(
        self, parser: ArgumentParser, args: Namespace, value: Any, _: object = None
    ) -> None:
        *others, last = args.outputs or (_Output(),)
        if last.file is not None:
            parser.error(f"argument --output: say with --output-format what goes to {value}")
        args.outputs = (*others, last._replace(file=value))


def _format(name: str) -> Callable[..., Report]:
    try:
        return reports.load(name)
    except LookupError as error:
        raise ArgumentTypeError(str(error)) from None
    except reports.ReportError as error:  # to tell how the command goes would hide it
        raise CommandError(str(error)) from None


class Reports:
    """The reports that were asked for, each with the stream it goes to."""

    def __init__(self, written: Sequence[tuple[TextIO, Report]]) -> None:
        self._written = written
        self.tell_scores = any(report.tells_scores for _, report in written)
        for stream, report in written:
            stream.write(report.begin())

    def add(self, outcome: Result | Problem, progress: Progress) -> None:
        """Write what an outcome adds, out of the way of the progress line."""
        for stream, report in self._written:
            if isinstance(outcome, Problem):
                piece = report.add_problem(outcome)
            else:
                piece = report.add(outcome)
            if not piece:
                continue
            if stream.isatty():
                progress.clear()
            stream.write(piece)

    def end(self, tally: Tally) -> None:
        """Write what closes the reports; one that fails keeps no other from its end."""
        failures = []
        for stream, report in self._written:
            try:
                stream.write(report.end(tally))
            except reports.ReportError as error:
                failures.append(str(error))
        if failures:
            raise CommandError("; ".join(failures))


@contextmanager
def opened_reports(args: Namespace, standard: TextIO, packs: Sequence[Path]) -> Iterator[Reports]:
    """Open what the reports go to; `packs` are those whose rules they may tell of."""

    def rules() -> Mapping[str, Rule]:
        return {id_: entry.rule for id_, entry in load_rules(packs).items()}

    outputs: Sequence[_Output] = args.outputs or (_Output(),)
    places = [output.file and output.file.absolute() for output in outputs]
    for place in places:
        if places.count(place) > 1:
            where = place or "the standard output"
            raise CommandError(f"two reports cannot go to {where}; say --output FILE after each")
    with ExitStack() as files:
        written = []
        for output in outputs:
            stream = files.enter_context(_created(output.file)) if output.file else standard
            report = output.format or reports.load("terminal")
            medium = medium_of(stream, args.color)
            written.append((stream, report(medium, quiet=args.quiet, rules=rules)))
        yield Reports(written)


@contextmanager
def opened_output(args: Namespace) -> Iterator[TextIO]:
    """Open what `--output` says for what is no report, or the standard output."""
    output, *others = args.outputs or (_Output(),)
    if output.format is not None or others:
        raise CommandError("--diff shows changes, not findings: no --output-format goes with it")
    if output.file is None:
        yield sys.stdout
        return
    with _created(output.file) as stream:
        yield stream


def keep_apart(args: Namespace, sources: Iterable[Source]) -> None:
    """See that no file that is to be checked is written over."""
    files = {output.file.name: output.file for output in args.outputs if output.file}
    for source in sources if files else ():
        file = files.get(os.path.basename(source.path))  # noqa: PTH119 - of many files, one is it
        if file and not source.is_stdin and file.resolve() == Path(source.path).resolve():
            raise CommandError(f"{file}: is to be checked; --output would write over it")


def _created(path: Path) -> TextIO:
    try:
        # Line ends are the format's own: those of CSV are the same everywhere.
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise CommandError(f"{path}: cannot be written: {error.strerror or error}") from None
