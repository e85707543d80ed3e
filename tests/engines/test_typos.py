"""typos: known misspellings, and only words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mtlint.errors import ConfigError
from mtlint.external import Adapter, EngineError, adapter


@pytest.fixture(scope="module")
def engine() -> Adapter:
    return adapter("typos", {})


def marked(engine: Adapter, text: str) -> list[str]:
    return [text[match.start : match.end] for match in engine.check([text])[0]]


def test_a_known_misspelling_is_found_with_what_it_stands_for(engine: Adapter) -> None:
    [[match]] = engine.check(["They recieved the crates."])
    assert match.replacements == ("received",)
    assert match.message == "'recieved' is a known misspelling"


def test_lines_of_a_text_and_texts_that_are_asked_about_together_are_told_apart(
    engine: Adapter,
) -> None:
    texts = ["The ferry\nleft teh port.", "", "Nobody wrote to teh press.\r\nNobody recieved it."]
    found = engine.check(texts)
    assert [
        [text[m.start : m.end] for m in matches] for text, matches in zip(texts, found, strict=True)
    ] == [["teh"], [], ["teh", "recieved"]]


@pytest.mark.parametrize("text", ["A tehFerry came.", "A teh_ferry came.", "TEH is a club."])
def test_parts_of_words_and_acronyms_are_no_words(engine: Adapter, text: str) -> None:
    assert marked(engine, text) == []


def test_addresses_are_passed_over(engine: Adapter) -> None:
    assert marked(engine, "See www.teh.example/teh or write to teh@press.example.") == []


def test_british_and_american_spellings_are_both_right_unless_one_is_asked_for(
    engine: Adapter,
) -> None:
    text = "The harbor has a brown colour."
    assert marked(engine, text) == []
    assert marked(adapter("typos", {"locale": "en-us"}), text) == ["colour"]


def test_a_locale_that_it_does_not_know_is_an_error() -> None:
    with pytest.raises(ConfigError, match="'locale' wants one of en, en-us"):
        adapter("typos", {"locale": "en-ie"})


def test_without_the_program_the_error_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, path: None)  # noqa: ARG005
    with pytest.raises(EngineError, match=r"'typos'.*pip install 'mtlint\[typos\]'"):
        _ = adapter("typos", {}).version


def _program(folder: Path, script: str) -> str:
    path = folder / "typos"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_a_program_that_fails_is_an_error_with_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _program(tmp_path, "echo no list >&2; exit 70")
    monkeypatch.setattr(shutil, "which", lambda name, path: program)  # noqa: ARG005
    with pytest.raises(EngineError, match="ended with 70: no list"):
        adapter("typos", {}).check(["It works."])


def test_a_program_that_hangs_is_an_error_within_the_time_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _program(tmp_path, "exec sleep 60")
    monkeypatch.setattr(shutil, "which", lambda name, path: program)  # noqa: ARG005
    with pytest.raises(EngineError, match=r"no answer within 0\.2 seconds"):
        adapter("typos", {"timeout": 0.2}).check(["It works."])
