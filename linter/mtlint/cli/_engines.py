"""The page of an external engine, for `mtlint explain`: its rules are not known, their kinds are."""

from __future__ import annotations

from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.cli._settings import toml
from mtlint.display import wrap
from mtlint.external import adapter
from mtlint.external.rules import KINDS, ExternalRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtlint.config import Settings
    from mtlint.display import Medium

_INDENT = "  "


def page_of_engine(rule_id: str, settings: Settings, medium: Medium) -> Iterator[str]:
    """Yield the lines of the page; raises `mtlint.ConfigError` for options that are wrong."""
    name, _, rule = rule_id.partition(".")
    engine = adapter(name, settings.engine_options.get(name, {}))
    yield medium.paint(rule_id, "bold")
    yield f"from an external engine: asked with --engine {name}"
    for text in (cleandoc(engine.__doc__ or ""), cleandoc(ExternalRule.__doc__ or "")):
        yield ""
        for paragraph in text.split("\n\n"):
            yield from _indented(wrap(" ".join(paragraph.split()), medium.width - len(_INDENT)))
    yield from _head("Kinds of its rules, each a selector for all of a kind", medium)
    separator = medium.drawn(" · ")
    for kind, facts in KINDS.items():
        if rule in KINDS and kind != rule:
            continue
        severity = medium.paint(str(facts.severity), str(facts.severity))
        profile = "default" if facts.default else "strict"
        row = (f"{facts.confidence} confidence", f"{profile} profile", facts.mqm)
        yield f"{_INDENT}{medium.paint(f'{name}.{kind}', 'rule')}  {separator.join((severity, *row))}"
    yield from _head(f"Options, under [engines.{name}]", medium)
    for option in engine.options():
        value = getattr(engine, option)
        shown = toml("" if value == Path() else value)  # a path that is not stated
        yield f"{_INDENT}{option.replace('_', '-')} = {shown}"
    yield from _head("To silence it", medium)
    yield f'{_INDENT}ignore = ["{rule_id}"]  in the settings, or --ignore {rule_id}'


def _head(title: str, medium: Medium) -> Iterable[str]:
    return ("", medium.paint(title, "bold"))


def _indented(lines: Iterable[str]) -> Iterable[str]:
    return (_INDENT + line for line in lines)
