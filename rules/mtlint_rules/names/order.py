"""Eastern names, whose family name comes first: turned round, or called by the wrong part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint import Confidence, Document, DocumentRule, Severity, plain_pattern
from mtlint_rules._evidence import evidence
from mtlint_rules._known_names import CHINESE_SURNAMES, KOREAN_SURNAMES
from mtlint_rules._mentions import (
    BLANKS,
    capitalised_words,
    company,
    is_title,
    may_be_mentioned,
    mentions,
    places_of,
)
from mtlint_rules._once import once_per_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint import Finding

_VIETNAMESE = "Nguyen Tran Pham Huynh Hoang Phan Vu Vo Dang Bui Duong Ngo Dinh Trinh Truong".split()  # noqa: SIM905
_JAPANESE = (
    "Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada"
    " Sasaki Yamaguchi Matsumoto Inoue Kimura Hayashi Shimizu Yamazaki Mori Abe Ikeda Hashimoto"
    " Ishikawa Ogawa Okada Goto Hasegawa Murakami Kondo Ishii Saito Sakamoto Endo Aoki Fujii"
    " Nishimura Fukuda Ota Miura Fujiwara Okamoto Matsuda Nakagawa Nakano Harada Ono Tamura"
    " Takeuchi Kaneko Wada Nakayama Ishida Ueda Morita Kishida Suga Ishiba Takaichi Koizumi Aso"
)
_FIRST = sorted(
    {*CHINESE_SURNAMES, *KOREAN_SURNAMES, *_VIETNAMESE} - {"Song", "Park", "Long", "Won"}
)
_SURNAMES = sorted({*_FIRST, *_JAPANESE.split()})
_SURNAME_SET = frozenset(_SURNAMES)
_FULL_NAME = rf"(?-i:(?:{'|'.join(_SURNAMES)}) [A-Z])"  # one trigger for all: scanned for once
_GIVEN = plain_pattern(r"[^\W\d_a-z][a-zà-ÿ]+(?:[ -][^\W\d_a-z][a-zà-ÿ]+)?")
_GOES_ON = plain_pattern(r"[\w-]|[ \u00a0][^\W\d_a-z]")
_Place = tuple[int, int]


class NameOrder(DocumentRule):
    """A Chinese, Korean, Vietnamese or Japanese name is turned round: "Jinping Xi".

    In these languages the family name comes first, and English keeps it there, but for most
    Japanese and for people who live abroad. A system that takes the first word for a given name
    turns some mentions round. A text should keep to one order; the rarer is marked, at a tie the
    one with the family name last.

    When it is right: two people with the same two names; a list that sorts by family name.
    """

    message = "'{match}' is '{fix}' elsewhere in the text ({counts})"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    mqm = "fluency/inconsistency"
    safe = False
    trigger = _FULL_NAME
    bad = (
        "Deng Haoran spoke first. Reporters asked Deng Haoran twice; [[Haoran Deng|Deng Haoran]] left.",
        "In Hanoi, Pham Quoc Bao won. [[Quoc Bao Pham|Pham Quoc Bao]], 51, is a judge.",
        "Akari Tanaka won. Then Akari Tanaka slept, and [[Tanaka Akari|Akari Tanaka]] dreamed.",
    )
    good = (
        "Deng Haoran spoke first. Deng left, and Haoran County slept.",
        "Akari Tanaka won. Tanaka slept, and Akari Mori dreamed.",
        "Lin Dan met Dan Lin Brown in Lin Dan Street.",
        "Chen Wei and Wei Chen's brother Li Na; Lee Ann Park.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the names in the rarer order."""
        for family, given, straight in _full_names(document):
            turned = _places(document, f"{given} {family}")
            if not turned or given in _SURNAME_SET:
                continue
            places = {f"{family} {given}": straight, f"{given} {family}": turned}
            if len(turned) > len(straight):
                places = dict(reversed(places.items()))
            right, rare = places
            shown = evidence(places)
            for start, end in places[rare]:
                related = shown.besides(start)
                yield self.finding(
                    document, start, end, fix=right, related=related, counts=shown.counts
                )


class TitledGivenName(DocumentRule):
    """A title stands before a Chinese given name: "Mr. Jinping" for "Mr. Xi".

    A system that takes the last word of a name for the family name calls people so. The text has
    the full name elsewhere, so that it is sure which part is which.

    When it is right: for Vietnamese, whose given names do the work of family names, and for people
    who write their names the western way round.
    """

    message = "'{match}' is the given name of {name} ({counts}): the family name goes with a title"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "accuracy/mistranslation"
    trigger = _FULL_NAME
    safe = False
    bad = (
        "Deng Haoran spoke first. Reporters asked Deng Haoran twice; Mr. [[Haoran|Deng]] left.",
        "The envoy met President Deng Haoran, and President [[Haoran|Deng]] thanked her.",
    )
    good = (
        "Deng Haoran spoke first. Reporters asked Deng Haoran twice; Mr. Deng left.",
        "Deng Haoran met Haoran Smith, and Mr. Haoran Smith thanked him.",
        "Li Na won. Miss Li wept; Miss Universe slept.",
        "Ma Ying spoke of Dr. Ying Zhou.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield given names behind a title."""
        text = document.text
        for family, given, full in _full_names(document):
            if family not in CHINESE_SURNAMES or given in _SURNAME_SET or len(given) < _SHORTEST:
                continue
            if not may_be_mentioned(document, given, len(full) + 1):
                continue
            titled = [
                (m.start, m.end)
                for m in mentions(document, given)
                if m.before in _TITLES and not m.after
            ]
            shown = evidence({f"{family} {given}": full, given: titled}, "in full here")
            for start, end in titled:
                related = shown.besides(start)
                name = text[slice(*full[0])]
                yield self.finding(
                    document,
                    start,
                    end,
                    fix=family,
                    related=related,
                    name=name,
                    counts=shown.counts,
                )


class VietnameseName(DocumentRule):
    """A Vietnamese is called by the family name here and by the given name there.

    Half of Vietnam is called Nguyen, so news calls people by the last word of their name: Nguyen
    Phu Trong is Mr. Trong. A system that takes the first or the last word for a family name does
    now this and now that. The rarer is marked, at a tie the family name.

    When it is right: two people with one family name; so a text with two is left alone.
    """

    message = "'{match}' is called '{fix}' elsewhere in the text ({counts})"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "fluency/inconsistency"
    safe = False
    trigger = _FULL_NAME
    bad = (
        "Pham Quoc Bao won in Hanoi. Mr. Bao wept. Later Bao slept, and [[Pham|Bao]] dreamed.",
        "Tran Duc Luong won. Mr. Luong wept, and Mr. [[Tran|Luong]] dreamed.",
    )
    good = (
        "Pham Quoc Bao won in Hanoi. Mr. Bao wept. Later Bao slept.",
        "Pham Quoc Bao met Pham Van Dong. Mr. Bao wept; Pham spoke, and Bao slept.",
        "Anna Nguyen sang. Nguyen Phu Trong heard Anna Nguyen; Nguyen wept, and Trong left.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of the rarer way to call somebody."""
        persons: dict[str, list[tuple[str, list[_Place]]]] = {}
        for family, given, full in _full_names(document):
            if family in _VIETNAMESE and " " in given:
                persons.setdefault(family, []).append((given.split()[-1], full))
        for family, bearers in persons.items():
            if len(bearers) > 1 or _has_a_namesake(document, family):
                continue
            given = bearers[0][0]
            called = {name: _alone(document, name) for name in (given, family)}
            if given in _SURNAME_SET or not all(called.values()):
                continue
            if len(called[family]) > len(called[given]):
                called = dict(reversed(called.items()))
            right, rare = called
            shown = evidence(called, "called so here")
            for start, end in called[rare]:
                related = shown.besides(start)
                yield self.finding(
                    document, start, end, fix=right, related=related, counts=shown.counts
                )


def _alone(document: Document, word: str) -> list[_Place]:
    """Return the places where a name stands alone, or behind a title only."""
    return [
        (m.start, m.end) for m in mentions(document, word) if not m.after and _is_no_name(m.before)
    ]


def _has_a_namesake(document: Document, family: str) -> bool:
    """Say whether a family name stands last as well, as that of somebody abroad."""
    return any(not _is_no_name(m.before) for m in mentions(document, family))


def _is_no_name(before: str) -> bool:
    """Say whether what stands before a name is nothing or a title."""
    return before in _TITLES or is_title(before)


_SHORTEST = 4  # letters of a given name that is no surname
_TITLES = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "President", "Premier", "Chairman"})


@once_per_document
def _full_names(document: Document) -> list[tuple[str, str, list[_Place]]]:
    """Return names that begin with a family name, the given name and the places of both."""
    text = document.text
    found: dict[tuple[str, str], list[_Place]] = {}
    for family in capitalised_words(document) & _SURNAME_SET:
        for start, end in places_of(document, family):
            given = _GIVEN.match(text, end + 1) if text[end : end + 1] in BLANKS else None
            if given and _stands_alone(text, start, given.end()):
                found.setdefault((family, given[0]), []).append((start, given.end()))
    return [(*name, places) for name, places in sorted(found.items())]


def _places(document: Document, name: str) -> list[_Place]:
    """Return the places of a name of several words that is no part of a longer one."""
    text = document.text
    found = []
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not text[start - 1 : start].isalnum() and _stands_alone(text, start, end):
            found.append((start, end))
        start = text.find(name, end)
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether no more of a name stands before or behind; titles may."""
    return _GOES_ON.match(text, end) is None and _is_no_name(company(text, start))
