"""Reviewing a file: what is shown next, what changes, and what undoing brings back."""

import json
import re
from collections.abc import Sequence
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document
from mtlint.filtering import Part
from mtlint.readers import jsonl
from mtlint.readers.text import PlainText
from mtlint.replacing import spliced
from mtlint.review import Page, Review, meant, typed, wish_for
from mtlint.rule import Confidence, Finding, Fix, Severity
from mtlint.wishes import Sidecar

RULES = {"a.onu": "ONU", "b.doubled": "the the", "c.met": "the UN met"}


def check(part: Part) -> Sequence[Finding]:
    found = [
        Finding(rule, *m.span(), "", Severity.WARNING, Confidence.HIGH, Fix("the UN"))
        for rule, flaw in RULES.items()
        for m in re.finditer(flaw, part.text)
    ]
    return part.open(sorted(found, key=lambda f: (f.start, f.end, f.rule)))


def page(document: Document) -> Page:
    part = Part(document, frozenset(), None)
    return Page(part, check(part))


def records(content: bytes) -> list[Page]:
    found = jsonl.read(BytesIO(content), "a.jsonl")
    return [page(item) for item in found if isinstance(item, Document)]


def reviewed(*texts: str) -> Review:
    return Review([page(PlainText(text, path="a.txt", position=0)) for text in texts], check)


def shown(review: Review) -> tuple[str, int] | None:
    place = review.place
    return None if place is None else (place.finding.rule, place.finding.start)


def test_findings_are_shown_in_order_and_documents_without_any_are_passed_over() -> None:
    review = reviewed("ONU and ONU", "Fine.", "the the")
    order = []
    while (place := shown(review)) is not None:
        order.append((place, review.pending))
        review.skip()
    assert order == [(("a.onu", 0), 3), (("a.onu", 8), 2), (("b.doubled", 0), 1)]
    assert review.splices() == []
    assert (review.decisions, review.edits, len(review.left)) == (3, 0, 3)


def test_what_a_fix_mends_is_not_shown_and_what_it_brings_up_is_shown_next() -> None:
    review = reviewed("One ONU. Then the ONU met.")
    review.skip()
    review.replace("UN")
    assert shown(review) == ("c.met", 14)  # begins before the edit
    review.replace("it met")
    assert shown(review) is None
    assert [splice.new for splice in review.splices()] == [b"One ONU. Then it met."]
    assert [finding.start for finding in review.left] == [4]


def test_what_was_skipped_stays_so_after_an_edit_elsewhere() -> None:
    review = reviewed("ONU, ONU and ONU.")
    review.skip()
    review.replace("the United Nations")
    assert shown(review) == ("a.onu", 28)
    review.skip()
    assert shown(review) is None


def test_an_edit_that_does_not_mend_is_shown_again() -> None:
    review = reviewed("ONU left.")
    review.replace("ONU, ONU")
    assert shown(review) == ("a.onu", 0)


def test_undoing_goes_back_a_decision_at_a_time() -> None:
    review = reviewed("ONU and ONU")
    review.skip()
    review.replace("X")
    assert (review.decisions, review.edits) == (2, 1)
    assert review.undo()
    assert shown(review) == ("a.onu", 8)
    assert review.splices() == []
    assert review.undo()
    assert shown(review) == ("a.onu", 0)
    assert not review.undo()


def test_a_document_that_cannot_be_edited_can_be_skipped() -> None:
    review = Review([page(Document("ONU", path="a.txt"))], check)
    with pytest.raises(TypeError, match="not written to its format"):
        review.replace("the UN")
    review.skip()
    assert review.place is None
    assert review.splices() == []


WORDS = st.lists(st.sampled_from(["ONU", "the", "é", "\U0001f6a2", '"', "\n", "met."]), max_size=9)


@given(
    st.lists(WORDS.map(" ".join), min_size=1, max_size=4),
    st.booleans(),
    st.lists(st.sampled_from(["skip", "fix", "type", "undo", "save"]), max_size=20),
)
def test_saving_between_any_decisions_makes_the_file_as_decided_and_undoing_as_it_was(
    texts: list[str], mark: bool, decisions: list[str]
) -> None:
    before = b"\xef\xbb\xbf" * mark + b"".join(
        json.dumps({"id": 1.0, "text": text}, ensure_ascii=index % 2 > 0).encode() + b" \r\n"
        for index, text in enumerate(texts)
    )
    content = before
    review = Review(records(content), check)

    def save() -> bytes:
        saved = b"".join(spliced(BytesIO(content), review.splices()))
        review.written()
        assert review.splices() == []
        return saved

    for decision in decisions:
        if decision == "save":
            content = save()
        elif decision == "undo":
            review.undo()
        elif review.place is not None:
            if decision == "skip":
                review.skip()
            else:
                review.replace("the UN" if decision == "fix" else 'a "\n\U0001f6a2')
    content = save()
    assert list(review.left) == [f for page in records(content) for f in page.findings]
    while review.undo():
        pass
    assert save() == before


# -- what is ignored -----------------------------------------------------------------------


def test_what_is_ignored_is_so_wherever_the_rule_finds_those_words() -> None:
    review = reviewed("ONU and the the ONU.", "ONU")
    assert review.ignore()
    assert review.wishes == ('a.onu "ONU"',)
    assert shown(review) == ("b.doubled", 8)
    review.replace("the")
    assert shown(review) is None
    assert review.left == []
    review.undo()
    review.undo()
    assert shown(review) == ("a.onu", 0)
    assert not review.wishes


def test_of_a_long_passage_the_beginning_is_named() -> None:
    text = " ".join(map(str, range(100)))
    found = Finding("a.b", 0, len(text), "", Severity.HINT, Confidence.LOW)
    assert wish_for(Document(text), found) == 'a.b "0 1 2 3 4 5 6 7 8 9 10 11"'


@given(st.lists(st.sampled_from(["a", "b.", '"', "(c)", "#", " ", "\n", "\u00a0"])), st.data())
def test_a_wish_is_met_by_the_finding_it_was_made_for(
    parts: list[str], data: st.DataObject
) -> None:
    text = "".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Finding("a.b", start, end, "", Severity.HINT, Confidence.LOW)
    wish = wish_for(Document(text), found)
    if wish is None:  # blanks at the beginning, or at the end
        assert not text[:start].strip() or not text[start:].strip()
    else:
        ignores = Sidecar(Document(f"# other\n{wish}\n")).ignores(text)
        assert any(i.selectors == ("a.b",) and i.first <= start <= i.last for i in ignores)
        assert wish.isprintable() or "\u00a0" in wish


# -- what is typed -------------------------------------------------------------------------


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_what_is_typed_back_is_what_was_there(text: str) -> None:
    line = typed(text)
    assert meant(line) == text
    assert line.isprintable()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (r"C:\x", r"'\x' means nothing"),
        ("\\", r"'\' means nothing"),
        (r"\u00", r"'\u' means nothing"),
        (r"\U00110000", "is no letter"),
        (r"\ud800", "no text can hold"),
        (r"\u0000", "no text can hold"),
    ],
)
def test_what_means_nothing_is_told(line: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        meant(line)
