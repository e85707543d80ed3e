"""Time mtlint and its peers on the same text, one core each, and print ratios.

    python benchmarks/speed.py [TEXTS] [--runs 5] [--install FOLDER] [--languagetool URL]
                               [--picture docs/speed.svg]

TEXTS is a file of JSON lines (`text`) or a folder of .txt files; without it the articles of the
tests are repeated. Every tool is timed as a whole process on all texts and on a single short one,
and the difference is what counts: throughput without start-up. Runs are interleaved, so that the
machine's drift meets all alike, and the medians are compared.

Peers are looked for on the PATH and in FOLDER; `--install FOLDER` puts those that are missing
there: typos, codespell, proselint and Harper from PyPI, write-good from npm, Vale by `go install`.
LanguageTool is asked at URL. A peer that is not there is named and skipped.

Beside them stand the limits: counting a byte over the text, and one RE2 scan for all triggers.
With `--picture` it also plots cost against the number of patterns and against the size of the
text (needs matplotlib).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Document, Engine
from mtlint.kinds import declare
from mtlint.registry import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent
DOCUMENTS = 300
HARPER = """
import sys
from pathlib import Path
from harper import Linter
linter = Linter()
for path in Path(sys.argv[1]).glob("*.txt"):
    linter.lint(path.read_text(encoding="utf-8"))
"""
RE2 = """
import sys
from pathlib import Path
import re2
from mtlint.registry import load_rules
options = re2.Options()
options.never_capture, options.case_sensitive, options.max_mem = True, False, 1 << 30
triggers = re2.Set.SearchSet(options)
for entry in load_rules(lazy=True).values():
    if entry.rule.scanned:
        expression = entry.rule.scanned.expression
        for source in entry.rule.scanned.literals or [expression]:
            triggers.Add(source if source == expression else re2.escape(source))
triggers.Compile()
for path in Path(sys.argv[1]).glob("*.txt"):
    triggers.Match(path.read_text(encoding="utf-8"))
"""
COUNT = """
import sys
from pathlib import Path
for path in Path(sys.argv[1]).glob("*.txt"):
    path.read_bytes().count(b"\\x00")
"""


class Tool(NamedTuple):
    """A tool and the command that checks the texts of a folder."""

    name: str
    command: Callable[[Path], Sequence[str]]


def main() -> None:
    """Time all tools and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--install", type=Path)
    parser.add_argument("--languagetool")
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    if options.install:
        install(options.install)
    with tempfile.TemporaryDirectory() as scratch:
        many, one = Path(scratch, "many"), Path(scratch, "one")
        texts = read_texts(options.texts)
        size = write_texts(many, texts)
        write_texts(one, [min(texts, key=lambda text: abs(len(text) - 3000))])
        tools = present_tools(Path(scratch), options.install)
        seconds = time_tools(tools, many, one, options.runs)
        table = {
            name: (statistics.median(whole) - statistics.median(start), statistics.median(start))
            for name, (whole, start) in seconds.items()
        }
        if options.languagetool:
            table["LanguageTool"] = (ask_languagetool(options.languagetool, texts), 0.0)
        else:
            print("skipped: LanguageTool (no --languagetool URL)")
        show(table, size)
    if options.picture:
        plot(options.picture, texts)


def read_texts(place: Path | None) -> list[str]:
    """Return about a megabyte of documents."""
    if place is not None and place.is_file():
        lines = place.read_text(encoding="utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines]
    else:
        folders = [place] if place else [ROOT / "tests" / "clean", ROOT / "tests" / "articles"]
        texts = [
            path.read_text(encoding="utf-8")
            for folder in folders
            for path in sorted(folder.glob("*.txt"))
            if not path.name.endswith(".expected.txt")
        ]
    chance = random.Random(1)  # noqa: S311 - the same texts every time
    while sum(map(len, texts)) < 1_000_000 or len(texts) < DOCUMENTS:
        lines = [
            line for text in chance.sample(texts, min(3, len(texts))) for line in text.split("\n")
        ]
        chance.shuffle(lines)
        texts.append("\n".join(lines)[:3600])
    return texts


def write_texts(folder: Path, texts: Sequence[str]) -> int:
    """Write a file for each text; return their size in bytes."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return sum(len(text.encode()) for text in texts)


def install(folder: Path) -> None:
    """Install the peers into a folder; one that cannot be had is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    home = folder.absolute()
    packages = ["typos", "codespell", "proselint", "harper-py", "google-re2"]
    for command in (
        [sys.executable, "-m", "venv", str(home / "venv")],
        [str(home / "venv" / "bin" / "pip"), "install", "-q", *packages, str(ROOT)],
        ["npm", "install", "--silent", "--prefix", str(home), "write-good"],
        ["go", "install", "github.com/vale-cli/vale/v3/cmd/vale@v3.22.0"],
    ):
        try:
            done = subprocess.run(command, env={**os.environ, "GOBIN": str(home)}, check=False)
        except OSError as error:
            print(f"not installed: {command[0]}: {error}")
            continue
        if done.returncode:
            print(f"not installed: {' '.join(command)}")


def present_tools(scratch: Path, folder: Path | None) -> list[Tool]:
    """Return the tools that are there, ours first, and name those that are not."""
    places = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    if folder:
        home = folder.absolute()
        places[:0] = map(str, (home, home / "venv" / "bin", home / "node_modules" / ".bin"))
    path = os.pathsep.join(places)
    vale = scratch / "vale.ini"
    vale.write_text("MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n")

    def script(source: str, python: str) -> Callable[[Path], Sequence[str]]:
        return lambda texts: [python, "-c", source, str(texts)]

    def files(texts: Path) -> list[str]:
        return sorted(map(str, texts.glob("*.txt")))

    mtlint = [sys.executable, "-m", "mtlint", "check", "--no-config", "--output-format", "concise"]
    tools = [Tool("mtlint", lambda texts: [*mtlint, "--jobs", "1", "--no-cache", str(texts)])]
    wanted: dict[str, Callable[[str], Callable[[Path], Sequence[str]]]] = {
        "typos": lambda exe: lambda texts: [exe, "-j", "1", str(texts)],
        "codespell": lambda exe: lambda texts: [exe, str(texts)],
        "proselint": lambda exe: lambda texts: [exe, "check", *files(texts)],
        "vale": lambda exe: lambda texts: [exe, "--no-exit", "--config", str(vale), str(texts)],
        "write-good": lambda exe: lambda texts: [exe, *files(texts)],
    }
    for name, command in wanted.items():
        executable = shutil.which(name, path=path)
        if executable:
            tools.append(Tool(name, command(executable)))
        else:
            print(f"skipped: {name} (not found)")
    python = shutil.which("python", path=path) or sys.executable
    for name, module, source in (("Harper", "harper", HARPER), ("one RE2 scan", "re2", RE2)):
        if subprocess.run(
            [python, "-c", f"import {module}"], capture_output=True, check=False
        ).returncode:
            print(f"skipped: {name} (no module {module})")
        else:
            tools.append(Tool(name, script(source, python)))
    tools.append(Tool("bytes.count", script(COUNT, sys.executable)))
    return tools


def time_tools(
    tools: Sequence[Tool], many: Path, one: Path, runs: int
) -> dict[str, tuple[list[float], list[float]]]:
    """Return processor seconds of whole runs and of runs on one text, for each tool."""
    seconds: dict[str, tuple[list[float], list[float]]] = {tool.name: ([], []) for tool in tools}
    for number in range(runs + 1):
        for tool in tools:
            whole, start = cpu(tool.command(many)), cpu(tool.command(one))
            if number:  # the first round warms the disk and the caches
                seconds[tool.name][0].append(whole)
                seconds[tool.name][1].append(start)
    return seconds


def cpu(command: Sequence[str]) -> float:
    """Return the processor seconds of a command, bound to one core where that can be asked."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    pinned = ["taskset", "-c", "0", *command] if shutil.which("taskset") else command
    subprocess.run(pinned, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ask_languagetool(url: str, texts: Sequence[str]) -> float:
    """Return the seconds that a running server takes for a sample, scaled to all texts."""
    sample = texts[: max(len(texts) // 20, 1)]
    for round_ in range(2):  # the first one warms the server
        began = time.perf_counter()
        for text in sample:
            data = urllib.parse.urlencode({"text": text, "language": "en-US"}).encode()
            urllib.request.urlopen(f"{url}/v2/check", data, timeout=60).read()  # noqa: S310
        seconds = time.perf_counter() - began
        del round_
    return seconds * len(texts) / len(sample)


def show(table: dict[str, tuple[float, float]], size: int) -> None:
    """Print throughput and start-up of each tool against ours."""
    ours = table["mtlint"]
    print(f"{size / 1e6:.2f} MB; medians of processor time; above 1: mtlint is faster")
    print(f"{'':16}{'without start-up':>18}{'one short text':>18}")
    for name, (work, start) in table.items():
        ratio = f"{work / ours[0]:.2f}"
        print(f"{name:16}{ratio:>18}{(f'{start / ours[1]:.2f}' if start else ''):>18}")


def plot(picture: Path, texts: Sequence[str]) -> None:
    """Plot cost against the number of patterns and against the size of the text."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - only for the picture

    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    built_in = [entry.rule for entry in load_rules(lazy=True).values()]
    words = sorted({w for text in texts for w in text.split() if w.isalpha() and len(w) > 4})
    chance = random.Random(2)  # noqa: S311
    numbers = [100, 200, 500, 1000, 2000, 5000]
    costs = []
    for number in numbers:
        rules = [
            declare(
                {
                    "kind": "pattern",
                    "pattern": rf"\b{chance.choice(words)} {chance.choice(words)}\b",
                    "message": "x",
                    "bad": ["x"],
                    "good": ["y"],
                }
            )
            for _ in range(number)
        ]
        for index, rule in enumerate(rules):
            rule.id = f"made.up-{index}"
        costs.append(per_megabyte(Engine([*built_in, *rules]), texts))
    left.plot(numbers, [cost / costs[0] for cost in costs], marker="o")
    left.set(xlabel="patterns beside the built-in rules", ylabel="cost (100 patterns = 1)", ylim=0)
    engine = Engine(built_in)
    sizes = [2**power for power in range(10, 21)]
    body = "\n\n".join(texts)
    right.plot(sizes, [per_megabyte(engine, [body[:size]]) for size in sizes], marker="o")
    right.set(
        xlabel="characters in one document", ylabel="seconds a megabyte", xscale="log", ylim=0
    )
    figure.tight_layout()
    figure.savefig(picture)


def per_megabyte(engine: Engine, texts: Sequence[str]) -> float:
    """Return the least processor seconds of three rounds, a megabyte."""
    size = sum(map(len, texts)) / 1e6
    least = float("inf")
    for _ in range(4):
        began = time.process_time()
        for text in texts:
            engine.check(Document(text))
        least = min(least, time.process_time() - began)
    return least / size


if __name__ == "__main__":
    main()
