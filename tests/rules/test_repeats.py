"""Words, phrases and blocks that stand twice: laws beyond the examples that the rules carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document
from mtlint_rules.ingest.repeats import NearRepeat, RepeatedLine, RepeatedSentence
from mtlint_rules.residue.repeats import DoubledPhrase, DoubledWord

SENTENCE = "The harbour of the northern island was closed by the council for a day"
WORDS = ["ferry", "of", "the", "Ferry", "port", "in", "island", "closed", "it", "harbour", "a"]


def marked(rule: DoubledWord | DoubledPhrase, text: str) -> list[str]:
    return [text[found.start : found.end] for found in rule.check(Document(text))]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.lists(st.sampled_from(WORDS), max_size=30))
def test_a_doubled_word_is_found_whatever_stands_around_it(
    before: list[str], after: list[str]
) -> None:
    text = " ".join([*before, "lanterns lanterns", *after])
    assert "lanterns lanterns" in marked(DoubledWord(), text)


@pytest.mark.parametrize("length", range(4, 8))
def test_a_phrase_said_twice_is_found_in_spite_of_its_capital(length: int) -> None:
    phrase = " ".join(SENTENCE.split()[1 : length + 1])
    text = f"On Monday {phrase.capitalize()} {phrase} at noon"
    assert marked(DoubledPhrase(), text) == [f"{phrase.capitalize()} {phrase}"]


def test_a_word_of_hundreds_of_letters_hides_no_doubled_phrase() -> None:
    text = f"See {'a' * 300} and sail into port sail into port today."
    assert marked(DoubledPhrase(), text) == ["sail into port sail into port"]


def test_words_of_the_same_lengths_are_no_phrase_said_twice() -> None:
    assert marked(DoubledPhrase(), "Small boats carry heavy bread while great ships") == []


def test_a_doubled_word_is_told_where_it_stands_and_not_within_another() -> None:
    text = "The lamplighter saw a lamp near lamps. A lamp lamp fell."
    [found] = DoubledWord().check(Document(text))
    assert (found.start, found.end) == (text.index("lamp lamp"), text.index(" fell"))


def test_a_sentence_comes_twice_after_a_question_too() -> None:
    text = f"Why? {SENTENCE}.\n\nIt rained. {SENTENCE}. Nobody came.\n"
    [found] = RepeatedSentence().check(Document(text))
    assert found.start == text.rindex("The harbour")


def test_blocks_that_share_their_opening_or_end_alone_are_no_repeats() -> None:
    text = (
        f"{SENTENCE} after a storm had torn down the lamps.\n\n"
        f"{SENTENCE} so that divers could look for the lost anchor of the old ferry.\n\n"
        "Nobody who was there on that night had seen it, said the mayor of the northern island.\n\n"
        "The lamps will be put up again next week, said the mayor of the northern island.\n"
    )
    assert list(RepeatedLine().check(Document(text))) == []
    assert list(NearRepeat().check(Document(text))) == []
