"""The rule pages are what the rules say."""

import runpy
from pathlib import Path


def test_the_rule_pages_are_current() -> None:
    built = runpy.run_path(str(Path(__file__).parent.parent / "docs" / "build.py"))
    stale = [
        path.name
        for path, text in built["pages"]().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert not stale, "run: python docs/build.py"
