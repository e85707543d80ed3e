"""The score: MQM's formula, for each document and for a run, with weights of one's own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Confidence, ConfigError, Document, Finding, Severity
from mtlint.config import read_config
from mtlint.results import Problem, Result, Tally
from mtlint.score import STEPS, Score, Scores, Weights, count_words


def finding(
    severity: Severity = Severity.ERROR, confidence: Confidence = Confidence.HIGH
) -> Finding:
    return Finding("sea.tide", 0, 1, "a tide", severity, confidence)


FINDINGS = st.lists(
    st.builds(finding, st.sampled_from(Severity), st.sampled_from(Confidence)), max_size=8
)
TEXTS = st.integers(0, 300).map(lambda count: "tide " * count)
DOCUMENTS = st.lists(st.tuples(TEXTS, FINDINGS), max_size=12)


def scored(documents: list[tuple[str, list[Finding]]], weights: Weights | None = None) -> Scores:
    scores = Scores(weights or Weights())
    for number, (text, findings) in enumerate(documents):
        scores.add(number, text, findings)
    return scores


def test_a_text_scores_as_the_worked_example_in_the_docs_says() -> None:
    findings = [
        finding(),
        finding(Severity.WARNING),
        finding(Severity.WARNING, Confidence.MEDIUM),
        finding(Severity.HINT, Confidence.LOW),
    ]
    score = scored([("tide " * 420, findings)]).of(0)
    assert score.words == 420
    assert score.penalty == pytest.approx(5 + 1 + 0.8 + 0.05)
    assert score.per_thousand == pytest.approx(16.3, abs=0.01)
    assert str(score) == "98.3"


def test_words_are_what_white_space_sets_apart() -> None:
    assert count_words("") == count_words(" \n\t") == 0
    assert count_words("Kim\u2019s 3.5-tonne\u00a0lorry\r\n\r\nleft") == 4


def test_clean_copy_and_no_copy_score_100_and_nothing_scores_below_0() -> None:
    assert str(scored([("tide " * 500, [])]).total) == "100.0"
    assert Scores().total.value == 100
    assert scored([("tide", [finding()] * 9)]).total.value == 0
    assert scored([("", [finding()])]).total.value == 0


def test_only_clean_copy_is_shown_as_100() -> None:
    score = Score(words=1_000_000, penalty=0.05)
    assert score.value > 99.99
    assert str(score) == "99.9"


@given(DOCUMENTS)
def test_a_run_scores_as_one_text_of_all_its_documents(
    documents: list[tuple[str, list[Finding]]],
) -> None:
    together = scored(
        [(" ".join(text for text, _ in documents), [f for _, found in documents for f in found])]
    )
    total, one = scored(documents).total, together.total
    assert total.words == one.words
    assert total.penalty == pytest.approx(one.penalty)
    values = [scored([document]).of(0).value for document in documents]
    if all(text for text, _ in documents):  # one without words counts as one word by itself
        assert min(values, default=100) - 1e-9 <= total.value <= 100


@given(DOCUMENTS)
def test_each_document_stands_once_in_the_histogram(
    documents: list[tuple[str, list[Finding]]],
) -> None:
    scores = scored(documents)
    counts = scores.histogram()
    assert sum(counts) == len(documents)
    assert counts[-1] == sum(scores.of(n).value == 100 for n in range(len(documents)))
    assert counts[0] == sum(scores.of(n).value < STEPS[1] for n in range(len(documents)))


@given(TEXTS, FINDINGS, FINDINGS)
def test_findings_that_come_late_count_as_those_before(
    text: str, first: list[Finding], late: list[Finding]
) -> None:
    tally = Tally()
    document = Document(text, path="a.txt")
    tally.add(Result(0, document, tuple(first)))
    tally.add(Problem("b.txt", "is gone"))
    tally.add(Result(0, document, tuple(late)))
    at_once = scored([(text, first + late)]).of(0)
    assert tally.scores.of(0).words == at_once.words
    assert tally.scores.of(0).penalty == pytest.approx(at_once.penalty)


def test_weights_come_from_the_settings_and_the_others_stay(tmp_path: Path) -> None:
    config = tmp_path / "mtlint.toml"
    config.write_text("[score.severity]\nerror = 25\n[score.confidence]\nlow = 0\n")
    weights = read_config(config).score
    cost = [
        weights.penalty([finding(severity, confidence)])
        for severity, confidence in (
            (Severity.ERROR, Confidence.HIGH),
            (Severity.WARNING, Confidence.MEDIUM),
            (Severity.ERROR, Confidence.LOW),
        )
    ]
    assert cost == [25, 0.8, 0]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("score = 5", "'score' wants a table"),
        ("[score]\nseverity = 5", "'score' wants a table of weights for 'severity'"),
        ("[score.severty]\nerror = 5", "unknown key 'severty'; did you mean 'severity'"),
        ("[score.severity]\neror = 5", "wants one of hint, warning, error; did you mean 'error'"),
        (
            "[score.severity]\nerror = -1",
            "wants a number from 0 to 1,000,000 as the weight of 'error'",
        ),
        ("[score.confidence]\nlow = inf", "0 to 1,000,000 as the weight of 'low'"),
        ("[score.confidence]\nlow = true", "0 to 1,000,000 as the weight of 'low'"),
    ],
)
def test_wrong_weights_are_an_error_that_helps(tmp_path: Path, table: str, told: str) -> None:
    config = tmp_path / "mtlint.toml"
    config.write_text(table)
    with pytest.raises(ConfigError, match=told):
        read_config(config)
