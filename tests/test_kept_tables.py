"""What is made of a table is kept between runs, and made anew when there is a reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtlint_rules import _kept


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(_kept, "DATA", tmp_path)
    path = tmp_path / "ports.txt"
    path.write_text("Oslo Bergen")
    return path


def made_of(table: Path) -> tuple[list[str], bool]:
    """Return what a run makes of the table, and whether it had to read it."""
    read = False

    @_kept.kept(table.name)
    def ports(ending: str = "") -> list[str]:
        nonlocal read
        read = True
        return [port + ending for port in table.read_text().split()]

    assert ports() == ports()
    assert ports("s") == [port + "s" for port in ports()]
    return ports(), read


def test_a_second_run_reads_no_table(table: Path) -> None:
    assert made_of(table) == (["Oslo", "Bergen"], True)
    assert made_of(table) == (["Oslo", "Bergen"], False)


def test_a_changed_table_is_read_anew(table: Path) -> None:
    made_of(table)
    table.write_text("Oslo Tromsø")
    os.utime(table, (1, 1))
    assert made_of(table) == (["Oslo", "Tromsø"], True)


def test_damage_is_no_harm(table: Path) -> None:
    made_of(table)
    for entry in table.parent.glob("cache/tables/*"):
        entry.write_bytes(b"damaged")
    assert made_of(table) == (["Oslo", "Bergen"], True)
