"""Names of which several spellings are in use: one for a text, and that of the house."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Confidence, Document, DocumentRule, Severity
from mtlint_rules._evidence import evidence
from mtlint_rules._house import house_words
from mtlint_rules._kept import DATA
from mtlint_rules._known_names import fold
from mtlint_rules._lexicon import rarity
from mtlint_rules._mentions import capitalised_words, is_spoken_of, mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtlint import Finding

_Place = tuple[int, int]


class Agency(StrEnum):
    """Whose spellings a house follows; any: one for a text, whichever."""

    ANY = "any"
    AP = "ap"
    REUTERS = "reuters"
    AFP = "afp"
    BBC = "bbc"


class HouseStyle(DocumentRule):
    """A name with several spellings in use has two of them in one text, or not the house's.

    Agencies differ (Zelenskyy, Zelensky, Zelenskiy; Kyiv, Kiev; Gaddafi, Gadhafi, Qaddafi), and so
    does what a system learned from them. The rarer one is marked, the later at a tie.

    The option `style` (ap, reuters, afp, bbc) names an agency, whose spelling then is the right one
    wherever it stands; where the table does not know it, one for a text holds. A names file of the
    settings goes before both: what it rejects is marked, and so is another spelling of a name that
    it has.

    When it is right: where the other spelling is part of a longer name ("Dynamo Kiev"), or is what
    others call the place ("Bakhmut, which Russia calls Artyomovsk").
    """

    message = "'{match}' {grounds}"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    mqm = "style/inconsistent-style"
    safe = False
    style: Agency = Agency.ANY
    bad = (
        "Kyiv slept. Trains left Kyiv at six for the west, and [[Kiev|Kyiv]] woke.",
        "Shops in Benghazi closed. Gadhafi's son spoke; [[Qaddafi|Gadhafi]]'s guards left.",
    )
    good = (
        "Kyiv slept. Dynamo Kiev had lost, and chicken Kiev was served.",
        "Kharkiv, Lviv and Odesa sent teams to Kyiv.",
        "Sisi and Mubarak ruled; Raisi did not.",
        "Bakhmut, which Russia calls Artyomovsk, slept; Almaty, formerly Alma-Ata, did not.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of spellings that the names file rejects, of others', of the rarer."""
        rejected = list(self._rejected(document)) if self.names else []
        yield from rejected
        rows: dict[int, list[str]] = {}
        for word in sorted(capitalised_words(document) & _styles().keys()):
            rows.setdefault(_styles()[word].row, []).append(word)
        marked = {finding.start for finding in rejected}
        for row, words in rows.items():
            chosen = self._chosen(row)
            if chosen is None:
                yield from self._mixed(document, words) if len(words) > 1 else ()
                continue
            right, grounds = chosen
            for word in words:
                for start, end in () if word in right else _own_mentions(document, word):
                    if start not in marked:
                        yield self.finding(
                            document, start, end, fix=right[0], grounds=grounds.format(right[0])
                        )

    def _chosen(self, row: int) -> tuple[list[str], str] | None:
        """Return the spellings of a row that the settings choose, and how to say so."""
        if self.style is Agency.ANY and not self.names:
            return None
        spellings = spellings_in_use()[row]
        own = [word for word in spellings if word in self._house_words]
        if own:
            return own, "is not as the names file has it: '{}'"
        if self.style is Agency.ANY:
            return None
        theirs = [word for word in spellings if self.style in _styles()[word].agencies]
        return (theirs, f"is not as {self.style.upper()} spells it: '{{}}'") if theirs else None

    def _mixed(self, document: Document, words: Iterable[str]) -> Iterator[Finding]:
        """Yield the places of the rarer of several spellings."""
        places = {word: found for word in words if (found := _own_mentions(document, word))}
        if len(places) < 2:
            return
        ranked = sorted(places, key=lambda word: (-len(places[word]), places[word][0]))
        most = ranked[0]
        shown = evidence({word: places[word] for word in ranked})
        grounds = (
            f"is spelt '{most}' elsewhere in the text ({shown.counts}); both are in use, pick one"
        )
        for word in ranked[1:]:
            for start, end in places[word]:
                related = shown.besides(start)
                yield self.finding(document, start, end, fix=most, related=related, grounds=grounds)

    def _rejected(self, document: Document) -> Iterator[Finding]:
        """Yield the places of forms that the names file rejects, of the longest where they meet."""
        there = {*document.vocabulary, *capitalised_words(document)}
        found = sorted(
            (place.start(), -place.end(), self._rejections[form])
            for word in self._by_first.keys() & there
            for form in self._by_first[word]
            for place in _whole(form).finditer(document.text)
        )
        beyond = 0
        for start, end, right in found:
            if start >= beyond:
                beyond = -end
                grounds = f"is rejected by the names file, which has '{right}'"
                yield self.finding(document, start, -end, fix=right, grounds=grounds)

    @cached_property
    def _house_words(self) -> frozenset[str]:
        return house_words(self.names)

    @cached_property
    def _rejections(self) -> Mapping[str, str]:
        return {form: name.name for name in self.names for form in name.rejected}

    @cached_property
    def _by_first(self) -> Mapping[str, list[str]]:
        """The rejected forms by the first word of theirs that a vocabulary would hold."""
        forms: dict[str, list[str]] = {}
        for form in self._rejections:
            word = re.search(r"\w[\w'’-]*(?<![-'’])", form)
            if word:
                forms.setdefault(word[0].removesuffix("'s"), []).append(form)
        return forms


@lru_cache(maxsize=10_000)
def _whole(form: str) -> re.Pattern[str]:
    """Return a pattern for a form with any white space between its words."""
    words = r"\s+".join(map(re.escape, form.split()))
    return re.compile(rf"(?<![\w-]){words}(?![\w-])")


def _own_mentions(document: Document, word: str) -> list[_Place]:
    """Return the mentions of a name by which it is meant; of a place, not in longer names."""
    is_place = _styles()[word].is_place
    text = document.text
    return [
        (start, end)
        for start, end, before, after in mentions(document, word)
        if not (is_place and _is_part(text, start, before, after))
        and not is_spoken_of(text, start, end)
    ]


def _is_part(text: str, start: int, before: str, after: str) -> bool:
    """Say whether a place is part of a longer name: "Dynamo Kiev", "chicken Kiev"."""
    opens = before and rarity(fold(before)) > _FUNCTION_WORD  # not "In Kiev"
    return bool(opens or after) or text.endswith("chicken ", 0, start)


_FUNCTION_WORD = 5  # see `rarity`


class _Spelling(NamedTuple):
    row: int
    is_place: bool
    agencies: frozenset[str]


@cache
def _styles() -> dict[str, _Spelling]:
    """Return the spellings of names that have several."""
    styles = {}
    for row, line in enumerate((DATA / "house-styles.tsv").read_text("utf-8").splitlines()):
        if not line.startswith("#"):
            for field in line.lstrip("@").split("\t"):
                word, _, agencies = field.partition("=")
                who = frozenset(filter(None, agencies.split(",")))
                styles[word] = _Spelling(row, line.startswith("@"), who)
    return styles


@cache
def spellings_in_use() -> dict[int, list[str]]:
    """Return the spellings of each name that has several, by its row."""
    rows: dict[int, list[str]] = {}
    for word, spelling in _styles().items():
        rows.setdefault(spelling.row, []).append(word)
    return rows
