"""Documents examined by several processes, the results in the order of the documents.

Workers load the rules once. Documents go to them in batches, and no more batches are on their way
than keep them busy, so that input of any size is streamed.
"""

from __future__ import annotations

import os
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from mtlint.text import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

    from mtlint.engine import Examined
    from mtlint.linter import Linter
    from mtlint.results import Problem
    from mtlint.store import Store

_BATCH = 128_000  # characters
_WORTH_A_POOL = 400_000  # characters: below, starting workers takes longer than the work
_MOST_WAITING = 10_000  # documents

_Text = tuple[str, str | None, str | None]


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this platform
        return os.cpu_count() or 1


def examine_all(
    linter: Linter, items: Iterable[Document | Problem], *, jobs: int, store: Store
) -> Iterator[tuple[Document | Problem, Examined | None]]:
    """Yield each item, a document with what was found in it, in their order."""
    examined = _examine_all(linter, items, jobs=jobs, store=store)
    if linter.external is None:
        return examined
    from mtlint.external.asking import with_engines  # noqa: PLC0415 - most runs ask none

    return with_engines(linter.external, examined, remember=store.enabled)


def _examine_all(
    linter: Linter, items: Iterable[Document | Problem], *, jobs: int, store: Store
) -> Iterator[tuple[Document | Problem, Examined | None]]:
    pool = _Pool(linter, jobs)
    line: deque[tuple[Document | Problem, Callable[[], Examined | None]]] = deque()
    try:
        for item in items:
            if not isinstance(item, Document):
                line.append((item, _nothing))
                continue
            known = store.get(item)
            line.append((item, pool.asked(item, store) if known is None else partial(_same, known)))
            while line and (pool.is_busy or len(line) > _MOST_WAITING):
                yield _told(line.popleft())
        while line:
            yield _told(line.popleft())
    finally:
        pool.close()


def _nothing() -> None:
    return None


def _same(examined: Examined) -> Examined:
    return examined


def _told(
    pair: tuple[Document | Problem, Callable[[], Examined | None]],
) -> tuple[Document | Problem, Examined | None]:
    item, get = pair
    return item, get()


class _Batch:
    """Documents that are examined together."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.size = 0
        self.future: Future[list[Examined]] | None = None
        self._results: list[Examined] | None = None

    def add(self, document: Document) -> int:
        self.documents.append(document)
        self.size += len(document.text)
        return len(self.documents) - 1

    def results(self, linter: Linter) -> list[Examined]:
        """Return the results, waiting for a worker or doing its work."""
        if self._results is None:
            if self.future is not None:
                self._results = self.future.result()
            else:
                self._results = linter.examine_all(self.documents)
        return self._results


class _Pool:
    """Fills batches and hands them to workers, once there is enough work."""

    def __init__(self, linter: Linter, jobs: int) -> None:
        self._linter = linter
        self._jobs = jobs
        self._batch = _Batch()
        self._seen = 0
        self._flying: deque[_Batch] = deque()
        self._executor: ProcessPoolExecutor | None = None

    @property
    def is_busy(self) -> bool:
        """Whether enough work is given: results are to be taken before there is more."""
        if self._jobs == 1:
            return not self._batch.documents
        while self._flying and (future := self._flying[0].future) and future.done():
            self._flying.popleft()
        return len(self._flying) > 3 * self._jobs

    def asked(self, document: Document, store: Store) -> Callable[[], Examined]:
        """Take a document in; the result waits until it is there."""
        batch = self._batch
        index = batch.add(document)
        self._seen += len(document.text)
        if batch.size >= _BATCH:
            self._batch = _Batch()
            if self._jobs > 1 and self._seen >= _WORTH_A_POOL:
                self._submit(batch)

        def result() -> Examined:
            if batch is self._batch:
                self._batch = _Batch()  # it is asked for before it is full
            examined = batch.results(self._linter)[index]
            store.put(document, examined)
            return examined

        return result

    def _submit(self, batch: _Batch) -> None:
        if self._executor is None:
            self._executor = _executor(self._linter, self._jobs)
        texts = [(d.text, d.path, d.source) for d in batch.documents]
        batch.future = self._executor.submit(_examine, texts)
        self._flying.append(batch)

    def close(self) -> None:
        """Let the workers go: what they have not begun is dropped, what they are at not awaited."""
        if self._executor is not None:
            # Those that are done are seen off: Python may stumble over them when the process ends.
            done = all(batch.future and batch.future.done() for batch in self._flying)
            self._executor.shutdown(wait=done, cancel_futures=True)


_linter: Any = None  # a worker's own


def _executor(linter: Linter, jobs: int) -> ProcessPoolExecutor:
    import multiprocessing  # noqa: PLC0415 - most runs are too small for workers
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    if "fork" in multiprocessing.get_all_start_methods():
        global _linter  # noqa: PLW0603 - children of a fork find it here, ready
        _linter = linter
        context = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(jobs, context, _ignore_interrupts)
    return ProcessPoolExecutor(jobs, initializer=_load, initargs=(linter.settings,))


def _ignore_interrupts() -> None:
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business


def _load(settings: Any) -> None:
    from mtlint.linter import Linter  # noqa: PLC0415

    global _linter  # noqa: PLW0603 - one for each worker
    _ignore_interrupts()
    _linter = Linter(settings)


def _examine(texts: list[_Text]) -> list[Examined]:
    documents = [Document(text, path=path, source=source) for text, path, source in texts]
    examined: list[Examined] = _linter.examine_all(documents)
    return examined
