"""Write the rule pages from the rules: `python docs/build.py`, or `--check` to see if they are stale.

`docs/rules.md` lists all rules by family; `docs/rules/FAMILY.md` gives each rule's documentation,
examples, options and measured rates.
"""

from __future__ import annotations

import json
import sys
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtlint.registry import load_rules, rule_options
from mtlint.rule import PairRule, Rule
from mtlint.testing import parse_example

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DOCS = Path(__file__).parent
RATES = DOCS.parent / "rules" / "mtlint_rules" / "data" / "rates.json"
KINDS = {"news": "published news", "human": "human translation", "mt": "machine translation"}
HEAD = "<!-- Written by docs/build.py from the rules; edit those. -->\n"


def pages() -> Mapping[Path, str]:
    """Return the text of every page by its path."""
    rates = json.loads(RATES.read_text(encoding="utf-8")) if RATES.exists() else {}
    measured: Mapping[str, Any] = rates.get("rules", {})
    families: dict[str, list[Rule]] = {}
    for rule_id, entry in sorted(load_rules().items()):
        if entry.rule.__class__.__module__.startswith(("mtlint.", "mtlint_rules.")):
            families.setdefault(rule_id.partition(".")[0], []).append(entry.rule)
    index = "\n".join(index_lines(families, measured, rates.get("words", {})))
    return {
        DOCS / "rules.md": HEAD + index + "\n",
        **{
            DOCS / "rules" / f"{family}.md": HEAD
            + "\n".join(family_lines(family, rules, measured))
            + "\n"
            for family, rules in families.items()
        },
    }


def index_lines(
    families: Mapping[str, list[Rule]], measured: Mapping[str, Any], words: Mapping[str, int]
) -> Iterator[str]:
    """Yield the page that lists all rules."""
    yield "# Rules\n"
    if words:
        texts = "; ".join(f"{KINDS[kind]}, {count:,} words" for kind, count in words.items())
        yield (
            "Alarms per 1,000 words, and the share of alarms on labelled text that touch a labelled"
            f" span, from `benchmarks/quality.py` on: {texts}.\n"
        )
    for family, rules in families.items():
        yield f"## [{family}](rules/{family}.md)\n"
        yield "| rule | severity | confidence | profile | news | human | MT | right |"
        yield "| --- | --- | --- | --- | ---: | ---: | ---: | ---: |"
        for rule in rules:
            row = measured.get(rule.id, {})
            rates = " | ".join(str(row.get(kind, "")) for kind in KINDS)
            name = f"[`{rule.id}`](rules/{family}.md#{anchor(rule)})"
            yield (
                f"| {name} | {rule.severity} | {rule.confidence} | {profile(rule)} | {rates}"
                f" | {right(row)} |"
            )
        yield ""


def family_lines(family: str, rules: list[Rule], measured: Mapping[str, Any]) -> Iterator[str]:
    """Yield the page of one family."""
    yield f"# {family}\n"
    for rule in rules:
        yield f"## {rule.id}\n"
        yield cleandoc(rule.documentation) + "\n"
        sources = f", reads translated from {', '.join(rule.sources)}" if rule.sources else ""
        yield f"{rule.severity}, confidence {rule.confidence}, {profile(rule)} profile{sources}; MQM: {rule.mqm}.\n"
        for title, examples in (
            ("Wrong", rule.bad),
            ("Right", rule.good),
            ("Wrongly marked", rule.known),
        ):
            if examples:
                yield f"{title}:\n"
                yield from (f"- {shown(rule, example)}" for example in examples)
                yield ""
        options = rule_options(rule)
        if options:
            yield "Options:\n"
            yield from (f"- `{name}` = {default(value)}" for name, value in options.items())
            yield ""
        row = measured.get(rule.id, {})
        if row:
            rates = [f"{row[kind]} on {title}" for kind, title in KINDS.items() if kind in row]
            yield f"Alarms per 1,000 words: {', '.join(rates)}." + (
                f" On labelled text {right(row)} of {row['labelled']} alarms touch a labelled span."
                if "labelled" in row
                else ""
            )
            yield ""


def shown(rule: Rule, example: Any) -> str:
    """Return an example as Markdown: what is wrong struck out, the fix in bold."""
    if isinstance(example, str):
        return marked(example)
    join = " → " if isinstance(rule, PairRule) else " / "
    return join.join(map(marked, example))


def marked(text: str) -> str:
    """Return one text of an example."""
    plain, marks = parse_example(text)
    parts, done = [], 0
    for start, end, fix in marks:
        parts += [escape(plain[done:start]), f"<del>{escape(plain[start:end])}</del>"]
        parts += [f"<ins>{escape(fix)}</ins>"] if fix else []
        done = end
    return "".join((*parts, escape(plain[done:]))).replace("\n", " ⏎ ")


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    for mark in "\\`*_{}[]#|~":
        text = text.replace(mark, "\\" + mark)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def default(value: object) -> str:
    """Return an option's default as TOML would have it."""
    if isinstance(value, frozenset | tuple):
        items = sorted(value) if isinstance(value, frozenset) else list(value)
        more = f", … ({len(items)} in all)" if len(items) > 12 else ""
        return "`[" + ", ".join(map(json.dumps, items[:12])) + "]`" + more
    return f"`{json.dumps(value)}`"


def profile(rule: Rule) -> str:
    """Return the least profile that has a rule."""
    return "preview" if rule.preview else "default" if rule.default else "strict"


def right(row: Mapping[str, Any]) -> str:
    """Return a precision as a percentage, or nothing."""
    return f"{row['precision']:.0%}" if "precision" in row else ""


def anchor(rule: Rule) -> str:
    """Return the anchor that Markdown readers give a rule's heading."""
    return rule.id.replace(".", "")


def main() -> int:
    """Write the pages, or with --check say whether they are stale."""
    stale = 0
    for path, text in pages().items():
        there = path.read_text(encoding="utf-8") if path.exists() else ""
        if there == text:
            continue
        stale += 1
        if "--check" in sys.argv:
            print(f"{path.relative_to(DOCS.parent)} is stale: run python docs/build.py")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
