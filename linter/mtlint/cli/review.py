"""`mtlint review`: each finding shown and decided on with a key."""

from __future__ import annotations

import os
import sys
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint import Linter
from mtlint.cli import CommandError
from mtlint.cli._filters import add_baseline_option, filters_of
from mtlint.cli._keys import Keyboard, at_terminal
from mtlint.cli._output import Progress, add_color_option, medium_of
from mtlint.cli._settings import add_config_options, add_rule_options, settings_of
from mtlint.cli._sidecar import SidecarFile
from mtlint.cli.check import is_excluded
from mtlint.cli.explain import page_of
from mtlint.display import cells, counted, excerpt, last_cells, visible, wrap
from mtlint.fixes import Edit, apply_edits
from mtlint.fixing import distinct
from mtlint.readers import find_sources
from mtlint.readers.editable import EditableDocument
from mtlint.registry import load_rules
from mtlint.replacing import NotReplacedError, replace_in_file
from mtlint.reports.terminal import GUTTER, TerminalReport
from mtlint.results import Problem
from mtlint.review import Page, Review, meant, typed
from mtlint.rule import IgnoreRule, Severity
from mtlint.run import check_sources
from mtlint.store import Store
from mtlint.workers import cores, examine_all

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Mapping, Sequence

    from mtlint.display import Medium
    from mtlint.filtering import Filters
    from mtlint.readers import Source
    from mtlint.registry import Entry
    from mtlint.review import Place
    from mtlint.rule import Finding

_KEYS = {
    "a": "accept",
    "e": "edit",
    "s": "skip",
    "i": "ignore",
    "w": "why",
    "u": "undo",
    "q": "quit",
    "?": "help",
}
_HELP = """\
a  accept: write the fix into the file, at once
e  edit: type what is to be written instead; Enter writes it, Ctrl-C goes back.
   \\n, \\t and \\u00a0 stand for what cannot be typed, \\\\ for a backslash
s  skip: leave it as it is, and go on
i  ignore: never tell it again; a line in the file beside the text, FILE.mtlint-ignore,
   names the rule and the words
w  why: the rule's page, with examples
u  undo: take back the last decision, in the file too; as often as you like
q  quit, as Ctrl-D and Ctrl-C do: what was written stays written
"""
_MOST_LINES = 5  # of the reason


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint review`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    add_config_options(parser)
    add_rule_options(parser)
    add_baseline_option(parser)
    add_color_option(parser)


def run(args: Namespace) -> int:
    """Ask about each finding; return 0 where none is left that counts, 1 or 2 as a check does."""
    if "-" in args.paths:
        raise CommandError("what comes in at the standard input cannot be reviewed; name a file")
    if not at_terminal():
        raise CommandError(
            "a review asks at a terminal, and there is none here; see 'mtlint check' and its --fix"
        )
    settings = settings_of(args, Path(args.paths[0]))
    linter = Linter(settings)
    found = list(find_sources(args.paths, excluded=lambda path: is_excluded(path, settings)))
    sources = list(distinct(item for item in found if not isinstance(item, Problem)))
    problems = [item for item in found if isinstance(item, Problem)]
    files, elsewhere = _survey(
        linter, filters_of(linter, settings.baseline, None, sources), sources, problems
    )
    for problem in problems:
        print(f"mtlint: {visible(str(problem))}", file=sys.stderr)
    total = sum(len(file.known) for file in files)
    print(f"{counted(total, 'finding')} in {len(files):,} of {counted(len(sources), 'file')}.")
    if elsewhere:
        told = "across documents or on what is ignored: see 'mtlint check'"
        print(f"{counted(elsewhere, 'finding')} more {told}.")
    session = _Session(
        linter, filters_of(linter, settings.baseline, None, sources), files, args.color
    )
    if files:
        try:
            with Keyboard() as keyboard:
                session.hold(keyboard)
        finally:
            session.sum_up()
    if problems or session.failed:
        return 2
    least = settings.fail_on or Severity.HINT
    return int(any(severity >= least for severity in session.left()))


class _File:
    """A file with findings; `known` are the severities of those when it was looked through."""

    def __init__(self, source: Source, known: Sequence[Severity]) -> None:
        self.source = source
        self.known = known
        self.review: Review | None = None
        self.lost = False  # somebody else changed it
        self._sidecar = SidecarFile(source.path)

    def opened(self, linter: Linter, filters: Filters) -> Review:
        """Return its review, from what it holds when this is asked first."""
        if self.review is None:
            found = examine_all(linter, self.source.documents(), jobs=1, store=Store(linter))
            self.review = Review(
                (
                    Page(part, part.open(examined.findings))
                    for document, examined in found
                    if examined is not None and not isinstance(document, Problem)
                    for part in [filters.part(document, examined.findings)]
                ),
                lambda part: part.open(linter.check_document(part.document).findings),
            )
        return self.review

    def save(self) -> None:
        """Write what was decided; raises `NotReplacedError`."""
        review, status = self.review, self.source.status
        if review is None or status is None:
            return
        splices = review.splices()
        if splices:
            replace_in_file(self.source.path, splices, status)
            self.source.status = os.stat(self.source.path)  # noqa: PTH116 - the path is a string
            review.written()
        self._sidecar.write(review.wishes)

    @property
    def pending(self) -> int:
        """How many findings are to be decided on."""
        if self.lost:
            return 0
        return len(self.known) if self.review is None else self.review.pending

    @property
    def decisions(self) -> int:
        """How many were, and can be undone."""
        return 0 if self.lost or self.review is None else self.review.decisions


def _survey(
    linter: Linter, filters: Filters, sources: Sequence[Source], problems: list[Problem]
) -> tuple[list[_File], int]:
    """Look all sources through; return those to review, and how many findings are not in them."""
    known: dict[str | None, list[Severity]] = {}
    elsewhere = documents = 0
    with Progress(sources) as progress:
        store = Store(linter)
        for result in check_sources(
            linter, progress.watched(), jobs=cores(), store=store, filters=filters
        ):
            if isinstance(result, Problem):
                problems.append(result)
                continue
            across = result.number < documents  # what rules across documents find comes at the end
            documents = max(documents, result.number + 1)
            for finding in result.findings:
                if across or _is_on_wish(linter, finding):
                    elsewhere += 1
                else:
                    known.setdefault(result.document.path, []).append(finding.severity)
            progress.step(documents)
    return [_File(s, known[s.path]) for s in sources if s.path in known], elsewhere


def _is_on_wish(linter: Linter, finding: Finding) -> bool:
    """Say whether a finding is on what is ignored, not on copy."""
    entry = linter.entries.get(finding.rule)
    return entry is not None and isinstance(entry.rule, IgnoreRule)


class _Session:
    """The files one after the other, and back again where something is undone."""

    def __init__(
        self, linter: Linter, filters: Filters, files: Sequence[_File], color: str
    ) -> None:
        self._linter = linter
        self._filters = filters
        self._files = files
        self._color = color
        self._at = 0
        self._entries: Mapping[str, Entry] | None = None
        self.failed = False

    def hold(self, keyboard: Keyboard) -> None:
        """Ask until all is decided, or until the user has enough."""
        self._keyboard = keyboard
        while self._at < len(self._files):
            file = self._files[self._at]
            place = None if file.lost else file.opened(self._linter, self._filters).place
            if place is None:
                self._at += 1
                continue
            self._show(place)
            try:
                while not self._decided(file, place):
                    pass
            except EOFError:
                return

    def left(self) -> Iterator[Severity]:
        """Yield the severities of the findings that are still in the files."""
        for file in self._files:
            if file.review is None:
                yield from file.known
            else:
                yield from (finding.severity for finding in file.review.left)

    def sum_up(self) -> None:
        """Say what was done."""
        edits = [file.review.edits for file in self._files if file.review]
        left = counted(sum(1 for _ in self.left()), "finding")
        fixes, files = counted(sum(edits), "fix"), counted(sum(map(bool, edits)), "file")
        done = f"{fixes} made in {files}" if any(edits) else "No fixes made"
        ignored = sum(file.review.ignored for file in self._files if file.review)
        more = f" {ignored} ignored;" if ignored else ""
        print(f"\n{done};{more} {left} left.")

    def _decided(self, file: _File, place: Place) -> bool:
        """Ask once; say whether there is something else to be shown now."""
        keys = self._keys(place)
        self._prompt(keys)
        key = self._keyboard.key()
        action = keys.get(key)
        print(action or key, flush=True)
        review = file.opened(self._linter, self._filters)
        fix = place.finding.fix
        if action == "accept" and fix is not None:
            return self._write(file, fix.replacement)
        if action == "edit":
            return self._edit(file, place)
        if action == "skip":
            review.skip()
            return True
        if action == "ignore":
            return self._ignore(file)
        if action == "undo":
            return self._undo()
        if action == "quit":
            raise EOFError
        entry = self._entry(place.finding.rule)
        if action == "why" and entry:
            page = page_of(entry, self._linter.settings, self._medium)
            print("", *page, "", sep="\n")
        elif key in _KEYS and action is None:
            print(f"There is nothing to {_KEYS[key]} here.\n")
        else:
            print(f"\n{_HELP}")
        return False

    @property
    def _medium(self) -> Medium:
        return medium_of(sys.stdout, self._color)  # anew each time: windows change their size

    def _show(self, place: Place) -> None:
        decided = sum(file.decisions for file in self._files)
        pending = sum(file.pending for file in self._files)
        head = f"{decided + 1:,} of {decided + pending:,}"
        entry = self._entry(place.finding.rule)
        why = entry.rule.documentation if entry else ""
        print("", *_card(place, head, why, self._medium), "", sep="\n")

    def _entry(self, rule: str) -> Entry | None:
        """Return a rule as it is stated; those of external engines are not."""
        if self._entries is None:  # with their documentation, which a run leaves unread
            self._entries = load_rules(self._linter.settings.packs)
        return self._entries.get(rule)

    def _keys(self, place: Place) -> Mapping[str, str]:
        """Return what can be done now, by its key."""
        editable = isinstance(place.document, EditableDocument)
        impossible = set()
        if not editable or place.finding.fix is None:
            impossible.add("a")
        if not editable:
            impossible.add("e")
        if not self._entry(place.finding.rule):
            impossible.add("w")
        if not any(file.decisions for file in self._files):
            impossible.add("u")
        return {key: action for key, action in _KEYS.items() if key not in impossible}

    def _prompt(self, keys: Mapping[str, str]) -> None:
        words = (
            f"[{key}]{action[1:] if action.startswith(key) else ''}" for key, action in keys.items()
        )
        medium = self._medium
        lines = wrap("  ".join(words), medium.width - 12)
        print(medium.paint("\n".join(lines), "bold"), end=": ", flush=True)

    def _edit(self, file: _File, place: Place) -> bool:
        document, finding = place
        marked = document.text[finding.start : finding.end]
        begun = marked if finding.fix is None else finding.fix.replacement
        try:
            text = meant(self._keyboard.line("write: ", typed(begun)))
        except (KeyboardInterrupt, EOFError):
            print("  not changed")
            return False
        except ValueError as error:
            print(f"  not changed: {error}")
            return False
        if text == marked:
            print("  not changed: that is what stands there")
            return False
        return self._write(file, text)

    def _write(self, file: _File, text: str) -> bool:
        review = file.opened(self._linter, self._filters)
        review.replace(text)
        if not self._saved(file):
            review.undo()
        return True

    def _ignore(self, file: _File) -> bool:
        review = file.opened(self._linter, self._filters)
        if not review.ignore():
            print("It marks no words by which it could be named; see 'mtlint explain'.\n")
            return False
        if not self._saved(file):
            review.undo()
        return True

    def _undo(self) -> bool:
        at = max(index for index, file in enumerate(self._files) if file.decisions)
        file = self._files[at]
        file.opened(self._linter, self._filters).undo()
        self._at = at
        self._saved(file)
        return True

    def _saved(self, file: _File) -> bool:
        """Write a file as decided; what somebody else changed is left to them."""
        try:
            file.save()
        except NotReplacedError as error:
            print(f"mtlint: {visible(file.source.path)}: {error}; review it again", file=sys.stderr)
            file.lost = self.failed = True
        return not file.lost


def _card(place: Place, count: str, why: str, medium: Medium) -> Iterator[str]:
    """Yield the lines that show a finding: where, what, how it would be, why."""
    document, finding = place
    dash, dot = medium.drawn("─"), medium.drawn("·")
    head = f"{dash}{dash} {count} {dot} "
    name = last_cells(visible(document.path or "-"), medium.width - cells(head) - 2)
    head += f"{name} "
    yield medium.paint(head + dash * (medium.width - cells(head)), "dim")
    yield from TerminalReport(medium).finding(document, finding)
    if finding.fix is not None:
        arrow = medium.drawn("→ ")
        end = finding.start + len(finding.fix.replacement)
        text = apply_edits(
            document.text, [Edit(finding.start, finding.end, finding.fix.replacement)]
        )
        room = medium.width - len(GUTTER) - cells(arrow)
        shown = excerpt(text, finding.start, end, room, medium.drawn("…"))
        gutter = medium.paint(medium.drawn(GUTTER), "dim")
        yield f"{gutter}{arrow}{shown.before}{medium.paint(shown.marked, 'fix')}{shown.after}"
    paragraph = " ".join(cleandoc(why).partition("\n\n")[0].split())
    if paragraph:
        lines = wrap(visible(paragraph), medium.width - 2)
        yield from ("", *(f"  {line}" for line in lines[:_MOST_LINES]))
