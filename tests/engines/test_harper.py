"""Harper: what it marks, in our terms."""

from __future__ import annotations

from importlib import metadata

import pytest

from mtlint.errors import ConfigError
from mtlint.external import Adapter, EngineError, Match, adapter


@pytest.fixture(scope="module")
def engine() -> Adapter:
    return adapter("harper", {})


def only(engine: Adapter, text: str, rule: str) -> Match:
    [match] = [match for match in engine.check([text])[0] if match.rule == rule]
    return match


def test_its_kinds_of_lint_are_ours(engine: Adapter) -> None:
    text = "He have recieved the the report."
    assert only(engine, text, "PronounVerbAgreement").kind == "grammar"
    assert only(engine, text, "RepeatedWords").kind == "repetition"
    assert only(engine, text, "SpellCheck").kind == "spelling"


def test_a_match_says_what_to_write_in_place_of_what_is_marked(engine: Adapter) -> None:
    assert only(engine, "They loaded an van.", "AnA").replacements == ("a",)


def test_what_is_to_be_inserted_comes_after_what_is_marked(engine: Adapter) -> None:
    match = only(engine, "They sold bread, milk and fish.", "OxfordComma")
    assert match.replacements == ("milk,",)


def test_of_two_that_overlap_both_are_told(engine: Adapter) -> None:
    text = "They loaded a an FZX."
    assert {"AnA", "SpellCheck"} <= {match.rule for match in engine.check([text])[0]}


def test_what_news_is_full_of_is_noisy_or_style(engine: Adapter) -> None:
    text = 'The ferry to Odra won 2-0 -- "a scoresheet" said so, and trains, buses and trams ran...'
    told = [m for m in engine.check([text])[0] if m.kind not in ("style", "spelling")]
    assert told
    assert {match.rule for match in told} <= engine.noisy


def test_its_noisy_rules_are_rules_that_it_has(engine: Adapter) -> None:
    import harper

    assert engine.noisy <= harper.get_default_lint_config().keys()


def test_its_dialect_is_an_option() -> None:
    british = adapter("harper", {"dialect": "british"})
    assert not [m for m in british.check(["The harbour is grey."])[0] if m.kind == "spelling"]


def test_a_dialect_that_it_does_not_know_is_an_error() -> None:
    with pytest.raises(ConfigError, match="'dialect' wants one of american, british"):
        adapter("harper", {"dialect": "scottish"})


def test_its_dialect_is_part_of_what_findings_are_remembered_under() -> None:
    assert adapter("harper", {}).version != adapter("harper", {"dialect": "british"}).version


def test_without_its_package_the_error_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(package: str) -> str:
        raise metadata.PackageNotFoundError(package)

    monkeypatch.setattr(metadata, "version", version)
    with pytest.raises(EngineError, match=r"'harper-py'.*pip install 'mtlint\[harper\]'"):
        _ = adapter("harper", {}).version
