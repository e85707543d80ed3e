"""What a short run must not pay for."""

import os
import subprocess
import sys
from pathlib import Path

IMPORTED = """
import sys
from mtlint.cli import main
code = main(sys.argv[1:])
print(code, *sorted(sys.modules))
"""


def test_a_second_check_imports_no_heavy_module(tmp_path: Path) -> None:
    (tmp_path / "mtlint.toml").write_text("profile = 'none'\n")
    (tmp_path / "a.txt").write_text("The port burned.\n")

    def check() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", IMPORTED, "check", "--quiet", "a.txt"],
            cwd=tmp_path,
            env={**os.environ, "MTLINT_CACHE_DIR": str(tmp_path / "cache")},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.split()

    check()  # reads all rules, and keeps what it has to know of them
    code, *modules = check()
    assert code == "0"
    unwanted = {"rich", "regex", "dataclasses", "importlib.metadata", "inspect", "logging"}
    assert not unwanted & set(modules)
    assert not {"mtlint.testing", "mtlint.cli.explain", "mtlint.readers.jsonl"} & set(modules)
