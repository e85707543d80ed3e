"""Variants planted in clean articles are found where they are, with the form they came from.

A planter garbles one of at least three mentions of a name: it drops, doubles, swaps or changes a
letter, drops or adds a hyphen, loses the accents, or drops the surname.
"""

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from mtlint import Document, Engine
from mtlint.registry import load_rules

ARTICLES = sorted(Path(__file__, "../planted").resolve().glob("*.txt"))
FOUND = 0.85
ELSEWHERE = 0.05

_NAME = re.compile(r"\b(?:(?!The|They|There|In|Dr|Professor|Mayor|Mount|But)[^\W\d_a-z][\w-]{2,})"
                   r"(?: [^\W\d_a-z][\w-]{2,})*")  # fmt: skip


class Plant(NamedTuple):
    """A text with one garbled name at `start` to `end`, and what stood there before."""

    kind: str
    text: str
    start: int
    end: int
    before: str

    def is_undone_by(self, start: int, end: int, replacement: str) -> bool:
        """Say whether a fix gives the article back."""
        clean = self.text[: self.start] + self.before + self.text[self.end :]
        return self.text[:start] + replacement + self.text[end:] == clean


@cache
def engine() -> Engine:
    return Engine(
        entry.rule
        for entry in load_rules().values()
        if entry.rule.id.startswith("names.") and entry.rule.default
    )


def plants(text: str, chance: random.Random) -> Iterator[Plant]:
    """Garble each name that is mentioned three times or more in each way that it can be."""
    places: dict[str, list[int]] = {}
    for match in _NAME.finditer(text):
        places.setdefault(match[0], []).append(match.start())
    words = re.findall(r"[\w-]+", text)
    for name, starts in places.items():
        if any(words.count(word) < 3 for word in name.split()):
            continue
        for kind, garbled in garblings(name, chance):
            start = chance.choice(starts)
            changed = text[:start] + garbled + text[start + len(name) :]
            yield Plant(kind, changed, start, start + len(garbled), name)


def garblings(name: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    words = name.split()
    at = chance.randrange(len(words))
    for kind in ("drop", "double", "swap", "change"):
        garbled = [*words[:at], letters(words[at], kind, chance), *words[at + 1 :]]
        yield kind, " ".join(garbled)
    if "-" in name:
        yield "hyphen dropped", name.replace("-", " ", 1)
        yield "hyphen dropped", name.replace("-", "", 1)
    elif len(words) == 2:
        yield "hyphen added", "-".join(words)
    if not name.isascii():
        decomposed = unicodedata.normalize("NFD", name)
        yield "accents", "".join(c for c in decomposed if not unicodedata.combining(c))


def letters(word: str, kind: str, chance: random.Random) -> str:
    while True:
        at = chance.randrange(1, len(word) - 1)
        two = word[at : at + 2]
        garbled = word[:at] + {
            "drop": two[1:],
            "double": two[0] + two,
            "swap": two[::-1],
            "change": chance.choice("aeiounrstlkm") + two[1:],
        }[kind] + word[at + 2 :]  # fmt: skip
        if garbled != word and two.isalpha():
            return garbled


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_articles_are_clean_before_planting(path: Path) -> None:
    assert not engine().check(Document(path.read_text(encoding="utf-8"))).findings


def test_planted_variants_are_found_with_their_majority_form() -> None:
    chance = random.Random(20240617)  # noqa: S311 - to plant, not to hide
    planted = right = found = elsewhere = 0
    missed = []
    for path in ARTICLES:
        for _ in range(3):
            for plant in plants(path.read_text(encoding="utf-8"), chance):
                findings = engine().check(Document(plant.text)).findings
                here = [f for f in findings if f.start < plant.end and plant.start < f.end]
                planted += 1
                found += len(findings)
                elsewhere += len(findings) - len(here)
                undone = any(
                    f.fix and plant.is_undone_by(f.start, f.end, f.fix.replacement) for f in here
                )
                right += undone
                if not undone:
                    missed.append((plant.kind, plant.before, plant.text[plant.start : plant.end]))
    assert planted > 300
    assert right >= FOUND * planted, f"{right} of {planted}; missed: {missed}"
    assert elsewhere <= ELSEWHERE * found, f"{elsewhere} of {found} elsewhere"


def test_a_lost_surname_is_found() -> None:
    text = (
        "Miroslav Tvrdik fishes. Miroslav Tvrdik was not there. Tvrdik sleeps at noon. A dog bit"
        " Miroslav on Monday."
    )
    (finding,) = engine().check(Document(text)).findings
    assert text[finding.start : finding.end] == "Miroslav"
    assert finding.fix is not None
    assert finding.fix.replacement == "Miroslav Tvrdik"
