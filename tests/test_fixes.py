"""Fixes: made once or until nothing is left, and nothing else is touched."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtlint import Document, Linter
from mtlint.engine import Engine
from mtlint.fixes import Edit, apply_edits, apply_fixes, choose_fixes, settle
from mtlint.readers import jsonl, text
from mtlint.readers.editable import EditableDocument
from mtlint.readers.jsonl import Record
from mtlint.readers.text import PlainText
from mtlint.registry import load_rules
from mtlint.rule import Confidence, CorpusRule, Finding, Fix, PairRule, Severity
from mtlint.testing import parse_example

Check = Callable[[PlainText], Iterable[Finding]]


def finding(
    start: int, end: int, fix: str | None, *, rule: str = "a.b", safe: bool = True
) -> Finding:
    wanted = None if fix is None else Fix(fix, safe)
    return Finding(rule, start, end, "", Severity.WARNING, Confidence.HIGH, wanted)


def plain(content: str) -> PlainText:
    return PlainText(content, path=None, position=0)


def swapping(**swaps: tuple[str, str]) -> Check:
    """Return a check with a rule for each name, which wants one string for another."""

    def check(document: PlainText) -> list[Finding]:
        return [
            finding(*match.span(), new, rule=rule)
            for rule, (old, new) in swaps.items()
            for match in re.finditer(re.escape(old), document.text)
        ]

    return check


# -- one round -----------------------------------------------------------------------------


def test_of_overlapping_fixes_the_first_one_is_made() -> None:
    assert apply_fixes("abcdef", [finding(2, 5, "X"), finding(0, 3, "Y")]) == "Ydef"


def test_touching_fixes_wait_for_the_next_round() -> None:
    assert apply_fixes("a,(b", [finding(1, 2, ", "), finding(2, 3, " (")]) == "a, (b"


def test_unsafe_fixes_are_made_only_where_asked_for() -> None:
    findings = [finding(0, 1, "X", safe=False), finding(2, 3, None)]
    assert apply_fixes("abc", findings) == "abc"
    assert apply_fixes("abc", findings, unsafe=True) == "Xbc"


def test_a_fix_that_changes_nothing_is_none() -> None:
    assert choose_fixes("abc", [finding(0, 1, "a")]) == []


# -- until nothing is left -----------------------------------------------------------------


def test_fixes_are_made_until_nothing_is_left() -> None:
    fixed = settle(plain("aaaa"), swapping(halve=("aa", "a")))
    assert (fixed.text.text, fixed.fixes, fixed.restless) == ("a", 3, frozenset())


def test_rules_that_undo_each_other_are_left_out_and_named() -> None:
    check = swapping(**{"a.to": ("x", "y"), "b.fro": ("y", "x"), "c.good": ("teh", "the")})
    fixed = settle(plain("x teh"), check)
    assert (fixed.fixes, fixed.restless) == (1, frozenset({"a.to", "b.fro"}))
    assert fixed.text.text == "x the"
    again = settle(fixed.text, check)
    assert again.text.text == fixed.text.text


def test_a_rule_that_never_ends_is_left_out_and_named() -> None:
    check = swapping(grow=("a", "aa"), good=("teh", "the"))
    fixed = settle(plain("a teh"), check)
    assert (fixed.text.text, fixed.restless) == ("a the", frozenset({"grow"}))


LETTERS = st.text("ab ,", max_size=3)


@given(
    st.text("ab ,\n", max_size=30),
    st.dictionaries(
        st.sampled_from(["a.one", "b.two", "c.three"]),
        st.tuples(st.text("ab ,", min_size=1, max_size=3), LETTERS),
    ),
)
def test_whatever_the_rules_what_they_fix_is_not_found_again(
    content: str, swaps: dict[str, tuple[str, str]]
) -> None:
    check = swapping(**swaps)
    fixed = settle(plain(content), check)
    left = choose_fixes(fixed.text.text, check(fixed.text))
    assert {finding.rule for finding in left} <= fixed.restless
    again = settle(fixed.text, check)
    assert (again.text.text, again.fixes) == (fixed.text.text, 0)


@given(
    st.text(max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.text(max_size=3)), max_size=8),
)
def test_wherever_fixes_stand_what_lies_between_those_made_stays(
    content: str, spans: list[tuple[int, int, str]]
) -> None:
    size = len(content)
    findings = [
        finding(min(start, end, size), min(max(start, end), size), fix) for start, end, fix in spans
    ]
    chosen = choose_fixes(content, findings)
    done, between = 0, []
    for place in chosen:
        assert place.start > done or place.start == 0 == done  # apart, in order
        between.append(content[done : place.start])
        done = place.end
    fixes = [place.fix.replacement for place in chosen if place.fix]
    expected = "".join(part for pair in zip(between, fixes, strict=True) for part in pair)
    assert apply_fixes(content, findings) == expected + content[done:]


def test_a_rule_that_doubles_what_it_finds_is_stopped_before_memory_is() -> None:
    fixed = settle(
        plain("a b " * 100), swapping(grow=("a", "a a a a a a a a a a"), good=("b", "c"))
    )
    assert (fixed.text.text, fixed.restless) == ("a c " * 100, frozenset({"grow"}))


# -- the built-in rules --------------------------------------------------------------------

RULES = [
    entry.rule
    for entry in load_rules().values()
    if not isinstance(entry.rule, CorpusRule | PairRule)
]
BAD = [parse_example(example).text for rule in RULES for example in rule.bad]
LINTER = Linter(profile="strict")
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(BAD),
        st.text(max_size=12),
        st.text(alphabet=" ,.'\"“”’«»()-–—…:;?!aI1%$\n\r\t\u00a0\u200b", max_size=12),
    ),
    min_size=1,
    max_size=6,
).flatmap(
    lambda parts: st.sampled_from(["", " ", "\n\n", "\r\n", "\r"]).map(lambda s: s.join(parts))
)


def checked(document: Document) -> Sequence[Finding]:
    return LINTER.check_document(document).findings


@pytest.mark.slow
@given(TEXTS, st.booleans())
@settings(max_examples=300)
def test_after_fixing_no_rule_has_a_fix_left(content: str, unsafe: bool) -> None:
    fixed = settle(plain(content), checked, unsafe=unsafe)
    left = choose_fixes(fixed.text.text, checked(fixed.text), unsafe=unsafe)
    assert {finding.rule for finding in left} <= fixed.restless
    again = settle(fixed.text, checked, unsafe=unsafe)
    assert again.text.text == fixed.text.text


@pytest.mark.slow
@given(TEXTS)
@settings(max_examples=300)
def test_safe_fixes_of_built_in_rules_never_undo_each_other(content: str) -> None:
    assert settle(plain(content), checked).restless == frozenset()


@given(TEXTS)
@settings(max_examples=50)
def test_what_lies_outside_the_fixes_stays_as_it_is(content: str) -> None:
    chosen = choose_fixes(content, checked(Document(content)), unsafe=True)
    fixed = apply_fixes(content, chosen, unsafe=True)
    done = 0
    for place in chosen:
        assert fixed.startswith(content[done : place.start])
        fixed = fixed[place.start - done :]
        assert place.fix is not None
        assert fixed.startswith(place.fix.replacement)
        fixed = fixed[len(place.fix.replacement) :]
        done = place.end
    assert fixed == content[done:]


# -- safe means safe -----------------------------------------------------------------------

SAFE = [
    (rule.id, example.text, found)
    for rule in RULES
    for example in map(parse_example, rule.bad)
    for found in Engine((rule,)).check(Document(example.text)).findings
    if found.fix is not None and found.fix.safe
]


def figures(content: str) -> list[int]:
    return [int(figure) for figure in re.findall(r"\d+", content)]


def test_a_safe_fix_leaves_every_figure_as_it_is() -> None:
    changed = [
        (rule, content[found.start : found.end], found.fix)
        for rule, content, found in SAFE
        if figures(content) != figures(apply_fixes(content, [found]))
        and rule != "ingest.html-entity"  # the figures of an entity count nothing
    ]
    assert changed == []


def test_a_safe_fix_respells_no_name() -> None:
    assert {rule for rule, _, _ in SAFE if rule.startswith("names.")} == set()


def test_a_safe_fix_takes_out_neither_a_line_nor_a_word() -> None:
    def words(content: str) -> set[str]:
        return set(re.findall(r"\w{2,}", content.lower()))

    lost = [
        (rule, content[found.start : found.end])
        for rule, content, found in SAFE
        if found.fix is not None
        and not found.fix.replacement.strip()
        and words(content[found.start : found.end])
    ]
    assert lost == []


# -- bytes ---------------------------------------------------------------------------------


@st.composite
def edits(draw: st.DrawFn, length: int) -> list[Edit]:
    places = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    spans = zip(places[::2], places[1::2], strict=False)
    return [Edit(start, end, draw(st.text(max_size=4))) for start, end in spans]


def read(module: object, data: bytes) -> EditableDocument:
    (document,) = module.read(BytesIO(data), "a")  # type: ignore[attr-defined]
    assert isinstance(document, EditableDocument)
    assert data[document.position :] == document.encoded()
    return document


@given(st.text(), st.booleans(), st.data())
def test_a_text_keeps_its_mark_its_line_ends_and_all_that_is_not_edited(
    content: str, mark: bool, data: st.DataObject
) -> None:
    content = content.replace("\0", "").lstrip("\ufeff")
    document = read(text, b"\xef\xbb\xbf" * mark + content.encode())
    made = data.draw(edits(len(content)))
    fixed = document.edited(made)
    assert fixed.position == 3 * mark
    assert fixed.encoded() == apply_edits(content, made).encode()


def spellings(letter: str) -> list[str]:
    """Return the ways in which a code point may stand in a JSON string."""
    plain, escaped = (
        json.dumps(letter, ensure_ascii=ascii_only)[1:-1] for ascii_only in (False, True)
    )
    ways = [plain, escaped, escaped.upper().replace("\\U", "\\u")] if len(escaped) > 2 else [plain]
    if letter == "/":
        ways.append("\\/")
    if ord(letter) < 0x10000:
        ways.append(f"\\u{ord(letter):04x}")
    return ways


@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from('é/\\"\n\r\U0001f6a2\u2028ab '),
            st.characters(exclude_categories=["Cs"]),
        )
    ),
    st.data(),
)
def test_a_record_keeps_every_byte_that_is_not_edited(content: str, data: st.DataObject) -> None:
    content = content.replace("\0", "")
    letters = [data.draw(st.sampled_from(spellings(letter))) for letter in content]
    before = data.draw(
        st.sampled_from(
            [
                '{"text": "',
                '{"t": "\\u00e9", "x":[1.0, "\\n"] ,"text"  :\t"',
                '\ufeff{"text": "old", "text":"',
            ]
        )
    )
    after = data.draw(
        st.sampled_from(['"}', '", "id": 1.50, "z": "\\/\\ud83d\\ude00"} \r\n', '"}\n'])
    )
    line = before + "".join(letters) + after
    document = read(jsonl, line.encode())
    assert document.text == content
    made = data.draw(edits(len(content)))
    fixed = document.edited(made)
    assert fixed.text == apply_edits(content, made)
    ascii_only = line.lstrip("\ufeff").isascii()
    parts, done = [before.lstrip("\ufeff")], 0
    for start, end, replacement in made:
        parts += (*letters[done:start], json.dumps(replacement, ensure_ascii=ascii_only)[1:-1])
        done = end
    assert fixed.encoded() == "".join((*parts, *letters[done:], after)).encode()
    assert isinstance(fixed, Record)
    assert all(
        fixed.line_column(at) == read(jsonl, fixed.encoded()).line_column(at)
        for at in (0, len(fixed.text))
    )


def test_a_lone_surrogate_stays_escaped() -> None:
    record = read(jsonl, '{"text": "é\\ud800b"}'.encode())
    assert record.edited([Edit(1, 3, "\ud800")]).encoded() == '{"text": "é\\ud800"}'.encode()
