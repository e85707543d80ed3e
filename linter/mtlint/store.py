"""Results of earlier runs, by the content of the text and all that they depend on."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from mtlint import cache
from mtlint.engine import Examined
from mtlint.rule import Confidence, Finding, Fix, Related, Severity

if TYPE_CHECKING:
    from mtlint.linter import Linter
    from mtlint.text import Document

_KIND = "results"
_MOST = 200_000  # entries that are kept
_LONGEST = 1_000_000  # characters of a text whose results are kept


class Store:
    """What is known of texts under the settings of a linter; nothing, where it is not `enabled`.

    It is read when the first text is asked for and written by `save`, together with what other
    runs wrote in the meantime. What is damaged is forgotten.
    """

    def __init__(self, linter: Linter, *, enabled: bool = True) -> None:
        self._linter = linter
        self.enabled = enabled
        self._key = ""
        self._known: dict[bytes, bytes] | None = None
        self._new: dict[bytes, bytes] = {}

    def get(self, document: Document) -> Examined | None:
        """Return what was found in the same text before, or None."""
        if not self.enabled or len(document.text) > _LONGEST:
            return None
        if self._known is None:
            self._key = self._linter.cache_key
            self._known = self._read()
        row = self._known.get(self._digest(document))
        return None if row is None else _examined(row)

    def put(self, document: Document, examined: Examined) -> None:
        """Remember what was found, unless a rule failed: that may be different next time."""
        if self.enabled and not examined.failures and len(document.text) <= _LONGEST:
            row = _row(examined)
            if row is not None:
                self._new[self._digest(document)] = row

    def save(self) -> None:
        """Write what is new; the oldest entries go where there are too many."""
        if not self._new:
            return
        entries = {**self._read(), **self._new}
        for digest in list(entries)[: max(len(entries) - _MOST, 0)]:
            del entries[digest]
        cache.write(_KIND, self._key, marshal.dumps(entries))

    def _read(self) -> dict[bytes, bytes]:
        data = cache.read(_KIND, self._key)
        return {} if data is None else marshal.loads(data)  # noqa: S302 - its checksum holds

    def _digest(self, document: Document) -> bytes:
        settings = self._linter.settings.for_path(document.path)
        chosen = (settings.select, settings.ignore) if self._linter.settings.per_file else ""
        said = f"{document.text}\0{document.source}\0{chosen}".encode("utf-8", "replace")
        return cache.digest(said)


def _row(examined: Examined) -> bytes | None:
    """Return what was found as bytes, or None where a note is not made of plain values."""
    if not examined.findings and not examined.notes:
        return b""
    findings = [
        (
            *f[:4],
            int(f.severity),
            int(f.confidence),
            f.fix and tuple(f.fix),
            [*map(tuple, f.related)],
        )
        for f in examined.findings
    ]
    try:
        return marshal.dumps((findings, examined.notes))
    except ValueError:
        return None


def _examined(row: bytes) -> Examined:
    if not row:
        return Examined(())
    findings, notes = marshal.loads(row)  # noqa: S302 - part of what was checked
    return Examined(
        tuple(
            Finding(
                rule,
                start,
                end,
                message,
                Severity(severity),
                Confidence(confidence),
                None if fix is None else Fix(*fix),
                tuple(Related(*place) for place in related),
            )
            for rule, start, end, message, severity, confidence, fix, related in findings
        ),
        (),
        notes,
    )
