"""What several test modules share: results kept in files beside their inputs."""

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-snapshots",
        action="store_true",
        help="write what the tests get into the files that hold what they expect",
    )


@pytest.fixture
def matches_snapshot(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Assert that a text is what a file holds, or write it there under --update-snapshots."""

    def matches(text: str, path: Path) -> None:
        if request.config.getoption("--update-snapshots"):
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"no {path.name} yet: run pytest --update-snapshots and read it"
        assert text == path.read_bytes().decode()

    return matches
