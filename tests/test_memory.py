"""A stream of any length is checked in the same memory."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = Path(__file__).parent / "articles"
# A process of its own between the tests and the command: the peak of its children is theirs alone.
PEAK = """
import resource, subprocess, sys
command = [sys.executable, "-m", "mtlint", "check", "--no-config", "--no-cache", "--jobs", "1"]
done = subprocess.run([*command, "--output-format", "concise", sys.argv[1]], capture_output=True)
assert done.returncode == 1, done
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak / (1e6 if sys.platform == "darwin" else 1e3))
"""


def write_stream(path: Path, megabytes: int) -> None:
    """Write articles over and over, with other numbers each time."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(ARTICLES.glob("*.txt"))
        if not path.name.endswith(".expected.txt")
    ]
    written = number = 0
    with path.open("w", encoding="utf-8") as stream:
        while written < megabytes * 1_000_000:
            text = re.sub(r"\d\d+", str(10 + number), texts[number % len(texts)])
            written += stream.write(json.dumps({"text": text}) + "\n")
            number += 1


def peak_of(path: Path) -> float:
    """Return the most megabytes that a check of a file had resident."""
    done = subprocess.run([sys.executable, "-c", PEAK, path], capture_output=True, check=True)
    return float(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="tells no peak of a child's memory")
def test_memory_does_not_grow_with_the_length_of_a_stream(tmp_path: Path) -> None:
    write_stream(tmp_path / "short.jsonl", 5)
    write_stream(tmp_path / "long.jsonl", 25)
    short, long = peak_of(tmp_path / "short.jsonl"), peak_of(tmp_path / "long.jsonl")
    assert short < 300
    assert long - short < 30
