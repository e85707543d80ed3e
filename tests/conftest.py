"""What several test modules share: results kept in files beside their inputs, a cache of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None)  # the first example pays for loading tables
settings.load_profile("project")


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


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MTLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
