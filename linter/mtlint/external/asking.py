"""Engines asked about documents: in batches, beside our own rules, each text once.

What is asked about is a block. So findings depend on nothing around it, a line that comes in
every document is asked about once, and what an engine said is remembered by block.
"""

from __future__ import annotations

import marshal
from collections import deque
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from mtlint import cache
from mtlint.engine import Checked, Failure
from mtlint.external import Adapter, EngineError, Match, adapter
from mtlint.external.filters import is_told, kind_of, without_repeats
from mtlint.external.rules import finding_of, rule_of
from mtlint.results import Problem
from mtlint.selection import configured, is_selected
from mtlint.text import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtlint.config import Settings
    from mtlint.engine import Examined
    from mtlint.rule import Finding

_KIND = "engines"  # in the cache
_MOST = 200_000  # blocks that are remembered
_AHEAD = 200_000  # characters that engines may be behind our own rules


class Engines:
    """The engines that settings name, in that order; nothing is opened before a text is asked for.

    Raises `mtlint.ConfigError` for an engine that there is not, or options that it does not have.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        folder = settings.origin.parent if settings.origin else Path()
        self._lines = [
            _Line(adapter(name, settings.engine_options.get(name, {}), folder))
            for name in dict.fromkeys(settings.engines)
        ]

    def ask(self, document: Document) -> Callable[[Checked], Checked]:
        """Ask about a document, and return what waits for the answer.

        It takes what our own rules found, and adds to that what engines find and which failed.
        """
        asked = []
        for line in self._lines:
            pieces = list(_pieces(document, line.adapter.batch))
            waiting = line.ask([text for _, text in pieces])
            asked.append((line, [start for start, _ in pieces], waiting))

        def added(own: Checked) -> Checked:
            settings = self._settings.for_path(document.path)
            told, failures = [*own.findings], [*own.failures]
            for line, starts, waiting in asked:
                marked = waiting()
                if marked is None:
                    why = str(line.error)
                    failures.append(Failure(line.adapter.name, document.path, why))
                    continue
                matches = [
                    match._replace(start=match.start + start, end=match.end + start)
                    for start, found in zip(starts, marked, strict=True)
                    for match in found
                ]
                found = _findings(line.adapter, document, matches, settings)
                told += without_repeats(document, found, told)
            told.sort(key=lambda finding: (finding.start, finding.end))
            return Checked(tuple(told), tuple(failures))

        return added

    def remember(self) -> None:
        """Take what was found in earlier runs, and keep what is found in this one for later ones."""
        for line in self._lines:
            line.remembers = True

    def save(self) -> None:
        """Keep what is new for later runs."""
        for line in self._lines:
            line.save()

    def problems(self) -> list[Problem]:
        """Return a problem for each engine that failed, however many documents it left out."""
        return [
            Problem(
                None,
                f"the engine '{line.adapter.name}' failed: {line.error};"
                f" its findings are missing in {line.missed:,}"
                f" document{'s' if line.missed > 1 else ''}",
                rule=line.adapter.name,
            )
            for line in self._lines
            if line.missed
        ]

    def close(self) -> None:
        """Stop what was started."""
        for line in self._lines:
            line.adapter.close()


def with_engines(
    engines: Engines,
    examined: Iterable[tuple[Document | Problem, Examined | None]],
    *,
    remember: bool,
) -> Iterator[tuple[Document | Problem, Examined | None]]:
    """Yield what was examined with what engines find, in the same order.

    Documents are taken in before the engines have done with those before them. With `remember`,
    what was found in earlier runs is taken from the cache. That an engine failed is not said
    here: `Engines.problems` says it once.
    """
    if remember:
        engines.remember()
    waiting: deque[tuple[Document | Problem, Callable[[], Examined | None]]] = deque()
    size = 0
    for item, own in examined:
        if isinstance(item, Document) and own is not None:
            waiting.append((item, partial(_joined, own, engines.ask(item))))
            size += len(item.text)
        else:
            waiting.append((item, _nothing))
        while size > _AHEAD:
            first, get = waiting.popleft()
            size -= len(first.text) if isinstance(first, Document) else 0
            yield first, get()
    for item, get in waiting:
        yield item, get()
    engines.save()


def _nothing() -> None:
    return None


def _joined(own: Examined, added: Callable[[Checked], Checked]) -> Examined:
    return own._replace(findings=added(Checked(own.findings)).findings)


def _pieces(document: Document, most: int) -> Iterator[tuple[int, str]]:
    """Yield the blocks of a document with where they begin, long ones in parts.

    They are parted where sentences end, and sentences as long as that anywhere.
    """
    for block in document.blocks:
        if block.end - block.start <= most:
            yield block.start, block.text
            continue
        start = block.start
        for sentence in block.sentences:
            if sentence.end - start > most and sentence.start > start:
                yield start, document.text[start : sentence.start]
                start = sentence.start
            while sentence.end - start > most:
                yield start, document.text[start : start + most]
                start += most
        yield start, document.text[start : block.end]


def _findings(
    engine: Adapter, document: Document, matches: Iterable[Match], settings: Settings
) -> list[Finding]:
    """Return the findings for what an engine marks in a document, one for each place."""
    findings: dict[tuple[int, int], Finding] = {}
    for raw in matches:
        match = raw._replace(kind=kind_of(document.text, raw))
        rule = rule_of(engine, match)
        place = (match.start, match.end)
        if place not in findings and is_selected(rule, settings) and is_told(document, match):
            findings[place] = finding_of(configured(rule, settings), match)
    return list(findings.values())


class _Batch:
    """Texts that an engine is asked about together."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.size = 0
        self.done = Event()
        self.answers: Sequence[Sequence[Match]] | None = None  # None: the engine failed

    def add(self, text: str) -> int:
        self.texts.append(text)
        self.size += len(text)
        return len(self.texts) - 1


class _Line:
    """The texts that wait for one engine, its threads, and what is known of texts already.

    The threads do not keep the process from ending: an engine that hangs holds nobody.
    """

    def __init__(self, engine: Adapter) -> None:
        self.adapter = engine
        self.error: EngineError | None = None
        self.remembers = False
        self.missed = 0  # documents without an answer
        self._batch = _Batch()
        self._queue: SimpleQueue[_Batch] = SimpleQueue()
        self._threads: list[Thread] = []
        self._opening = Lock()
        self._key: str | None = None
        self._is_loaded = False
        self._known: dict[bytes, Sequence[Match]] = {}
        self._new: dict[bytes, Sequence[Match]] = {}

    def ask(self, texts: Sequence[str]) -> Callable[[], Sequence[Sequence[Match]] | None]:
        """Take texts in; what is returned waits for what is marked in them, None if it failed."""
        places: list[tuple[_Batch, int]] = []
        for text in texts:
            batch = self._batch
            places.append((batch, batch.add(text)))
            if batch.size >= self.adapter.batch:
                self._send()

        def wait() -> Sequence[Sequence[Match]] | None:
            if places and places[-1][0] is self._batch:
                self._send()
            found = []
            for batch, index in places:
                batch.done.wait()
                if batch.answers is None:
                    self.missed += 1
                    return None
                found.append(batch.answers[index])
            return found

        return wait

    def save(self) -> None:
        """Keep what is new, together with what other runs kept in the meantime."""
        if not (self.remembers and self._new and self._key):
            return
        entries = {**self._read(self._key), **self._new}
        for digest in list(entries)[: max(len(entries) - _MOST, 0)]:
            del entries[digest]
        plain = {digest: [tuple(m) for m in found] for digest, found in entries.items()}
        cache.write(_KIND, self._key, marshal.dumps(plain))
        self._new = {}

    def _read(self, key: str) -> dict[bytes, Sequence[Match]]:
        data = cache.read(_KIND, key)
        if data is None:
            return {}
        plain = marshal.loads(data)  # noqa: S302 - its checksum holds
        return {digest: [Match(*row) for row in rows] for digest, rows in plain.items()}

    def _send(self) -> None:
        batch, self._batch = self._batch, _Batch()
        if self.error is not None:
            batch.done.set()
            return
        self._queue.put(batch)
        if len(self._threads) < self.adapter.threads:
            thread = Thread(target=self._work, name=f"mtlint {self.adapter.name}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        while True:
            batch = self._queue.get()
            try:
                if self.error is None:
                    batch.answers = self._answers(batch.texts)
            except EngineError as error:
                self.error = self.error or error
            except BaseException as error:  # noqa: BLE001 - an engine may raise anything, even SystemExit
                self.error = self.error or EngineError(f"{type(error).__name__}: {error}")
            finally:
                batch.done.set()

    def _answers(self, texts: Sequence[str]) -> Sequence[Sequence[Match]]:
        self._open()
        digests = [cache.digest(text.encode("utf-8", "replace")) for text in texts]
        unknown = {d: text for d, text in zip(digests, texts, strict=True) if d not in self._known}
        found: dict[bytes, Sequence[Match]] = {}
        if unknown:
            self._load()
            found = dict(zip(unknown, self.adapter.check(list(unknown.values())), strict=True))
            if len(self._known) < _MOST:
                self._known.update(found)
                self._new.update(found)
        return [found[d] if d in found else self._known[d] for d in digests]

    def _open(self) -> None:
        """Ask the engine for its version, once; what is known is known of this version."""
        with self._once():
            if self._key is None:
                ours = tuple(cache.stamps(Path(__file__).parent))  # what we make of it
                key = cache.key_of(self.adapter.name, self.adapter.version, ours)
                if self.remembers:
                    self._known = self._read(key)
                self._key = key

    def _load(self) -> None:
        """Load the engine, once, and only where there is a text that is not known."""
        with self._once():
            if not self._is_loaded:
                self.adapter.open()
                self._is_loaded = True

    @contextmanager
    def _once(self) -> Iterator[None]:
        """Keep other threads from trying the same, also after it failed."""
        with self._opening:
            if self.error is not None:
                raise self.error
            try:
                yield
            except EngineError as error:
                self.error = error
                raise
