"""The tables of words and of sequences, and what is read from them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document
from mtlint_rules import _kept, _lexicon
from mtlint_rules.grammar._sequences import Sequence, odd_gaps, words_and_gaps


def test_words_are_sorted_and_unique() -> None:
    words = [line.split()[0] for line in (_kept.DATA / "words.txt").read_text("utf-8").splitlines()]
    assert words == sorted(set(words))


def test_british_and_american_spellings_are_words() -> None:
    assert all(
        map(_lexicon.is_word, ("colour", "color", "analyse", "analyze", "travelled", "centre"))
    )


def test_a_name_is_no_word_in_lower_case() -> None:
    assert _lexicon.is_name("copenhagen")
    assert not _lexicon.is_word("copenhagen")
    assert not _lexicon.is_common("copenhagen")


@given(st.text(max_size=20))
def test_any_string_may_be_looked_up(word: str) -> None:
    assert _lexicon.is_common(word) <= _lexicon.is_word(word)


@given(
    st.lists(
        st.sampled_from(["the", "of", "Port", "sank", "9", "it's", "a-b", ", ", ". ", "\n", "“"])
    )
)
def test_odd_gaps_lie_between_two_words(parts: list[str]) -> None:
    words, gaps = words_and_gaps(Document(" ".join(parts)))
    assert len(gaps) == len(words) + 1
    if len(words) > 3:
        assert all(0 < index < len(words) for index, _ in odd_gaps(Sequence(words, gaps), -99))


def test_a_lost_noun_is_odder_than_the_sentence_with_it() -> None:
    def oddest(text: str) -> float:
        sequence = Sequence(*words_and_gaps(Document(text)))
        return max((odds for _, odds in odd_gaps(sequence, -99)), default=-99)

    assert oddest("They left the of the ferry on Monday.") > oddest(
        "They left the deck of the ferry on Monday."
    )
