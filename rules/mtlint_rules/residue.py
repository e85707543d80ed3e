"""What a translation engine leaves behind: loops, doubled words, tokens of its own."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtlint import Document, DocumentRule, Finding, Severity

_DOUBLED = regex.compile(r"(?<![\w'’-])(\p{L}[\p{L}'’]*)(?:[ \t]+\1)+(?![\w'’-])")


class DoubledWord(DocumentRule):
    """A word stands twice or more in a row.

    Decoders repeat themselves, and edited translations keep one word of the old version. The
    few words that English does double (`had had`, `that that`) are left alone.
    """

    message = "'{match}' says a word twice"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    bad = (
        "Ships were sent to [[the the|the]] port.",
        "The vote was [[held held held|held]] on Monday.",
    )
    good = (
        "He had had enough; she said that that was it.",
        "The town of Baden Baden and the actor Duran Duran.",
    )
    allow: frozenset[str] = frozenset({"had", "that", "is", "her", "so", "very", "no", "ha", "bye"})

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the runs of a word, but for those that English doubles."""
        for match in _DOUBLED.finditer(document.text):
            word = match[1]
            if word[0].isupper() or word.lower() in self.allow:
                continue
            yield self.finding(document, *match.span(), fix=word)
