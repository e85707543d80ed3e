"""Of what engines mark, only that is told on which nothing speaks against it."""

from __future__ import annotations

import pytest

from mtlint import Confidence, Document, Finding, Severity
from mtlint.external import Match
from mtlint.external.filters import is_told, kind_of, without_repeats
from mtlint.external.varieties import is_variety
from mtlint.testing import parse_example


def match_of(marked: str, kind: str, *written: str) -> tuple[Document, Match]:
    """Return the document and the match that an example with one `[[place]]` stands for."""
    example = parse_example(marked)
    (mark,) = example.marks
    return Document(example.text), Match(mark.start, mark.end, "RULE", kind, "Wrong.", written)


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("The minister met [[Oyelaran Adebayo]] in Lagos.", "grammar"),
        ("The minister met Oyelaran [[Adebayo]] in Lagos.", "spelling"),
        ("[[Adebayo]] left. The crowd cheered Adebayo.", "grammar"),
        ("It was signed by [[Jae Jae]] Lim.", "repetition"),
        ("Members of the [[Harbour party]] met.", "casing"),
        ("He said: “We [[was]] there.”", "grammar"),
        ("'We [[was]] there,' he said.", "grammar"),
    ],
)
def test_what_stands_on_names_and_in_quotations_is_dropped(marked: str, kind: str) -> None:
    assert not is_told(*match_of(marked, kind))


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("The ministers [[was]] in Lagos.", "grammar"),
        ("He said: “We were there.” They [[was]] not.", "grammar"),
        ("It is [[a]] Oyelaran painting.", "grammar"),
        ("[[Them]] came by boat to the island.", "confusion"),
        ("The crowd [[Adebayo were]] waiting for left.", "grammar"),
        ("The mayor left[[ ,]] and the crowd cheered.", "typography"),
        ("It was [[toLagos]] that she went.", "spelling"),
        ("He asked[[ ” ]]in vain.", "typography"),
    ],
)
def test_what_stands_elsewhere_is_told(marked: str, kind: str) -> None:
    assert is_told(*match_of(marked, kind))


@pytest.mark.parametrize(
    "marked", ["“She said, ‘Go,’[[ ” ]]he told us.", "\"'Go,'[[ \"]] he said."]
)
def test_the_space_between_the_ends_of_two_quotations_is_right(marked: str) -> None:
    assert not is_told(*match_of(marked, "typography"))


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"),
        ("organisation", "organization"),
        ("analysed", "analyzed"),
        ("centred", "centered"),
        ("travelling", "traveling"),
        ("fulfil", "fulfill"),
        ("catalogue", "catalog"),
        ("defence", "defense"),
        ("paediatric", "pediatric"),
        ("manoeuvre", "maneuver"),
        ("judgement", "judgment"),
        ("sizeable", "sizable"),
        ("tyres", "tires"),
        ("Labour", "Labor"),
        ("per cent", "percent"),
        ("whilst", "while"),
    ],
)
def test_spellings_of_both_varieties_are_right(british: str, american: str) -> None:
    assert is_variety(british, american)
    assert is_variety(american, british)
    assert not is_told(*match_of(f"They saw [[{british}]] there.", "spelling", american))
    assert not is_told(*match_of(f"They saw [[{american}]] there.", "spelling", british))


@pytest.mark.parametrize(
    ("one", "other"),
    [("four", "for"), ("form", "from"), ("filled", "filed"), ("does", "dos"), ("course", "corse")],
)
def test_words_that_merely_look_alike_are_no_varieties(one: str, other: str) -> None:
    assert not is_variety(one, other)


@pytest.mark.parametrize(
    ("marked", "written", "kind"),
    [
        ("a [[five year]] term", "five-year", "compounding"),
        ("the [[hard-liners]] left", "hardliners", "compounding"),
        ("the [[cafe]] closed", "café", "spelling"),
        ("he came[[ and]] he saw", ", and", "style"),
        ("from [[5-10]] acres", "5–10", "style"),
        ("they [[was]] there", "were", "grammar"),
        ("he left[[ ,]] then", ",", "grammar"),
        ("[[of of]] them", "of", "grammar"),
    ],
)
def test_what_would_change_says_what_kind_of_flaw_it_is(
    marked: str, written: str, kind: str
) -> None:
    document, match = match_of(marked, "grammar", written)
    assert kind_of(document.text, match) == kind


def finding(start: int, end: int, rule: str) -> Finding:
    return Finding(rule, start, end, "", Severity.ERROR, Confidence.HIGH)


@pytest.mark.parametrize(
    ("ours", "theirs", "is_repeat"),
    [
        ((8, 15), (8, 15), True),  # toLagos
        ((8, 15), (10, 12), True),
        ((20, 22), (21, 29), True),  # the comma, and the word it is bound to
        ((0, 3), (8, 15), False),
        ((23, 30), (8, 15), False),
    ],
)
def test_a_place_is_told_once(
    ours: tuple[int, int], theirs: tuple[int, int], *, is_repeat: bool
) -> None:
    document = Document("The way toLagos ends ,minister.")
    told = without_repeats(document, [finding(*theirs, "b")], [finding(*ours, "a")])
    assert (told == []) is is_repeat
