"""Contradictions planted in clean articles are found where they are.

A planter changes one of two mentions of a fact: a digit of a number that is told twice, a word of
a quotation, the figure in brackets beside a measure, a part of a sum or a share, the pronoun of a
person. Which of two is wrong nobody can tell from the text, so that the finding, or the other
place that it shows, has to touch the planted one.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from mtlint import Document, Engine, Finding
from mtlint.registry import load_rules

ARTICLES = sorted(Path(__file__, "../planted/facts").resolve().glob("*.txt"))
ALL_CLEAN = [
    *ARTICLES,
    *sorted(Path(__file__, "../planted").resolve().glob("*.txt")),
    *sorted(Path(__file__, "../../clean").resolve().glob("*.txt")),
]
FOUND = 0.75
ELSEWHERE = 0.05

_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?<!at least )(\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)}))[ -]?([a-z]+|,(?= )|(?=\n))",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r'"([^"\n]{30,})"')
_OTHER_WORDS = ("quiet", "doctor", "carry", "yellow", "window", "believed")


class Plant(NamedTuple):
    """A text that contradicts itself at `start` to `end`."""

    kind: str
    text: str
    start: int
    end: int


@cache
def engine() -> Engine:
    return Engine(
        entry.rule
        for entry in load_rules().values()
        if entry.rule.id.startswith("facts.") and entry.rule.default
    )


def plants(text: str, chance: random.Random) -> Iterator[Plant]:
    yield from repeated_numbers(text, chance)
    yield from quotations(text, chance)
    for kind, pattern in (
        ("conversion", r"\((\d[\d.,]*) \w+\)"),
        ("sum", r"\b(?:women|girls) and (\w+) (?:men|boys)\b"),
        ("share", r"(\d+) percent (?:against|of the cost and|for)"),
    ):
        for match in re.finditer(pattern, text):
            new = "75" if kind == "share" else larger(match[1])
            yield changed(kind, text, *match.span(1), new)
    for match in re.finditer(r"from (\d[\d,]*) (\w+) to (\d[\d,]*)", text):
        swapped = f"from {match[3]} {match[2]} to {match[1]}"
        yield changed("direction", text, *match.span(), swapped)
    yield from pronouns(text)


def changed(kind: str, text: str, start: int, end: int, new: str) -> Plant:
    return Plant(kind, text[:start] + new + text[end:], start, start + len(new))


def larger(number: str) -> str:
    if number in _WORDS:
        return str(_WORDS.index(number) + 7)
    return number.replace(",", "").replace(".", "") + "0"


def repeated_numbers(text: str, chance: random.Random) -> Iterator[Plant]:
    """Change one of two mentions of a number of the same things."""
    places: dict[tuple[str, str], list[re.Match[str]]] = {}
    for match in _NUMBER.finditer(text):
        places.setdefault((match[1].lower(), match[2]), []).append(match)
    for (written, _), matches in places.items():
        if len(matches) > 1:
            match = chance.choice(matches)
            new = another(written, chance)
            new = new.capitalize() if match[1].istitle() else new
            yield changed("number", text, *match.span(1), new)


def another(written: str, chance: random.Random) -> str:
    """Return another number: no rounding of the first."""
    if written in _WORDS:
        return chance.choice([word for word in _WORDS if word != written])
    at = chance.randrange(2) if len(written) == 2 else 0
    return (
        written[:at]
        + chance.choice([c for c in "23456789" if c != written[at]])
        + written[at + 1 :]
    )


def quotations(text: str, chance: random.Random) -> Iterator[Plant]:
    """Change a word within one of two versions of a quotation."""
    found = list(_QUOTATION.finditer(text))
    said = Counter(match[1].rstrip(",.") for match in found)
    for match in found:
        if said[match[1].rstrip(",.")] > 1:
            words = list(re.finditer(r"[a-z']{4,}", match[1]))[1:-2]
            word = chance.choice(words)
            start, end = match.start(1) + word.start(), match.start(1) + word.end()
            yield changed("quotation", text, start, end, chance.choice(_OTHER_WORDS))


def pronouns(text: str) -> Iterator[Plant]:
    """Turn one of three pronouns of a paragraph, in sentences one after the other, around."""
    for paragraph in re.finditer(r"[^\n]+", text):
        for he, she in (("he", "she"), ("she", "he")):
            found = list(re.finditer(rf"(?<=[ \"]){he}\b|\b{he.capitalize()}\b", paragraph[0]))
            if len(found) > 2:
                start = paragraph.start() + found[-2].start()
                new = she if found[-2][0].islower() else she.capitalize()
                yield changed("pronoun", text, start, start + len(he), new)


def places(finding: Finding) -> Iterator[tuple[int, int]]:
    yield finding.start, finding.end
    for related in finding.related:
        yield related.start, related.end


@pytest.mark.parametrize("path", ALL_CLEAN, ids=lambda path: path.stem)
def test_the_articles_are_clean_before_planting(path: Path) -> None:
    assert not engine().check(Document(path.read_text(encoding="utf-8"))).findings


def test_planted_contradictions_are_found() -> None:
    chance = random.Random(20240617)  # noqa: S311 - to plant, not to hide
    planted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    found = elsewhere = 0
    missed = []
    for path in ARTICLES:
        for _ in range(5):
            for plant in plants(path.read_text(encoding="utf-8"), chance):
                findings = engine().check(Document(plant.text)).findings
                touched = [
                    any(start < plant.end and plant.start < end for start, end in places(finding))
                    for finding in findings
                ]
                planted[plant.kind] += 1
                right[plant.kind] += any(touched)
                found += len(findings)
                elsewhere += touched.count(False)
                if not any(touched):
                    around = plant.text[max(0, plant.start - 40) : plant.end + 30]
                    missed.append((path.stem, plant.kind, around))
    rates = {kind: f"{right[kind]} of {planted[kind]}" for kind in planted}
    print(rates, f"{elsewhere} of {found} elsewhere")
    assert planted.total() > 150
    assert right.total() >= FOUND * planted.total(), f"{rates}; missed: {missed}"
    assert elsewhere <= ELSEWHERE * found, f"{elsewhere} of {found} elsewhere"
