"""Names that the world knows: a garbled one, and two accepted spellings in one text."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Confidence, Document, DocumentRule, Related, Severity
from mtlint_rules._edits import within_one_edit
from mtlint_rules._known_names import fold, is_known
from mtlint_rules._lexicon import DATA, rarity
from mtlint_rules._mentions import capitalised_words, mentions

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from mtlint import Finding
    from mtlint_rules._mentions import Mention


class WellKnown(DocumentRule):
    """The name of a well-known person is a letter away from how it is spelt.

    A name that went through another alphabet comes back garbled: "Kim Jung Un", "Vladmir Putin".
    The other parts of the name must be right and stand beside it, so namesakes pass.

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
        for word in words:
            meant = _candidates(word)
            if meant and any(_is_there(form, words) for _, form in meant):
                yield from self._word(document, word)

    def _word(self, document: Document, word: str) -> Iterator[Finding]:
        for place in mentions(document, word):
            for right, form in _candidates(word):
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


@cache
def _forms() -> dict[str, list[_Form]]:
    """Return the names of people by each of their words that is long enough to be garbled."""
    forms: dict[str, list[_Form]] = {}
    for line in (DATA / "people.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        names = line.partition("\t")[0]
        for name in names.lstrip("*").split("|"):
            form = _Form(tuple(name.split()), certain=line.startswith("*"))
            for word in form.words:
                if len(word) >= 4:
                    forms.setdefault(word, []).append(form)
    return forms


@cache
def _dropped() -> dict[str, list[str]]:
    """Return the words of well-known names by what is left of them without a letter."""
    dropped: dict[str, list[str]] = {}
    for word in _forms():
        for key in _keys(word):
            dropped.setdefault(key, []).append(word)
    return dropped


def _keys(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _near_words(word: str) -> tuple[str, ...]:
    """Return the words of well-known names that are one edit from a word that is none itself."""
    if word in _forms() or len(word) < 3 or len(word) > 24:
        return ()
    near = {other for key in _keys(word) for other in _dropped().get(key, ())}
    return tuple(sorted(other for other in near if within_one_edit(word, other)))


def _is_there(form: _Form, words: Container[str]) -> bool:
    """Say whether another word of a name is there."""
    return any(word in words for word in form.words)


@lru_cache(maxsize=50_000)
def _candidates(word: str) -> tuple[tuple[str, _Form], ...]:
    """Return what a word may be meant for, with the names that have it."""
    return tuple(_meant(word)) if _near_words(word) else ()


def _meant(word: str) -> Iterator[tuple[str, _Form]]:
    known = is_known(fold(word))
    for right in _near_words(word):
        for form in _forms()[right]:
            certain = form.certain and word[0] == right[0]
            if (certain or not known) and not _is_accepted(word, right, form):
                yield right, form


def _is_accepted(word: str, right: str, form: _Form) -> bool:
    """Say whether the name with the other word is an accepted form as well, or lost accents."""
    if fold(word) == fold(right):
        return True
    words = tuple(word if part == right else part for part in form.words)
    return any(other.words == words for other in _forms().get(word, ()))


class HouseStyle(DocumentRule):
    """A name with several accepted spellings has two of them in one text.

    Agencies differ (Zelenskyy, Zelensky, Zelenskiy; Kyiv, Kiev; Gaddafi, Gadhafi, Qaddafi), and so
    does what a system learned from them. The rarer one is marked, the later at a tie.

    When it is right: where the other spelling is part of a longer name ("Dynamo Kiev") or quoted
    as a spelling.
    """

    message = "'{match}' is spelt '{fix}' elsewhere in the text; both are in use, pick one"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    mqm = "style/inconsistent-style"
    safe = False
    bad = (
        "Kyiv slept. Trains left Kyiv at six for the west, and [[Kiev|Kyiv]] woke.",
        "Shops in Benghazi closed. Gadhafi's son spoke; [[Qaddafi|Gadhafi]]'s guards left.",
    )
    good = (
        "Kyiv slept. Dynamo Kiev had lost, and chicken Kiev was served.",
        "Kharkiv, Lviv and Odesa sent teams to Kyiv.",
        "Sisi and Mubarak ruled; Raisi did not.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of the rarer spellings."""
        styles = _styles()
        rows: dict[int, list[str]] = {}
        for word in sorted(styles.keys() & capitalised_words(document)):
            rows.setdefault(styles[word][0], []).append(word)
        for words in rows.values():
            if len(words) > 1:
                yield from self._row(document, words)

    def _row(self, document: Document, words: list[str]) -> Iterator[Finding]:
        places = {word: _own_mentions(document, word) for word in words}
        words = [word for word in words if places[word]]
        if len(words) < 2:
            return
        most = max(words, key=lambda word: (len(places[word]), -places[word][0].start))
        related = [Related(m.start, m.end, "spelt so here") for m in places[most][:3]]
        for word in words:
            if word != most:
                for place in places[word]:
                    yield self.finding(document, place.start, place.end, fix=most, related=related)


def _own_mentions(document: Document, word: str) -> list[Mention]:
    """Return the mentions of a name; of a place, those that are no part of a longer name."""
    is_place = _styles()[word][1]
    return [m for m in mentions(document, word) if not (is_place and _is_part(document.text, m))]


def _is_part(text: str, place: Mention) -> bool:
    """Say whether a place is part of a longer name: "Dynamo Kiev", "chicken Kiev"."""
    opens = place.before and rarity(fold(place.before)) > _FUNCTION_WORD  # not "In Kiev"
    return bool(opens or place.after) or text.endswith("chicken ", 0, place.start)


_FUNCTION_WORD = 5  # see `rarity`


@cache
def _styles() -> dict[str, tuple[int, bool]]:
    """Return the spellings with the number of their row and whether it is one of a place."""
    styles = {}
    for number, line in enumerate((DATA / "house-styles.tsv").read_text("utf-8").splitlines()):
        if not line.startswith("#"):
            for name in line.lstrip("@").split("\t"):
                styles[name] = number, line.startswith("@")
    return styles
