"""Names with a hyphen here and a space there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint import Confidence, Document, DocumentRule, Severity
from mtlint_rules._evidence import evidence
from mtlint_rules._mentions import capitalised_words, company, hyphened_words, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint import Finding

_BLANKS = (" ", "\u00a0")
_Place = tuple[int, int]


class Hyphen(DocumentRule):
    """A name has a hyphen where the text elsewhere has a space, or the other way round.

    "Leif-Eric" and "Leif Eric", "Asia-Pacific" and "Asia Pacific": the hyphen comes or goes with
    the language or the tokeniser that a text went through. The rarer form is marked, if the other
    stands at least twice and twice as often.

    When it is right: a hyphen that makes an adjective ("Korean-led", "US-China talks") is none of a
    name; words with a small letter after the hyphen count only behind the same first word ("Baek
    Won-soon"), abbreviations not at all. Korean names have a rule of their own.
    """

    message = "'{match}' is written '{fix}' elsewhere in the text ({counts})"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "style/inconsistent-style"
    safe = False
    bad = (
        "Aino-Kaisa Virtanen won. Aino-Kaisa slept, and [[Aino Kaisa|Aino-Kaisa]] dreamed.",
        "Port Hale is shut. Ferries left Port Hale empty; [[Port-Hale|Port Hale]] slept.",
        "Mayor Chou Li-wen spoke, and Chou Li-wen was heard. Chou [[Li wen|Li-wen]] left.",
    )
    good = (
        "Aino-Kaisa Virtanen won. Aino and Kaisa Laine lost; Aino-Kaisa slept.",
        "Korean-led talks began. The Korean led them, a Korean led the choir, Korean led on.",
        "A US-China deal failed. In the US China is feared; US China scholars agreed.",
        "New York slept. A New York-based firm won, and New York won.",
        "Kwame Mensah-Boateng ran. Mensah lost to Boateng.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of the rarer form."""
        words, text = capitalised_words(document), document.text
        for word in hyphened_words(document):
            first, _, rest = word.partition("-")
            if (
                first in words
                and rest.isalpha()
                and not _shortened(first, rest)
                and any(
                    f"{first}{blank}{second}" in text
                    for blank in _BLANKS
                    for second in (rest, rest.capitalize())
                )
            ):
                yield from self._form(document, word, first, rest)

    def _form(self, document: Document, word: str, first: str, rest: str) -> Iterator[Finding]:
        joined = places(document).get(word, [])
        spaced = _spaced(document, first, rest)
        if rest.islower():
            before = {name for start, _ in joined if (name := company(document.text, start))}
            spaced = [place for place in spaced if company(document.text, place[0]) in before]
        few, many, rare, fix = joined, spaced, word, f"{first} {rest}"
        if len(joined) > len(spaced):
            few, many, rare, fix = spaced, joined, fix, word
        if not few or len(many) < 2 or 2 * len(few) > len(many):
            return
        from mtlint_rules._korean import korean_names  # noqa: PLC0415 - few texts come this far

        korean = korean_names(document)
        grounds = evidence({fix: many, rare: few}, "written so here")
        for start, end in few:
            if not any(name.start <= start < name.end for name in korean):
                related = grounds.besides(start)
                yield self.finding(
                    document, start, end, fix=fix, related=related, counts=grounds.counts
                )


def _shortened(first: str, rest: str) -> bool:
    return first.isupper() or rest.isupper()


def _spaced(document: Document, first: str, rest: str) -> list[_Place]:
    """Return the places of two words that stand side by side; a capital may open the second."""
    text = document.text
    found = []
    for start, end in places(document).get(first, ()):
        last = end + 1 + len(rest)
        second = text[end + 1 : last]
        if (
            text[end : end + 1] in _BLANKS
            and second in (rest, rest.capitalize())
            and not text[last : last + 1].isalnum()
            and text[last : last + 1] != "-"
        ):
            found.append((start, last))
    return found
