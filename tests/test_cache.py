"""What is kept between runs is never trusted and never in the way."""

import os
from pathlib import Path

import pytest

from mtlint import Linter, cache, manifest
from mtlint.registry import load_rules, rules_fingerprint


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_what_is_written_is_read_again(place: Path) -> None:
    cache.write("rules", "key", b"content")
    assert cache.read("rules", "key") == b"content"
    assert [path.name for path in place.rglob("*") if path.is_file()] == ["key"]


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 40, bytes(4), bytes(40)])
def test_a_damaged_entry_counts_as_absent(place: Path, damage: bytes) -> None:
    cache.write("rules", "key", b"content")
    (place / "rules" / "key").write_bytes(damage)
    assert cache.read("rules", "key") is None


def test_a_folder_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "file"))
    cache.write("rules", "key", b"content")
    assert cache.read("rules", "key") is None


@pytest.mark.usefixtures("place")
def test_handles_find_what_the_rules_behind_them_find() -> None:
    text = "Ships were sent to the the port.\n\nThe the end."
    first, second = Linter(), Linter()
    assert not any(isinstance(entry.rule, manifest.Handle) for entry in first.entries.values())
    assert all(isinstance(entry.rule, manifest.Handle) for entry in second.entries.values())
    assert first.check(text) == second.check(text) != []


@pytest.mark.usefixtures("place")
def test_handles_keep_the_contract() -> None:
    Linter()
    handles = load_rules(key=rules_fingerprint())
    for rule_id, entry in load_rules().items():
        kept = handles[rule_id].rule
        for name in (
            "severity",
            "confidence",
            "default",
            "preview",
            "sources",
            "blocks",
            "quotations",
        ):
            assert getattr(kept, name) == getattr(entry.rule, name), (rule_id, name)
        assert kept.scanned == entry.rule.scanned, rule_id


@pytest.mark.usefixtures("place")
def test_a_changed_pack_is_read_anew(tmp_path: Path) -> None:
    pack = tmp_path / "house.toml"
    text = "[a]\nkind='swap'\nmessage='m'\nswap={one='two'}\nbad=['[[one|two]]']\ngood=['two']\n"
    pack.write_text(text)
    config = tmp_path / "mtlint.toml"
    config.write_text("packs = ['house.toml']\n")
    assert {f.rule for f in Linter(config).check("the one we saw")} == {"house.a"}
    pack.write_text(text.replace("one", "three"))
    os.utime(pack, ns=(1, 1))
    assert not Linter(config).check("the one we saw")
