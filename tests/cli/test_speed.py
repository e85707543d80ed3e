"""What a short run must not pay for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

IMPORTED = """
import sys
from mtlint.cli import main
code = main(sys.argv[1:])
print(code, *sorted(sys.modules))
"""
# Each takes milliseconds to import; of them all a check needs none.
UNWANTED = frozenset(
    [
        "rich",
        "regex",
        "regex._regex_core",
        "dataclasses",
        "importlib.metadata",
        "inspect",
        "logging",
        "tomllib",
        "difflib",
        "shutil",
        "hashlib",
        "jinja2",
        "json",
        "concurrent.futures",
        "multiprocessing",
        "mtlint.testing",
        "mtlint.triggers",
        "mtlint.readers.jsonl",
        "mtlint.cli.explain",
    ]
)


def modules_of_a_check(folder: Path, *options: str) -> set[str]:
    """Return what is imported by a check of `a.txt`, which is to find nothing."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, "check", "--quiet", "--no-cache", *options, "a.txt"],
        cwd=folder,
        env={**os.environ, "MTLINT_CACHE_DIR": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=True,
    )
    code, *modules = done.stdout.split()
    assert code == "0"
    return set(modules)


@pytest.mark.parametrize("output", ["terminal", "concise"])
def test_a_second_check_imports_no_heavy_module(tmp_path: Path, output: str) -> None:
    (tmp_path / "a.txt").write_text("The port burned. Nobody was hurt, the mayor of Brest said.\n")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'mayor'\n")
    options = ("--output-format", output)
    modules_of_a_check(tmp_path, *options)  # reads all rules, and keeps what it has to know of them
    modules = modules_of_a_check(tmp_path, *options)
    assert UNWANTED & modules == set()
    other = {"terminal": "concise", "concise": "terminal"}[output]
    assert f"mtlint.reports.{output}" in modules
    assert f"mtlint.reports.{other}" not in modules


def test_without_rules_no_rule_is_imported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port burned.\n")
    modules_of_a_check(tmp_path, "--profile", "none")
    modules = modules_of_a_check(tmp_path, "--profile", "none")
    assert not [name for name in modules if name.startswith(("mtlint_rules.", "hyperscan"))]


def test_a_rule_whose_trigger_is_not_there_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port burned.\n")
    modules_of_a_check(tmp_path)
    assert not {"mtlint_rules.numbers.dates", "mtlint.kinds"} & modules_of_a_check(tmp_path)
