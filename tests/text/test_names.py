"""Names: which capitalised words make one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document
from mtlint.text.names import find_names


def names(text: str) -> list[str]:
    return [name.text for name in find_names(Document(text))]


@pytest.mark.parametrize(
    "name",
    [
        "Ada Reyes",
        "J. K. Orr",
        "George W. Hale",
        "Charles de Wit",
        "Salman bin Orr al-Hale",
        "Bashir el-Orr",
        "Kim Da-eun",
        "Bank of the West",
        "People’s Republic of Brenhaven",
        "O’Brien",
        "São Wit",
        "St. Brendan",
        "NATO",
    ],
)
def test_a_run_of_capitalised_words_is_a_name(name: str) -> None:
    assert names(f"It was clear that {name} had left.") == [name]


@pytest.mark.parametrize(
    "title", ["Mr.", "President", "Prime Minister", "Gen.", "Foreign Minister"]
)
def test_titles_are_no_part_of_a_name(title: str) -> None:
    assert names(f"It was clear that {title} Ada Reyes had left.") == ["Ada Reyes"]


def test_a_title_alone_is_no_name() -> None:
    assert names("It was clear that the Prime Minister had left.") == []


def test_an_institution_may_begin_like_a_title() -> None:
    assert names("It was clear to the General Assembly.") == ["General Assembly"]


def test_the_nationality_before_a_title_is_a_name_of_its_own() -> None:
    assert names("It was the Danish President Ada Reyes.") == ["Danish", "Ada Reyes"]


@pytest.mark.parametrize("ending", ["'s", "’s"])
def test_the_possessive_is_no_part_of_a_name_and_ends_it(ending: str) -> None:
    assert names(f"It was Reyes{ending} Danish friend.") == ["Reyes", "Danish"]


def test_days_months_and_the_pronoun_are_no_names() -> None:
    assert names("On Monday Reyes said in May that I was right.") == ["Reyes"]


def test_common_openings_of_sentences_are_no_names() -> None:
    assert names("The ship sank. However it did. Officials said so. Sadly nobody cared.") == []


def test_a_word_that_stands_in_lower_case_elsewhere_is_no_name_at_an_opening() -> None:
    assert names("Ferries sank. Two ferries burned.") == []


def test_a_word_that_is_capitalised_elsewhere_is_a_name_at_an_opening() -> None:
    assert names("Reyes left. It was Reyes who said: “Reyes will not.”") == ["Reyes"] * 3


def test_title_case_and_capitals_prove_nothing() -> None:
    lede = "Two ships sank off the coast on Tuesday, the coast guard in Brenhaven said."
    assert names(f"Two Ships Sink Off Northern Coast\n\n{lede}") == ["Brenhaven"]
    assert names(f"TWO SHIPS SINK\n\n{lede}") == ["Brenhaven"]


def test_a_name_does_not_cross_sentences() -> None:
    assert names("It was Ada Reyes. Hale left. It was Hale.") == ["Ada Reyes", "Hale", "Hale"]


@given(st.text() | st.text(alphabet="AbŁ 'sde.-\n", max_size=80))
def test_names_are_slices_of_the_text_in_order(text: str) -> None:
    last = 0
    for name in find_names(Document(text)):
        assert last <= name.start < name.end
        assert text[name.start : name.end] == name.text
        assert name.words[0].start == name.start
        assert name.end <= name.words[-1].end
        last = name.end
