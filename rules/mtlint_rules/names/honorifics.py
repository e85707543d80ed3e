"""Honorifics that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint import PROSE, Confidence, Document, DocumentRule, Severity, pattern
from mtlint_rules._evidence import evidence
from mtlint_rules._mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint import Finding

_HONORIFIC = pattern(r"\b(?:Mr|Mrs|Ms|Miss)\.? (\p{Lu}[\p{L}'’-]+)")


class Honorific(DocumentRule):
    """A person is "Mr" in one place and goes without in another.

    Few papers use honorifics on later mentions, and those use them throughout; a text put together
    from two, or a translation that kept "M." or "Herr" now and then, mixes both. Strict only: the
    choice is the house's, and which places are wrong is its editor's to say. The rarer is marked.

    When it is right: in quotations, in headlines, and with the full name.
    """

    message = "'{match}': elsewhere the text says '{fix}' ({counts})"
    severity = Severity.HINT
    confidence = Confidence.MEDIUM
    mqm = "style/inconsistent-style"
    safe = False
    trigger = "Mr|Mrs|Ms|Miss"
    quotations = False
    blocks = PROSE
    default = False
    bad = (
        (
            "Emil Wolff resigned on Monday, the court said, and left for Graz the same evening."
            " Wolff had been ill. In his letter [[Mr. Wolff|Wolff]] thanked the clerks, and the"
            " clerks thanked Wolff."
        ),
    )
    good = (
        (
            "Emil Wolff resigned on Monday, the court said, and left for Graz the same evening."
            ' Wolff had been ill. "We shall miss Mr. Wolff," the clerks wrote.'
        ),
        (
            "Emil Wolff resigned on Monday, the court said, and left for Graz the same evening."
            " Mr. Wolff had been ill. The clerks thanked Mr. Wolff and Anna Wolff."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of the rarer way to name a person."""
        polite: dict[str, list[tuple[int, int]]] = {}
        for match in _HONORIFIC.finditer(document.text):
            name = match[1].removesuffix("'s").removesuffix("’s")
            place = (match.start(), match.start(1) + len(name))
            if not _is_full(document.text, place[1]) and _counts(document, *place):
                polite.setdefault(name, []).append(place)
        for name, with_title in polite.items():
            bare = [
                (m.start, m.end)
                for m in mentions(document, name)
                if not (m.before or m.after) and _counts(document, m.start, m.end)
            ]
            few, many = sorted((with_title, bare), key=len)
            if not few:
                continue
            model, rare = (document.text[slice(*places[0])] for places in (many, few))
            grounds = evidence({model: many, rare: few}, "named so here")
            for start, end in few:
                related = grounds.besides(start)
                yield self.finding(
                    document, start, end, fix=model, related=related, counts=grounds.counts
                )


def _is_full(text: str, end: int) -> bool:
    """Say whether the name goes on behind a first word."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _counts(document: Document, start: int, end: int) -> bool:
    """Say whether a place is in running text and in the paper's own words."""
    block = document.block_at(start)
    return block is not None and block.kind in PROSE and not document.in_quotation(start, end)
