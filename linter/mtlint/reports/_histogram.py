"""The scores of a run's documents as bars of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.score import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.display import Medium
    from mtlint.score import Scores

_COUNT = 11  # columns, as wide as the head


def histogram(scores: Scores, medium: Medium) -> Iterator[str]:
    r"""Yield the lines of a histogram, the best scores first, down to the worst that occur.

    >>> from mtlint.display import Medium
    >>> from mtlint.score import Scores
    >>> scores = Scores()
    >>> for number in range(3):
    ...     scores.add(number, "Nobody was hurt.", ())
    >>> print(*histogram(scores, Medium(width=40, unicode=False)), sep="\n")
      score        documents
      100                  3  ##############
    """
    counts = scores.histogram()
    worst = next(index for index, count in enumerate(counts) if count)
    room = medium.width - 2 - 9 - _COUNT - 4
    yield medium.paint(f"  {'score':9}  {'documents':>{_COUNT}}", "dim")
    for index in range(len(STEPS) - 1, worst - 1, -1):
        low, count = STEPS[index], counts[index]
        name = f"{low}" if index == len(STEPS) - 1 else f"{low} to {STEPS[index + 1]}"
        bar = medium.drawn("█" * -(-room * count // max(counts)))  # seen, however few
        yield f"  {name:9}  {count:>{_COUNT},}  {bar}".rstrip()
