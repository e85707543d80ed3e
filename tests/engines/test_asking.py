"""Engines are asked about each block once, in batches; what one finds is a finding like any other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document, Linter, Settings, Severity
from mtlint.external import Adapter, EngineError, Match, asking
from mtlint.readers import find_sources
from mtlint.results import Problem
from mtlint.run import check_sources
from mtlint.store import Store


class Marks(Adapter):
    """Marks words that begin with zz: a grammar flaw; those with zy: a misspelling."""

    pause: float = 0.5
    batch: int = 40

    def __init__(self, options: Mapping[str, Any], folder: Path = Path()) -> None:
        super().__init__(options, folder)
        self.asked: list[str] = []
        self.works = True

    @property
    def version(self) -> str:
        return "1"

    def check(self, texts: Sequence[str]) -> Sequence[Sequence[Match]]:
        if not self.works:
            raise EngineError("out of order")
        self.asked += texts
        return [
            [
                Match(m.start(), m.end(), "ZzWord", kind, "Not a word.", (m[1],))
                for kind, begin in (("grammar", "zz"), ("spelling", "zy"))
                for m in re.finditer(rf"\b{begin}(\w+)", text)
            ]
            for text in texts
        ]


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> dict[str, Marks]:
    """The engines that are made, by name; any name makes one."""
    made: dict[str, Marks] = {}

    def make(name: str, options: Mapping[str, Any], folder: Path) -> Marks:
        Marks.name = name
        made[name] = Marks(options, folder)
        made[name].__dict__["name"] = name
        return made[name]

    monkeypatch.setattr(asking, "adapter", make)
    return made


def linter(*names: str, **settings: Any) -> Linter:
    return Linter(Settings(engines=names, **settings))


def rules(made: Linter, text: str) -> list[str]:
    return [finding.rule for finding in made.check(text)]


@pytest.mark.usefixtures("engines")
def test_findings_have_rules_kinds_and_fixes() -> None:
    (finding,) = linter("harper").check("The ferry zzsank off the coast.")
    assert finding.rule == "harper.zz-word"
    assert (finding.start, finding.end) == (10, 16)
    assert finding.fix is not None
    assert finding.fix.replacement == "sank"
    assert not finding.fix.safe
    assert finding.severity == Severity.WARNING


@pytest.mark.usefixtures("engines")
def test_selection_severity_and_confidence_hold_for_engines() -> None:
    text = "The ferry zzsank off the zycoast."
    assert rules(linter("harper"), text) == ["harper.zz-word"], "spelling is off"
    assert rules(linter("harper", select=("harper.spelling",)), text) == ["harper.zz-word"] * 2
    assert rules(linter("harper", ignore=("harper.grammar",)), text) == []
    assert rules(linter("harper", ignore=("harper.zz-*",)), text) == []
    assert rules(linter("harper", ignore=("harper",)), text) == []
    assert rules(linter("harper", profile="none"), text) == []
    assert rules(linter("harper", profile="none", select=("harper.spelling",)), text) == [
        "harper.zz-word"
    ]
    assert rules(linter("harper", accept=frozenset({"zzsank"})), text) == []
    (finding,) = linter("harper", severity={"harper.grammar": Severity.HINT}).check(text)
    assert finding.severity == Severity.HINT


@pytest.mark.usefixtures("engines")
def test_our_own_findings_win_and_then_the_engine_named_first() -> None:
    text = "The zzferry zzferry sank. A zzboat came."
    assert rules(linter("b", "a"), text) == ["residue.doubled-word", "b.zz-word"]


def test_a_block_is_asked_about_once(engines: dict[str, Marks], tmp_path: Path) -> None:
    footer = "All of the zzrights are reserved here."
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"The boat {number} sank at sea.\n\n{footer}\n")
    made = linter("harper")
    results = check_all(made, tmp_path)
    assert len(results) == 5
    assert engines["harper"].asked.count(footer) == 1


def check_all(made: Linter, folder: Path, *, remember: bool = False) -> list[Any]:
    sources = [s for s in find_sources([str(folder)]) if not isinstance(s, Problem)]
    return list(check_sources(made, sources, store=Store(made, enabled=remember)))


def test_what_was_found_is_remembered_but_no_failure(
    engines: dict[str, Marks], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(f"The zzferry of {tmp_path.name} sank at sea.\n")
    failing = linter("harper")
    engines["harper"].works = False
    result, problem = check_all(failing, tmp_path, remember=True)
    assert result.findings == ()
    assert "out of order; its findings are missing in 1 document" in problem.message
    for is_asked in (True, False):
        (result,) = check_all(linter("harper"), tmp_path, remember=True)
        assert [f.rule for f in result.findings] == ["harper.zz-word"]
        assert bool(engines["harper"].asked) is is_asked


def test_other_settings_of_ours_do_not_matter_to_what_is_remembered(
    engines: dict[str, Marks], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(f"The zyferry of {tmp_path.name} sank at sea.\n")
    (result,) = check_all(linter("harper"), tmp_path, remember=True)
    assert result.findings == ()
    (result,) = check_all(linter("harper", select=("harper",)), tmp_path, remember=True)
    assert [f.rule for f in result.findings] == ["harper.zz-word"]
    assert engines["harper"].asked == []


def test_a_failure_in_a_script_is_a_warning(engines: dict[str, Marks]) -> None:
    made = linter("harper")
    engines["harper"].works = False
    with pytest.warns(UserWarning, match="'harper' failed: out of order"):
        found = made.check("The port port burned. A zzferry sank.")
    assert [f.rule for f in found] == ["residue.doubled-word"]


@pytest.mark.usefixtures("engines")
@pytest.mark.parametrize("error", [ZeroDivisionError, SystemExit])
def test_whatever_an_engine_raises_costs_its_findings_only(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def fail(*_: object) -> None:
        raise error("no")

    made = linter("harper")
    monkeypatch.setattr(Marks, "check", fail)
    with pytest.warns(UserWarning, match=f"{error.__name__}: no"):
        assert rules(made, "The port port burned.") == ["residue.doubled-word"]


@given(
    st.lists(
        st.sampled_from(["A zzferry sank.", "Nobody came.", "é́😀 was there.", "\r\n\r\n", "x" * 90])
    )
)
def test_pieces_of_a_document_are_its_blocks_and_none_is_long(parts: list[str]) -> None:
    document = Document(" ".join(parts))
    done = 0
    for start, text in asking._pieces(document, 40):
        assert document.text[start : start + len(text)] == text
        assert document.text[done:start].strip() == ""
        assert len(text.rstrip()) <= 40
        done = start + len(text)
    assert document.text[done:].strip() == ""


@pytest.mark.usefixtures("engines")
def test_offsets_are_those_of_the_document() -> None:
    text = (
        "😀 E\N{COMBINING ACUTE ACCENT}mile came.\r\n\r\n" + "It rained. " * 20 + "A zzferry sank."
    )
    (finding,) = linter("harper").check(text)
    assert text[finding.start : finding.end] == "zzferry"
