"""A run: sources in, results and problems out, in the order of the sources."""

from __future__ import annotations

from collections import deque
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mtlint.filtering import Filters
from mtlint.results import Problem
from mtlint.store import Store
from mtlint.workers import examine_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.engine import Failure
    from mtlint.linter import Linter
    from mtlint.readers import Source
    from mtlint.results import Result
    from mtlint.rule import Finding
    from mtlint.text import Document


def check_sources(
    linter: Linter,
    sources: Iterable[Source],
    *,
    jobs: int = 1,
    store: Store | None = None,
    filters: Filters | None = None,
) -> Iterator[Result | Problem]:
    """Yield a result for each document and a problem for each that cannot be read.

    `jobs` is the number of processes; `store` knows results of earlier runs and takes the new
    ones; `filters` say what is told of them. No document is kept: those in which rules across
    documents find something are read again.
    """
    filters = filters or Filters(linter)
    corpus = _Corpus(linter, filters)
    origins: deque[tuple[Source, int]] = deque()

    def items() -> Iterator[Document | Problem]:
        for source in sources:
            for index, item in enumerate(source.documents()):
                origins.append((source, index))
                yield item

    store = store or Store(linter, enabled=False)
    number = 0
    for item, examined in examine_all(linter, items(), jobs=jobs, store=store):
        source, index = origins.popleft()
        if isinstance(item, Problem) or examined is None:
            yield item  # type: ignore[misc]  # only a problem comes without a result
            continue
        for result in filters.leave(number, item):
            yield result
            number += 1
        yield from map(_failed, examined.failures)
        failed = [failure.rule for failure in examined.failures]
        yield filters.result(number, item, examined.findings, failed)
        corpus.add(number, item, source, index, examined.notes)
        number += 1
    yield from filters.leave(number)
    store.save()
    if linter.external is not None:
        yield from linter.external.problems()
    yield from corpus.results()


def _failed(failure: Failure) -> Problem:
    return _rule_failed(failure.rule, failure.path, failure.error)


def _rule_failed(rule: str, path: str | None, error: str) -> Problem:
    advice = f"its other findings are not known. Report it to its author, or use --ignore {rule}"
    return Problem(path, f"the rule '{rule}' failed: {error}; {advice}", rule=rule)


class _Corpus:
    """The notes of the rules across documents, and where to find those documents again."""

    def __init__(self, linter: Linter, filters: Filters) -> None:
        self._linter = linter
        self._filters = filters
        self._notes: dict[str, list[tuple[int, str | None, Any]]] = {}
        self._places: dict[int, tuple[Source, int]] = {}
        self._kept: dict[int, Document] = {}  # of sources that cannot be read again

    def add(
        self,
        number: int,
        document: Document,
        source: Source,
        index: int,
        notes: Iterable[tuple[str, Any]],
    ) -> None:
        """Take the notes of a document; `index` is its place among those of its source."""
        for rule_id, note in notes:
            self._notes.setdefault(rule_id, []).append((number, document.path, note))
            self._places[number] = (source, index)
            if not source.again:
                self._kept[number] = document

    def results(self) -> Iterator[Result | Problem]:
        """Yield what the rules find across the documents, in the order of those."""
        found: dict[int, list[Finding]] = {}
        for rule_id, notes in self._notes.items():
            _, first, _ = notes[0]
            rule = next(r for r in self._linter.corpus_rules(first) if r.id == rule_id)
            try:
                for number, finding in rule.check(notes):
                    found.setdefault(number, []).append(finding)
            except Exception as error:  # noqa: BLE001 - see above
                yield _rule_failed(rule_id, None, f"{type(error).__name__}: {error}")
        for source, group in groupby(sorted(found), key=lambda number: self._places[number][0]):
            for number, document in self._again(source, list(group)):
                findings = sorted(found[number], key=lambda f: (f.start, f.end, f.rule))
                if document is None or findings[-1].end > len(document.text):
                    yield Problem(source.path, "changed while it was checked; check it again")
                    continue
                result = self._filters.result_across(number, document, findings)
                if result.findings:
                    yield result

    def _again(
        self, source: Source, numbers: Sequence[int]
    ) -> Iterator[tuple[int, Document | None]]:
        """Yield documents of a source again, in one pass over it; None where one is gone."""
        if not source.again:
            yield from ((number, self._kept[number]) for number in numbers)
            return
        read = enumerate(source.documents())
        for number in numbers:
            wanted = self._places[number][1]
            document = next((document for index, document in read if index == wanted), None)
            yield number, None if isinstance(document, Problem) else document
