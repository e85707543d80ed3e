"""What a real LanguageTool server finds, told as findings of ours are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mtlint import Finding, Linter, Settings
from mtlint.external.languagetool import LanguageTool

pytestmark = pytest.mark.slow

AGREEMENT = "languagetool.he-verb-agr"


def linter(url: str, **settings: Any) -> Linter:
    options = {"url": url, "timeout": 240.0}
    return Linter(
        Settings(engines=("languagetool",), engine_options={"languagetool": options}, **settings)
    )


def marked(text: str, findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.rule, text[f.start : f.end]) for f in findings]


def test_it_finds_what_our_rules_do_not(languagetool: str) -> None:
    text = "The mayor was late. He go to work by boat."
    (finding,) = linter(languagetool).check(text)
    assert (finding.rule, text[finding.start : finding.end]) == (AGREEMENT, "go")
    assert "perhaps 'goes' or 'went'" in finding.message
    assert finding.fix is None, "there is more than one thing to write"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "😀 Good 👩‍👩‍👧 morning.\n\n",
        "Jose\N{COMBINING ACUTE ACCENT} and Zoe\N{COMBINING DIAERESIS} sang.\n\n",
        "It rained.\r\n\r\nIt rained a lot.\r\n\r\n",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \N{NO-BREAK SPACE}is here, é́😀.\r\n",
        "\N{ZERO WIDTH NO-BREAK SPACE}It rained.\n\n",
    ],
)
def test_offsets_are_code_points_whatever_stands_before(languagetool: str, before: str) -> None:
    text = f"{before}The mayor was late. He go to work by boat 😀."
    found = linter(languagetool, profile="none", select=("languagetool.grammar",)).check(text)
    assert (AGREEMENT, "go") in marked(text, found)


def test_each_place_is_told_once_and_by_us(languagetool: str) -> None:
    text = (
        "The delegation came toLima on Monday and met the mayor.\n\n"
        "The talks will conclude , officially at least, in May.\n\n"
        "The ship came from Peru. intended for the museum, it was sold on.\n"
    )
    found = marked(text, linter(languagetool, select=("languagetool.spelling",)).check(text))
    assert len(found) == 3
    assert not [rule for rule, _ in found if rule.startswith("languagetool.")]


def test_names_are_left_alone(languagetool: str) -> None:
    text = (
        "Kim Jong Un met Oyelaran Adebayo and Saba Saba in Ceara.\n\n"
        "Jong Un spoke to the Harbour party, and Adebayo listened.\n"
    )
    select = ("languagetool.spelling", "languagetool.casing")
    assert linter(languagetool, ignore=("names",), select=select).check(text) == []


def test_british_english_is_right_in_a_british_text(languagetool: str) -> None:
    text = (
        "The neighbours analysed the colour of the harbour and organised a programme.\n\n"
        "The centre cancelled the catalogue, whilst travellers paid 85 per cent afterwards.\n"
    )
    select = ("languagetool.spelling", "languagetool.style", "languagetool.other")
    assert linter(languagetool, select=select).check(text) == []


def test_quotations_are_left_alone(languagetool: str) -> None:
    text = "“He go to work by boat,” she said. The mayor heard it."
    assert linter(languagetool).check(text) == []


def test_spelling_is_off_unless_selected(languagetool: str) -> None:
    text = "The mayor recieved a lettter from the minister."
    assert linter(languagetool, ignore=("spelling",)).check(text) == []
    (one, two) = linter(
        languagetool, ignore=("spelling",), select=("languagetool.spelling",)
    ).check(text)
    assert text[one.start : one.end] == "recieved"
    assert text[two.start : two.end] == "lettter"


def test_rules_of_the_server_can_be_switched(languagetool: str) -> None:
    text = "The mayor was late. He go to work by boat."
    options: dict[str, object] = {"url": languagetool, "timeout": 240, "disable": ["HE_VERB_AGR"]}
    settings = Settings(engines=("languagetool",), engine_options={"languagetool": options})
    assert AGREEMENT not in [f.rule for f in Linter(settings).check(text)]
    options["disable"] = ["GRAMMAR"]
    assert AGREEMENT not in [f.rule for f in Linter(settings).check(text)]


def test_what_it_says_does_not_depend_on_what_else_is_asked(languagetool: str) -> None:
    texts = [
        "He go to work by boat.",
        "It was [late",
        "It was an mistake .",
        "and it rained.",
        "It",
    ]
    engine = LanguageTool({"url": languagetool, "timeout": 240})
    together = engine.check(texts)
    assert [list(found) for found in together] == [list(engine.check([t])[0]) for t in texts]
    assert [bool(found) for found in together][:3] == [True, False, True]


def test_the_version_says_which_release_it_is(languagetool: str) -> None:
    versions = {
        LanguageTool({"url": languagetool, "timeout": 240, **more}).version
        for more in ({}, {"picky": True}, {"disable": ["GRAMMAR"]})
    }
    assert len(versions) == 3
    assert all(version.startswith("6.") for version in versions)


def test_reports_and_fixes_know_its_findings(languagetool: str, tmp_path: Path) -> None:
    (tmp_path / "mtlint.toml").write_text(
        f"[engines.languagetool]\nenabled = true\nurl = '{languagetool}'\ntimeout = 240\n"
    )
    text = "The mayor was late.\r\n\r\n😀 She could of came by boat.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    command = [sys.executable, "-m", "mtlint", "check", "a.txt"]
    done = subprocess.run(
        [*command, "--output-format", "sarif"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    (run,) = json.loads(done.stdout)["runs"]
    assert {row["ruleId"] for row in run["results"]} == {"languagetool.could-of"}
    done = subprocess.run(
        [*command, "--fix", "--unsafe-fixes"], cwd=tmp_path, capture_output=True, check=False
    )
    assert b"could have" in (tmp_path / "a.txt").read_bytes(), done.stderr
