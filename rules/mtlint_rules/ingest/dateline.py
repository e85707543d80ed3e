"""Datelines in the form of another language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtlint import Document, DocumentRule, Finding, Severity, pattern
from mtlint_rules._kept import DATA, kept

_DASH = pattern(r"\s*[-–—.:](?=\s)")
_BRACKETED = pattern(
    r"\((\p{Lu}[\p{L}.'’-]+(?:[ -]\p{L}[\p{L}.'’-]+){0,3})"
    r"(?:, [^()]{2,30}|/(?:AFP|AP|Reuters|dpa|EFE|ANSA|[\p{L} ]{2,20}))?\)(?=\s*(?:[-–—.:]\s*)?[\p{Lu}“\"‘«0-9])"
)
_FIRST_BLOCKS = 3  # the headline and a subheading may come before


@kept("places.txt", "exonyms.tsv")
def _places() -> frozenset[str]:
    lines = (DATA / "places.txt").read_text("utf-8").splitlines()
    exonyms = (DATA / "exonyms.tsv").read_text("utf-8").splitlines()
    foreign = (x.partition("\t")[0] for x in exonyms if "\tplace" in x)
    return frozenset(map(str.casefold, (*(x for x in lines if x[:1] != "#"), *foreign)))


class BracketedDateline(DocumentRule):
    """The text opens with its place in brackets: "(Moscow) The president …".

    French agencies and papers write the dateline so; English has it in capitals with a dash,
    "MOSCOW — The president …". Only places of the gazetteer count (states, capitals, large
    cities), so that "(Reuters)" and "(Bloomberg)" pass.
    """

    message = "'{match}' is a dateline in French form; English has {fix}"
    severity = Severity.ERROR
    mqm = "locale/other"
    trigger = r"(?:^|\n)\W*\([a-z][^()\n]{2,60}\)"
    bad = (
        "[[(Lisbon)|LISBON —]] Fishermen blocked the harbour on Monday.",
        "Fishermen block harbour\n\n[[(Lisbon)|LISBON —]] Fishermen blocked the harbour on Monday.",
        "[[(Addis Ababa) -|ADDIS ABABA —]] Farmers met on Monday.",
    )
    good = (
        "(Reuters) - Fishermen blocked the harbour on Monday.",
        "LISBON — Fishermen blocked the harbour. (Lisbon has two.)",
        "(Lisbon and Porto were calm.) Fishermen blocked the harbour.",
        "(Continued) Fishermen blocked the harbour.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the bracketed place before the first sentence."""
        for block in document.blocks[:_FIRST_BLOCKS]:
            match: Any = block.match(_BRACKETED)
            if match is None or match[1].casefold() not in _places():
                continue
            dash = _DASH.match(document.text, match.end())
            end = dash.end() if dash else match.end()
            fix = f"{match[1].upper()} —"
            yield self.finding(document, block.start, end, fix=fix, safe=False)
            return
