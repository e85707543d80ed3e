"""Words that hardly ever follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import PROSE, Confidence, Document, DocumentRule, Finding
from mtlint_rules.grammar._sequences import odd_gaps, words_and_gaps


class UnlikelyWords(DocumentRule):
    """Words follow each other as they hardly ever do in sound text.

    A word was lost, stands in the wrong place or in the wrong form: what names no rule of its own.
    The verdict comes from a small statistical model of which kinds of words, and which pairs of
    common words, follow each other; it knows no meaning and sees a few words only. It is right
    in about three of four cases on damaged text, and wrong about once in 2,000 words of sound
    news, so it belongs to the strict profile. Verse, tables and dialect it cannot judge.
    """

    message = "'{match}': these words hardly ever stand so; one may be lost, misplaced or in the wrong form"
    confidence = Confidence.MEDIUM
    mqm = "fluency/grammar"
    blocks = PROSE
    default = False
    bad = (
        "He gave [[the to]] his brother on Monday.",
        "The [[mayor not]] did know about the plan.",
        "The company [[is plan]] a new ferry to the island.",
    )
    good = (
        "The firm he works for is small, and the town she came from has a port.",
        "Those who could not swim were helped by those who could.",
        "He had had enough of all that that man had told him.",
    )
    odds: float = 3.3  # natural logarithm, from which a gap between words counts as odd

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield stretches of words with odd gaps between them."""
        words = document.words
        first = last = -1
        for index, _ in odd_gaps(*words_and_gaps(document), self.odds):
            if index - 1 > last:
                if last > 0:
                    yield self.finding(document, words[first].start, words[last].end)
                first = index - 1
            last = index
        if last > 0:
            yield self.finding(document, words[first].start, words[last].end)
