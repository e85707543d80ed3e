"""Settings: every key known, every mistake answered with the nearest right one."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mtlint import ConfigError, Linter, Severity
from mtlint.config import Settings, find_config, read_config, settings


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.mtlint]\nprofile = 'strict'\n")
    inner = tmp_path / "feed" / "today"
    inner.mkdir(parents=True)
    assert find_config(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "feed" / "mtlint.toml").write_text("fail-on = 'error'\n")
    found = find_config(inner)
    assert found == tmp_path / "feed" / "mtlint.toml"
    assert read_config(found).fail_on is Severity.ERROR


def test_a_project_file_without_a_table_for_mtlint_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "mtlint.toml").write_text("")
    inner = tmp_path / "project"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other]\n")
    assert find_config(inner) == tmp_path / "mtlint.toml"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("ignroe = []", "unknown key 'ignroe'; did you mean 'ignore'"),
        ("profile = 'strikt'", "'profile' wants one of .*; did you mean 'strict'"),
        ("select = 'names'", "'select' wants a list of strings"),
        ("source-languages = ['fr', 'xx']", "'source-languages' wants one of"),
        ("severity = {names = 'fatal'}", "'severity' wants one of hint, warning, error"),
        ("preview = 1", "'preview' wants true or false"),
        ("[[per-file]]\nignore = ['names']", "'per-file' wants 'files'"),
        ("[[per-file]]\nfile = ['a']", "unknown key 'file'; did you mean 'files'"),
        ("dictionaries = ['none.txt']", "none.txt: dictionary cannot be read"),
        ("a = ", "is no TOML"),
    ],
)
def test_a_wrong_key_or_value_is_an_error_that_helps(
    tmp_path: Path, text: str, complaint: str
) -> None:
    path = tmp_path / "mtlint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=complaint) as raised:
        read_config(path)
    assert "mtlint.toml" in str(raised.value) or "none.txt" in str(raised.value)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("ignore = ['residue.doubled-wrod']", "did you mean 'residue.doubled-word'"),
        ("select = ['residu']", "did you mean 'residue'"),
        ("[rules.'residue.doubled-word']\nalow = []", "no option 'alow'; did you mean 'allow'"),
        ("[rules.'residue.doubled-word']\nallow = 'the'", "'allow' wants a list"),
        ("[rules.'residue.dubled-word']\nallow = []", "there is no rule 'residue.dubled-word'"),
        ("[[per-file]]\nfiles = ['a']\nignore = ['nmes']", "no rule is meant by 'nmes'"),
    ],
)
def test_an_unknown_rule_or_option_is_an_error_that_helps(
    tmp_path: Path, text: str, complaint: str
) -> None:
    path = tmp_path / "mtlint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=complaint):
        Linter(path)


def rules_on(text: str, table: Mapping[str, object], path: str | None = None) -> set[str]:
    from mtlint import Document

    linter = Linter(settings(table))
    return {finding.rule for finding in linter.check_document(Document(text, path=path)).findings}


DOUBLED = "The ships left the port port on Monday."


def test_a_rule_is_ignored_by_id_family_or_prefix() -> None:
    assert rules_on(DOUBLED, {}) == {"residue.doubled-word"}
    for selector in ("residue.doubled-word", "residue", "residue.dou*", "all"):
        assert rules_on(DOUBLED, {"ignore": [selector]}) == set()


def test_a_severity_is_overridden_and_held_against_the_least() -> None:
    linter = Linter(settings({"severity": {"residue": "hint"}}))
    assert linter.check(DOUBLED)[0].severity is Severity.HINT
    assert not Linter(settings({"severity": {"residue": "hint"}, "min-severity": "warning"})).check(
        DOUBLED
    )


def test_an_option_reaches_its_rule() -> None:
    options = {"residue.doubled-word": {"allow": ["port"]}}
    assert rules_on(DOUBLED, {"rules": options}) == set()


def test_tables_for_files_hold_for_their_files_only() -> None:
    table = {"per-file": [{"files": ["wire/*"], "ignore": ["residue"]}]}
    assert rules_on(DOUBLED, table, "feed/wire/1.txt") == set()
    assert rules_on(DOUBLED, table, "wire/1.txt") == set()
    assert rules_on(DOUBLED, table, "desk/1.txt") == {"residue.doubled-word"}


def test_accepted_words_are_never_marked(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# names\nport port  # a band\n")
    config = tmp_path / "mtlint.toml"
    config.write_text("dictionaries = ['words.txt']\n")
    assert Linter(config).check(DOUBLED) == []


def test_profiles_differ() -> None:
    default, strict = Linter(profile="default"), Linter(profile="strict")
    chosen = [len(linter.rules) for linter in (default, strict)]
    assert chosen[0] <= chosen[1]


def test_settings_are_values() -> None:
    assert Settings() == settings({})
