"""The score of copy: MQM's linear model, from 100 down by the penalties a word.

    penalty = sum over the findings of weight(severity) * weight(confidence)
    score   = 100 * (1 - penalty / words), not below 0

MQM calls these the absolute penalty total, the evaluation word count and the overall quality
score, uncalibrated (https://themqm.org/error-types-2/the-mqm-scoring-models/; Lommel et al. 2024,
"The Multi-Range Theory of Translation Quality Measurement", arXiv 2405.16969). An error weighs as
its "major", a warning as its "minor"; a hint as much as Freitag et al. 2021 ("Experts, Errors, and
Context", TACL 9) give to minor punctuation. The weight of a confidence is how often such a rule is
right, so that a penalty is what is to be expected.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mtlint.rule import Confidence, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtlint.rule import Finding

STEPS = (0, 50, 80, 90, 95, 98, 99, 100)
"""Where the bars of a histogram begin: wide where copy is bad, narrow where most of it is."""


class Weights(NamedTuple):
    """What a finding costs, by its severity and its confidence."""

    severity: Mapping[Severity, float] = {
        Severity.HINT: 0.1,
        Severity.WARNING: 1.0,
        Severity.ERROR: 5.0,
    }
    confidence: Mapping[Confidence, float] = {
        Confidence.LOW: 0.5,
        Confidence.MEDIUM: 0.8,
        Confidence.HIGH: 1.0,
    }

    def penalty(self, findings: Iterable[Finding]) -> float:
        """Return what findings cost together."""
        severity, confidence = self.severity, self.confidence
        return sum(severity[f.severity] * confidence[f.confidence] for f in findings)


class Score(NamedTuple):
    """The words of a text, or of several, and the penalty of what was found in them.

    >>> score = Score(words=400, penalty=10)
    >>> score.value, score.per_thousand, str(score)
    (97.5, 25.0, '97.5')
    >>> Score().value, Score(words=1, penalty=5).value, str(Score(words=90_000, penalty=1))
    (100.0, 0.0, '99.9')
    """

    words: int = 0
    penalty: float = 0.0

    @property
    def value(self) -> float:
        """The score, from 0 to 100; a text without words counts as one word."""
        return max(0.0, 100 * (1 - self.penalty / max(self.words, 1)))

    @property
    def per_thousand(self) -> float:
        """The penalty per 1,000 words."""
        return 1000 * self.penalty / max(self.words, 1)

    def __str__(self) -> str:
        """Return the score with one decimal, rounded down: only clean copy has 100."""
        return f"{int(round(10 * self.value, 6)) / 10:.1f}"


def count_words(text: str) -> int:
    """Return how many words a text has: what white space sets apart, as `wc` counts.

    >>> count_words("A 3.5-tonne lorry — empty — left.")
    7
    """
    return len(text.split())


class Scores:
    """The scores of a run: of its documents, by their numbers, and of them all.

    >>> from mtlint import Linter
    >>> linter, scores = Linter(), Scores()
    >>> for number, text in enumerate(("Ships left the port port on Monday.", "Nobody was hurt.")):
    ...     scores.add(number, text, linter.check(text))
    >>> scores.of(0), scores.of(1), scores.total
    (Score(words=7, penalty=5.0), Score(words=3, penalty=0.0), Score(words=10, penalty=5.0))
    """

    def __init__(self, weights: Weights = Weights()) -> None:  # noqa: B008 - it is immutable
        self.weights = weights
        self._words = array("Q")  # of each document; there may be millions
        self._penalties = array("d")

    def add(self, number: int, text: str, findings: Sequence[Finding]) -> None:
        """Take the findings of a document, or more of one that was there before."""
        while len(self._words) < number:  # a document without a result
            self._words.append(0)
            self._penalties.append(0.0)
        if number == len(self._words):
            self._words.append(count_words(text))
            self._penalties.append(0.0)
        if findings:
            self._penalties[number] += self.weights.penalty(findings)

    def of(self, number: int) -> Score:
        """Return the score of a document."""
        return Score(self._words[number], self._penalties[number])

    @property
    def total(self) -> Score:
        """The score of all documents as if they were one: a long one counts for more."""
        return Score(sum(self._words), sum(self._penalties))

    def histogram(self) -> Sequence[int]:
        """Return how many documents score from each of `STEPS` to below the next; the last, 100.

        >>> scores = Scores()
        >>> scores.add(0, "Nobody was hurt.", ())
        >>> scores.histogram()
        [0, 0, 0, 0, 0, 0, 0, 1]
        """
        counts = [0] * len(STEPS)
        for score in map(Score, self._words, self._penalties):
            counts[bisect_right(STEPS, score.value) - 1] += 1
        return counts
