"""A place in a record's text is a place in the file that holds the record."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from mtlint.readers.jsonl import read
from mtlint.results import Problem
from mtlint.text import Document

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
OTHERS = st.dictionaries(
    st.text(max_size=5).filter(lambda name: name != "text"),
    st.recursive(
        st.none() | st.integers() | st.text(max_size=8),
        lambda v: st.lists(v) | st.dictionaries(st.text(max_size=4) | st.just("text"), v),
        max_leaves=6,
    ),
    max_size=3,
)


def documents(data: bytes) -> list[Document | Problem]:
    return list(read(io.BytesIO(data), "feed.jsonl"))


@given(TEXTS, OTHERS, OTHERS, st.booleans(), st.sampled_from([None, 1]))
def test_each_code_point_is_found_where_it_is_written(
    text: str, before: dict[str, object], after: dict[str, object], ascii_only: bool, wide: int
) -> None:
    record = {**before, "text": text, **after}
    separators = (" , ", " : ") if wide else (",", ":")
    line = json.dumps(record, ensure_ascii=ascii_only, separators=separators)
    (document,) = documents(b"\n" + line.encode())
    assert isinstance(document, Document)
    assert document.text == text
    for offset, letter in enumerate(text):
        number, column = document.line_column(offset)
        _, end = document.line_column(offset + 1)
        assert number == 2
        assert json.loads(f'"{line[column - 1 : end - 1]}"') == letter
    _, end = document.line_column(len(text))
    assert line[end - 1] == '"'


def test_a_lone_surrogate_is_one_code_point() -> None:
    (document,) = documents(b'{"text": "a\\ud83dbc"}')
    assert isinstance(document, Document)
    assert document.line_column(2) == (1, 18)


def test_the_last_of_two_fields_counts_as_in_any_reader_of_json() -> None:
    (document,) = documents(b'{"text": "one", "text": "two"}')
    assert isinstance(document, Document)
    assert document.text == "two"
    assert document.line_column(0) == (1, 26)


def test_bad_records_are_told_with_their_line_and_the_good_ones_read() -> None:
    lines = (b'{"text": "a"}', b"{", b"7", b'{"text": 7}', b"\xff\xfe", b"", b'{"text": "b"}\r')
    outcomes = documents(b"\n".join(lines))
    assert [o.text for o in outcomes if isinstance(o, Document)] == ["a", "b"]
    assert [o.line for o in outcomes if isinstance(o, Problem)] == [2, 3, 4, 5]
    assert "byte 0xFF at offset 30" in str(outcomes[4])  # counted in the file, not in its line


def test_a_deep_record_is_a_problem_and_no_crash() -> None:
    (problem,) = documents(b"[" * 200_000)
    assert "nested too deeply" in str(problem)


def test_what_is_no_json_lines_at_all_is_given_up() -> None:
    outcomes = documents(b"{\n" * 1000)
    assert len(outcomes) == 11
    assert "is it JSON lines at all" in str(outcomes[-1])
