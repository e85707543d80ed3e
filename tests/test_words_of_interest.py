"""What views pick out of the words of a document depends on those words alone."""

from collections.abc import Set as AbstractSet
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document
from mtlint_rules import _once
from mtlint_rules._once import Sieve

PORTS = {"Oslo", "Bergen"}
SHIPS = {"Bergen", "ferry"}
vocabulary = attrgetter("vocabulary")
TEXTS = st.lists(st.sampled_from(["Oslo", "Bergen", "ferry", "sank", "at"])).map(" ".join)


@given(TEXTS, TEXTS)
def test_texts_before_and_views_added_after_them_do_not_matter(before: str, text: str) -> None:
    sieve = Sieve(vocabulary)
    ports = sieve.view(PORTS.__and__)
    ports(Document(before))
    ships = sieve.view(SHIPS.__and__)
    document = Document(text)
    assert ports(document) == PORTS & document.vocabulary
    assert ships(document) == SHIPS & document.vocabulary


def test_a_view_that_comes_later_sees_all_words() -> None:
    sieve = Sieve(vocabulary)
    document = Document("Bergen lost a ferry.")
    assert sieve.view(PORTS.__and__)(document) == {"Bergen"}
    assert sieve.view(SHIPS.__and__)(document) == SHIPS


def test_a_word_is_judged_once() -> None:
    judged: list[str] = []

    def none_of(words: AbstractSet[str]) -> AbstractSet[str]:
        judged.extend(words)
        return frozenset()

    view = Sieve(vocabulary).view(none_of)
    view(Document("Oslo slept."))
    view(Document("Oslo woke."))
    assert sorted(judged) == ["Oslo", "slept", "woke"]


def test_forgetting_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_once, "_REMEMBERED_WORDS", 1)
    ports = Sieve(vocabulary).view(PORTS.__and__)
    for text in ("Oslo slept in it.", "Bergen woke.", "Oslo slept there."):
        assert ports(Document(text)) == PORTS & Document(text).vocabulary
