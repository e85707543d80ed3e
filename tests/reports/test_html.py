"""The HTML report, looked at in a real browser."""

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from mtlint import Confidence, Document, Finding, Fix, Related, Severity
from mtlint.display import Medium
from mtlint.reports import load
from mtlint.reports._pieces import blocks_in_pieces
from mtlint.results import Problem, Result, Tally, Withheld

Written = Callable[..., str]
Opened = Callable[..., Page]
Found = Callable[..., Finding]
Outcome = tuple[Document, *tuple[Finding, ...]]

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def report_of(*results: Result) -> str:
    """Return the report of results as they come from a run."""
    report, tally = load("html")(Medium()), Tally()
    pieces = [report.begin()]
    for result in results:
        tally.add(result)
        pieces.append(report.add(result))
    return "".join((*pieces, report.end(tally)))


# -- what there is to see ----------------------------------------------------------------------


def test_the_overview_tells_numbers_scores_rules_and_problems(
    opened: Opened, page_of_a_run: str
) -> None:
    page = opened(page_of_a_run)
    assert page.locator("h1").inner_text() == "5 findings in 3 documents"
    assert page.locator(".score strong").inner_text() == "67.8"  # 16.1 over 50 words
    assert page.locator(".histogram .count").all_inner_texts()[0] == "1"  # with a score of 100
    assert page.locator(".rules tbody th").all_inner_texts() == [
        "residue.doubled-word",
        "numbers.percent-before-number",
        "names.variant",
    ]
    assert "feed/bad.txt:3: is <no> UTF-8" in page.locator(".warned").inner_text()
    assert "feed/quiet.txt" in (page.locator(".clean").text_content() or "")


def test_a_document_is_an_article_with_marks_and_a_note_for_each(
    opened: Opened, page_of_a_run: str
) -> None:
    page = opened(page_of_a_run, "#d0")
    assert page.locator("article h2").inner_text() == "Dam gives way above Orvel"
    expect(page.locator("article mark")).to_have_text(["the the", "Weisbergen", "%84"])
    assert page.locator("article mark").nth(1).get_attribute("class") == "warning"
    notes = page.locator(".note")
    assert notes.count() == 3
    assert "'the the' is wrong" in notes.nth(0).inner_text()
    assert notes.nth(0).locator("ins").inner_text() == "the"
    assert notes.nth(0).locator("a").get_attribute("href") == "#rule/residue.doubled-word"
    assert notes.nth(2).locator(".caution").count() == 1
    assert page.locator(".head .of-score").inner_text().startswith("Score ")
    assert page.locator("#map i").count() == 3


def test_the_source_stands_beside_the_text(opened: Opened, page_of_a_run: str) -> None:
    page = opened(page_of_a_run, "#d0")
    passages = page.locator(".passage")
    assert "Un barrage" in passages.nth(0).locator(".source").inner_text()
    second = passages.nth(1)
    assert "soldats" in second.locator(".source").inner_text()
    assert "Soldiers" in second.locator(".text").first.inner_text()
    assert page.locator(".source p").count() == 4
    assert opened(page_of_a_run, "#d1").locator(".source").count() == 0


def test_a_source_in_other_blocks_is_shown_whole_and_in_order(
    opened: Opened, written: Written, dam: Outcome
) -> None:
    paragraphs = [f"Alinéa {number}, assez long pour compter." for number in range(9)]
    document = Document(dam[0].text, path="a.txt", source="\n\n".join(paragraphs))
    page = opened(written("html", (document, *dam[1:])))
    assert page.locator(".source p").all_inner_texts() == paragraphs


def test_related_places_light_up_and_can_be_gone_to(opened: Opened, page_of_a_run: str) -> None:
    page = opened(page_of_a_run, "#d0")
    place = page.locator("article .related")
    assert place.inner_text() == "Weissbergen"
    assert "mentioned" not in (place.get_attribute("class") or "")
    page.locator(".note").nth(1).hover()
    assert "mentioned" in (place.get_attribute("class") or "")
    page.locator(".note").nth(0).hover()
    assert "mentioned" not in (place.get_attribute("class") or "")
    page.locator(".mentions button").focus()
    assert "mentioned" in (place.get_attribute("class") or "")


def test_a_related_document_is_linked(
    opened: Opened, written: Written, found: Found, dam: Outcome, ferry: Outcome
) -> None:
    there, gone = (Related(0, 3, "the first", path) for path in ("feed/dam.txt", "gone.txt"))
    finding = found(ferry[0], "swam swam", related=(there, gone))
    page = opened(written("html", dam, (ferry[0], finding)), "#d1")
    assert page.locator(".mentions li").all_inner_texts() == [
        "the first (feed/dam.txt)",
        "the first (gone.txt)",
    ]
    page.locator(".mentions a").click()
    expect(page.locator("article h2")).to_have_text("Dam gives way above Orvel")


def test_the_help_of_a_rule_is_in_the_page_once(opened: Opened, page_of_a_run: str) -> None:
    assert page_of_a_run.count("A word stands twice or more in a row.") == 1
    page = opened(page_of_a_run, "#d0")
    page.locator(".note a").first.click()
    dialog = page.locator("dialog")
    assert dialog.locator("h2").inner_text() == "residue.doubled-word"
    assert "A word stands twice or more in a row." in dialog.inner_text()
    assert dialog.locator("del").count() >= 1
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page).to_have_url(re.compile("#d0$"))


def test_what_rules_across_documents_find_joins_what_was_found_before(
    opened: Opened, found: Found, dam: Outcome, ferry: Outcome
) -> None:
    across = tuple(found(dam[0], text, HINT) for text in ("port on Monday", "he the p"))
    report = report_of(
        Result(0, dam[0], dam[1:]),
        Result(1, ferry[0], ()),
        Result(0, dam[0], across),
        Result(1, ferry[0], ferry[1:]),
    )
    page = opened(report, "#d0")
    marked = page.locator("article mark").all_text_contents()
    assert "".join(marked) == "the the port on MondayWeisbergen%84"
    assert page.locator(".note").count() == 5
    page.goto(page.url.replace("#d0", "#d1"))
    expect(page.locator("article mark")).to_have_text(["swam swam", "there there"])


def test_what_is_not_told_is_counted(opened: Opened, dam: Outcome) -> None:
    page = opened(report_of(Result(0, dam[0], dam[1:], Withheld(suppressed=2, in_baseline=1))))
    page.keyboard.press("o")
    assert "2 suppressed, 1 in the baseline" in page.locator(".overview").inner_text()


def test_a_single_document_is_opened_at_once(
    opened: Opened, written: Written, ferry: Outcome
) -> None:
    page = opened(written("html", ferry))
    expect(page.locator("article mark")).to_have_text(["swam swam", "there there"])


def test_a_long_paragraph_is_divided_so_that_notes_stay_near(opened: Opened) -> None:
    text = " ".join(f"The crew of {number} swam swam ashore." for number in range(80))
    findings = tuple(
        Finding("a.b", match.start(), match.end(), "twice", HINT, Confidence.LOW)
        for match in re.finditer("swam swam", text)
    )
    page = opened(report_of(Result(0, Document(text, path="a.txt"), findings)))
    assert page.locator(".passage").count() == 4
    assert page.locator(".note").count() == 80
    page.locator(".reference").evaluate_all("nodes => nodes.forEach(node => node.remove())")
    assert "".join(page.locator(".text p").all_text_contents()) == text


def test_an_address_that_means_nothing_leads_to_the_overview(
    opened: Opened, page_of_a_run: str
) -> None:
    for place in ("#%E0%A4%A", "#d99", "#d0-77", "#rule/none.such"):
        assert opened(page_of_a_run, place).locator("h1, h2").first.is_visible()


def test_a_run_without_findings_is_a_page_too(opened: Opened, written: Written) -> None:
    clean = (Document("Nothing happened on Tuesday.", path="feed/quiet.txt"),)
    page = opened(written("html", clean))
    assert page.locator("h1").inner_text() == "No findings in 1 document"
    assert written("html", clean, quiet=True).count("data-kind=") == 1


def test_a_report_that_was_cut_off_shows_what_there_is(opened: Opened, page_of_a_run: str) -> None:
    page = opened(
        page_of_a_run[: page_of_a_run.index('<script type="application/json" data-kind="summary"')]
    )
    assert "did not come to its end" in page.locator("[role=alert]").inner_text()
    page.keyboard.press("n")
    expect(page.locator("article mark")).to_have_text(["the the", "Weisbergen", "%84"])


def test_without_scripts_the_page_says_what_to_do(opened: Opened, page_of_a_run: str) -> None:
    page = opened(page_of_a_run, java_script_enabled=False)
    assert "markdown" in page.locator("main").inner_text()


# -- any text ----------------------------------------------------------------------------------

HOSTILE = (
    "<script>window.hit = 1</script> <img src=x onerror='window.hit = 2'> &amp; \"quoted\" -->\n\n"
    "Right \u202eto left\u202c, a NUL \x00, half a pair \ud83d, \x1b[31m, \u2028, \u200b and "
    "مرحبا \U0001f469\u200d\U0001f692.</script><b onclick=hit()>bold</b>\n\n{{ script }} ]]> <!-- "
)


def test_hostile_text_stays_text(opened: Opened, written: Written, found: Found) -> None:
    document = Document(HOSTILE, path="<b>.txt", source=HOSTILE)
    whole = Finding(HOSTILE, 0, len(HOSTILE), HOSTILE, ERROR, Confidence.HIGH, Fix(HOSTILE))
    inner = found(document, "NUL \x00", related=(Related(0, 8, HOSTILE, HOSTILE),))
    page = opened(written("html", (document, whole, inner), Problem(HOSTILE, HOSTILE)))
    for place in ("#d0", "#overview", "#rule/residue.doubled-word"):
        page.evaluate("place => { location.hash = place }", place)
        page.evaluate(PAINTED)
        assert page.locator("b, img, main script, dialog script, [onclick]").count() == 0
        assert page.evaluate("window.hit") is None
        said = page.locator("body").inner_text()
        assert not re.search("[\0\x1b\u202a-\u202e\u2028\u200b\ud800-\udfff]", said)
    page.evaluate("location.hash = '#d0'")
    page.evaluate(PAINTED)
    article = page.locator("article .text").first.inner_text()
    assert "<script>window.hit = 1</script> <img src=x onerror='window.hit = 2'> &amp;" in article
    chips = page.locator("article .text .chip").all_inner_texts()
    assert chips == ["U+202E", "U+202C", "U+0000", "U+D83D", "U+001B", "U+2028", "U+200B"]


@pytest.mark.parametrize(
    "piece", ["</script>", "<!--", "<script", "\u2028", "\ud800", "\\u003c", '"', "\x00"]
)
def test_nothing_in_a_text_ends_its_data(written: Written, piece: str) -> None:
    document = Document(f"{piece} {piece}", path=piece)
    report = written("html", (document, Finding("a.b", 0, 2, piece, ERROR, Confidence.LOW)))
    data = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', report, re.DOTALL)
    assert [json.loads(each)["path"] for each in data[:1]] == [piece]
    assert len(data) == 2


@given(
    text=st.text(alphabet="ab .\n\t\x0b\u2028\U0001f6a2", max_size=40),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4),
)
def test_pieces_are_the_text_and_those_of_a_finding_its_span(
    text: str, spans: list[tuple[int, int]]
) -> None:
    places = [tuple(sorted((min(a, len(text)), min(b, len(text))))) for a, b in spans]
    findings = [
        Finding("a.b", start, end, "", HINT, Confidence.LOW, related=(Related(0, end, ""),))
        for start, end in places
    ]
    blocks = list(blocks_in_pieces(Document(text), findings))
    pieces = [piece for _, block in blocks for piece in block]
    assert "".join(p if isinstance(p, str) else p[0] for p in pieces) == text
    for index, (start, end) in enumerate(places):
        held = [p[0] for p in pieces if not isinstance(p, str) and index in p[1]]
        assert held
        assert "".join(held) == text[start:end]


def test_overlapping_findings_have_a_note_and_a_number_each(
    opened: Opened, written: Written, ferry: Outcome
) -> None:
    text = ferry[0].text.index("crew of 12 swam")
    findings = [
        Finding("a.b", text + start, text + end, f"number {start}", severity, Confidence.LOW)
        for start, end, severity in ((0, 15, HINT), (5, 15, WARNING), (8, 10, ERROR), (8, 8, HINT))
    ]
    page = opened(written("html", (ferry[0], *findings)))
    marked = page.locator("article mark").all_text_contents()
    assert marked == ["crew ", "of ", "", "12", " swam"]
    classes = page.locator("article mark").evaluate_all("marks => marks.map(m => m.className)")
    assert classes == ["hint", "warning layered", "hint point", "error layered", "warning layered"]
    assert page.locator(".note").count() == page.locator(".reference").count() == 4
    page.locator("article mark.error").click()
    assert "number 8" in page.locator(".note.active").inner_text()
