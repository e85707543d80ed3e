"""The HTML report, looked at in a real browser."""

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from mtlint import Confidence, Document, Finding, Fix, Related, Severity
from mtlint.display import Medium
from mtlint.reports import load
from mtlint.reports._pieces import blocks_in_pieces
from mtlint.results import Problem, Result, Tally, Withheld

Written = Callable[..., str]
Opened = Callable[..., Page]

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
LOADED = "html[data-ready]"
PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"

DAM = Document(
    "Dam gives way above Orvel\n\n"
    "Soldiers were sent to the the port on Monday, and Weisbergen was cut off.\n\n"
    "Nobody was hurt.\n\n"
    "Repairs will take %84 of the budget. Weissbergen waits.",
    path="feed/dam.txt",
    source="Un barrage cède\n\nDes soldats furent envoyés au port.\n\nAucun blessé.\n\nLes travaux…",
)
FERRY = Document(
    "Ferry runs aground\n\nThe crew of 12 swam swam ashore.\n\nIt lies there there still.",
    path="feed/ferry.txt",
)
CLEAN = Document("Nothing happened on Tuesday.", path="feed/quiet.txt")


def found(
    document: Document,
    text: str,
    rule: str = "residue.doubled-word",
    severity: Severity = ERROR,
    **more: Any,
) -> Finding:
    """Return a finding on the first place of a text."""
    start = document.text.index(text)
    end = start + len(text)
    message = f"'{text}' is wrong"
    return Finding(rule, start, end, message, severity, Confidence.HIGH, **more)


def dam_findings() -> tuple[Finding, ...]:
    other = DAM.text.index("Weissbergen")
    related = (Related(other, other + 11, "spelt so here"),)
    return (
        found(DAM, "the the", fix=Fix("the")),
        found(DAM, "Weisbergen", "names.variant", WARNING, related=related),
        found(DAM, "%84", "numbers.percent-before-number", fix=Fix("84%", safe=False)),
    )


FERRY_FINDINGS = (found(FERRY, "swam swam"), found(FERRY, "there there", severity=HINT))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "there is no Chromium: run scripts/setup"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Return a function that opens a report; at the end no page may have complained."""
    complaints: list[str] = []
    pages: list[Page] = []

    def complain(what: str) -> None:
        complaints.append(what)

    def requested(request: Request) -> None:
        if not request.url.startswith("file:"):
            complain(request.url)

    def open_page(report: str, place: str = "", *, width: int = 1360, **options: Any) -> Page:
        file = tmp_path / f"{len(pages)}.html"
        file.write_text(report, encoding="utf-8", errors="backslashreplace")
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        pages.append(page)
        page.on("console", lambda message: complain(message.text))
        page.on("pageerror", lambda error: complain(str(error)))
        page.on("request", requested)
        page.goto(f"{file.as_uri()}{place}")
        if options.get("java_script_enabled", True):
            page.wait_for_selector(LOADED, state="attached")
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert complaints == []


@pytest.fixture
def sample(written: Written) -> str:
    return written(
        "html",
        (DAM, *dam_findings()),
        (FERRY, *FERRY_FINDINGS),
        (CLEAN,),
        Problem("feed/bad.txt", "is <no> UTF-8; save it so", 3),
    )


def report_of(*results: Result) -> str:
    """Return the report of results as they come from a run."""
    report, tally = load("html")(Medium()), Tally()
    pieces = [report.begin()]
    for result in results:
        tally.add(result)
        pieces.append(report.add(result))
    return "".join((*pieces, report.end(tally)))


def listed(page: Page) -> list[str]:
    return page.locator("#documents .path").all_inner_texts()


def marked(page: Page) -> list[str]:
    return page.locator("article mark").all_text_contents()


# -- what there is to see ----------------------------------------------------------------------


def test_the_overview_tells_numbers_scores_rules_and_problems(opened: Opened, sample: str) -> None:
    page = opened(sample)
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
    opened: Opened, sample: str
) -> None:
    page = opened(sample, "#d0")
    assert page.locator("article h2").inner_text() == "Dam gives way above Orvel"
    assert marked(page) == ["the the", "Weisbergen", "%84"]
    assert page.locator("article mark").nth(1).get_attribute("class") == "warning"
    notes = page.locator(".note")
    assert notes.count() == 3
    assert "'the the' is wrong" in notes.nth(0).inner_text()
    assert notes.nth(0).locator("ins").inner_text() == "the"
    assert notes.nth(0).locator("a").get_attribute("href") == "#rule/residue.doubled-word"
    assert notes.nth(2).locator(".caution").count() == 1
    assert page.locator(".head .of-score").inner_text().startswith("Score ")
    assert page.locator("#map i").count() == 3


def test_the_source_stands_beside_the_text(opened: Opened, sample: str) -> None:
    page = opened(sample, "#d0")
    passages = page.locator(".passage")
    assert "Un barrage" in passages.nth(0).locator(".source").inner_text()
    second = passages.nth(1)
    assert "soldats" in second.locator(".source").inner_text()
    assert "Soldiers" in second.locator(".text").first.inner_text()
    assert page.locator(".source p").count() == 4
    assert opened(sample, "#d1").locator(".source").count() == 0


def test_a_source_in_other_blocks_is_shown_whole_and_in_order(
    opened: Opened, written: Written
) -> None:
    paragraphs = [f"Alinéa {number}, assez long pour compter." for number in range(9)]
    document = Document(DAM.text, path="a.txt", source="\n\n".join(paragraphs))
    page = opened(written("html", (document, *dam_findings())))
    assert page.locator(".source p").all_inner_texts() == paragraphs


def test_related_places_light_up_and_can_be_gone_to(opened: Opened, sample: str) -> None:
    page = opened(sample, "#d0")
    place = page.locator("article .related")
    assert place.inner_text() == "Weissbergen"
    assert "mentioned" not in (place.get_attribute("class") or "")
    page.locator(".note").nth(1).hover()
    assert "mentioned" in (place.get_attribute("class") or "")
    page.locator(".note").nth(0).hover()
    assert "mentioned" not in (place.get_attribute("class") or "")
    page.locator(".mentions button").focus()
    assert "mentioned" in (place.get_attribute("class") or "")


def test_a_related_document_is_linked(opened: Opened, written: Written) -> None:
    there, gone = (Related(0, 3, "the first", path) for path in ("feed/dam.txt", "gone.txt"))
    finding = found(FERRY, "swam swam", related=(there, gone))
    page = opened(written("html", (DAM, *dam_findings()), (FERRY, finding)), "#d1")
    assert page.locator(".mentions li").all_inner_texts() == [
        "the first (feed/dam.txt)",
        "the first (gone.txt)",
    ]
    page.locator(".mentions a").click()
    assert page.locator("article h2").inner_text() == "Dam gives way above Orvel"


def test_the_help_of_a_rule_is_in_the_page_once(opened: Opened, sample: str) -> None:
    assert sample.count("A word stands twice or more in a row.") == 1
    page = opened(sample, "#d0")
    page.locator(".note a").first.click()
    dialog = page.locator("dialog")
    assert dialog.locator("h2").inner_text() == "residue.doubled-word"
    assert "A word stands twice or more in a row." in dialog.inner_text()
    assert dialog.locator("del").count() >= 1
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.url.endswith("#d0")


def test_what_rules_across_documents_find_joins_what_was_found_before(opened: Opened) -> None:
    across = found(DAM, "port on Monday", "corpus.repeated", HINT)
    report = report_of(
        Result(0, DAM, dam_findings()),
        Result(1, FERRY, ()),
        Result(0, DAM, (across, found(DAM, "he the p", "corpus.repeated", HINT))),
        Result(1, FERRY, FERRY_FINDINGS),
    )
    page = opened(report, "#d0")
    assert "".join(marked(page)) == "the the port on MondayWeisbergen%84"
    assert page.locator(".note").count() == 5
    page.goto(page.url.replace("#d0", "#d1"))
    assert marked(page) == ["swam swam", "there there"]


def test_what_is_not_told_is_counted(opened: Opened) -> None:
    page = opened(report_of(Result(0, DAM, dam_findings(), Withheld(suppressed=2, in_baseline=1))))
    page.keyboard.press("o")
    assert "2 suppressed, 1 in the baseline" in page.locator(".overview").inner_text()


def test_a_single_document_is_opened_at_once(opened: Opened) -> None:
    assert marked(opened(report_of(Result(0, FERRY, FERRY_FINDINGS)))) == [
        "swam swam",
        "there there",
    ]


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


def test_an_address_that_means_nothing_leads_to_the_overview(opened: Opened, sample: str) -> None:
    for place in ("#%E0%A4%A", "#d99", "#d0-77", "#rule/none.such"):
        assert opened(sample, place).locator("h1, h2").first.is_visible()


def test_a_run_without_findings_is_a_page_too(opened: Opened, written: Written) -> None:
    page = opened(written("html", (CLEAN,)))
    assert page.locator("h1").inner_text() == "No findings in 1 document"
    assert written("html", (CLEAN,), quiet=True).count("data-kind=") == 1


def test_a_report_that_was_cut_off_shows_what_there_is(opened: Opened, sample: str) -> None:
    page = opened(sample[: sample.index('<script type="application/json" data-kind="summary"')])
    assert "did not come to its end" in page.locator("[role=alert]").inner_text()
    page.keyboard.press("n")
    assert marked(page) == ["the the", "Weisbergen", "%84"]


def test_without_scripts_the_page_says_what_to_do(opened: Opened, sample: str) -> None:
    page = opened(sample, java_script_enabled=False)
    assert "markdown" in page.locator("main").inner_text()


# -- any text ----------------------------------------------------------------------------------

HOSTILE = (
    "<script>window.hit = 1</script> <img src=x onerror='window.hit = 2'> &amp; \"quoted\" -->\n\n"
    "Right \u202eto left\u202c, a NUL \x00, half a pair \ud83d, \x1b[31m, \u2028, \u200b and "
    "مرحبا \U0001f469\u200d\U0001f692.</script><b onclick=hit()>bold</b>\n\n{{ script }} ]]> <!-- "
)


def test_hostile_text_stays_text(opened: Opened, written: Written) -> None:
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
    opened: Opened, written: Written
) -> None:
    text = FERRY.text.index("crew of 12 swam")
    findings = [
        Finding("a.b", text + start, text + end, f"number {start}", severity, Confidence.LOW)
        for start, end, severity in ((0, 15, HINT), (5, 15, WARNING), (8, 10, ERROR), (8, 8, HINT))
    ]
    page = opened(written("html", (FERRY, *findings)))
    assert [t for t in marked(page) if t] == ["crew ", "of ", "12", " swam"]
    classes = page.locator("article mark").evaluate_all("marks => marks.map(m => m.className)")
    assert classes == ["hint", "warning layered", "hint point", "error layered", "warning layered"]
    assert page.locator(".note").count() == page.locator(".reference").count() == 4
    page.locator("article mark.error").click()
    assert "number 8" in page.locator(".note.active").inner_text()


# -- filters and keys --------------------------------------------------------------------------


def test_severities_are_filtered_in_the_list_and_in_the_text(opened: Opened, sample: str) -> None:
    page = opened(sample, "#d0")
    page.get_by_label("errors").uncheck()
    assert marked(page) == ["Weisbergen"]
    assert page.locator("#status").inner_text() == "2 findings in 2 documents"
    assert "2 hidden by the filters" in page.locator(".head").inner_text()
    page.get_by_label("warnings").uncheck()
    assert listed(page) == ["feed/ferry.txt"]
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("article mark")).to_have_count(3)
    assert listed(page) == ["feed/dam.txt", "feed/ferry.txt"]


def test_a_filter_leaves_the_finding_and_the_focus_where_they_are(
    opened: Opened, sample: str
) -> None:
    page = opened(sample, "#d0-2")
    page.get_by_label("warnings").uncheck()
    assert "%84" in page.locator(".note.active").inner_text()
    assert page.evaluate("document.activeElement.id") == "severity-warning"


def test_rules_and_families_are_filtered(opened: Opened, sample: str) -> None:
    page = opened(sample)
    page.get_by_label("Rule").select_option("names.variant")
    assert listed(page) == ["feed/dam.txt"]
    assert page.locator("h1").inner_text() == "1 of 5 findings in 3 documents"
    page.get_by_label("Rule").select_option("")
    page.locator("tr", has_text="numbers.percent").get_by_role("button").click()
    assert marked(page) == ["%84"]
    family = page.get_by_label("Rule").locator("option").all_text_contents()
    assert "residue.doubled-word (3)" in family


def test_documents_are_found_by_path_or_headline_and_ordered(
    opened: Opened, written: Written
) -> None:
    page = opened(written("html", (FERRY, *FERRY_FINDINGS), (DAM, *dam_findings())))
    assert listed(page) == ["feed/ferry.txt", "feed/dam.txt"]
    for order in ("score", "findings"):  # the worst comes first
        page.get_by_label("Order").select_option(order)
        assert listed(page) == ["feed/dam.txt", "feed/ferry.txt"]
    page.get_by_label("Document", exact=True).fill("RUNS AGROUND")
    expect(page.locator("#documents li")).to_have_count(1)
    assert listed(page) == ["feed/ferry.txt"]


def active(page: Page) -> str:
    assert page.evaluate("document.activeElement.className").split()[0] == "note"
    return page.locator(".note.active .message").inner_text().partition("'")[2].partition("'")[0]


def test_n_and_p_go_through_all_findings(opened: Opened, sample: str) -> None:
    page = opened(sample)
    seen = []
    for key in "nnnnnpppn":
        page.keyboard.press(key)
        seen.append(active(page))
    forth = ["the the", "Weisbergen", "%84", "swam swam", "there there"]
    assert seen == [*forth, "swam swam", "%84", "Weisbergen", "%84"]
    assert page.url.endswith("#d0-2")
    assert page.locator("mark.on").all_text_contents() == ["%84"]
    page.keyboard.press("o")
    assert page.locator("h1").inner_text().startswith("5 findings")


def test_a_finding_has_an_address(opened: Opened, sample: str) -> None:
    assert active(opened(sample, "#d1-1")) == "there there"


def test_keys_do_not_act_while_one_types_or_when_switched_off(opened: Opened, sample: str) -> None:
    page = opened(sample)
    page.keyboard.press("/")
    page.keyboard.type("nap")
    assert page.get_by_label("Document", exact=True).input_value() == "nap"
    assert page.locator("article").count() == 0
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.get_by_label("single keys act").uncheck()
    page.keyboard.press("Escape")
    page.locator("#main").focus()
    page.keyboard.press("n")
    assert page.locator("article").count() == 0


def test_all_is_reached_by_the_tab_key(opened: Opened, sample: str) -> None:
    page = opened(sample, "#d1")
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert stops[0] == "Skip to the text"
    assert "residue.doubled-word" in stops
    assert "1" in stops  # the number in the text


# -- light, dark, narrow, on paper -------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 400])
def test_axe_finds_no_serious_fault(opened: Opened, sample: str, scheme: str, width: int) -> None:
    for place in ("#overview", "#d0-1", "#rule/residue.doubled-word"):
        page = opened(sample, place, width=width, color_scheme=scheme)
        violations = Axe().run(page).response["violations"]
        told = [
            (violation["id"], [node["html"][:120] for node in violation["nodes"]])
            for violation in violations
            if violation["impact"] in ("serious", "critical")
        ]
        assert told == [], place


def test_the_dark_scheme_is_dark_and_paper_is_not(opened: Opened, sample: str) -> None:
    page = opened(sample, "#d0", color_scheme="dark")
    paper = "getComputedStyle(document.documentElement).getPropertyValue('--paper')"
    dark = page.evaluate(paper)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(paper) != dark
    page.emulate_media(media="screen", color_scheme="light")
    assert page.evaluate(paper) != dark


def test_printing_the_overview_prints_all_that_is_selected(opened: Opened, sample: str) -> None:
    page = opened(sample)
    page.evaluate(
        "addEventListener('beforeprint', () => { window.printed = document.body.textContent })"
    )
    assert page.pdf().startswith(b"%PDF")
    printed = page.evaluate("window.printed")
    assert "Dam gives way" in printed
    assert "swam swam" in printed
    assert page.locator("article").count() == 0
    page.emulate_media(media="print")
    assert not page.locator(".side").is_visible()


@pytest.mark.parametrize("width", [320, 700, 1000, 1360])
def test_nothing_is_wider_than_the_window(opened: Opened, sample: str, width: int) -> None:
    for place in ("#overview", "#d0-1"):
        page = opened(sample, place, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_a_narrow_window_notes_come_right_after_their_paragraph(
    opened: Opened, sample: str
) -> None:
    def place(page: Page, text: str) -> tuple[float, float]:
        box = page.get_by_text(text).first.bounding_box()
        assert box
        return box["x"], box["y"]

    texts = ("Soldiers were sent", "'Weisbergen' is wrong", "Nobody was hurt")
    (left, first), (beside, _), (_, second) = (place(opened(sample, "#d0"), text) for text in texts)
    assert beside > left + 300
    assert second > first
    (left, first), (below, note), (_, second) = (
        place(opened(sample, "#d0", width=400), text) for text in texts
    )
    assert below < left + 50
    assert first < note < second


# -- size --------------------------------------------------------------------------------------


def large(written: Written, documents: int, paragraphs: int) -> str:
    """Return a report with a finding in each paragraph."""
    text = "Ferry runs aground\n\n" + "\n\n".join(
        f"The crew of {number} swam swam ashore, and the boat lay on the rocks for the night."
        for number in range(paragraphs)
    )
    starts = [match.start() for match in re.finditer("swam swam", text)]
    findings = tuple(
        Finding(
            f"residue.rule-{start % 40}",
            start,
            start + 9,
            "'swam swam' says a word twice",
            list(Severity)[start % 3],
            Confidence.HIGH,
            Fix("swam"),
        )
        for start in starts
    )
    files = (Document(text, path=f"feed/{number:05}.txt") for number in range(documents))
    return written("html", *((document, *findings) for document in files))


@pytest.mark.slow
@pytest.mark.parametrize(("documents", "paragraphs"), [(1, 5_000), (250, 20)])
def test_a_report_of_5000_findings_loads_in_two_seconds(
    opened: Opened, written: Written, documents: int, paragraphs: int
) -> None:
    report = large(written, documents, paragraphs)
    spent = []
    for _ in range(3):  # others may use the machine: the best of three counts
        page = opened(report)
        page.wait_for_load_state("load")
        spent.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert page.locator("#status").inner_text().startswith("5,000 findings")
    assert 0 < min(spent) < 2_000
    if documents == 1:  # what is out of sight is drawn after that
        expect(page.locator(".note")).to_have_count(5_000, timeout=60_000)


@pytest.mark.slow
def test_a_thousand_documents_with_20000_findings_stay_usable(
    opened: Opened, written: Written
) -> None:
    page = opened(large(written, 1_000, 20))
    assert page.locator("#status").inner_text() == "20,000 findings in 1,000 documents"

    def spent(act: Callable[[], object]) -> float:
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            act()
            page.evaluate(PAINTED)
            best = min(best, time.perf_counter() - start)
        return best

    assert spent(lambda: page.get_by_label("hints").click()) < 1
    page.get_by_label("hints").set_checked(checked=True)
    assert spent(lambda: page.get_by_label("Order").select_option("score")) < 1
    assert spent(lambda: page.keyboard.press("n")) < 1
    page.get_by_label("Document", exact=True).fill("00777")
    expect(page.locator("#documents li")).to_have_count(1)
    assert listed(page) == ["feed/00777.txt"]
