"""Behind the filters, engines are as silent on clean copy as our own rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtlint import Linter
from mtlint.config import Settings

TEXTS = sorted((Path(__file__).parent.parent / "clean").glob("*.txt"))


@pytest.mark.parametrize("engine", ["harper", "lingotweaker"])
def test_clean_texts_stay_clean(engine: str) -> None:
    linter = Linter(Settings(engines=(engine,)))
    found = [(path.name, f) for path in TEXTS for f in linter.check(path.read_text("utf-8"))]
    assert found == []
