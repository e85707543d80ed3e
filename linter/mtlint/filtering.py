"""Between findings and reports: what is ignored, in the baseline, or on lines that did not change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint.results import Result, Withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.baseline import Known
    from mtlint.changes import Changes
    from mtlint.fixes import Edit
    from mtlint.linter import Linter
    from mtlint.rule import Finding
    from mtlint.suppression import Met
    from mtlint.text import Document
    from mtlint.wishes import Sidecar


class _Beside(NamedTuple):
    """The sidecar of the source at hand, and what its wishes have met so far."""

    path: str | None  # of the source
    sidecar: Sidecar
    met: Met
    failed: frozenset[str]


class Filters:
    """Makes results of findings, taken in the order of a run.

    Without a `baseline` or `changes`, nothing is withheld on their account.
    """

    def __init__(
        self, linter: Linter, *, baseline: Known | None = None, changes: Changes | None = None
    ) -> None:
        self._linter = linter
        self._baseline = baseline
        self._changes = changes
        self._beside: _Beside | None = None

    def result(
        self,
        number: int,
        document: Document,
        findings: Sequence[Finding],
        failed: Iterable[str] = (),
    ) -> Result:
        """Return the result of a document with all that was found in it, in order.

        `failed` are the rules that failed on it.
        """
        kept = self._linter.kept(document, findings)
        if document.sidecar is not None:
            self._note(document, document.sidecar, kept.met_beside, failed)
        told: Sequence[Finding] = kept.findings
        if document.ignores:
            judged = self._linter.judge_ignores(
                document, document.ignores, kept.met, path=document.path, failed=failed
            )
            told = sorted((*told, *judged), key=lambda f: (f.start, f.end, f.rule))
        return self._result(number, document, told, len(kept.suppressed))

    def result_across(self, number: int, document: Document, findings: Sequence[Finding]) -> Result:
        """Return a further result of a document: what rules across documents found in it."""
        kept = self._linter.kept(document, findings)
        return self._result(number, document, kept.findings, len(kept.suppressed))

    def leave(self, number: int, document: Document | None = None) -> Iterator[Result]:
        """Yield what is wrong with the last sidecar, once a document beside another one follows.

        The result, of which there is one at most, has that number.
        """
        beside = self._beside
        if beside is None or (document is not None and document.sidecar is beside.sidecar):
            return
        self._beside = None
        sidecar = beside.sidecar
        judged = self._linter.judge_ignores(
            sidecar.document, sidecar.wishes, beside.met, path=beside.path, failed=beside.failed
        )
        if judged:
            yield self._result(number, sidecar.document, judged, 0)

    def part(self, document: Document, findings: Sequence[Finding]) -> Part:
        """Return what of a document is open to fixes, given all that was found in it, in order."""
        new = self._unknown(document, self._linter.kept(document, findings).findings)
        held = {(f.rule, f.start, f.end) for f in findings}
        held.difference_update((f.rule, f.start, f.end) for f in new)
        return Part(document, frozenset(held), self._changed(document))

    def _changed(self, document: Document) -> Sequence[tuple[int, int]] | None:
        return None if self._changes is None else self._changes.spans(document)

    def _note(self, document: Document, sidecar: Sidecar, met: Met, failed: Iterable[str]) -> None:
        before = self._beside or _Beside(document.path, sidecar, frozenset(), frozenset())
        self._beside = before._replace(met=before.met | met, failed=before.failed | set(failed))

    def _unknown(self, document: Document, findings: Sequence[Finding]) -> Sequence[Finding]:
        baseline = self._baseline
        if baseline is None:
            return findings
        return [finding for finding in findings if not baseline.knows(document, finding)]

    def _result(
        self, number: int, document: Document, findings: Sequence[Finding], suppressed: int
    ) -> Result:
        new = self._unknown(document, findings)
        spans = self._changed(document)
        told = new if spans is None else [f for f in new if touches(f.start, f.end, spans)]
        withheld = Withheld(suppressed, len(findings) - len(new), len(new) - len(told))
        return Result(number, document, tuple(told), withheld)


class Part(NamedTuple):
    """A document of which some findings are left alone, whatever edits are made.

    These are those `held`, by rule and place, and those outside of what `changed` (None: it is
    all new). It is an `Editable` where the document is one.
    """

    document: Document
    held: frozenset[tuple[str, int, int]]
    changed: Sequence[tuple[int, int]] | None

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    def edited(self, edits: Sequence[Edit]) -> Part:
        """Return the part after edits, which come in order and do not overlap."""
        document: Any = self.document
        changed = self.changed
        if changed is not None:
            changed = _moved(changed, edits)
        places = _moved([(start, end) for _, start, end in self.held], edits)
        held = frozenset(
            (rule, *place) for (rule, _, _), place in zip(self.held, places, strict=True)
        )
        return Part(document.edited(edits), held, changed)

    def open(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return those of its findings that are not left alone."""
        return [
            f
            for f in findings
            if (f.rule, f.start, f.end) not in self.held
            and (self.changed is None or touches(f.start, f.end, self.changed))
        ]


def _moved(spans: Iterable[tuple[int, int]], edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """Return where spans are after edits; what was written at their ends belongs to them.

    >>> from mtlint.fixes import Edit
    >>> _moved([(0, 4), (6, 9)], [Edit(1, 2, ""), Edit(7, 7, "new")])
    [(0, 3), (5, 11)]
    """
    shifts = [0, *accumulate(len(new) - (end - start) for start, end, new in edits)]
    starts, ends = [edit.start for edit in edits], [edit.end for edit in edits]
    return [
        (start + shifts[bisect_right(ends, start)], end + shifts[bisect_left(starts, end)])
        for start, end in spans
    ]


def touches(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a place, which may be empty, has a code point in one of the spans, in order.

    >>> touches(3, 3, [(0, 4)]), touches(4, 4, [(0, 4)]), touches(2, 6, [(0, 1), (5, 9)])
    (True, False, True)
    """
    at = bisect_right(spans, start, key=lambda span: span[1])  # the first that ends after it
    return at < len(spans) and spans[at][0] < max(end, start + 1)
