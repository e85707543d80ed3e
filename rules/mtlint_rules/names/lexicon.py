"""Names that are known, to the world or to the house: a garbled one."""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Confidence, Document, DocumentRule, Severity
from mtlint_rules._edits import shortened, within_one_edit
from mtlint_rules._kept import DATA
from mtlint_rules._known_names import fold, is_known
from mtlint_rules._mentions import capitalised_words, mentions
from mtlint_rules._once import Sieve

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mtlint import Finding
    from mtlint.house_names import HouseName
    from mtlint_rules._mentions import Mention


class WellKnown(DocumentRule):
    """The name of a well-known person is a letter away from how it is spelt.

    A name that went through another alphabet comes back garbled: "Kim Jung Un", "Vladmir Putin".
    The other parts of the name must be right and stand beside it, so namesakes pass. People of the
    names file of the settings are held to it too.

    Limits: the list (data/people.tsv) is one of heads of state and government and of the like; it
    is not one of everybody.
    """

    message = "'{match}' is misspelt: the name is {name}"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    mqm = "accuracy/mistranslation"
    safe = False
    bad = (
        "The envoy met [[Emanuel|Emmanuel]] Macron in Lyon.",
        "[[Vladmir|Vladimir]] Putin's plane landed.",
        "Portraits of Kim [[Jung|Jong]] Un and of Kim Yo [[Jon|Jong]] hung there.",
        "Olaf [[Sholz|Scholz]] lost.",
    )
    good = (
        "Emmanuel Macron met Volodymyr Zelenskiy, Volodymyr Zelenskyy's namesake.",
        "Emanuel Mayer, Olaf Schulze and Marc Rutten sang; Boris Johansson did not.",
        "Kim Jong Un, Kim Yo Jong and Kim Jong Il; Kim Jong Min, Kim Yong Un, a miner.",
        "Joe Baden and Theresa Mayer sat beside Donald Trumpet.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the garbled words of well-known names."""
        words = capitalised_words(document)
        for people in self._people:
            for word, meant in people.candidates(document).items():
                if any(not words.isdisjoint(form.words) for _, form in meant):
                    yield from self._word(document, word, meant)

    @cached_property
    def _people(self) -> tuple[_People, ...]:
        return (_world(), _own(self.names)) if self.names else (_world(),)

    def _word(
        self, document: Document, word: str, meant: Sequence[tuple[str, _Form]]
    ) -> Iterator[Finding]:
        for place in mentions(document, word):
            for right, form in meant:
                if form.stands_around(right, document.text, place):
                    name = " ".join(form.words)
                    yield self.finding(document, place.start, place.end, fix=right, name=name)
                    break


class _Form(NamedTuple):
    words: tuple[str, ...]
    certain: bool  # every near form is a slip

    def stands_around(self, word: str, text: str, place: Mention) -> bool:
        """Say whether the other words of the name stand around the place of one."""
        at = self.words.index(word)
        before = "".join(f"{other} " for other in self.words[:at])
        after = "".join(f" {other}" for other in self.words[at + 1 :])
        start, end = place.start - len(before), place.end + len(after)
        return (
            start >= 0
            and text.startswith(before, start)
            and text.startswith(after, place.end)
            and not text[end : end + 1].isalpha()
        )


class _People:
    """The names of people by each of their words that is long enough to be garbled."""

    def __init__(self, forms: Iterable[_Form], others: Container[str] = ()) -> None:
        self._others = others  # slips that are the matter of another rule
        self._forms: dict[str, list[_Form]] = {}
        for form in forms:
            for word in form.words:
                if len(word) >= 4:
                    self._forms.setdefault(word, []).append(form)
        self._dropped: dict[str, list[str]] = {}  # by what is left of a word without a letter
        for word in self._forms:
            for key in shortened(fold(word)):
                self._dropped.setdefault(key, []).append(word)
        self._near = Sieve(capitalised_words).view(self._near_words)
        self._meant = lru_cache(maxsize=10_000)(self._meant_by)

    def candidates(self, document: Document) -> dict[str, list[tuple[str, _Form]]]:
        """Return what words of a document may be meant for, with the names that have it."""
        return {word: meant for word in self._near(document) if (meant := self._meant(word))}

    def _near_words(self, words: AbstractSet[str]) -> AbstractSet[str]:
        """Pick those of which a part of a name is a letter or two away."""
        dropped = self._dropped.keys()
        return {
            word
            for word in words - self._forms.keys()
            if 3 <= len(word) <= 24 and not dropped.isdisjoint(shortened(fold(word)))
        }

    def _meant_by(self, word: str) -> list[tuple[str, _Form]]:
        keys = shortened(fold(word))
        sharing = {other for key in keys for other in self._dropped.get(key, ())}
        near = sorted(other for other in sharing if within_one_edit(word, other))
        known = is_known(fold(word)) if near else False
        return [
            (right, form)
            for right in near
            for form in self._forms[right]
            if not known or (form.certain and word[0] == right[0])
            if fold(word) != fold(right)  # else accents got lost
            if " ".join(word if part == right else part for part in form.words) not in self._others
        ]


@cache
def _world() -> _People:
    """Return the people that the world knows."""
    return _People(
        _Form(tuple(name.split()), certain=line.startswith("*"))
        for line in (DATA / "people.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
        for name in line.partition("\t")[0].lstrip("*").split("|")
    )


def _own(names: Iterable[HouseName]) -> _People:
    """Return the people of a names file."""
    names = tuple(names)
    forms = [
        _Form(tuple(form.split()), certain=False)
        for name in names
        if name.kind == "people"
        for form in (name.name, *name.accepted)
        if " " in form
    ]
    return _People(forms, {form for name in names for form in name.rejected})
