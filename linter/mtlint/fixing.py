"""A run that fixes: sources in, the bytes that are to change in them out. Writes nothing."""

from __future__ import annotations

import os
from collections import deque
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint.filtering import Filters
from mtlint.fixes import choose_fixes, settle
from mtlint.readers.editable import EditableDocument
from mtlint.replacing import Splice
from mtlint.results import Problem
from mtlint.workers import examine_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtlint.linter import Linter
    from mtlint.readers import Source
    from mtlint.rule import Finding
    from mtlint.store import Store
    from mtlint.text import Document


class FixedSource(NamedTuple):
    """What is to change in a source, and how many fixes that makes."""

    source: Source
    splices: Sequence[Splice]
    fixes: int


def fix_sources(
    linter: Linter,
    sources: Iterable[Source],
    *,
    unsafe: bool,
    jobs: int,
    store: Store,
    filters: Filters | None = None,
    step: Callable[[int], None] = lambda _: None,
) -> Iterator[FixedSource | Problem]:
    """Yield the changes for each source in which there is something to fix, and problems.

    What `filters` keep from being told is not fixed either. `step` is told how many documents have
    been looked at, after each.

    A file is taken once, by whatever names and links it comes. What rules across documents find
    is not fixed here: they would have to be asked again after every change.
    """
    filters = filters or Filters(linter)
    origins: deque[Source] = deque()

    def items() -> Iterator[Document | Problem]:
        for source in distinct(sources):
            for item in source.documents():
                origins.append(source)
                yield item

    examined = (
        (origins.popleft(), number, item, found.findings if found else ())
        for number, (item, found) in enumerate(
            examine_all(linter, items(), jobs=jobs, store=store), 1
        )
    )
    for source, group in groupby(examined, key=lambda row: row[0]):
        splices: list[Splice] = []
        count = 0
        for _, number, item, findings in group:
            step(number)
            if isinstance(item, Problem):
                yield item
                continue
            part = filters.part(item, findings)
            if choose_fixes(item.text, part.open(findings), unsafe=unsafe):
                if not isinstance(item, EditableDocument):
                    yield Problem(item.path, "cannot be fixed: fixes are not written to its format")
                    continue
                fixed = settle(part, lambda p: p.open(_findings(linter, p.document)), unsafe=unsafe)
                if fixed.restless:
                    yield _restless(item, fixed.restless)
                if fixed.text.text != item.text:
                    document: Any = fixed.text.document  # editable, as it was before
                    splices.append(Splice(item.position, item.encoded(), document.encoded()))
                    count += fixed.fixes
        if splices:
            yield FixedSource(source, splices, count)
    store.save()
    if linter.external is not None:
        yield from linter.external.problems()


def _findings(linter: Linter, document: Document) -> Sequence[Finding]:
    return linter.check_document(document).findings


def distinct(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield the sources, each once; the standard input is kept, as it is to be written again."""
    seen: set[str] = set()
    for source in sources:
        path = "-" if source.is_stdin else os.path.realpath(source.path)
        if path not in seen:
            seen.add(path)
            if source.is_stdin:
                source.keep()
            yield source


def _restless(document: Document, rules: Iterable[str]) -> Problem:
    names = sorted(rules)
    return Problem(
        document.path,
        f"the fixes of {' and '.join(names)} find no end or undo each other, so they are not made; "
        f"report it to their authors, or use --ignore {','.join(names)}",
        document.line_column(0)[0],
        names[0],
    )
