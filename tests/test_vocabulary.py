"""The fast view of words holds what the exact one holds."""

import string

from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.words import distinct_words, find_words

COPY = st.text(st.sampled_from(string.ascii_letters + string.digits + " '’-“”.,;:()é–\n"))


@given(COPY)
def test_it_has_every_word_that_no_stop_or_comma_parts(text: str) -> None:
    exact = {word.text for word in find_words(text) if not {".", ","} & set(word.text)}
    assert {word.strip("'’-") for word in exact} <= distinct_words(text)


@given(st.text())
def test_it_has_only_what_stands_in_the_text(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    assert all(word and word in text for word in distinct_words(text))
