"""The report for people: a finding on its line at any width, nothing raw of the document."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Confidence, Finding, Fix, Related, Severity
from mtlint.display import Medium, cells, excerpt, visible
from mtlint.reports import formats, load
from mtlint.results import Result, Tally
from mtlint.text import Document


def report(document: Document, *findings: Finding, medium: Medium | None = None) -> list[str]:
    written = load("terminal")(medium or Medium())
    return written.add(Result(0, document, findings)).splitlines()


def finding(start: int, end: int, **parts: object) -> Finding:
    return Finding("sea.tide", start, end, "a tide", Severity.ERROR, Confidence.HIGH)._replace(
        **parts  # type: ignore[arg-type]
    )


SPANS = st.text(max_size=300).flatmap(
    lambda text: st.tuples(
        st.just(text),
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted),
        st.integers(20, 120),
    )
)


@given(SPANS)
def test_an_excerpt_fits_its_width_and_shows_its_span(
    case: tuple[str, list[int], int],
) -> None:
    text, (start, end), width = case
    shown = excerpt(text, start, end, width)
    assert cells("".join(shown)) <= width
    assert shown.marked == visible(text[start:end]) or "…" in shown.marked
    assert visible(text[:start]).endswith(shown.before.removeprefix("…"))


@given(SPANS)
def test_nothing_that_acts_on_a_terminal_gets_there(case: tuple[str, list[int], int]) -> None:
    text, (start, end), width = case
    document = Document(text, path=text[:20] or None)
    marked = finding(start, end, message=text, fix=Fix(text), related=(Related(start, end, text),))
    for medium in (Medium(width + 20), Medium(width + 20, color=True)):
        lines = "\n".join(report(document, marked, medium=medium))
        for style in ("0", "1", "2", "1;31", "4;1;31", "32", "35", "1;4"):
            lines = lines.replace(f"\x1b[{style}m", "")
        hidden = {c for c in lines if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")}
        assert hidden <= {"\n"}


def test_carets_stand_under_the_span_whatever_stands_before() -> None:
    text = "戦争 cafe\u0301 \U0001f6a2 the tide came"
    start = text.index("tide")
    _, _, _, line, carets, *_ = report(Document(text, path="a.txt"), finding(start, start + 4))
    column = carets.index("^")
    assert cells(line[: line.index("tide")]) == column
    assert carets.count("^") == 4


def test_with_colour_the_span_is_underlined_and_needs_no_carets() -> None:
    lines = report(Document("The tide came"), finding(4, 8), medium=Medium(color=True))
    assert any("The \x1b[4;1;31mtide\x1b[0m came" in line for line in lines)
    assert not any("^" in line for line in lines)


@pytest.mark.parametrize(("start", "end"), [(4, 4), (8, 9)])
def test_a_span_without_width_has_a_caret_even_with_colour(start: int, end: int) -> None:
    document = Document("The tide\u0301 came")
    assert any("^" in line for line in report(document, finding(start, end)))
    assert any("^" in r for r in report(document, finding(start, end), medium=Medium(color=True)))


def test_a_span_across_lines_is_one_line() -> None:
    lines = report(Document("One two\r\n\r\nthree four"), finding(4, 16))
    assert "      │ One two↵↵three four" in lines


def test_a_line_of_megabytes_costs_no_more_than_a_short_one() -> None:
    document = Document("tide " * 2_000_000, path="a.txt")
    lines = report(document, *(finding(at, at + 4) for at in range(0, 50_000, 5)))
    assert max(map(cells, lines)) <= 80


class Counted(str):
    """A text that counts the code points that are taken from it and looked through."""

    __slots__ = ("taken",)

    def __getitem__(self, key: Any) -> str:
        part = super().__getitem__(key)
        self.taken = getattr(self, "taken", 0) + len(part)
        return part

    def find(self, wanted: str, *bounds: Any) -> int:
        start, end, _ = slice(*bounds).indices(len(self))
        self.taken = getattr(self, "taken", 0) + end - start
        return super().find(wanted, *bounds)

    def rfind(self, wanted: str, *bounds: Any) -> int:
        start, end, _ = slice(*bounds).indices(len(self))
        self.taken = getattr(self, "taken", 0) + end - start
        return super().rfind(wanted, *bounds)


@pytest.mark.parametrize("unit", ["the late tide came ", "戦 the “late” tidé "])
def test_a_report_looks_at_a_window_around_each_mark(unit: str) -> None:
    def taken(times: int) -> int:
        text = Counted(unit * times)
        at = unit.index("tide")
        marks = [at + number * len(unit) for number in range(times)]
        far = (Related(0, len(text), "the same"),)
        report(Document(text), *(finding(m, m + 4, fix=Fix("x"), related=far) for m in marks))
        return int(text.taken)

    few, many = taken(200), taken(2_000)
    assert many < 10.5 * few
    assert many < 2_000 * 20 * 80


def test_without_unicode_the_signs_are_ascii() -> None:
    document = Document("The tide came " * 40)
    lines = report(document, finding(140, 144), medium=Medium(unicode=False))
    assert "\n".join(lines).isascii()


def test_a_fix_that_is_a_space_or_nothing_can_be_seen() -> None:
    lines = report(
        Document("The  tide"), finding(3, 5, fix=Fix(" ")), finding(3, 5, fix=Fix("", safe=False))
    )
    assert '      │ write: " "' in lines
    assert "      │ take it out  (see that the meaning is kept)" in lines


def test_another_document_is_named_with_the_related_place() -> None:
    related = (Related(2, 6, "told so here", "b.txt"),)
    assert "      │ see b.txt: told so here" in report(
        Document("The tide", path="a.txt"), finding(4, 8, related=related)
    )


def test_related_places_that_say_the_same_share_a_line() -> None:
    text = "tide tide tide tide tide tide tide tied tida"
    related = (
        *(Related(start, start + 4, "spelt so here") for start in range(0, 35, 5)),
        Related(40, 44, "spelt so here"),
    )
    lines = report(Document(text), finding(35, 39, related=related))
    assert "      │ see 1:1, 1:6, 1:11, 1:16, 1:21, 1:26 and 1 more: spelt so here: tide" in lines
    assert "      │ see 1:41: spelt so here: tida" in lines


def test_the_summary_ranks_rules_by_what_is_worst() -> None:
    tally = Tally()
    findings = (
        finding(0, 1, rule="sea.b", severity=Severity.WARNING),
        finding(1, 2, rule="sea.b", severity=Severity.WARNING),
        finding(2, 3, rule="sea.c", severity=Severity.ERROR),
        finding(3, 4, rule="sea.a", severity=Severity.WARNING),
    )
    tally.add(Result(0, Document("abcd", path="a.txt"), findings))
    tally.add(Result(1, Document("", path="b.txt"), ()))
    lines = load("terminal")(Medium()).end(tally).splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["sea.c", "sea.b", "sea.a"]
    assert lines[-2] == "4 findings (1 error, 3 warnings) in 1 of 2 files."


def summary_of(penalties: list[int], medium: Medium) -> list[str]:
    """Return the summary of documents of 100 words with so many errors each."""
    tally = Tally()
    for number, errors in enumerate(penalties):
        document = Document("tide " * 100, path=f"{number}.txt")
        tally.add(Result(number, document, (finding(0, 4),) * errors))
    return load("terminal")(medium).end(tally).splitlines()


def test_the_summary_tells_the_score_of_the_run() -> None:
    assert summary_of([2, 0], Medium())[-1] == (
        "Score 95.0 of 100: a penalty of 50.0 per 1,000 words in 200 words."
    )
    assert not any("Score" in line for line in summary_of([0, 0], Medium()))


def test_a_histogram_shows_the_scores_of_a_folder() -> None:
    lines = summary_of([1, 1, 0, 3, 0, 0, 0], Medium(unicode=False))
    at = lines.index("  score        documents")
    assert lines[at + 1 : at + 7] == [
        f"  100                  4  {'#' * 54}",
        "  99 to 100            0",
        "  98 to 99             0",
        f"  95 to 98             2  {'#' * 27}",
        "  90 to 95             0",
        f"  80 to 90             1  {'#' * 14}",
    ]
    assert lines[at + 7] == ""


def test_a_few_documents_need_no_histogram() -> None:
    assert not any("documents" in line for line in summary_of([1, 0, 0], Medium()))


@given(
    st.lists(st.integers(0, 30), min_size=5, max_size=60),
    st.integers(40, 120),
    st.booleans(),
    st.booleans(),
)
def test_a_histogram_keeps_to_its_width_and_shows_each_count(
    penalties: list[int], width: int, color: bool, unicode: bool
) -> None:
    lines = summary_of([*penalties, 1], Medium(width, color, unicode))
    bars = [line for line in lines if line.rstrip().endswith("\u2588" if unicode else "#")]
    assert all(cells(line) <= width for line in bars)
    assert sum(int(bar.split()[-2]) for bar in bars) == len(penalties) + 1


def test_each_module_is_a_format() -> None:
    assert {"concise", "json", "terminal"} <= set(formats())
    for name in formats():
        assert load(name).__doc__
