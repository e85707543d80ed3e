"""The example plugin is built, installed and tested as a third party's would be."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_third_party_pack_is_built_installed_and_found(tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    python = binaries / "python"
    wheels = tmp_path / "wheels"
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", wheels, ROOT, cwd=tmp_path)
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "-w",
        wheels,
        ROOT / "examples/plugin",
        cwd=tmp_path,
    )
    shutil.copy(ROOT / "examples/plugin/test_rules.py", tmp_path)  # away from our own settings
    run(python, "-m", "pip", "install", "-q", "pytest", *wheels.glob("*.whl"), cwd=tmp_path)
    assert "4 passed" in run(
        python,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "test_rules.py",
        cwd=tmp_path,
    )
    (tmp_path / "copy.txt").write_text(
        "The ferry berthed to the quay at noon, people on the pier said.\n"
    )
    done = subprocess.run(
        [binaries / "mtlint", "check", "copy.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "house.berthed" in done.stdout) == (1, True), done.stdout + done.stderr
