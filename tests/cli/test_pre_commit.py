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


@pytest.mark.slow
def test_the_hook_checks_the_copy_of_a_repository_and_changes_nothing(tmp_path: Path) -> None:
    hooks = tmp_path / "mtlint"  # as it would be cloned, without what git ignores
    hooks.mkdir()
    for name in ("linter", "rules"):
        shutil.copytree(
            ROOT / name, hooks / name, ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, hooks / name)
    repository = tmp_path / "copy"
    (repository / "feed").mkdir(parents=True)
    for name in ("mtlint.toml", "harbour.toml"):
        shutil.copy(Path(__file__).parent / "common" / name, repository)
    (repository / "feed" / "harbour.txt").write_text(COPY)
    (repository / "feed" / "clean.txt").write_text("Ships left.\n")
    (repository / "notes.md").write_text(COPY)
    committed(hooks)
    committed(repository)

    def try_hook() -> subprocess.CompletedProcess[str]:
        return run(
            *(
                sys.executable,
                "-m",
                "pre_commit",
                "try-repo",
                hooks,
                "mtlint",
                "--all-files",
                "--color",
                "never",
            ),
            cwd=repository,
            PRE_COMMIT_HOME=str(tmp_path / "home"),
        )

    failed = try_hook()
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "exit code: 1" in failed.stdout
    assert "feed/harbour.txt" in failed.stdout
    assert "3:14  error  '90 tones'" in failed.stdout
    assert "notes.md" not in failed.stdout
    assert run("git", "status", "--porcelain", cwd=repository).stdout == ""

    (repository / "feed" / "harbour.txt").write_text(COPY.replace("tones", "tonnes"))
    run("git", "add", "-A", cwd=repository)
    passed = try_hook()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
