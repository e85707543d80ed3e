"""The hook, as pre-commit itself installs and runs it on somebody's repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
COPY = "Ships left.\n\nThey carried 90 tones of grain.\n"


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        **environment,
    }
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**outer, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def committed(folder: Path) -> Path:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        done = run("git", *command, cwd=folder)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The linter's repository as it would be cloned, and the home of pre-commit beside it."""
    hooks = tmp_path_factory.mktemp("hooks") / "mtlint"
    hooks.mkdir()  # without what git ignores
    for name in ("linter", "rules"):
        shutil.copytree(
            ROOT / name, hooks / name, ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, hooks / name)
    return committed(hooks)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    repository = tmp_path / "copy"
    (repository / "feed").mkdir(parents=True)
    for name in ("mtlint.toml", "harbour.toml"):
        shutil.copy(Path(__file__).parent / "common" / name, repository)
    (repository / "feed" / "harbour.txt").write_text(COPY)
    (repository / "feed" / "clean.txt").write_text("Ships left.\n")
    (repository / "notes.md").write_text(COPY)
    return committed(repository)


def try_hook(hooks: Path, repository: Path, name: str) -> subprocess.CompletedProcess[str]:
    hook = ("try-repo", hooks, name, "--all-files", "--color", "never")
    return run(
        *(sys.executable, "-m", "pre_commit", *hook),
        cwd=repository,
        PRE_COMMIT_HOME=str(hooks.parent / "home"),
    )


@pytest.mark.slow
def test_the_hook_checks_the_copy_of_a_repository_and_changes_nothing(
    hooks: Path, repository: Path
) -> None:
    failed = try_hook(hooks, repository, "mtlint")
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "exit code: 1" in failed.stdout
    assert "feed/harbour.txt" in failed.stdout
    assert "3:14  error  '90 tones'" in failed.stdout
    assert "notes.md" not in failed.stdout
    assert run("git", "status", "--porcelain", cwd=repository).stdout == ""

    (repository / "feed" / "harbour.txt").write_text(COPY.replace("tones", "tonnes"))
    run("git", "add", "-A", cwd=repository)
    passed = try_hook(hooks, repository, "mtlint")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout


@pytest.mark.slow
def test_the_fixing_hook_fixes_the_copy_of_a_repository(hooks: Path, repository: Path) -> None:
    feed = repository / "feed"
    (feed / "harbour.txt").write_bytes(b"\xef\xbb\xbfShips left.\r\nHere ONU met.\r\n")
    (feed / "record.jsonl").write_bytes(b'{"text": "\\u00c9 ONU", "id": 1.0}\n')
    (repository / "notes.md").write_text("The ONU met.\n")
    run("git", "add", "-A", cwd=repository)
    failed = try_hook(hooks, repository, "mtlint-fix")
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "files were modified by this hook" in failed.stdout
    assert "exit code" not in failed.stdout  # it is the change that stops the commit
    assert (feed / "harbour.txt").read_bytes() == (
        b"\xef\xbb\xbfShips left.\r\nHere the UN met.\r\n"
    )
    assert (feed / "record.jsonl").read_bytes() == b'{"text": "\\u00c9 the UN", "id": 1.0}\n'
    changed = run("git", "diff", "--name-only", cwd=repository).stdout.split()
    assert changed == ["feed/harbour.txt", "feed/record.jsonl"]

    run("git", "add", "-A", cwd=repository)
    passed = try_hook(hooks, repository, "mtlint-fix")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
