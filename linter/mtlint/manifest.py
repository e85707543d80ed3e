"""The rules as plain facts, kept in the cache: what a run needs to know before it asks a rule.

Reading a thousand rules from their files takes longer than checking a thousand lines. So a run
begins with handles: rules with the attributes of the contract, but with no module, table or
pattern behind them; one becomes the real rule when it is first asked.
"""

from __future__ import annotations

import marshal
import os
import sys
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mtlint import cache
from mtlint.gate import Trigger
from mtlint.rule import SCOPES, Confidence, Rule, Severity
from mtlint.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_KIND = "rules"
_UNNEEDED = frozenset({"bad", "good", "known", "id"})  # for authors and readers, not for a run


class Handle:
    """Stands for a rule until it is asked."""

    ready: Trigger | None  # what `scanned` was
    origin: tuple[Any, ...]  # ("class", module, name) or ("table", kind, table)
    time_limit: float | None = None  # see `kinds.Declared`
    names: tuple[Any, ...] = ()  # see `Rule`

    @property
    def scanned(self) -> Trigger | None:
        """The trigger, as it was kept."""
        return self.ready

    @cached_property
    def real(self) -> Any:
        """The rule itself, with the id and what settings have changed."""
        how, where, what = self.origin
        if how == "class":
            rule = getattr(import_module(where), what)()
        else:
            from mtlint.kinds import KINDS  # noqa: PLC0415 - only when a declared rule is asked

            rule = KINDS[where](what)
        rule.id = vars(self)["id"]
        if self.time_limit is not None:
            rule.time_limit = self.time_limit
        if self.names:
            rule.names = self.names
        return rule

    def check(self, *what: Any) -> Any:
        """Ask the real rule."""
        return self.real.check(*what)

    def note(self, *what: Any) -> Any:
        """Ask the real rule."""
        return self.real.note(*what)


_HANDLES: list[Any] = [type(f"{scope.__name__}Handle", (Handle, scope), {}) for scope in SCOPES]


def real(rule: Rule) -> Rule:
    """Return the rule behind a handle; any other rule is its own."""
    return rule.real if isinstance(rule, Handle) else rule


def fingerprint(folders: Iterable[Path | str], packs: Iterable[Path]) -> str:
    """Return a key that changes when any file of the rules, or of the linter, changes."""
    own = os.path.dirname(__file__)  # noqa: PTH120 - called at every start
    seen: list[tuple[object, ...]] = [(str(f), *cache.stamps(f)) for f in (own, *folders)]
    for pack in packs:
        stat = pack.stat()
        seen.append((str(pack), stat.st_mtime_ns, stat.st_size))
    return cache.key_of(sys.version_info, seen)


def read(key: str) -> list[tuple[Rule, str, int]] | None:
    """Return the handles that were kept under a key, each with file and line, or None."""
    data = cache.read(_KIND, key)
    if data is None:
        return None
    rows = []
    for scope, facts, scanned, origin, path, line in marshal.loads(data):  # noqa: S302 - checked
        handle = _HANDLES[scope]()
        handle.__dict__.update(facts)
        if "severity" in facts:
            handle.severity = Severity(facts["severity"])
        if "confidence" in facts:
            handle.confidence = Confidence(facts["confidence"])
        if "blocks" in facts:
            handle.blocks = frozenset(map(BlockKind, facts["blocks"]))
        handle.ready = Trigger(*scanned) if scanned else None
        handle.origin = origin
        rows.append((handle, path, line))
    return rows


def write(key: str, rows: Iterable[tuple[Rule, tuple[Any, ...], str, int]]) -> None:
    """Keep rules, each with its origin, file and line, under a key."""
    plain = [
        (_scope(rule), _facts(rule), tuple(rule.scanned or ()), origin, path, line)
        for rule, origin, path, line in rows
    ]
    cache.write(_KIND, key, marshal.dumps(plain))


def _scope(rule: Rule) -> int:
    return next(number for number, scope in enumerate(SCOPES) if isinstance(rule, scope))


def _facts(rule: Rule) -> Mapping[str, Any]:
    """Return what of the contract a rule does not leave at its default, as plain values."""
    facts: dict[str, Any] = {"id": rule.id}
    for name in Rule.contract - _UNNEEDED:
        value = getattr(rule, name)
        if value == getattr(Rule, name):
            continue
        if name == "blocks":
            value = sorted(kind.value for kind in value)
        facts[name] = int(value) if isinstance(value, Severity | Confidence) else value
    return facts
