"""What the tests of the formats share: reports of outcomes, and a browser to look at them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mtlint import Confidence, Finding, Fix, Related, Severity
from mtlint.display import Medium
from mtlint.registry import load_rules
from mtlint.reports import load
from mtlint.results import Problem, Result, Tally
from mtlint.rule import Rule
from mtlint.text import Document

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

Written = Callable[..., str]
Outcome = tuple[Document, *tuple[Finding, ...]]


@pytest.fixture(scope="session")
def rules() -> Mapping[str, Rule]:
    return {rule_id: entry.rule for rule_id, entry in load_rules().items()}


@pytest.fixture(scope="session")
def written(rules: Mapping[str, Rule]) -> Written:
    """Return a function that writes a whole report of outcomes, or of documents with findings."""

    def write(
        name: str, *outcomes: Problem | tuple[Document, *tuple[Finding, ...]], quiet: bool = False
    ) -> str:
        report, tally = load(name)(Medium(), quiet=quiet, rules=lambda: rules), Tally()
        pieces = [report.begin()]
        for number, outcome in enumerate(outcomes):
            if isinstance(outcome, Problem):
                tally.add(outcome)
                pieces.append(report.add_problem(outcome))
                continue
            document, *findings = outcome
            result = Result(number, document, tuple(findings))
            tally.add(result)
            pieces.append(report.add(result))
        return "".join((*pieces, report.end(tally)))

    return write


@pytest.fixture
def found() -> Callable[..., Finding]:
    """Return a function that gives a finding on the first place of a text."""

    def on(
        document: Document,
        text: str,
        severity: Severity = Severity.ERROR,
        *,
        rule: str = "residue.doubled-word",
        **more: Any,
    ) -> Finding:
        start = document.text.index(text)
        end, message = start + len(text), f"'{text}' is wrong"
        return Finding(rule, start, end, message, severity, Confidence.HIGH, **more)

    return on


@pytest.fixture
def dam(found: Callable[..., Finding]) -> Outcome:
    """Return a document whose source is known, with three findings; one has a related place."""
    document = Document(
        "Dam gives way above Orvel\n\n"
        "Soldiers were sent to the the port on Monday, and Weisbergen was cut off.\n\n"
        "Nobody was hurt.\n\n"
        "Repairs will take %84 of the budget. Weissbergen waits.",
        path="feed/dam.txt",
        source="Un barrage cède\n\nDes soldats furent envoyés au port.\n\nAucun blessé.\n\nLes travaux…",
    )
    other = document.text.index("Weissbergen")
    related = (Related(other, other + 11, "spelt so here"),)
    return (
        document,
        found(document, "the the", fix=Fix("the")),
        found(document, "Weisbergen", Severity.WARNING, rule="names.variant", related=related),
        found(document, "%84", rule="numbers.percent-before-number", fix=Fix("84%", safe=False)),
    )


@pytest.fixture
def ferry(found: Callable[..., Finding]) -> Outcome:
    """Return a document with two findings of one rule."""
    document = Document(
        "Ferry runs aground\n\nThe crew of 12 swam swam ashore.\n\nIt lies there there still.",
        path="feed/ferry.txt",
    )
    return (
        document,
        found(document, "swam swam"),
        found(document, "there there", Severity.HINT),
    )


@pytest.fixture
def page_of_a_run(written: Written, dam: Outcome, ferry: Outcome) -> str:
    """Return an HTML report of three documents, one of them clean, and a problem."""
    clean = Document("Nothing happened on Tuesday.", path="feed/quiet.txt")
    return written(
        "html", dam, ferry, (clean,), Problem("feed/bad.txt", "is <no> UTF-8; save it so", 3)
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    assert path, "there is no Chromium: run scripts/setup"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
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
            page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert complaints == []
