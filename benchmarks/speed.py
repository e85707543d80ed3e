"""Time mtlint and its peers on the same text, one core each, and print ratios.

    python benchmarks/speed.py [TEXTS] [--runs 5] [--install FOLDER]
                               [--languagetool JARS] [--picture docs/speed.svg]

TEXTS is a file of JSON lines (`text`) or a folder of .txt files; without it the articles of the
tests are repeated. Every tool is timed as a whole process on all texts and on a single short one,
and the difference is what counts: throughput without start-up. Runs are interleaved, so that the
machine's drift meets all alike, and the medians are compared.

Peers are looked for on the PATH and in FOLDER; `--install FOLDER` puts those that are missing
there: typos, codespell, proselint and Harper from PyPI, write-good from npm, Vale by `go install`.
LanguageTool is started from a folder with the jars of `languagetool-server` and `language-en`
(Linux; Maven's `dependency:copy-dependencies` fills it). A peer that is not there is named and
skipped. Harper and LanguageTool check a part of the texts, and their time is scaled.

Beside them stand the limits: counting a byte over the text, and one RE2 scan for all triggers.
With `--picture` it also plots cost against the number of patterns, against the size of one text
and against the length of a stream (needs matplotlib).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Document, Engine, Linter
from mtlint.kinds import declare
from mtlint.registry import load_rules, rules_fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtlint.rule import Rule

ROOT = Path(__file__).parent.parent
DOCUMENTS = 300
PART = 15  # slow tools check one text of so many
HARPER = """
import sys
from pathlib import Path
from harper import Linter
linter = Linter()
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    linter.lint(path.read_text(encoding="utf-8"))
"""
RE2 = """
import json, sys, time
from pathlib import Path
import re2
options = re2.Options()
options.never_capture, options.case_sensitive, options.max_mem = True, False, 1 << 30
options.encoding = re2.Options.Encoding.LATIN1  # bytes: the triggers are about codes of characters
triggers = re2.Set.SearchSet(options)
for literal, source in json.loads(Path(sys.argv[2]).read_text()):
    pattern = source.encode("latin-1")
    triggers.Add(re2.escape(pattern) if literal else pattern.replace(rb"\\Z", rb"\\z"))
triggers.Compile()
texts = [path.read_text(encoding="utf-8") for path in Path(sys.argv[1]).glob("*.txt")]
texts = [text.encode("cp1252", "replace") for text in texts]
for _ in range(3):  # RE2 builds its automaton as it goes: the first round takes twenty times as long
    began = time.process_time()
    for text in texts:
        triggers.Match(text)
print(time.process_time() - began)
"""
COUNT = """
import sys, time
from pathlib import Path
texts = [path.read_bytes() for path in Path(sys.argv[1]).glob("*.txt")]
began = time.process_time()
for text in texts:
    text.count(b"\\x00")
print(time.process_time() - began)
"""


class Tool(NamedTuple):
    """A tool and the command that checks the texts of a folder.

    One that is slow is given a part of the texts: `many` is the name of their folder. A limit
    prints its own processor seconds, without start-up.
    """

    name: str
    command: Callable[[Path], Sequence[str]]
    many: str = "many"
    limit: bool = False


def main() -> None:
    """Time all tools and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--install", type=Path)
    parser.add_argument("--languagetool", type=Path, metavar="JARS")
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    if options.install:
        install(options.install)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        texts = read_texts(options.texts)
        size = write_texts(place / "many", texts)
        part = texts[::PART]
        scale = size / write_texts(place / "part", part)
        write_texts(place / "one", [min(texts, key=lambda text: abs(len(text) - 3000))])
        tools = present_tools(place, options.install)
        seconds = time_tools(tools, place, options.runs)
        table = {}
        for tool in tools:
            whole, start = map(statistics.median, seconds[tool.name])
            table[tool.name] = (whole - start) * (1 if tool.many == "many" else scale), start
        if options.languagetool:
            table["LanguageTool"] = (scale * ask_languagetool(options.languagetool, part), 0.0)
        else:
            print("skipped: LanguageTool (no --languagetool JARS)")
        show(table, size)
        if options.picture:
            plot(options.picture, texts, place / "stream.jsonl", tools[0])


def read_texts(place: Path | None) -> list[str]:
    """Return about a megabyte of documents."""
    if place is not None and not place.exists():
        sys.exit(f"{place}: there is no such file or folder")
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
    """Install the peers that are missing in a folder; one that cannot be had is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    home = folder.absolute()
    packages = ["typos", "codespell", "proselint", "harper-py", "google-re2"]
    for product, command in (
        ("venv", [sys.executable, "-m", "venv", str(home / "venv")]),
        ("venv/bin/typos", [str(home / "venv" / "bin" / "pip"), "install", "-q", *packages]),
        ("node_modules", ["npm", "install", "--silent", "--prefix", str(home), "write-good"]),
        ("vale", ["go", "install", "github.com/vale-cli/vale/v3/cmd/vale@v3.22.0"]),
    ):
        if (home / product).exists():
            continue
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

    triggers = scratch / "triggers.json"
    triggers.write_text(json.dumps(built_in_triggers()))

    def script(source: str, python: str) -> Callable[[Path], Sequence[str]]:
        return lambda texts: [python, "-c", source, str(texts), str(triggers)]

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
            many = "part" if name == "Harper" else "many"
            tools.append(Tool(name, script(source, python), many, limit=name != "Harper"))
    tools.append(Tool("bytes.count", script(COUNT, sys.executable), limit=True))
    return tools


def built_in_triggers() -> list[tuple[bool, str]]:
    """Return the triggers of the built-in rules, and of each whether it is a literal."""
    triggers = set()
    for entry in load_rules(key=rules_fingerprint()).values():
        if entry.rule.scanned:
            expression = entry.rule.scanned.expression
            literals = entry.rule.scanned.literals or [expression]
            triggers |= {(literal != expression, literal) for literal in literals}
    return sorted(triggers)


def time_tools(
    tools: Sequence[Tool], place: Path, runs: int
) -> dict[str, tuple[list[float], list[float]]]:
    """Return processor seconds of whole runs and of runs on one text, for each tool."""
    seconds: dict[str, tuple[list[float], list[float]]] = {tool.name: ([], []) for tool in tools}
    for number in range(runs + 1):
        for tool in tools:
            command = tool.command(place / tool.many)
            if tool.limit:
                whole, start = float(subprocess.check_output(command)), 0.0
            else:
                whole, start = cpu(command), cpu(tool.command(place / "one"))
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


def ask_languagetool(jars: Path, texts: Sequence[str]) -> float:
    """Return the processor seconds that a warm server takes for the texts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    java = ["java", "-Xmx2g", "-cp", f"{jars}/*", "org.languagetool.server.HTTPServer"]
    server = subprocess.Popen(
        ["taskset", "-c", "0", *java, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def used() -> float:
        fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(text: str) -> None:
        data = urllib.parse.urlencode({"text": text, "language": "en-US"}).encode()
        url = f"http://127.0.0.1:{port}/v2/check"
        urllib.request.urlopen(url, data, timeout=300).read()

    try:
        for _ in range(120):
            with contextlib.suppress(OSError):
                ask("It is warm.")
                break
            time.sleep(1)
        for _ in range(3):  # the first rounds are slower: Java compiles what is used much
            before = used()
            for text in texts:
                ask(text)
        return used() - before
    finally:
        server.terminate()


def show(table: dict[str, tuple[float, float]], size: int) -> None:
    """Print throughput and start-up of each tool against ours."""
    ours = table["mtlint"]
    print(f"{size / 1e6:.2f} MB; medians of processor time; above 1: mtlint is faster")
    print(f"{'':16}{'without start-up':>18}{'one short text':>18}")
    for name, (work, start) in table.items():
        ratio = f"{work / ours[0]:.2g}"
        print(f"{name:16}{ratio:>18}{(f'{start / ours[1]:.2f}' if start else ''):>18}")


def plot(picture: Path, texts: Sequence[str], stream: Path, mtlint: Tool) -> None:
    """Plot cost against the number of patterns, the size of a text and the length of a stream."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - only for the picture

    built_in = Linter().rules
    words = sorted({w for text in texts for w in text.split() if w.isalpha() and len(w) > 4})
    chance = random.Random(2)  # noqa: S311
    numbers = [100, 200, 500, 1000, 2000, 5000]
    costs = []
    for number in numbers:
        rules = [made_up(index, *chance.sample(words, 2)) for index in range(number)]
        costs.append(per_megabyte(Engine([*built_in, *rules]), texts))
    engine = Engine(built_in)
    body = "\n\n".join(texts)[: 2**20]
    sizes = [2**power for power in range(10, 21, 2)]
    of_texts = [
        per_megabyte(engine, [body[at : at + size] for at in range(0, len(body), size)])
        for size in sizes
    ]
    lengths = [2**power for power in range(7)]
    of_streams = []
    for length in lengths:
        with stream.open("w", encoding="utf-8") as out:
            for _ in range(length):
                out.writelines(json.dumps({"text": text}) + "\n" for text in texts)
        of_streams.append(min(cpu(mtlint.command(stream)) for _ in range(2)))
    of_streams = [
        (s - of_streams[0]) / (n - 1) for s, n in zip(of_streams, lengths, strict=True) if n > 1
    ]

    figure, axes = plt.subplots(1, 3, figsize=(12, 3.6))
    drawn = (
        ("patterns beside the built-in rules", numbers, costs),
        ("characters in one document", sizes, of_texts),
        ("megabytes of JSON lines", lengths[1:], of_streams),
    )
    for axis, (label, across, up) in zip(axes, drawn, strict=True):
        ratios = [cost / up[0] for cost in up]
        print(label, {x: round(ratio, 2) for x, ratio in zip(across, ratios, strict=True)})
        axis.plot(across, ratios, marker="o")
        axis.set(xlabel=label, xscale="log", ylim=(0, max(2, *ratios) * 1.1))
        axis.minorticks_off()  # their labels would overlap
    axes[0].set(ylabel="cost of a megabyte; the first = 1")
    figure.tight_layout()
    figure.savefig(picture, metadata={"Date": None})


def made_up(number: int, first: str, second: str) -> Rule:
    """Return a declarative rule against two words in a row."""
    rule = declare(
        {
            "kind": "pattern",
            "pattern": rf"\b{first} {second}\b",
            "message": "x",
            "bad": ["x"],
            "good": ["y"],
        }
    )
    rule.id = f"made.up-{number}"
    return rule


def per_megabyte(engine: Engine, texts: Sequence[str]) -> float:
    """Return the least processor seconds of three warm rounds, a megabyte."""
    size = sum(map(len, texts)) / 1e6
    seconds = []
    for _ in range(4):
        began = time.process_time()
        for text in texts:
            engine.check(Document(text))
        seconds.append(time.process_time() - began)
    return min(seconds[1:]) / size


if __name__ == "__main__":
    main()
