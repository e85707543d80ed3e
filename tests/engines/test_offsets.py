"""Where a flaw stands does not depend on how others count what stands before it."""

from __future__ import annotations

from functools import cache
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtlint.external import Adapter, adapter

SENTENCE = "He have recieved the the report ."
MARKED = {
    "harper": {"pronoun-verb-agreement": "have", "repeated-words": "the the"},
    "lingotweaker": {"he-verb-agr": "have", "english-word-repeat-rule": "the the"},
    "typos": {"known-misspelling": "recieved"},
}
PIECES = [
    "😀",
    "👨\u200d👩\u200d👧",
    "🇺🇦",
    "e\u0301",
    "İ",
    "ß",
    "ſ",
    "ﬁ",
    "Ⅷ",
    "½",
    "\xa0",
    "\u200d",
    "\ufeff",
    "\u2028",
    "\x85",
    "\r\n",
    "\n\n",
    "\n",
    "\t",
    "\x00",
    "–",
    "“",
    "”",
    "’",
    '"',
    "(",
    ")",
    ".",
    ",",
    "Привет",
    "漢字",
    "desk@press.example",
    "@desk",
    "a@b.co€",
    "www.press.example",
    "10,000",
    "$5",
    "€",
    "U.S.",
    "I'm",
    "the",
    "a",
]
before = (
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
    | st.text(max_size=20)
)
few = settings(max_examples=40, suppress_health_check=list(HealthCheck))  # engines are slow


@cache
def engine(name: str) -> Adapter:
    return adapter(name, {})


def marked(name: str, texts: list[str], number: int) -> dict[str, list[str]]:
    """What each rule marks in one of several texts, as it stands there."""
    from mtlint.external.rules import rule_id

    found: dict[str, list[str]] = {}
    for match in engine(name).check(texts)[number]:
        assert 0 <= match.start <= match.end <= len(texts[number])
        rule = rule_id(name, match.rule).partition(".")[2]
        found.setdefault(rule, []).append(texts[number][match.start : match.end])
    return found


@pytest.mark.parametrize("name", MARKED)
@given(text=before, end=st.sampled_from(["\n\n", "\r\n\r\n", ".\r\n\r\n"]))
@few
def test_what_is_marked_is_what_the_engine_means_whatever_stands_before(
    name: str, text: str, end: str
) -> None:
    found = marked(name, [text + end + SENTENCE], 0)
    for rule, words in MARKED[name].items():
        assert words in found.get(rule, []), f"{rule} marks {found}"


@pytest.mark.parametrize("name", MARKED)
@given(texts=st.lists(before, max_size=4))
@few
def test_texts_that_are_asked_about_together_keep_their_own_offsets(
    name: str, texts: list[str]
) -> None:
    found = marked(name, [*texts, SENTENCE, *texts], len(texts))
    for rule, words in MARKED[name].items():
        assert found.get(rule) == [words]


@pytest.mark.parametrize("name", MARKED)
def test_half_a_character_is_no_obstacle(name: str) -> None:
    found = marked(name, ["\ud83d lost its other half.\n\n" + SENTENCE], 0)
    assert MARKED[name].items() <= {rule: words[0] for rule, words in found.items()}.items()


@pytest.mark.parametrize("name", MARKED)
def test_nothing_is_found_in_no_text(name: str) -> None:
    assert [list(matches) for matches in engine(name).check(["", " ", "\r\n"])] == [[], [], []]


@pytest.mark.parametrize("name", ["harper", "lingotweaker"])
@pytest.mark.parametrize("mark", ["(", '"', ",", "😀", "1,", "a@b.c"])
def test_a_page_of_marks_takes_no_longer_than_one_of_prose(name: str, mark: str) -> None:
    page = mark * (20_000 // len(mark))
    engine(name).check([SENTENCE])
    began = process_time()
    [found] = engine(name).check([f"Ships left {page} on Monday."])
    assert process_time() - began < 2
    assert {match.start for match in found} <= {0}
