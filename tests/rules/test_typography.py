"""Typography, residue and numbers: what single examples cannot show."""

from functools import cache
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document, Engine, Finding
from mtlint.registry import load_rules
from mtlint_rules.numbers.dates import weekday

_FAMILIES = ("typography.", "residue.", "numbers.")


@cache
def engine() -> Engine:
    rules = (entry.rule for entry in load_rules().values())
    return Engine(rule for rule in rules if rule.id.startswith(_FAMILIES))


def found(text: str) -> list[Finding]:
    checked = engine().check(Document(text))
    assert not checked.failures
    return list(checked.findings)


@pytest.mark.parametrize(
    "text",
    [
        "PUNE: The state will spend ₹1,50,000 on 2.5 lakh saplings by 6 pm on 15 August 2023.",
        "“We will not go,” said the ‘Red’ O’Hara, “till the ’90s are over.” It wasn’t to be.",
        "The iPhone 12 Pro, eBay and LinkedIn; McDonald’s, O’Brien and the U.S.-led al-Shifa raid.",
        "He ran 1,500 m in 3:40.5 and the relay in 2:59.50; the score was 7-6 (10-8), 6-4.",
        "Write to press@example.org, see www.example.org/a_b?c=1&d=%20, or call +44 20 7946 0123.",
        "The vote was 51%-49%, i.e. close, vs. 60.5% in 2019 – a record – at 9:30 a.m. in St. Ives.",
    ],
)
def test_clean_copy_of_many_houses_stays_silent(text: str) -> None:
    assert found(text) == []


def test_a_text_of_one_sentence_is_told_apart_from_a_headline() -> None:
    sentence = "The ministry said on Friday that it had closed the port because of the storm"
    headline = "Ministry closes port of Lima as storm nears"
    assert [f.rule for f in found(sentence)] == ["typography.missing-final-stop"]
    assert found(headline) == []


def test_a_tokenised_sentence_is_told_at_each_of_its_seams() -> None:
    text = "The union 's plan , which did n't pass , cost $ 5 ( or more ) ."
    rules = {f.rule for f in found(text)}
    assert rules == {
        "residue.detached-clitic",
        "typography.space-before-mark",
        "numbers.spaced-currency",
        "typography.space-inside-brackets",
    }


@given(
    st.lists(
        st.sampled_from(["port", "ship", "storm", "harbour", "crew", "captain"]),
        min_size=2,
        unique=True,
    )
)
def test_a_phrase_said_twice_is_found_whatever_it_says(words: list[str]) -> None:
    phrase = " ".join(words)
    findings = [f for f in found(f"They saw {phrase} {phrase} again.") if "doubled" in f.rule]
    if len(words) <= 8:
        assert [f.fix and f.fix.replacement for f in findings] == [phrase]


@given(st.integers(1753, 2400), st.integers(1, 12), st.integers(1, 28))
def test_weekdays_follow_one_another(year: int, month: int, day: int) -> None:
    names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    here, following = (names.index(weekday(year, month, d)) for d in (day, day + 1))
    assert (month == 2 and day == 28) or following == (here + 1) % 7


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        '"',
        "the ",
        "port ",
        "port and ",
        "1 ",
        "1.000 ",
        "a_ ",
        "word.word",
        "“a ",
        "'s ",
        " -- ",
    ],
)
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        began = process_time()
        found(text)
        return process_time() - began

    seconds(100)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.2
