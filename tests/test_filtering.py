"""What is left alone stays so, wherever edits move it."""

from hypothesis import given
from hypothesis import strategies as st

from mtlint import Confidence, Finding, Severity
from mtlint.filtering import Part
from mtlint.fixes import Edit
from mtlint.readers.text import PlainText

PIECES = st.lists(
    st.tuples(
        st.text("ab ", min_size=1, max_size=4), st.sampled_from(["keep", "edit", "change", ""])
    ),
    max_size=12,
)


def finding(start: int, end: int) -> Finding:
    return Finding("a.b", start, end, "x", Severity.HINT, Confidence.LOW)


@given(PIECES, st.text("cd", max_size=3))
def test_held_places_and_changed_parts_move_with_their_text(
    pieces: list[tuple[str, str]], new: str
) -> None:
    text, at = "".join(piece for piece, _ in pieces), 0
    held, changed, edits = [], [], []
    for piece, role in pieces:
        end = at + len(piece)
        if role == "keep":
            held.append((at, end))
        elif role:
            edits.append(Edit(at, end, new))
            if role == "change":
                changed.append((at, end))
        at = end
    document = PlainText(text, path="a.txt", position=0)
    part = Part(document, frozenset(("a.b", *place) for place in held), changed)
    edited = part.edited(edits)
    texts = sorted(text[start:end] for start, end in held)
    assert sorted(edited.text[start:end] for _, start, end in edited.held) == texts
    assert edited.changed is not None
    assert [edited.text[start:end] for start, end in edited.changed] == [new] * len(changed)
    assert not edited.open(finding(start, end) for _, start, end in edited.held)


def test_only_what_touches_a_changed_part_is_open() -> None:
    document = PlainText("one\ntwo\nthree\n", path="a.txt", position=0)
    part = Part(document, frozenset({("a.b", 5, 6)}), [(4, 8)])
    places = [(0, 3), (0, 4), (3, 5), (4, 4), (5, 6), (7, 9), (8, 9), (8, 8)]
    found = part.open(finding(*place) for place in places)
    assert [(f.start, f.end) for f in found] == [(3, 5), (4, 4), (7, 9)]
