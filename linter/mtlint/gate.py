"""The gate: one scan of a text for the triggers of every rule.

It may only ever be wider than the patterns behind it: what it does not find, no rule finds.
The scan is behind this one class, so that another engine can take its place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint import cache
from mtlint.codes import encode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_KIND = "scanners"
_LINE_FEED = ord("\n")


class Trigger(NamedTuple):
    """What stands in every match: one of `literals`, or the `expression` (unless it is empty)."""

    literals: tuple[str, ...] = ()
    expression: str = ""


class TriggerError(ValueError):
    """A trigger cannot be scanned for; `key` is the one it was given under."""

    def __init__(self, key: str, trigger: str, problem: str) -> None:
        super().__init__(f"{key}: the trigger {trigger!r} cannot be scanned for: {problem}")
        self.key = key


class Gate:
    """Finds where triggers stand.

    `triggers` are those of rules, by the id of the rule. Of those in `once` it is enough to know
    that they stand somewhere.
    """

    def __init__(
        self, triggers: Mapping[str, Trigger], once: Collection[str] = frozenset()
    ) -> None:
        """Take the triggers; the first scan raises `TriggerError` for one that cannot be used."""
        by_literal: dict[str, list[str]] = {}
        by_expression: dict[str, list[str]] = {}
        for key, trigger in triggers.items():
            for literal in trigger.literals:
                by_literal.setdefault(literal, []).append(key)
            if trigger.expression:
                by_expression.setdefault(trigger.expression, []).append(key)
        self._once = frozenset(once)
        self._tables = [(by_literal, True), (by_expression, False)]
        self._scanners: list[tuple[Any, list[list[str]]]] | None = None

    def scan(self, text: str) -> dict[str, list[int]]:
        """Return, for each trigger that stands in `text`, the code points at which one ends.

        Each offset is that of the last code point of an occurrence (0-based), in order; where it
        ends with a line, that is the line end behind it.
        """
        if self._scanners is None:
            self._scanners = [
                (self._scanner(table, literal=literal), list(table.values()))
                for table, literal in self._tables
                if table
            ]
        data = encode(text)
        places: dict[str, list[int]] = {}
        for scanner, keys in self._scanners:
            ends: defaultdict[int, list[int]] = defaultdict(list)
            scanner.scan(data, match_event_handler=_found, context=ends)
            for number, found in ends.items():
                found.sort()  # what ends at a `$` is told with the line end behind it
                for key in keys[number]:
                    if key in places:  # by another of its literals
                        places[key] = sorted(places[key] + found)
                    else:
                        places[key] = found
        return places

    def _scanner(self, table: Mapping[str, list[str]], *, literal: bool) -> Any:
        """Return a scanner for the sources of a table, numbered in its order."""
        try:
            import hyperscan as hs  # noqa: PLC0415 - a run without triggers does without
        except ImportError:  # no wheel for this platform
            return _Searches(map(re.escape, table) if literal else table)
        general = hs.HS_FLAG_CASELESS | (0 if literal else hs.HS_FLAG_MULTILINE)
        flags = [
            general | (hs.HS_FLAG_SINGLEMATCH if self._once.issuperset(whose) else 0)
            for whose in table.values()
        ]
        sources = list(table)
        key = cache.key_of(vars(hs).get("__version__"), sources, flags)
        kept = cache.read(_KIND, key)
        if kept is not None:
            with suppress(hs.error):  # another processor than the one it was made for
                database = hs.loadb(kept, hs.HS_MODE_BLOCK)
                database.scratch = hs.Scratch(database)
                return database
        database = hs.Database(mode=hs.HS_MODE_BLOCK)
        try:
            database.compile(
                expressions=[source.encode() for source in sources],
                ids=list(range(len(sources))),
                elements=len(sources),
                flags=flags,
                literal=literal,
            )
        except hs.error as error:
            at = re.search(r"(.*) at index (\d+)", str(error))
            source = sources[int(at[2]) if at else 0]
            raise TriggerError(table[source][0], source, at[1] if at else str(error)) from None
        cache.write(_KIND, key, hs.dumpb(database))
        return database


class _Searches:
    """One search for each trigger: what there is where the scanner has no wheel.

    It tells where occurrences begin and one of the places where they end. A trigger for which the
    search takes too long may stand anywhere: it is told for every line.
    """

    _LIMIT = 1.0  # seconds

    def __init__(self, sources: Iterable[str]) -> None:
        import regex  # see `compiled`

        flags = regex.IGNORECASE | regex.MULTILINE
        self._patterns = [regex.compile(source.encode(), flags) for source in sources]

    def scan(self, data: bytes, match_event_handler: Any, context: Any) -> None:
        for number, pattern in enumerate(self._patterns):
            try:
                for match in pattern.finditer(data, overlapped=True, timeout=self._LIMIT):
                    for end in {match.start() + 1, match.end()}:
                        match_event_handler(number, 0, end, 0, context)
            except TimeoutError:
                for end, byte in enumerate(data, 1):
                    if byte == _LINE_FEED:
                        match_event_handler(number, 0, end, 0, context)


def _found(
    number: int, _start: int, end: int, _flags: int, ends: defaultdict[int, list[int]]
) -> None:
    ends[number].append(end - 2)  # the last one, and there is a line end before the text
