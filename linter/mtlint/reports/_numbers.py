"""The numbers of a run, as reports tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.display import counted
from mtlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.results import Tally

SEVERITIES = tuple(sorted(Severity, reverse=True))


def told_severities(tally: Tally) -> str:
    """Return how many findings there are of each severity, as in `1 error, 3 warnings`."""
    return ", ".join(
        counted(count, str(severity)) for severity in SEVERITIES if (count := tally.of(severity))
    )


def told_score(tally: Tally) -> str:
    """Return the score of the run and what it was made of."""
    score = tally.scores.total
    return (
        f"Score {score} of 100: "
        f"a penalty of {score.per_thousand:,.1f} per 1,000 words in {counted(score.words, 'word')}."
    )


def told_withheld(tally: Tally) -> str:
    """Return how many findings are not told, and why; nothing where all are."""
    suppressed, in_baseline, unchanged = tally.withheld
    counts = {
        "suppressed": suppressed,
        "in the baseline": in_baseline,
        "on unchanged lines": unchanged,
    }
    return ", ".join(f"{count:,} {why}" for why, count in counts.items() if count)


def ranked_rules(tally: Tally) -> Sequence[str]:
    """Return the rules that found something, by what is worst."""

    def rank(rule: str) -> tuple[object, ...]:
        counts = tally.by_rule[rule]
        return (*(-counts.get(severity, 0) for severity in SEVERITIES), rule)

    return sorted(tally.by_rule, key=rank)
