"""Persons whose surname got lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint import Confidence, Document, DocumentRule, Severity, plain_pattern
from mtlint_rules._evidence import evidence
from mtlint_rules._known_names import (
    CHINESE_SURNAMES,
    KOREAN_SURNAMES,
    fold,
    is_known,
    kinds_of,
    name_kinds,
)
from mtlint_rules._lexicon import is_common, is_word
from mtlint_rules._mentions import (
    Mention,
    capitalised_words,
    is_title,
    may_be_mentioned,
    mentions,
    once_per_name,
)
from mtlint_rules._once import once_per_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mtlint import Finding

# Given names that are something else where they stand alone: surnames that come first, or months.
_NOT_ALONE = frozenset(KOREAN_SURNAMES) | frozenset(
    {"Chen", "Ling", "Sun", "Tan", "Lin", "Dong", "Fan", "April", "May", "June", "August"}
)
_PATRONYMICS = ("dottir", "sson", "ovich", "evich", "ovna", "evna")


class Truncated(DocumentRule):
    """A person is called by the given name once, and by the full name or surname elsewhere.

    News copy names a person in full and then by surname. Where a given name stands alone, the rest
    of the name was lost on the way, or the translation took it for something else.

    When it is right: relatives who share a surname, children, artists, quotations. So a text with
    two bearers of the surname is left alone, and one that uses the given name twice, and what is
    quoted. Surnames that come first (Kim, Chen) and patronymics have given names' use.
    """

    message = "'{match}' alone: the text has '{fix}' elsewhere ({counts})"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "accuracy/omission"
    quotations = False
    bad = (
        (
            "Minister Gertrud Haffner resigned. Gertrud Haffner had led the party. Police said"
            " [[Gertrud|Gertrud Haffner]] left at noon. Haffner lives in Graz."
        ),
        "The tower was Gertrud Haffner's uncle. [[Gertrud|Gertrud Haffner]], Emil Wolff. She wept.",
        "Tian Guofang farms. Tian Guofang has pigs. His son said [[Guofang|Tian Guofang]] slept.",
    )
    good = (
        "Gertrud Haffner and Emil Haffner wed. Gertrud Haffner sang, and Gertrud wept. Haffner.",
        "Gertrud Haffner is six. Gertrud plays; Gertrud Haffner likes it. Gertrud sings.",
        'Gertrud Haffner won. "We love Gertrud," fans said of Gertrud Haffner. Haffner wept.',
        "Kim Haffner won. Kim Haffner wept. Kim Novak left, Kim said. Haffner slept.",
        "Gertrud Haffner met Saint Gertrud Abbey's abbot. Gertrud Haffner prayed. Haffner slept.",
        "Tian Guofang met Liu Guofang. Tian Guofang wept. Guofang slept.",
        "The singer Gertrud Haffner won. Gertrud Haffner slept, and Gertrud wept. Haffner left.",
        "Victoria Haffner flew to Victoria. Victoria Haffner flew back; Haffner slept.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield given names that stand alone."""
        given = {
            name
            for name in _known_given_names(document)
            if may_be_mentioned(document, name, _FEWEST)
        }
        given.update(filter(_is_given, _fragments(document).values()))
        for name in given:
            if _stands_alone_once(document.text, name) and (found := _lost(document, name)):
                yield self._lone(document, found[0], [_with_next(m) for m in found[1]])
        yield from self._chinese(document)

    def _chinese(self, document: Document) -> Iterator[Finding]:
        """Yield Chinese given names, which come last, that stand alone."""
        behind = {
            mention.after
            for surname in CHINESE_SURNAMES & capitalised_words(document)
            if may_be_mentioned(document, surname, _FEWEST - 1)
            for mention in mentions(document, surname)
        }
        for word in behind - {""}:
            if not may_be_mentioned(document, word, _FEWEST) or is_known(fold(word)):
                continue
            found = list(mentions(document, word))
            alone = [m for m in found if not (m.before or m.after)]
            full = [m for m in found if m.before in CHINESE_SURNAMES]
            if (
                len(alone) == 1
                and len(found) >= _FEWEST
                and len(alone) + len(full) == len(found)
                and len({m.before for m in full}) == 1
            ):
                yield self._lone(
                    document, alone[0], [(m.start - 1 - len(m.before), m.end) for m in full]
                )

    def _lone(self, document: Document, alone: Mention, full: Sequence[tuple[int, int]]) -> Finding:
        name = document.text[slice(*full[0])]
        place = (alone.start, alone.end)
        grounds = evidence({name: full, document.text[slice(*place)]: [place]}, "in full here")
        related = grounds.besides(alone.start)
        return self.finding(
            document, *place, fix=name, safe=False, related=related, counts=grounds.counts
        )


def _with_next(place: Mention) -> tuple[int, int]:
    return place.start, place.end + 1 + len(place.after)


def _is_given(word: str) -> bool:
    """Say whether a word is a given name or may be a rare one."""
    kinds = name_kinds(fold(word))
    if word in _NOT_ALONE or "p" in kinds:
        return False
    return "g" in kinds or not is_known(fold(word))


@once_per_name
def _known_given_names(names: frozenset[str]) -> AbstractSet[str]:
    """Pick the given names that there are."""
    kinds = kinds_of(names)
    return {name for name in kinds if "g" in kinds[name] and "p" not in kinds[name]} - _NOT_ALONE


_FEWEST = 3  # mentions of a given name, once alone, that are told but at a fragment

# Before a sentence of names only: "the grandfather. Ottavia, Nazzareno Brizi."
_FRAGMENT = plain_pattern(r"\. (?=([^\W\d_a-z]\w+)(?:,? [^\W\d_a-z][\w'’-]+)+\.(?!\S))")


@once_per_document
def _fragments(document: Document) -> dict[int, str]:
    """Return where sentences of names only begin, each with its first word."""
    text = document.text
    stops = _FRAGMENT.finditer(text)
    return {
        stop.end(): stop[1] for stop in stops if text[stop.start() - 1 : stop.start()].islower()
    }


def _stands_alone_once(text: str, word: str) -> bool:
    """Say whether on one of several mentions of a word no capital follows; a guess in a long text.

    A quick look that spares most texts the places of all their names.
    """
    if len(text) > _LONG:
        return True
    alone = mentioned = 0
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[end : end + 1].isalnum() and not text[start - 1 : start].isalnum():
            mentioned += 1
            alone += not (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())
            if alone > 1:
                return False
        start = text.find(word, end)
    return alone == 1 and mentioned > 1


_LONG = 50_000  # code points; a search for each name in a longer text adds up


def _lost(document: Document, given: str) -> tuple[Mention, list[Mention]] | None:
    """Return the one place where a given name stands alone, and those where it does not."""
    found = list(mentions(document, given))
    alone = [m for m in found if not m.after and is_title(m.before)]
    full = [m for m in found if m.after]
    surnames = {m.after for m in full}
    if len(alone) != 1 or len(surnames) != 1 or len(alone) + len(full) != len(found):
        return None
    surname = surnames.pop()
    folded = fold(surname)
    fragment = alone[0].start in _fragments(document)
    if not fragment and (len(found) < _FEWEST or not name_kinds(fold(given))):
        return None
    if folded.endswith(_PATRONYMICS) or not _is_surname(folded, fold(given)):
        return None
    if any(_goes_on(document.text, m) for m in full):  # "Bogi Nils Bogason"
        return None
    if any(_is_on_first_name_terms(document.text, m) for m in full):
        return None
    bearers = {m.before for m in mentions(document, surname) if not is_title(m.before)}
    if not fragment and bearers != {given}:
        return None
    return alone[0], full


# Who is called by the given name in careful copy too.
_ON_FIRST_NAME_TERMS = frozenset(
    """
    singer songwriter actor actress rapper musician dancer host presenter blogger comedian model
    influencer star girl boy child baby toddler pupil son daughter
    """.split()  # noqa: SIM905 - a list of words reads best as one
)


def _is_on_first_name_terms(text: str, place: Mention) -> bool:
    """Say whether an artist or a child is named: "the singer Gertrud Haffner"."""
    before = text[max(0, place.start - 20) : place.start].split()
    return bool(before) and before[-1] in _ON_FIRST_NAME_TERMS


def _goes_on(text: str, place: Mention) -> bool:
    """Say whether a third capitalised word stands behind two."""
    end = place.end + 1 + len(place.after)
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _is_surname(folded: str, given: str) -> bool:
    """Say whether a word is a surname behind a given name, not the rest of the name of a thing."""
    if is_common(folded):  # "Jordan West", but not "Grace Church"
        return "s" in name_kinds(folded) and not is_word(given)
    return True
