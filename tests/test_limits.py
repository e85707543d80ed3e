"""Patterns of other people's packs are stopped when they go on and on; the rest is told."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mtlint import ConfigError, Document, Engine, Linter
from mtlint.config import settings
from mtlint.kinds import declare
from mtlint.limits import Limited, Stopwatch

FOREVER = r"(?:a|aa)+b"  # tries every way to cut a run of a's in two
ENDLESS = "a" * 60 + "."
PACK = f"""
[forever]
kind = "pattern"
pattern = '{FOREVER}'
message = "'{{match}}' is a run"
why = "It is."
bad = ["An [[aab]]."]
good = ["A port."]

[called-off]
kind = "pattern"
pattern = 'harbour'
unless = '{FOREVER}'
message = "'{{match}}'"
why = "It is."
bad = ["A [[harbour]]."]
good = ["A port."]

[either]
kind = "consistency"
either = {{ Kyiv = "(?:a|aa)+b" }}
message = "'{{match}}'"
why = "It is."
bad = ["Kyiv or [[aab]]."]
good = ["Kyiv."]

[onu]
kind = "swap"
swap = {{ ONU = "the UN" }}
message = "'{{match}}' is French"
why = "It is."
bad = ["[[ONU|the UN]] met."]
good = ["The UN met."]
"""
SETTINGS = 'profile = "none"\nselect = ["runs"]\npacks = ["runs.toml"]\ntime-limit = 0.2\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "runs.toml").write_text(PACK)
    (tmp_path / "mtlint.toml").write_text(SETTINGS)
    (tmp_path / "endless.txt").write_text(f"The ONU met.\n\nA harbour {ENDLESS} Kyiv, aab.\n")
    (tmp_path / "short.txt").write_text("The ONU met. An aab.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("run", ["first", "with the rules in the cache"])
def test_a_pattern_without_end_is_named_and_the_rest_is_told(folder: Path, run: str) -> None:
    del run
    done = subprocess.run(
        [sys.executable, "-m", "mtlint", "check", "--output-format", "concise", "."],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "MTLINT_CACHE_DIR": str(folder.parent / "cache")},
        check=False,
    )
    assert done.returncode == 2
    for rule in ("runs.forever", "runs.called-off", "runs.either"):
        assert (
            f"endless.txt: the rule '{rule}' failed: TimeoutError: it took more than" in done.stderr
        )
    assert done.stderr.count("TimeoutError") == 3
    for place in ("endless.txt:1:5", "short.txt:1:5", "short.txt:1:17"):
        assert place in done.stdout


def test_each_text_has_the_whole_time(folder: Path) -> None:
    linter = Linter(folder / "mtlint.toml")
    for _ in range(3):
        begun = time.process_time()
        failures = linter.check_document(Document(f"An aab, {ENDLESS}")).failures
        assert [failure.rule for failure in failures] == ["runs.forever"]
        assert 0.1 < time.process_time() - begun < 2


def test_rules_that_come_with_mtlint_have_no_limit() -> None:
    assert not any("time_limit" in vars(rule) for rule in Linter(profile="strict").rules)


def test_without_the_scanner_too_a_pattern_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    rule = declare({"kind": "pattern", "pattern": FOREVER, "message": "x", "bad": "x", "good": "y"})
    rule.id = "test.forever"
    vars(rule)["time_limit"] = 0.2
    checked = Engine((rule,)).check(Document(f"An aab.\n\n{ENDLESS}"))
    assert [failure.rule for failure in checked.failures] == ["test.forever"]
    assert len(checked.findings) == 1


def test_matches_within_the_time_are_those_of_the_pattern() -> None:
    import regex

    limited = Limited(regex.compile("a+"), Stopwatch(5))
    assert [match.span() for match in limited.finditer("a aa b aaa", 1, 9)] == [(2, 4), (7, 9)]
    assert limited.search("b aa").span() == (2, 4)


@pytest.mark.parametrize("value", [0, -1, "5", True])
def test_a_limit_is_a_number_of_seconds(value: object) -> None:
    with pytest.raises(ConfigError, match=r"'time-limit' wants a number of seconds above 0"):
        settings({"time-limit": value})
