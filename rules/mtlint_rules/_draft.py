"""A names file drafted from a corpus: what is named there, how often, and spelt in which ways."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mtlint_rules._disagreements import disagreements, is_idle
from mtlint_rules._kinds_of_names import Kind, is_place, kind_of, names_a_person, names_nothing
from mtlint_rules._known_names import fold, is_known
from mtlint_rules._lexicon import is_common, is_name
from mtlint_rules._near import near_pairs, skeleton
from mtlint_rules.names.house import spellings_in_use

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from mtlint import Document

_MOST_NAMES = 500_000  # that are counted at a time; then those said once are let go
_LONGEST = 8  # words; a longer run of capitals is a title
_CLEAR = 3  # a form that is said so many times as often as another is right


class Variant(NamedTuple):
    """A form of a name that is in the minority; `certain` where it is no other name."""

    form: str
    times: int
    certain: bool


class Drafted(NamedTuple):
    """A name with the form that most mentions have, and the other forms."""

    name: str
    times: int
    kind: Kind
    variants: tuple[Variant, ...]


class Draft:
    """Counts the names of documents as they come; keeps no document.

    The order of the documents makes no difference, unless there are more than half a million
    distinct names: then those said once so far are forgotten from time to time.
    """

    def __init__(self) -> None:
        self.texts = 0
        self._counts: Counter[str] = Counter()
        self._titled: Counter[str] = Counter()  # those behind "Mr", "President" …
        self._judged: Counter[tuple[str, str]] = Counter()  # words a text has for one name

    def add(self, document: Document) -> None:
        """Count the names of a document."""
        self.texts += 1
        text = document.text
        for name in document.names:
            form = " ".join(name.text.split()).replace("’", "'")
            if form.count(" ") < _LONGEST:
                self._counts[form] += 1
                if names_a_person(text[max(0, name.start - 24) : name.start]):
                    self._titled[form] += 1
        for found in disagreements(document):
            self._judged[found.minority, found.majority] += 1
        if len(self._counts) > _MOST_NAMES:
            self._counts = Counter({name: n for name, n in self._counts.items() if n > 1})

    def names(self, min_count: int, known: Container[str] = ()) -> list[Drafted]:
        """Return the names said so often that are not known yet, by kind and then by alphabet."""
        counts = _without_datelines(
            {n: c for n, c in self._counts.items() if not (n in known or names_nothing(n))}
        )
        ranked = sorted(counts, key=lambda name: (-counts[name], not name.isascii(), name))
        main = {name: name for name in ranked}  # the form that most mentions have
        certain: dict[str, bool] = {}
        mains: set[str] = set()
        for few, many, sure in self._variants(ranked, counts):
            if main[few] == few and main[many] == many and few not in mains:
                main[few] = many
                mains.add(many)
                certain[few] = sure and _CLEAR * counts[few] <= counts[many]
        forms: dict[str, list[Variant]] = {}
        for name in ranked:
            variants = forms.setdefault(main[name], [])
            if main[name] != name:
                variants.append(Variant(name, counts[name], certain[name]))
        names = [
            Drafted(name, counts[name], self._kind(name, counts), tuple(others))
            for name, others in forms.items()
            if counts[name] >= min_count
        ]
        parts = {word for n in names if n.kind is Kind.PEOPLE for word in n.name.split()[1:]}
        parts |= {n.name.split()[0] for n in names if n.kind is Kind.PEOPLE and " " in n.name}
        return sorted(
            (n for n in names if n.variants or n.name not in parts),
            key=lambda n: (list(Kind).index(n.kind), fold(n.name), n.name),
        )

    def _kind(self, name: str, counts: Container[str]) -> Kind:
        """Return what a name is one of: whoever is called by the last word alone is a person."""
        kind = kind_of(name, titled=name in self._titled)
        first, _, last = name.partition(" ")
        if kind is Kind.OTHERS and last in counts and first not in counts and not is_place(last):
            return Kind.PEOPLE
        return kind

    def _variants(
        self, ranked: list[str], counts: Mapping[str, int]
    ) -> Iterator[tuple[str, str, bool]]:
        """Yield forms with a commoner form of what may be the same name, and whether it is."""
        by_key: dict[str, str] = {}
        for name in ranked:
            first = by_key.setdefault(_key(name), name)
            if first != name:
                yield name, first, True
        names_with: dict[str, list[str]] = {}
        for name in ranked:
            for word in name.split():
                names_with.setdefault(word, []).append(name)
        rank = {name: number for number, name in enumerate(ranked)}
        found = set()
        for a, b in self._pairs(names_with):
            for name in names_with.get(a, ()):
                other = " ".join(b if word == a else word for word in name.split())
                if other in counts and other != name:
                    many, few = sorted((name, other), key=rank.__getitem__)
                    if (few, many) not in found:
                        found.add((few, many))
                        sure = self._is_sure(few, many)
                        if sure is not None:
                            yield few, many, sure

    def _pairs(self, words: Iterable[str]) -> Iterator[tuple[str, str]]:
        there = frozenset(words)
        yield from ((a, b) for a, b in near_pairs(there) if not is_idle(a, b))
        for row in spellings_in_use().values():
            here = [word for word in row if word in there]
            yield from ((here[0], word) for word in here[1:])

    def _is_sure(self, few: str, many: str) -> bool | None:
        """Say whether two names are one; None where the one is no likely form of the other."""
        pairs = list(zip(few.split(), many.split(), strict=True))
        slip, right = next((a, b) for a, b in pairs if a != b)
        if (slip, right) in self._judged or any(
            slip in row and right in row for row in spellings_in_use().values()
        ):
            return True
        unknown = not (is_known(fold(slip)) or is_name(fold(slip)))
        if " " not in few:
            return False if unknown and len(slip) > 4 else None
        alike = unknown or skeleton(fold(slip)) == skeleton(fold(right))
        named = any(a == b and not is_common(fold(a)) for a, b in pairs)  # no "Huai River"
        return alike and named


_SHORTEST = 5  # letters of a name in capitals that is no acronym


def _without_datelines(counts: Mapping[str, int]) -> dict[str, int]:
    """Count names in capitals, as in headlines and datelines, with the same ones in small letters.

    >>> _without_datelines({"OSLO": 1, "SEATTLE": 2, "Seattle": 9, "Oslo": 1})
    {'OSLO': 1, 'Seattle': 11, 'Oslo': 1}
    """
    small = {name.upper(): name for name in sorted(counts) if not name.isupper()}
    merged: dict[str, int] = {}
    for name, count in counts.items():
        capitals = name.isupper() and len(name) >= _SHORTEST and name.replace(" ", "").isalpha()
        form = small.get(name, name) if capitals else name
        merged[form] = merged.get(form, 0) + count
    return merged


def _key(name: str) -> str:
    """Return what the ways to write one spelling have in common."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


def draft_lines(names: Iterable[Drafted], *, texts: int, min_count: int) -> Iterator[str]:
    """Yield the lines of a names file."""
    yield f"# Drafted by `mtlint names` from {texts:,} texts: what is named {min_count} times or more."
    yield '# A name stands before the forms that are wrong: "Right" = ["Wrong"]. What is commented out'
    yield "# is for you to decide: take the # away where it is wrong, the line where it is another name."
    kind = None
    for name in names:
        if name.kind is not kind:
            kind = name.kind
            yield ""
            yield f"[{kind}]"
        if not name.variants:
            yield f"{_quoted(name.name)} = []  # {name.times}×"
            continue
        yield f"{_quoted(name.name)} = [  # {name.times}×"
        for variant in name.variants:
            mark = "" if variant.certain else "# "
            yield f"  {mark}{_quoted(variant.form)},  # {variant.times}×"
        yield "]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
