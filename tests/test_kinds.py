"""What a pack may say, and what it does."""

import tomllib
from typing import Any

import pytest
import regex

from mtlint import Document, Engine, Rule
from mtlint.errors import BrokenRuleError
from mtlint.kinds import declare
from mtlint.phrases import phrase_pattern
from mtlint.testing import problems

BASE: dict[str, Any] = {"message": "'{match}'", "bad": ["x"], "good": ["y"]}


def rule(text: str) -> Rule:
    table = {**BASE, **tomllib.loads(text)}
    made = declare(table)
    made.id = "test.rule"
    return made


def found(made: Rule, text: str) -> list[tuple[str, str | None]]:
    checked = Engine((made,)).check(Document(text))
    assert not checked.failures
    return [(text[f.start : f.end], f.fix.replacement if f.fix else None) for f in checked.findings]


def test_a_swap_replaces_whole_words_and_keeps_the_capital() -> None:
    swap = rule("kind = 'swap'\nswap = {'in the near of' = 'near', 'ONU' = 'the UN'}")
    text = "In the near of the port the ONU met; IONUT did not."
    assert found(swap, text) == [("In the near of", "Near"), ("ONU", "the UN")]


def test_a_pattern_expands_its_groups_in_the_fix() -> None:
    pattern = rule(r"""
        kind = 'pattern'
        pattern = '(\d+) thousand million'
        fix = '\1 billion'
    """)
    assert found(pattern, "It cost 12 thousand million euros.") == [
        ("12 thousand million", "12 billion")
    ]


def test_unless_looks_at_the_sentence_only() -> None:
    pattern = rule("kind = 'pattern'\npattern = 'polemic'\nunless = ['essay']")
    assert found(pattern, "An essay, a polemic. A polemic grew.") == [("polemic", None)]


def test_needs_looks_at_the_whole_document() -> None:
    pattern = rule("kind = 'pattern'\npattern = 'CPI'\nneeds = ['war crimes']")
    assert found(pattern, "The CPI met.\n\nIt judges war crimes.") == [("CPI", None)]
    assert found(pattern, "The CPI rose 2%.") == []


def test_case_counts_where_a_rule_says_so() -> None:
    assert found(rule("kind = 'pattern'\npattern = 'UE'\ncase = true"), "ue UE") == [("UE", None)]


def test_quotations_and_blocks_are_left_out_where_a_rule_says_so() -> None:
    quoted = rule("kind = 'pattern'\npattern = 'okay'\nquotations = false")
    assert found(quoted, 'She said "it is okay" and was okay.') == [("okay", None)]
    prose = rule("kind = 'pattern'\npattern = 'okay'\nblocks = ['headline']")
    assert (
        found(prose, "The ships that left on Monday were okay, the owners of the line said.") == []
    )


@pytest.mark.parametrize(
    ("phrase", "hits", "misses"),
    [
        ("precise~ that", ["precised that", "Precising that", "precise\nthat"], ["precision that"]),
        ("(in | at) the near of", ["at the near of"], ["the near of", "in near of"]),
        ("the [very] actual mayor", ["the actual mayor", "the very actual mayor"], ["the mayor"]),
        ("[the] whole of", ["whole of", "the whole of"], ["hole of"]),
        (
            "put ... in cause",
            ["put in cause", "put two of the men in cause"],
            ["put a b c d e in cause"],
        ),
        ("<number> ten thousand", ["12 ten thousand", "1.5 ten thousand"], ["a ten thousand"]),
        (
            "Minister <name> said",
            ["Minister Świątek said", "Minister O’Neil said"],
            ["Minister who said"],
        ),
        ("the Mayor's wish", ["the mayor’s wish"], ["the mayors wish"]),
        ("he said, that", ["he said, that", "he said , that"], ["he said that"]),
        (
            "sign~ , ... , okay",
            ["signed, at least so far, okay", "sign , then , okay"],
            ["signed okay", "signed, it was, so they said, okay"],
        ),
        (
            "[the | this] whole [day | night] long",
            ["the whole day long", "this whole night long", "whole long"],
            ["wholenight long", "the whole week long"],
        ),
        (", it is to say", [", it is to say"], ["it is to say"]),
        ("take~ the word", ["took the word", "taken the word"], ["taked the word"]),
    ],
)
def test_phrases_read_like_words(phrase: str, hits: list[str], misses: list[str]) -> None:
    pattern = regex.compile(phrase_pattern(phrase), regex.IGNORECASE)
    for text in hits:
        assert pattern.search(f"Then {text} again."), text
    for text in misses:
        assert not pattern.search(f"Then {text} again."), text


def test_a_phrase_hands_its_inflection_to_the_fix() -> None:
    phrase = rule("kind = 'phrase'\nphrase = 'precise~ that'\nfix = 'specify~ that'")
    text = "He precised that; precising that, she left."
    assert found(phrase, text) == [
        ("precised that", "specified that"),
        ("precising that", "specifying that"),
    ]


def test_consistency_marks_the_rarer_spelling_and_shows_the_other() -> None:
    either = rule("kind = 'consistency'\neither = {judgement = 'judgment'}")
    text = "A judgment, a judgment and a judgement."
    assert found(either, text) == [("judgement", "judgment")]
    finding = Engine((either,)).check(Document(text)).findings[0]
    assert [text[r.start : r.end] for r in finding.related] == ["judgment", "judgment"]
    assert found(either, "A judgement and a judgement.") == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("kind = 'swap'", "wants the key 'swap'"),
        ("kind = 'swap'\nswap = {a = 1}", "'swap' wants a string"),
        ("kind = 'pattern'\npattern = '('", "pattern '\\('"),
        ("kind = 'pattern'\npatern = 'x'", "'patern'; did you mean 'pattern'"),
        (
            "kind = 'pattern'\npattern = 'x'\nseverity = 'bad'",
            "'severity' wants one of hint, warning, error",
        ),
        ("kind = 'pattern'\npattern = 'x'\nblocks = ['title']", "'blocks' wants some of headline"),
        ("kind = 'phrase'\nphrase = '(a | b'", "never closed"),
        ("kind = 'phrase'\nphrase = 'a ] b'", "closes nothing"),
        ("kind = 'phrase'\nphrase = '<verb> it'", "<verb> is none of"),
    ],
)
def test_a_broken_table_says_what_is_wrong(text: str, complaint: str) -> None:
    with pytest.raises(BrokenRuleError, match=complaint):
        rule(text)


def test_examples_that_do_not_hold_are_told() -> None:
    made = rule(
        "kind = 'swap'\nswap = {ONU = 'the UN'}\nbad = ['[[OTAN|NATO]] met.']\ngood = ['ONU met.']"
    )
    complaints = problems(made)
    assert len(complaints) == 2
    assert "found nothing, wanted" in complaints[0]
    assert "good example 'ONU met.' is marked at 'ONU'" in complaints[1]


def test_a_fix_that_leaves_the_flaw_is_told() -> None:
    made = rule(
        "kind = 'swap'\nswap = {ONU = 'ONU'}\nbad = ['The [[ONU|ONU]] met.']\ngood = ['UN']"
    )
    assert any("is marked again" in complaint for complaint in problems(made))
