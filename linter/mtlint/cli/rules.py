"""`mtlint rules`: the rules that are there."""

from __future__ import annotations

import json
import sys
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtlint.cli import CommandError
from mtlint.cli._output import add_color_option, medium_of
from mtlint.cli._settings import add_config_options, settings_of
from mtlint.display import first_cells
from mtlint.external import is_of_engine
from mtlint.nearest import nearest
from mtlint.readers import find_sources
from mtlint.registry import load_rules, rule_options
from mtlint.results import Problem
from mtlint.selectors import selects
from mtlint.text import Document
from mtlint.timing import TimedEngine

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Mapping, Sequence

    from mtlint.display import Medium
    from mtlint.registry import Entry
    from mtlint.rule import Rule


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint rules`."""
    parser.add_argument(
        "selectors", nargs="*", metavar="RULES", help="ids, families or beginnings with *"
    )
    parser.add_argument("--output-format", choices=("table", "json"), default="table")
    parser.add_argument(
        "--profile",
        nargs="+",
        metavar="FILE",
        help="check files and print what each rule costs and finds in them, the dearest first",
    )
    add_config_options(parser)
    add_color_option(parser)


def run(args: Namespace) -> int:
    """Print a line for each rule, or all that is known of them as JSON."""
    entries = load_rules(settings_of(args, Path()).packs)
    for selector in args.selectors:
        if not any(selects(selector, rule_id) for rule_id in entries):
            if is_of_engine(selector):
                raise CommandError(
                    f"the rules of external engines are not known here; see 'mtlint explain {selector}'"
                )
            families = {rule_id.partition(".")[0] for rule_id in entries}
            hint = nearest(selector, [*entries, *families])
            raise CommandError(f"no rule is meant by '{selector}'{hint}")
    chosen = [
        entry
        for rule_id, entry in sorted(entries.items())
        if not args.selectors or any(selects(selector, rule_id) for selector in args.selectors)
    ]
    if args.profile:
        print("\n".join(_costs([entry.rule for entry in chosen], args.profile)))
        return 0
    if args.output_format == "json":
        print(json.dumps([_facts(entry) for entry in chosen], indent=2))
        return 0
    medium = medium_of(sys.stdout, args.color)
    for line in _table([entry.rule for entry in chosen], medium, cut=sys.stdout.isatty()):
        print(line)
    return 0


def _costs(rules: Sequence[Rule], paths: Sequence[str]) -> Iterator[str]:
    """Yield a line for each rule that took time: a second round, so that nothing is loaded then."""
    found = find_sources(paths)
    texts = [
        item.text
        for source in found
        if not isinstance(source, Problem)
        for item in source.documents()
        if not isinstance(item, Problem)
    ]
    kilobytes = sum(len(text.encode("utf-8", "replace")) for text in texts) / 1000
    if not kilobytes:
        raise CommandError("there is no text in those files")
    engine = TimedEngine(rules)
    for _ in range(2):
        engine.seconds.clear()
        engine.asked.clear()
        engine.found.clear()
        for text in texts:
            engine.check(Document(text))
    yield f"{len(texts)} documents, {kilobytes:.0f} kB; microseconds of processor a kB"
    yield f"{'rule':44}{'us/kB':>9}{'asked':>9}{'findings':>10}"
    for rule_id, seconds in sorted(engine.seconds.items(), key=lambda item: -item[1]):
        cost = seconds * 1e6 / kilobytes
        yield f"{rule_id:44}{cost:9.2f}{engine.asked[rule_id]:9}{engine.found[rule_id]:10}"


def profile_of(rule: Rule) -> str:
    """Return where a rule runs without being selected."""
    if rule.preview:
        return "preview"
    return "default" if rule.default else "strict"


def _table(rules: Sequence[Rule], medium: Medium, *, cut: bool) -> Iterator[str]:
    width = max((len(rule.id) for rule in rules), default=0)
    head = f"{'rule':{width}}  severity  confidence  profile  "
    yield medium.paint(f"{head}what it marks", "dim")
    for rule in rules:
        severity = medium.paint(f"{rule.severity!s:8}", str(rule.severity))
        what = rule.summary
        if cut:
            what = first_cells(what, max(medium.width - len(head), 20))
        yield (
            f"{medium.paint(f'{rule.id:{width}}', 'rule')}  {severity}"
            f"  {rule.confidence!s:10}  {profile_of(rule):7}  {what}"
        ).rstrip()


def _facts(entry: Entry) -> Mapping[str, Any]:
    rule = entry.rule
    return {
        "id": rule.id,
        "summary": rule.summary,
        "documentation": cleandoc(rule.documentation),
        "message": rule.message,
        "severity": str(rule.severity),
        "confidence": str(rule.confidence),
        "profile": profile_of(rule),
        "mqm": rule.mqm,
        "sources": list(rule.sources),
        "since": rule.since,
        "options": {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in rule_options(rule).items()
        },
        "bad": list(rule.bad),
        "good": list(rule.good),
        "known": list(rule.known),
        "path": str(entry.path),
        "line": entry.line,
    }
