"""A run: results in order, and what is found across documents at its end."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mtlint import CorpusRule, Document, Finding, Linter
from mtlint.config import settings
from mtlint.readers import Source
from mtlint.registry import Entry
from mtlint.results import Problem, Result
from mtlint.run import check_sources


class TwinOpening(CorpusRule):
    """A document opens as another one does."""

    id = "twins.opening"
    message = "opens as {match}"

    def note(self, document: Document) -> str | None:
        if document.text.startswith("fail early"):
            raise ValueError("note")
        return document.text[:5] or None

    def check(self, notes: Sequence[tuple[int, str | None, str]]) -> Iterator[tuple[int, Finding]]:
        seen: dict[str, str | None] = {}
        for number, path, opening in notes:
            if opening == "fail ":
                raise ValueError("check")
            if opening in seen:
                yield number, self.finding(None, 0, 5, match=str(seen[opening]))
            seen.setdefault(opening, path)


@pytest.fixture
def linter(monkeypatch: pytest.MonkeyPatch) -> Linter:
    entries = {TwinOpening.id: Entry(TwinOpening(), Path(__file__), 1, ())}
    monkeypatch.setattr("mtlint.linter.load_rules", lambda *_, **__: entries)
    return Linter(settings({"accept": ["these"]}))


def outcomes(linter: Linter, folder: Path, *files: str) -> list[tuple[str, int, int] | str]:
    """Write the files and check them; results as path, number and count of findings."""
    sources = []
    for number, text in enumerate(files):
        path = folder / f"{number}.{'jsonl' if text.startswith('{') else 'txt'}"
        path.write_text(text, encoding="utf-8")
        sources.append(Source(str(path)))
    found: list[tuple[str, int, int] | str] = []
    for outcome in check_sources(linter, sources):
        if isinstance(outcome, Problem):
            found.append(f"{Path(outcome.path or '-').name}: {outcome.message}")
        else:
            name = Path(outcome.document.path or "-").name
            found.append((name, outcome.number, len(outcome.findings)))
    return found


def test_findings_across_documents_come_last_in_the_order_of_documents(
    linter: Linter, tmp_path: Path
) -> None:
    records = '{"text": "Ships left."}\n{"text": "Rain fell."}\n7\n{"text": "Ships came."}\n'
    assert outcomes(linter, tmp_path, "Rain came.", records, "", "Rain went.") == [
        ("0.txt", 0, 0),
        ("1.jsonl", 1, 0),
        ("1.jsonl", 2, 0),
        "1.jsonl: is no object; each line must be one, with a field 'text'",
        ("1.jsonl", 3, 0),
        ("2.txt", 4, 0),
        ("3.txt", 5, 0),
        ("1.jsonl", 2, 1),
        ("1.jsonl", 3, 1),
        ("3.txt", 5, 1),
    ]


def test_accepted_words_hold_across_documents_too(linter: Linter, tmp_path: Path) -> None:
    found = outcomes(linter, tmp_path, "these left.", "these came.")
    assert found == [("0.txt", 0, 0), ("1.txt", 1, 0)]


def test_the_standard_input_is_kept_for_what_is_found_in_it(
    linter: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    lines = b'{"text": "Rain came."}\n{"text": "Rain went."}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    results = list(check_sources(linter, [Source("feed.jsonl", is_stdin=True)]))
    last = results[-1]
    assert isinstance(last, Result)
    assert (last.number, last.document.text, len(last.findings)) == (1, "Rain went.", 1)


def test_a_file_that_changed_meanwhile_is_told(linter: Linter, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Rain came.")
    results = []
    for outcome in check_sources(linter, [Source(str(tmp_path / n)) for n in ("a.txt", "b.txt")]):
        results.append(outcome)
        (tmp_path / "b.txt").write_text("Rain" if len(results) == 2 else "Rain came.")
    assert isinstance(results[-1], Problem)
    assert "changed while it was checked" in results[-1].message


def test_a_rule_that_fails_across_documents_is_told_and_the_run_goes_on(
    linter: Linter, tmp_path: Path
) -> None:
    found = outcomes(linter, tmp_path, "fail early", "fail late", "Rain.")
    in_one, in_all = (item for item in found if isinstance(item, str))
    assert in_one.startswith("0.txt: the rule 'twins.opening' failed: ValueError: note")
    assert in_all.startswith("-: the rule 'twins.opening' failed: ValueError: check")
    assert [item for item in found if not isinstance(item, str)] == [
        ("0.txt", 0, 0),
        ("1.txt", 1, 0),
        ("2.txt", 2, 0),
    ]
