"""The fast view of words holds what the exact one holds."""

from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.words import find_words, split_words

WORDS = st.from_regex(r"[A-Za-zéŁ]+(['’-][A-Za-zé]+)?", fullmatch=True)
BETWEEN = st.sampled_from(
    [" ", ", ", ". ", "—", " “", "” ", "\u00a0", "\n", " - ", "(", ") ", "…", "' ", "’, ", "--"]
)


@given(st.lists(st.tuples(WORDS, BETWEEN)))
def test_it_has_the_words_of_copy_in_order(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in pieces)
    assert [word.text for word in find_words(text)] == split_words(text)


@given(st.text())
def test_it_has_only_what_stands_in_the_text(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    assert all(word and word in text for word in split_words(text))
