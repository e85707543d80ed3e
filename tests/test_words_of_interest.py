"""What views pick out of the words of a document depends on those words alone."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document
from mtlint_rules import _once

PORTS = {"Oslo", "Bergen"}
SHIPS = {"Bergen", "ferry"}
TEXTS = st.lists(st.sampled_from(["Oslo", "Bergen", "ferry", "sank", "at"])).map(" ".join)


@pytest.fixture(autouse=True)
def no_others(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(_once, "_picked", {})
    yield
    _once._forget()


@given(TEXTS, TEXTS)
def test_texts_before_do_not_matter(before: str, text: str) -> None:
    ports, ships = _once.once_per_word(PORTS.__and__), _once.once_per_word(SHIPS.__and__)
    ports(Document(before))
    document = Document(text)
    assert ports(document) == PORTS & document.vocabulary
    assert ships(document) == SHIPS & document.vocabulary


def test_a_view_that_comes_later_sees_all_words() -> None:
    document = Document("Bergen lost a ferry.")
    assert _once.once_per_word(PORTS.__and__)(document) == {"Bergen"}
    assert _once.once_per_word(SHIPS.__and__)(document) == SHIPS


def test_a_word_is_judged_once() -> None:
    judged: list[str] = []

    def none_of(words: AbstractSet[str]) -> AbstractSet[str]:
        judged.extend(words)
        return frozenset()

    view = _once.once_per_word(none_of)
    view(Document("Oslo slept."))
    view(Document("Oslo woke."))
    assert sorted(judged) == ["Oslo", "slept", "woke"]


def test_forgetting_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_once, "_REMEMBERED_WORDS", 1)
    ports = _once.once_per_word(PORTS.__and__)
    for text in ("Oslo slept in it.", "Bergen woke.", "Oslo slept there."):
        assert ports(Document(text)) == PORTS & Document(text).vocabulary
