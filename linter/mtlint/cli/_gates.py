"""Gates: what a run has to keep to, so that it exits with 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.display import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.config import Settings
    from mtlint.results import Tally


def has_gates(settings: Settings) -> bool:
    """Say whether a gate is stated; where none is, any finding counts."""
    return (settings.fail_on, settings.max_findings, settings.min_score) != (None, None, None)


def broken_gates(settings: Settings, tally: Tally) -> Iterator[str]:
    """Yield a line for each stated gate that a run has broken: which, and by how much."""
    if settings.fail_on is not None and (count := tally.findings(settings.fail_on)):
        yield f"fail-on broken: {counted(count, 'finding')} of severity {settings.fail_on} or worse"
    most = settings.max_findings
    if most is not None and (count := tally.findings()) > most:
        yield f"max-findings broken: {counted(count, 'finding')}, {count - most:,} more than {most:,}"
    least, score = settings.min_score, tally.scores.total
    if least is not None and score.value < least:
        missing = round(least - float(str(score)), 6)
        yield f"min-score broken: the score is {score}, {missing:g} below {least:g}"
