"""Tables and laws behind the rules about untranslated text."""

from itertools import pairwise
from pathlib import Path

import pytest

import mtlint_rules
from mtlint.engine import Engine
from mtlint.rule import Rule
from mtlint.text import Document
from mtlint_rules._foreign import LANGUAGES, is_foreign
from mtlint_rules.untranslated.acronyms import Acronym
from mtlint_rules.untranslated.words import ForeignWord

DATA = Path(mtlint_rules.__file__).parent / "data"
TABLES = ("acronyms.tsv", "exonyms.tsv", "foreign-words.tsv", "loan-phrases.txt", "loan-words.txt")


def head_and_rows(name: str) -> tuple[str, list[str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    return "\n".join(head), [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("name", [*TABLES, "places.txt"])
def test_a_table_says_where_it_comes_from(name: str) -> None:
    head, rows = head_and_rows(name)
    assert "icence" in head or "icense" in head or "SOURCES" in head
    assert "2026" in head
    assert rows
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", ["acronyms.tsv", "exonyms.tsv"])
def test_a_table_names_known_languages(name: str) -> None:
    for row in head_and_rows(name)[1]:
        assert set(row.split("\t")[2].split(",")) <= set(LANGUAGES)


def test_exonyms_and_foreign_words_are_sorted() -> None:
    rows = head_and_rows("exonyms.tsv")[1]
    assert all(a.split("\t") <= b.split("\t") for a, b in pairwise(rows))
    for row in head_and_rows("foreign-words.tsv")[1]:
        words = row.partition("\t")[2].split()
        assert words == sorted(words)


def test_no_loan_word_is_foreign() -> None:
    words = " ".join(head_and_rows("loan-words.txt")[1]).split()
    assert [word for word in words if is_foreign(word)] == []


def marked(rule: Rule, text: str) -> list[str]:
    return [text[f.start : f.end] for f in Engine((rule,)).check(Document(text)).findings]


def test_a_clause_in_another_language_is_one_finding() -> None:
    text = "The minister said que les négociations continuent demain and left."
    assert marked(ForeignWord(), text) == ["que les négociations continuent demain"]


def test_every_acronym_without_a_cue_is_found_and_called_off_by_a_gloss() -> None:
    for row in head_and_rows("acronyms.tsv")[1]:
        acronym, _, _, *words = row.split("\t")
        if not words:
            assert marked(Acronym(), f"Envoys of {acronym} came on Monday.") == [acronym]
            assert marked(Acronym(), f"The body known as {acronym} met on Monday.") == []
