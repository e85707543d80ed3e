"""The gate finds every trigger, at the right code point, on any text."""

import sys

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from mtlint.gate import Gate, Trigger, TriggerError
from mtlint.triggers import trigger

TRIGGERS = {
    "literal": r"\b(?:ONU|milliards?)\b",
    "expression": r"[a-z]\.[A-Z]",
    "mark": "[\u201c\u201d„]",
    "line-start": "^date",
    "line-end": r"[.!] ?$|[.!] ",
    "text-end": r"more\s*\Z",
    "in-line": r"«[^\n]*»",
}
READY = {key: ready for key, source in TRIGGERS.items() if (ready := trigger(source, stated=True))}
GATE = Gate(READY)
TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("ONUonumilrdsate.A“„ \n😀é\u0301İıſK"), st.characters()),
    max_size=80,
).map(lambda text: text.encode("utf-8", "replace").decode())


def test_it_names_the_last_code_point_of_an_occurrence() -> None:
    assert GATE.scan("The ONU met.")["literal"] == [6]


def test_offsets_are_code_points_behind_astral_and_combining_characters() -> None:
    assert GATE.scan("😀e\u0301 “x” ONU")["mark"] == [4, 6]
    assert GATE.scan("😀e\u0301 “x” ONU")["literal"] == [10]


def test_what_ends_a_line_is_found_at_the_line_end() -> None:
    assert GATE.scan("“He.\nIt!\nNo. \nYes.")["line-end"] == [4, 8, 12, 13, 18]


def test_what_ends_the_text_is_found_at_its_end_alone() -> None:
    assert "text-end" not in GATE.scan("Read more.\nNo more\nthan that")
    assert "text-end" in GATE.scan("Read more \n")
    assert "text-end" in GATE.scan("Read more")


def test_a_character_that_is_shut_out_is_no_part_of_an_occurrence() -> None:
    assert "in-line" not in GATE.scan("« b\n»")
    assert GATE.scan("« é »")["in-line"] == [4]


def test_letters_that_fold_to_ascii_ones_are_found() -> None:
    assert GATE.scan("m\u0131ll\u0130ard\u017f")["literal"]


def test_a_text_without_triggers_gives_nothing() -> None:
    assert GATE.scan("") == {}
    assert GATE.scan("the port burned") == {}


@given(TEXTS)
def test_what_a_search_finds_the_gate_finds(text: str) -> None:
    found = GATE.scan(text)
    for key, source in TRIGGERS.items():
        pattern = regex.compile(source, regex.IGNORECASE | regex.MULTILINE)
        for match in pattern.finditer(text):
            assert any(match.start() <= offset <= match.end() for offset in found.get(key, ()))


@given(TEXTS)
def test_one_by_one_is_as_wide_where_the_scanner_has_no_wheel(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "hyperscan", None)
        slow = Gate(READY)
        assert set(slow.scan(text)) == set(GATE.scan(text))


def test_a_trigger_that_cannot_be_scanned_is_named() -> None:
    with pytest.raises(TriggerError, match=r"french\.onu: the trigger '\(' cannot be scanned for"):
        Gate({"french.onu": Trigger(expression="(")}).scan("text")
