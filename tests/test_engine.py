"""The engine asks each rule where it may find something, and only there."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtlint import (
    PROSE,
    Block,
    BlockRule,
    Confidence,
    Document,
    DocumentRule,
    Engine,
    Finding,
    Linter,
    PairRule,
    RuleFailedWarning,
    Sentence,
    SentenceRule,
    Severity,
    WordRule,
)
from mtlint.registry import load_rules
from mtlint.timing import TimedEngine


class Shout(WordRule):
    """Marks words in capitals."""

    id, message = "test.shout", "'{match}' shouts"
    asked: list[str]

    def check(self, word: str) -> str | bool | None:
        self.asked.append(word)
        return word.lower() if word.isupper() else None


class Echo(SentenceRule):
    """Marks the trigger word of a sentence."""

    id, message, trigger = "test.echo", "echo", "echo"

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        at = sentence.text.index("echo")
        yield self.finding(sentence, sentence.start + at, sentence.start + at + 4)


class Whole(BlockRule):
    """Marks a block."""

    id, message, trigger, blocks = "test.whole", "'{match}'", "echo", PROSE

    def check(self, block: Block) -> Iterator[Finding]:
        yield self.finding(block, block.start, block.end)


class Broken(DocumentRule):
    """Raises in the middle of its findings."""

    id, message = "test.broken", "x"

    def check(self, document: Document) -> Iterator[Finding]:
        yield self.finding(document, 0, 1)
        raise ZeroDivisionError("a fault of its own")


class SameAsSource(PairRule):
    """Marks a target that is its source."""

    id, message = "test.same", "left untranslated"

    def check(self, source: Document, target: Document) -> Iterator[Finding]:
        if source.text == target.text:
            yield self.finding(target, 0, len(target.text))


def spans(engine: Engine, document: Document) -> list[tuple[str, str]]:
    checked = engine.check(document)
    return [(f.rule, document.text[f.start : f.end]) for f in checked.findings]


def test_a_word_rule_is_asked_once_for_each_distinct_word_of_a_run() -> None:
    rule = Shout()
    rule.asked = []
    engine = Engine((rule,))
    for _ in range(3):
        assert spans(engine, Document("NO, he said, NO.")) == [
            ("test.shout", "NO"),
            ("test.shout", "NO"),
        ]
    assert sorted(rule.asked) == ["NO", "he", "said"]


def test_a_sentence_rule_is_asked_for_the_sentences_of_its_trigger() -> None:
    text = "The cave is old. An echo came back. It was dark.\n\nThen another echo came."
    assert spans(Engine((Echo(),)), Document(text)) == [("test.echo", "echo")] * 2


def test_a_block_rule_sees_only_the_kinds_of_block_that_it_reads() -> None:
    text = (
        "An echo from the deep\n\nThe men in the cave said that they had heard an echo on Monday."
    )
    found = spans(Engine((Whole(),)), Document(text))
    assert [span[:7] for _, span in found] == ["The men"]


def test_a_rule_that_raises_is_reported_and_the_others_go_on() -> None:
    checked = Engine((Broken(), Echo())).check(Document("An echo came back.", path="a.txt"))
    assert [(f.rule, f.path, f.error) for f in checked.failures] == [
        ("test.broken", "a.txt", "ZeroDivisionError: a fault of its own")
    ]
    assert "test.echo" in {finding.rule for finding in checked.findings}


def test_a_rule_that_raises_is_reported_where_rules_are_timed_too() -> None:
    checked = TimedEngine((Broken(), Echo())).check(Document("An echo came back."))
    assert [failure.rule for failure in checked.failures] == ["test.broken"]
    assert "test.echo" in {finding.rule for finding in checked.findings}


def test_failures_are_told_of_their_document_in_one_order_whatever_is_checked_beside() -> None:
    class Picky(Broken):
        id, trigger = "test.picky", "port"

    engine = Engine((Broken(), Picky()))
    texts = [Document("A port.", path="a.txt"), Document("A ship.", path="b.txt")]
    for documents in (texts, texts[::-1]):
        checked = dict(zip(documents, engine.check_all(documents), strict=True))
        assert [f.rule for f in checked[texts[0]].failures] == ["test.broken", "test.picky"]
        assert [f.rule for f in checked[texts[1]].failures] == ["test.broken"]


def test_a_pair_rule_is_asked_where_the_source_is_known() -> None:
    engine = Engine((SameAsSource(),))
    assert spans(engine, Document("Le port.", source="Le port.")) == [("test.same", "Le port.")]
    assert spans(engine, Document("Le port.")) == []


def test_of_two_findings_on_one_span_the_weightier_is_kept() -> None:
    class Mild(Echo):
        id, severity, confidence = "test.mild", Severity.HINT, Confidence.LOW

    assert spans(Engine((Mild(), Echo())), Document("An echo came back.")) == [
        ("test.echo", "echo")
    ]


RULES = [entry.rule for entry in load_rules().values()]
GATED, UNGATED = Engine(RULES), Engine(RULES, gated=False)
PIECES = [
    example if isinstance(example, str) else example[-1]
    for rule in RULES
    for example in (*rule.bad, *rule.good)
]


@settings(max_examples=40)  # all rules everywhere are slow; `test_rule_triggers` asks one by one
@given(
    st.lists(
        st.one_of(
            st.sampled_from(PIECES).map(lambda piece: piece.replace("[[", "").replace("]]", "")),
            st.text(max_size=30),
        ),
        max_size=5,
    ),
    st.sampled_from([" ", "\n\n", "\n", " “", "\r\n", "😀"]),
)
def test_the_gate_never_hides_a_finding(pieces: list[str], between: str) -> None:
    document = Document(between.join(pieces).encode("utf-8", "replace").decode())
    gated, ungated = GATED.check(document), UNGATED.check(document)
    assert gated == ungated


@settings(max_examples=20)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_documents_checked_together_have_the_findings_they_have_alone(pieces: list[str]) -> None:
    together = GATED.check_all([Document(piece) for piece in pieces])
    assert together == [GATED.check(Document(piece)) for piece in pieces]


def test_findings_stand_in_the_text_in_order() -> None:
    for piece in PIECES:
        findings = GATED.check(Document(piece)).findings
        assert list(findings) == sorted(findings, key=lambda f: (f.start, f.end))
        assert all(0 <= f.start < f.end <= len(piece) for f in findings)


def test_a_script_is_warned_of_a_rule_that_failed_and_gets_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    linter = Linter(profile="none")
    monkeypatch.setattr(linter, "_engine", lambda _path: Engine((Broken(), Echo())))
    with pytest.warns(RuleFailedWarning, match=r"test\.broken.*a fault of its own"):
        findings = linter.check("An echo came back.")
    assert [finding.rule for finding in findings] == ["test.broken", "test.echo"]
