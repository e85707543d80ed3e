"""Suppression: wishes held against findings, and what became of them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from mtlint.nearest import nearest
from mtlint.rule import Heeded
from mtlint.selectors import selects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mtlint.accepting import Accepted
    from mtlint.rule import Finding
    from mtlint.text import Document
    from mtlint.wishes import Ignore


Met = frozenset[tuple[int, str]]
"""The selectors that have met a finding, each with the place where its wish stands."""


class Suppressed(NamedTuple):
    """Findings that remain, those that do not, and what wishes in the text and beside it have met."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    met: Met
    met_beside: Met


def suppress(document: Document, findings: Sequence[Finding], accepted: Accepted) -> Suppressed:
    """Part findings, which come in the order of their places, into those to be told and the others.

    Findings on the blanks of comments are neither.
    """
    on_text = _off_comments(document, findings)
    told = [f for f in on_text if not accepted.covers(document.text, f.start, f.end)]
    told, met = _without(told, document.ignores)
    beside = document.sidecar.ignores(document.text) if document.sidecar else ()
    told, met_beside = _without(told, beside)
    suppressed: Sequence[Finding] = ()
    if len(told) < len(on_text):
        left = set(told)
        suppressed = [finding for finding in on_text if finding not in left]
    return Suppressed(tuple(told), tuple(suppressed), met, met_beside)


def heeded(
    ignores: Iterable[Ignore],
    met: Met,
    known: AbstractSet[str],
    ran: AbstractSet[str],
    across: AbstractSet[str] = frozenset(),
) -> Iterator[Heeded]:
    """Yield what became of each wish.

    `known` are the ids of all rules, `ran` of those that ran, and `across` of those that look
    across documents: what they find is not known yet.
    """
    rules: dict[str, list[str]] = {}  # by selector
    # Words that stand at several places are still one wish.
    wishes = dict.fromkeys((i.start, i.end, i.selectors, i.problem) for i in ignores)
    for start, end, selectors, problem in wishes:
        problems = [] if problem is None else [problem]
        unused = []
        for selector in selectors:
            if selector not in rules:
                rules[selector] = [rule for rule in known if selects(selector, rule)]
            meant = rules[selector]
            if not meant and not _is_external(selector):
                problems.append(f"there is no rule '{selector}'{nearest(selector, known)}")
            elif (
                (start, selector) not in met
                and not ran.isdisjoint(meant)
                and across.isdisjoint(meant)
            ):
                unused.append(selector)
        yield Heeded(start, end, problems, unused)


def _is_external(selector: str) -> bool:
    """Say whether a selector means rules of an engine, which are not known beforehand."""
    from mtlint.external import engine_names  # noqa: PLC0415 - only where no rule is known

    return selector.partition(".")[0].rstrip("*") in engine_names()


def _without(findings: list[Finding], ignores: Sequence[Ignore]) -> tuple[list[Finding], Met]:
    if not ignores:
        return findings, frozenset()
    waiting = sorted(ignores, key=lambda ignore: -ignore.first)
    met: set[tuple[int, str]] = set()
    kept: list[Finding] = []
    active: list[Ignore] = []
    for finding in findings:
        while waiting and waiting[-1].first <= finding.start:
            active.append(waiting.pop())
        active = [ignore for ignore in active if ignore.last >= finding.start]
        meant = {
            (ignore.start, selector)
            for ignore in active
            for selector in ignore.selectors
            if selects(selector, finding.rule)
        }
        met |= meant
        if not meant:
            kept.append(finding)
    return kept, frozenset(met)


def _off_comments(document: Document, findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return findings without those on the blanks of comments, or their fixes where they reach out.

    Such a fix would take the comment away.
    """
    comments = document.comments
    if not comments:
        return findings
    starts = [comment.start for comment in comments]
    kept = []
    for finding in findings:
        last = bisect_left(starts, finding.end) - 1
        if last < 0 or comments[last].end <= finding.start:
            kept.append(finding)
        elif document.text[finding.start : finding.end].strip():
            kept.append(finding._replace(fix=None))
    return kept
