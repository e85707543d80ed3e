"""`mtlint explain`: a rule's own documentation."""

from __future__ import annotations

import sys
from enum import Enum
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtlint.cli import CommandError
from mtlint.cli._output import add_color_option, medium_of
from mtlint.cli._settings import add_config_options, settings_of, toml
from mtlint.cli.rules import profile_of
from mtlint.display import visible, wrap
from mtlint.external import is_of_engine
from mtlint.nearest import nearest
from mtlint.registry import load_rules, rule_options
from mtlint.rule import PairRule
from mtlint.testing import Mark, parse_example

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtlint.config import Settings
    from mtlint.display import Medium
    from mtlint.registry import Entry
    from mtlint.rule import Finding, Rule

_INDENT = "  "
_LABEL = 9
_MEASURED = {
    "news": "alarms per 1,000 words of published news",
    "human": "… of human translation",
    "mt": "… of machine translation",
    "precision": "share of alarms on labelled text that are right",
    "labelled": "alarms on labelled text",
}


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint explain`."""
    parser.add_argument("rule", metavar="ID", help="as in a report: family.flaw")
    add_config_options(parser)
    add_color_option(parser)


def run(args: Namespace) -> int:
    """Print what there is to know of a rule."""
    settings = settings_of(args, Path())
    entries = load_rules(settings.packs)
    if args.rule not in entries and is_of_engine(args.rule):
        from mtlint.cli._engines import page_of_engine

        print("\n".join(page_of_engine(args.rule, settings, medium_of(sys.stdout, args.color))))
        return 0
    if args.rule not in entries:
        family = [rule_id for rule_id in entries if rule_id.startswith(f"{args.rule}.")]
        hint = (
            f"; it is a family: see 'mtlint rules {args.rule}'"
            if family
            else nearest(args.rule, entries) or "; 'mtlint rules' lists them"
        )
        raise CommandError(f"there is no rule '{args.rule}'{hint}")
    medium = medium_of(sys.stdout, args.color)
    print("\n".join(page_of(entries[args.rule], settings, medium)))
    return 0


def page_of(entry: Entry, settings: Settings, medium: Medium) -> Iterator[str]:
    """Yield the lines of a rule's page."""
    return _Page(medium).of(entry, settings)


def measured_rates(entry: Entry) -> Mapping[str, object]:
    """Return what was measured of a rule: from `data/rates.json` beside its pack, where it is.

    The file is what `benchmarks/quality.py` writes: under `rules`, by id, alarms per 1,000 words of
    published news, human and machine translation, and the precision on labelled text.
    """
    import json

    for folder in (entry.path.parent, entry.path.parent.parent):  # a family may be a folder
        try:
            rates = json.loads((folder / "data" / "rates.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            raise CommandError(f"{folder / 'data' / 'rates.json'}: {error}") from None
        found: Mapping[str, object] = rates.get("rules", {}).get(entry.rule.id, {})
        return found
    return {}


def _texts(example: Any) -> tuple[str, ...]:
    return (example,) if isinstance(example, str) else tuple(example)


def _findings(rule: Rule, text: str) -> Iterable[Finding]:
    """Return what a rule finds in an example, with the grounds that it tells."""
    from mtlint.engine import Engine
    from mtlint.text import Document

    return Engine((rule,)).check(Document(text)).findings


class _Page:
    """A page of plain text, drawn for a medium."""

    def __init__(self, medium: Medium) -> None:
        self._medium = medium
        self._paint = medium.paint

    def of(self, entry: Entry, settings: Settings) -> Iterator[str]:
        rule = entry.rule
        yield self._paint(rule.id, "bold")
        severity = self._paint(str(rule.severity), str(rule.severity))
        separator = self._medium.drawn(" · ")
        facts = [f"{rule.confidence} confidence", f"{profile_of(rule)} profile", rule.mqm]
        if rule.sources:
            facts.append(f"from {', '.join(rule.sources)}")
        yield separator.join((severity, *facts, f"since {rule.since}"))
        yield ""
        yield from self._prose(cleandoc(rule.documentation))
        yield from self._head("Examples")
        for example in rule.bad:
            yield from self._bad(rule, _texts(example))
        for label, examples in (("right", rule.good), ("known", rule.known)):
            for example in examples:
                yield from self._example(rule, label, _texts(example))
        options = rule_options(rule)
        if options:
            yield from self._head(f'Options, under [rules."{rule.id}"]')
            stated = settings.options.get(rule.id, {})
            for name, default in options.items():
                choices = f"  # {', '.join(type(default))}" if isinstance(default, Enum) else ""
                yield from self._value(f"{name} = ", toml(stated.get(name, default)) + choices)
        rates = measured_rates(entry)
        if rates:
            yield from self._head("Measured")
            for name, what in _MEASURED.items():
                if name in rates:
                    yield f"{_INDENT}{what}: {rates[name]}"
        yield from self._head("To silence it")
        yield f'{_INDENT}ignore = ["{rule.id}"]  in the settings, or --ignore {rule.id}'
        yield f"{_INDENT}<!-- mtlint: ignore {rule.id} (why) -->  in Markdown or HTML"
        yield f'{_INDENT}{rule.id} "the words" (why)  in FILE.mtlint-ignore, beside any FILE'
        yield ""
        yield self._paint(f"{entry.path}:{entry.line}", "dim")

    def _head(self, title: str) -> Iterable[str]:
        return ("", self._paint(title, "bold"))

    def _prose(self, text: str) -> Iterator[str]:
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                yield ""
            lines = paragraph.splitlines()
            if any(line.startswith((" ", "- ", "* ", "|")) for line in lines):  # a list, a listing
                yield from (_INDENT + line for line in lines)
            else:
                yield from (_INDENT + line for line in wrap(" ".join(lines), self._width))

    @property
    def _width(self) -> int:
        return self._medium.width - len(_INDENT)

    def _value(self, before: str, text: str) -> Iterator[str]:
        lines = wrap(text, self._width - len(before))
        yield f"{_INDENT}{before}{lines[0]}"
        yield from (_INDENT + " " * len(before) + line for line in lines[1:])

    def _example(self, rule: Rule, label: str, texts: Sequence[str]) -> Iterator[str]:
        """Yield the rows of an example: its text, source and target, or the texts of a run."""
        labels = (
            ["source", label] if isinstance(rule, PairRule) else [label, *["  and"] * len(texts)]
        )
        for each, text in zip(labels, texts, strict=False):
            yield from self._row(each, visible(text))

    def _bad(self, rule: Rule, texts: Sequence[str]) -> Iterator[str]:
        """Yield a wrong example, and what is right where fixes make it so."""
        parsed = [parse_example(text) for text in texts]
        marked = [self._spliced(e.text, e.marks, fixed=False) for e in parsed]
        yield from self._example(rule, "wrong", marked)
        if all(mark.fix is not None for e in parsed for mark in e.marks):
            for example in parsed:
                if example.marks:
                    fixed = self._spliced(example.text, example.marks, fixed=True)
                    yield from self._row("  fixed", visible(fixed))
        if len(parsed) == 1:
            told = dict.fromkeys(f.message for f in _findings(rule, parsed[0].text))
            for message in told:
                yield from self._row("  says", visible(message))

    def _spliced(self, text: str, marks: Iterable[Mark], *, fixed: bool) -> str:
        parts: list[str] = []
        done = 0
        for mark in marks:
            inside = (mark.fix or "") if fixed else f"[{text[mark.start : mark.end]}]"
            parts += (text[done : mark.start], inside)
            done = mark.end
        return "".join((*parts, text[done:]))

    def _row(self, label: str, text: str) -> Iterator[str]:
        style = {"wrong": "error", "known": "warning"}.get(label, "fix")
        lines = wrap(text, self._width - _LABEL)
        yield f"{_INDENT}{self._paint(f'{label:{_LABEL}}', style)}{lines[0]}"
        yield from (_INDENT + " " * _LABEL + line for line in lines[1:])
