"""Words: what belongs to one."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.words import find_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ship sank.", ["The", "ship", "sank"]),
        ("Kim's and Kim’s crews' boats", ["Kim's", "and", "Kim’s", "crews", "boats"]),
        ("a well-known man, O’Brien-Hale", ["a", "well-known", "man", "O’Brien-Hale"]),
        ("3.5 of 12,000.75 ships, 1.", ["3.5", "of", "12,000.75", "ships", "1"]),
        ("the U.S. and a U.S.-led force", ["the", "U.S.", "and", "a", "U.S.-led", "force"]),
        ("at 5 a.m. sharp", ["at", "5", "a.m.", "sharp"]),
        ("coast.The end,then", ["coast", "The", "end", "then"]),
        ("one - two -- three–four", ["one", "two", "three", "four"]),
        ("“Yes,” ’tis 'so'", ["Yes", "tis", "so"]),
        ("Владимир 北京 Ελλάδα", ["Владимир", "北京", "Ελλάδα"]),
        ("𝕏 𐐀𐐁", ["𝕏", "𐐀𐐁"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_words_are_letters_and_digits_with_what_joins_them(text: str, words: list[str]) -> None:
    assert [word.text for word in find_words(text)] == words


@pytest.mark.parametrize("word", ["Erdoğan", "São", "Việt", "résumé"])
def test_combining_marks_belong_to_their_letter(word: str) -> None:
    decomposed = unicodedata.normalize("NFD", word)
    assert [found.text for found in find_words(f"a {decomposed} b")] == ["a", decomposed, "b"]


@given(st.text() | st.text(alphabet="aB1.,'’- \u0301𝕏"))
def test_words_are_slices_of_the_text_in_order(text: str) -> None:
    words = find_words(text)
    assert all(text[word.start : word.end] == word.text != "" for word in words)
    assert all(left.end <= right.start for left, right in pairwise(words))


@given(st.text())
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    inside = {i for word in find_words(text) for i in range(word.start, word.end)}
    assert all(i in inside for i, char in enumerate(text) if char.isalpha() or char.isdecimal())
