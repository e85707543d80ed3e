"""Sentences: where they end, and where a stop ends none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document
from mtlint.text.abbreviations import is_abbreviation
from mtlint.text.sentences import split_sentences

TEXTS = st.text() | st.text(alphabet="aBc .!?…\"'“”’)( \n0。-", max_size=60)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The ship sank.| Nobody was hurt.",
        "Who knew?| Nobody!| Not one.",
        "“We left,” he said.”| She stayed.",
        "He said: “We left.”| She stayed.",
        '"We left." |"They stayed."',
        "(The ship sank.)| Nobody was hurt.",
        "He left (at last).| She stayed.",
        "They left. ”| She stayed.",
        "“He said, ‘Go.’ ” |She stayed.",
        "\"He said, 'Go.' \" |She stayed.",
        "He waited…| They left.",
        "He waited...| They left.",
        "In 2022.| The ships sank.",
        "他走了。|她来了！|谁？",
        "It was sent to the coast.| intended for the fleet.",
        "It was in the textbook.|For years it stayed there.",
        "He left.|“We stay,” she said.",
        "Was it so?|Nobody knew.",
        "He left .| She stayed .",
        "She said no.| Nobody listened.",
        "He has no plan B.| The others have.",
    ],
)
def test_a_stop_ends_a_sentence(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    assert sentences(text.replace("|", "")) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Mark Orr met Lt. Col. Ada Reyes, Sen. Tom Hale (R., Ore.) and Mr. Wit.",
        "It was J. K. Orr, George W. Hale and A.B. Wit.",
        "The U.S. Senate and the U.N. Security Council met.",
        "Acme Ltd. and Brenhaven Inc. shareholders met in Portland, Ore., on Sept. 5.",
        "They met at 5 p.m. Monday, at 9 a.m. EST and at 10 a.m. (0900 GMT).",
        "It was No. 5, the no. 6 and vol. 7.",
        "It rose by 3.5 percent to 12,000.75 on www.example.com and in report.final.pdf for Node.js.",
        "He wrote for Example.Com and Amazon.Co.Uk.",
        'He said "No!" and left.',
        "“Why?” he asked.",
        "He waited … and left.",
        "He waited... and left. . . for good.",
        "Wit […] left with the […] crew.",
        "On 5. May the ships left.",
        "Apples, pears, etc. were sold, i.e. all of it, vs. none.",
        "China-U.S. relations and the U.S.-led force.",
        "Dr. Ada Reyes, Ph.D., of St. Brendan lives on Mt. Orr.",
        "Yahoo! Japan paid.",
        "VIRGINIA BEACH, Va. -- The city paid.",
    ],
)
def test_a_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He works for Acme Inc.| The firm is small.",
        "They left at 5 p.m.| Then the storm came.",
        "He lives in the U.S.| But she does not.",
        "They sell apples, pears, etc.| Now they sell fish.",
        "He lives in Portland, Ore.| “It rains,” he said.",
    ],
)
def test_the_stop_of_an_abbreviation_ends_a_sentence_if_the_next_word_opens_one(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    assert sentences(text.replace("|", "")) == parts


def test_the_number_of_a_list_item_belongs_to_its_sentence() -> None:
    assert sentences("1. The ship sank. 2. It burned.") == ["1. The ship sank.", "2. It burned."]


def test_a_text_without_a_stop_is_one_sentence() -> None:
    assert sentences("  Ferries collide in fog ") == ["Ferries collide in fog"]


@pytest.mark.parametrize("text", ["", " \n"])
def test_white_space_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "𝕏 skipped. One. Two."
    assert split_sentences(text, 11, len(text)) == [(11, 15), (16, 20)]


@given(TEXTS)
def test_sentences_are_ordered_and_hold_all_but_white_space(text: str) -> None:
    found = split_sentences(text, 0, len(text))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(TEXTS)
def test_no_sentence_crosses_a_block(text: str) -> None:
    document = Document(text)
    for block in document.blocks:
        assert block.sentences
        assert block.sentences[0].start == block.start
        assert block.sentences[-1].end == block.end


@pytest.mark.parametrize(
    "word", ["Calif.", "Gen", "U.S.", "a.m", "J.", "Ph.D.", "Sept.", "China-U.S."]
)
def test_abbreviations_are_known(word: str) -> None:
    assert is_abbreviation(word)


@pytest.mark.parametrize("word", ["coast.", "no.", "No.", "in.", "May", "is.", "", ".", "art"])
def test_words_are_no_abbreviations(word: str) -> None:
    assert not is_abbreviation(word)
