"""Whole articles as a translator or a feed delivers them, every glitch known.

Beside each article lies a table of the glitches planted in it (`.gold.tsv`: the quote, which
occurrence of it, the kind) and what the linter says (`.expected.txt`, written by
`pytest tests/test_articles.py --update-snapshots`).
"""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from mtlint import Document, Finding, Linter

TESTS = Path(__file__).parent
ARTICLES = sorted(p for p in (TESTS / "articles").glob("*.txt") if ".expected" not in p.name)
SAMPLES = sorted((TESTS.parent / "examples" / "articles").glob("*.txt"))

RECALL = {"default": 0.88, "strict": 0.95}
"""Share of all planted glitches that a profile must find."""

every_article = pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)


class Glitch(NamedTuple):
    start: int
    end: int
    kind: str
    quote: str

    def touches(self, finding: Finding) -> bool:
        return finding.start <= self.end and self.start <= finding.end


@cache
def linter(profile: str) -> Linter:
    return Linter(profile=profile)


@cache
def checked(path: Path, profile: str = "default") -> tuple[str, tuple[Finding, ...]]:
    text = path.read_text(encoding="utf-8")
    return text, tuple(linter(profile).check(text))


def planted(path: Path) -> list[Glitch]:
    text = path.read_text(encoding="utf-8")
    glitches = []
    with path.with_suffix(".gold.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = -1
            for _ in range(int(row["nth"])):
                start = text.index(row["quote"], start + 1)
            glitches.append(Glitch(start, start + len(row["quote"]), row["kind"], row["quote"]))
    return glitches


@every_article
def test_every_finding_touches_a_planted_glitch(path: Path) -> None:
    text, findings = checked(path)
    glitches = planted(path)
    false_alarms = [
        (finding.rule, text[finding.start : finding.end], finding.message)
        for finding in findings
        if not any(glitch.touches(finding) for glitch in glitches)
    ]
    assert not false_alarms


@every_article
def test_findings_are_those_expected(
    path: Path, matches_snapshot: Callable[[str, Path], None]
) -> None:
    text, findings = checked(path)
    document = Document(text)
    lines = []
    for finding in findings:
        line, column = document.line_column(finding.start)
        quote = text[finding.start : finding.end].replace("\n", "\\n")
        lines.append(f'{line}:{column} {finding.rule} "{quote}"\n')
    matches_snapshot("".join(lines), path.with_suffix(".expected.txt"))


@pytest.mark.parametrize("profile", RECALL)
def test_the_planted_glitches_are_found(profile: str) -> None:
    missed = []
    total = 0
    for path in ARTICLES:
        _, findings = checked(path, profile)
        glitches = planted(path)
        total += len(glitches)
        missed += [
            f"{path.stem}: {glitch.kind}: {glitch.quote}"
            for glitch in glitches
            if not any(map(glitch.touches, findings))
        ]
    assert total > 100
    assert 1 - len(missed) / total >= RECALL[profile], "\n".join(missed)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_show_a_visitor_several_families(path: Path) -> None:
    _, findings = checked(path)
    assert len({finding.rule.partition(".")[0] for finding in findings}) >= 4
