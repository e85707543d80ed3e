"""What is wrong with the wishes not to be told of findings."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import Document, Finding, IgnoreRule, Severity
from mtlint.rule import Heeded


class UnusedIgnore(IgnoreRule):
    """A comment, a field of a record or a line of a sidecar file asks to ignore what is not found.

    What it was there for was mended, or it stands in the wrong place. Take it out: it would hide
    the next finding of these rules without anybody having looked at it. It is told only where at
    least one of the rules ran, and not for rules that look across documents.
    """

    message = "nothing is found here by {rules}, so there is nothing to ignore; take it out"
    severity = Severity.HINT
    mqm = "style"
    bad = (
        "Ships left the port. [[<!-- mtlint: ignore residue.doubled-word -->]]",
        'The ferry left port.\n[[<!-- mtlint: ignore spelling "fery" (the name of a bar) -->]]',
    )
    good = (
        "Ships left the port. <!-- the editor's own note -->",
        "Ships left the port. <!-- mtlint: ignore residue.doubled-wrod -->",
    )

    def check(self, document: Document, ignore: Heeded) -> Iterator[Finding]:
        """Yield a wish under one or more of whose selectors nothing was found."""
        if ignore.unused:
            rules = ", ".join(f"'{selector}'" for selector in ignore.unused)
            yield self.finding(document, ignore.start, ignore.end, rules=rules)


class InvalidIgnore(IgnoreRule):
    """A comment, a field of a record or a line of a sidecar file cannot be read as a wish to ignore.

    It names no rule, one that there is not, or all of them, or is written in another way than
    `ignore RULE, RULE "WORDS" (REASON)`, of which the words and the reason may be left out.
    """

    message = "{problem}"
    mqm = "style"
    bad = (
        "Ships left the port. [[<!-- mtlint: ignore -->]]",
        "Ships left the port. [[<!-- mtlint: disable spelling -->]]",
        "Ships left the port. [[<!-- mtlint: ignore all -->]]",
        "Ships left the port. [[<!-- mtlint: ignore residue.doubled-wrod -->]]",
    )
    good = (
        "Ships left the port. <!-- mtlint: ignore residue.doubled-word -->",
        "Ships left the port. <!-- mtlint is a linter -->",
    )

    def check(self, document: Document, ignore: Heeded) -> Iterator[Finding]:
        """Yield a wish that cannot be heeded."""
        if ignore.problems:
            problem = "; ".join(ignore.problems)
            yield self.finding(document, ignore.start, ignore.end, problem=problem)
