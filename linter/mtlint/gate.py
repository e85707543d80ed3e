"""The gate: one scan of a text for the triggers of every rule.

It may only ever be wider than the patterns behind it: what it does not find, no rule finds.
The scan is behind this one class, so that another engine can take its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mtlint import patterns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class TriggerError(ValueError):
    """A trigger cannot be scanned for; `key` is the one it was given under."""

    def __init__(self, key: str, trigger: str, problem: str) -> None:
        super().__init__(f"{key}: the trigger {trigger!r} cannot be scanned for: {problem}")
        self.key = key


class Gate:
    """Finds where triggers stand.

    `triggers` are those of rules, by the id of the rule.
    """

    def __init__(self, triggers: Mapping[str, patterns.Trigger]) -> None:
        """Take the triggers; the first scan raises `TriggerError` for one that cannot be used."""
        literal_keys: dict[str, list[str]] = {}
        expressions: list[tuple[str, str]] = []
        for key, trigger in triggers.items():
            for literal in trigger.literals:
                literal_keys.setdefault(literal, []).append(key)
            if not trigger.literals:
                expressions.append((trigger.expression, key))
        self._literals = list(literal_keys)
        self._literal_keys = list(literal_keys.values())
        self._expressions = expressions
        self._scanners: list[Any] | None = None

    def scan(self, text: str) -> dict[str, list[int]]:
        """Return, for each trigger that stands in `text`, the code points at which one ends.

        Each offset is that of the last code point of an occurrence (0-based).
        """
        if self._scanners is None:
            self._scanners = self._compiled()
        folded = patterns.fold(text)
        data = folded.encode("utf-8", "replace")
        hits: list[tuple[int, list[str]]] = []  # end in bytes, keys

        for database, keys in self._scanners:

            def found(
                number: int, _from: int, end: int, _flags: int, keys: Sequence[list[str]]
            ) -> None:
                hits.append((end, keys[number]))

            database.scan(data, match_event_handler=found, context=keys)
        places: dict[str, list[int]] = {}
        if len(data) == len(text):
            for end, keys in hits:
                for key in keys:
                    places.setdefault(key, []).append(max(end - 1, 0))
            return places
        hits.sort(key=_end)
        at_bytes = at_points = 0
        for end, keys in hits:
            if end > at_bytes:
                at_points += len(data[at_bytes:end].decode("utf-8", "ignore"))
                at_bytes = end
            for key in keys:
                places.setdefault(key, []).append(max(at_points - 1, 0))
        return places

    def _compiled(self) -> list[Any]:
        try:
            import hyperscan as hs  # noqa: PLC0415 - a run without triggers does without
        except ImportError:  # no wheel for this platform
            return self._one_by_one()
        scanners = []
        if self._literals:
            database = hs.Database(mode=hs.HS_MODE_BLOCK)
            count = len(self._literals)
            database.compile(
                expressions=[literal.encode() for literal in self._literals],
                ids=list(range(count)),
                elements=count,
                flags=[hs.HS_FLAG_CASELESS] * count,
                literal=True,
            )
            scanners.append((database, self._literal_keys))
        if self._expressions:
            flags = hs.HS_FLAG_CASELESS | hs.HS_FLAG_UTF8 | hs.HS_FLAG_UCP | hs.HS_FLAG_MULTILINE
            database = hs.Database(mode=hs.HS_MODE_BLOCK)
            count = len(self._expressions)
            try:
                database.compile(
                    expressions=[source.encode() for source, _ in self._expressions],
                    ids=list(range(count)),
                    elements=count,
                    flags=[flags] * count,
                )
            except hs.error as error:
                at = re.search(r"(.*) at index (\d+)", str(error))
                source, key = self._expressions[int(at[2]) if at else 0]
                raise TriggerError(key, source, at[1] if at else str(error)) from None
            scanners.append((database, [[key] for _, key in self._expressions]))
        return scanners

    def _one_by_one(self) -> list[Any]:
        wanted = [(re.escape(literal), i) for i, literal in enumerate(self._literals)]
        return [
            (_Searches(wanted), self._literal_keys),
            (
                _Searches([(source, i) for i, (source, _) in enumerate(self._expressions)]),
                [[key] for _, key in self._expressions],
            ),
        ]


class _Searches:
    """One search for each trigger: what there is where the scanner has no wheel."""

    def __init__(self, sources: Sequence[tuple[str, int]]) -> None:
        self._patterns = [(patterns.as_pattern(source), number) for source, number in sources]

    def scan(self, data: bytes, match_event_handler: Any, context: Any) -> None:
        text = data.decode("utf-8")
        for pattern, number in self._patterns:
            for match in pattern.finditer(text, overlapped=True):
                end = len(text[: match.end()].encode())
                match_event_handler(number, 0, end, 0, context)


def _end(hit: tuple[int, list[str]]) -> int:
    return hit[0]
