"""Signs of one source language bear each other out."""

from mtlint import Linter

MASSES = "The broad masses of the people welcomed the plan."
LEARNED = "The reporter learned from the bureau that trains run."


def confidences(text: str) -> list[str]:
    return [str(finding.confidence) for finding in Linter(profile="strict").check(text)]


def test_a_second_chinese_sign_raises_the_first() -> None:
    assert confidences(MASSES) == confidences(LEARNED) == ["medium"]
    assert confidences(f"{MASSES}\n\n{LEARNED}") == ["high", "high"]


def test_the_same_sign_twice_bears_nothing_out() -> None:
    again = "On Monday the broad masses of the people had cheered the new mayor."
    assert confidences(f"{MASSES}\n\n{again}") == ["medium", "medium"]
