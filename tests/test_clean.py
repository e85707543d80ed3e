"""Publishable copy, full of what looks like a glitch and is none: the default profile is silent."""

from functools import cache
from pathlib import Path

import pytest

from mtlint import Linter

CLEAN = sorted(Path(__file__, "../clean").resolve().glob("*.txt"))


@cache
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_clean_copy_raises_no_finding(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [(f.rule, text[f.start : f.end], f.message) for f in linter().check(text)]
    assert not found


def test_there_is_clean_copy_of_each_kind() -> None:
    assert len(CLEAN) >= 4
