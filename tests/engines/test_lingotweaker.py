"""LingoTweaker: what it marks, in our terms."""

from __future__ import annotations

import builtins
from importlib import metadata
from typing import Any, NoReturn

import pytest

from mtlint.errors import ConfigError
from mtlint.external import Adapter, EngineError, Match, adapter


@pytest.fixture(scope="module")
def engine() -> Adapter:
    return adapter("lingotweaker", {})


def only(engine: Adapter, text: str, rule: str) -> Match:
    [match] = [match for match in engine.check([text])[0] if match.rule == rule]
    return match


def test_its_rules_keep_languagetools_names_and_kinds(engine: Adapter) -> None:
    text = "The ferry to Odra can carried an van."
    assert only(engine, text, "MD_BASEFORM").kind == "grammar"
    assert only(engine, text, "EN_A_VS_AN").kind == "grammar"


def test_a_match_says_what_to_write(engine: Adapter) -> None:
    match = only(engine, "They loaded an van.", "EN_A_VS_AN")
    assert match.replacements == ("a",)
    assert "<suggestion>" not in match.message


def test_the_speller_is_of_the_kind_that_is_off(engine: Adapter) -> None:
    assert only(engine, "They loaded a vaan.", "MORFOLOGIK_RULE_EN_US").kind == "spelling"


def test_what_news_is_full_of_is_noisy(engine: Adapter) -> None:
    text = "The ferry left the port on Monday and it came back to the pier on Tuesday night."
    assert {match.rule for match in engine.check([text])[0]} <= engine.noisy


def test_an_address_before_a_mark_does_not_move_what_comes_after(engine: Adapter) -> None:
    text = "Fares: desk@ferry.example€. They loaded an van."
    match = only(engine, text, "EN_A_VS_AN")
    assert text[match.start : match.end] == "an"


def test_its_language_is_an_option() -> None:
    british = adapter("lingotweaker", {"language": "en-GB"})
    assert not [m for m in british.check(["The harbour is grey."])[0] if m.kind == "spelling"]


def test_a_language_that_it_would_take_for_american_is_an_error() -> None:
    with pytest.raises(ConfigError, match="'language' wants one of en-US, en-GB"):
        adapter("lingotweaker", {"language": "en-IE"})


def test_options_are_part_of_what_findings_are_remembered_under() -> None:
    versions = {
        adapter("lingotweaker", options).version
        for options in ({}, {"language": "en-GB"}, {"picky": True})
    }
    assert len(versions) == 3


@pytest.mark.parametrize("absent", ["lingotweaker", "lingotweaker-data-en"])
def test_without_its_packages_the_error_says_what_to_run(
    absent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = metadata.version

    def version(package: str) -> str:
        if package == absent:
            raise metadata.PackageNotFoundError(package)
        return installed(package)

    monkeypatch.setattr(metadata, "version", version)
    with pytest.raises(EngineError, match=rf"'{absent}'.*pip install 'mtlint\[lingotweaker\]'"):
        _ = adapter("lingotweaker", {}).version


def test_a_text_it_breaks_down_over_costs_the_findings_of_that_text_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class PanicException(BaseException):
        pass

    class Fragile:
        def check(self, text: str) -> list[dict[str, Any]]:
            if text == "bad":
                raise PanicException
            found = {"rule_id": "R", "category_id": "GRAMMAR", "issue_type": "grammar"}
            return [{**found, "offset": 0, "length": 1, "message": "", "suggestions": []}]

    engine = adapter("lingotweaker", {})
    monkeypatch.setattr(engine, "_loaded", Fragile)
    assert [len(found) for found in engine.check(["good", "bad", "good"])] == [1, 0, 1]


def test_without_its_module_the_error_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def refused(name: str, *rest: Any) -> Any:
        if name == "lt_py":
            raise_import()
        return imported(name, *rest)

    def raise_import() -> NoReturn:
        raise ImportError

    monkeypatch.setattr(builtins, "__import__", refused)
    engine = adapter("lingotweaker", {})
    with pytest.raises(EngineError, match="pip install"):
        engine.check(["It works."])
