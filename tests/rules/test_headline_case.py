"""Capitals in headlines: one way for a headline, one for a text, or that of the settings."""

import pytest

from mtlint import Linter
from mtlint.config import settings

RULE = "typography.headline-case"


def marked(text: str, capitals: str = "any") -> list[str]:
    of = settings({"profile": "none", "select": [RULE], "rules": {RULE: {"capitals": capitals}}})
    return [text[f.start : f.end] for f in Linter(of).check(text)]


SENTENCE = "Ferry runs aground near the northern lighthouse"
TITLE = "Owners Promise Better Lights for Every Captain"
BODY = "The ferry was late on Monday, and nobody was hurt."


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Mayor Opens bridge after a longer delay", ["Opens"]),
        ("Council asks neighbours who Broke windows near school", ["Broke"]),
        ("Mayor opens bridge after a longer delay", []),
        ("Mayor Opens Bridge after a Longer Delay", []),
        ("Home Secretary meets Premier League chiefs over empty seats", []),
        ("Fans of Breaking Bad and Black Lives Matter meet near river", []),
        ("United Nations and Associated Press move headquarters south", []),
        ("Weather: Opens slowly, closes early near coast", []),
        ("'Opens too late': mayor blames council members", []),
        ("FERRY RUNS AGROUND NEAR NORTHERN LIGHTHOUSE", []),
    ],
)
def test_a_verb_with_a_capital_in_a_sentence_is_marked(headline: str, words: list[str]) -> None:
    assert marked(f"{headline}\n\n{BODY}") == words


def test_the_rarer_of_two_ways_is_marked() -> None:
    text = f"{SENTENCE}\n\n{BODY}\n\nCaptain blames heavy weather\n\n{BODY}\n\n{TITLE}\n\n{BODY}"
    assert marked(text) == [TITLE]


def test_headings_that_may_be_either_are_left_alone() -> None:
    text = f"{SENTENCE}\n\n{BODY}\n\nTokyo Fire Department\n\n{BODY}\n\nThe Owners\n\n{BODY}"
    assert not marked(text)


@pytest.mark.parametrize(
    ("capitals", "found"), [("sentence", [TITLE]), ("title", [SENTENCE]), ("any", [TITLE])]
)
def test_the_settings_can_name_the_way(capitals: str, found: list[str]) -> None:
    assert marked(f"{SENTENCE}\n\n{BODY}\n\n{TITLE}\n\n{BODY}", capitals) == found
