"""The document: its views together, and what it costs to ask for them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document

VIEWS = ["blocks", "block_kinds", "sentences", "words", "quotations", "names"]


def test_a_document_without_text_has_empty_views() -> None:
    document = Document("")
    assert all(len(getattr(document, view)) == 0 for view in VIEWS)


def test_a_block_and_a_sentence_are_found_by_a_place_within_them() -> None:
    document = Document("One. Two.\n\nThree.")
    sentence = document.sentence_at(6)
    assert sentence is not None
    assert sentence.text == "Two."
    assert sentence.block is document.block_at(6)
    assert document.block_at(10) is None
    assert document.sentence_at(4) is None


def test_in_quotation_counts_code_points() -> None:
    text = "𝕏𝕏 e\u0301: “𐐀 said ‘so’ then” 𝕏"
    document = Document(text)
    start = text.index("𐐀")
    end = text.index("”")
    assert document.in_quotation(start, end)
    assert document.in_quotation(start + 2, start + 6)
    assert not document.in_quotation(start - 1, end)
    assert not document.in_quotation(start, end + 1)
    assert not document.in_quotation(0, 2)
    assert not document.in_quotation(end + 1, len(text))


def test_the_places_of_a_word_are_in_order() -> None:
    places = Document("a b a, a").word_places
    assert [word.start for word in places["a"]] == [0, 4, 7]


@given(st.text())
def test_words_lie_within_sentences(text: str) -> None:
    document = Document(text)
    for word in document.words:
        assert document.block_at(word.start) is not None


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_words_between_are_those_that_begin_there(text: str, start: int, end: int) -> None:
    document = Document(text)
    expected = [word for word in document.words if start <= word.start < end]
    assert list(document.words_between(start, end)) == expected


ADVERSARIAL = {
    "spaces": " ",
    "line breaks": "\n",
    "one word": "a",
    "capitals": "A",
    "capitalised words": "Ab ",
    "straight quotes": '"',
    "opening quotes": "“a ",
    "single quotes": " '",
    "possessives": "'as' a ",
    "mixed quotes": '“‘"',
    "closing quotes": '."',
    "stops": ".",
    "stops and spaces": ". ",
    "initials": "A. ",
    "acronym": "U.",
    "digits": "1,",
    "hyphens": "a-",
    "particles": "Ab of ",
    "opened lines": "“Ab cd.\n",
    "brackets": "(",
    "credits": "By Jane ",
}


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("unit", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_the_time_of_a_view_grows_with_the_text_and_no_faster(unit: str, view: str) -> None:
    def seconds(size: int) -> float:
        least = float("inf")
        for _ in range(2):
            document = Document(unit * (size // len(unit)))
            began = time.process_time()
            getattr(document, view)
            least = min(least, time.process_time() - began)
        return least

    # A quadratic view takes 16 times as long for 4 times the text; below a quarter of a second
    # a busy machine's noise is larger than that.
    assert seconds(100_000) < 0.25 + 8 * seconds(25_000)
