"""Measure what external engines add to mtlint, alone and behind its filters, and what they cost.

    python -m benchmarks.engines --news PLACE --human PLACE --mt PLACE --demetr FILE
                                 [--engine NAME ...] [--languagetool JARS | --url URL]
                                 [--part 4] [--runs 3] [--rules 10] [--write]

Places are as for `benchmarks.quality`, each option may be given several times; each file of
DEMETR is a column of its own. Engines whose packages are not installed are named and skipped, as
is LanguageTool without JARS (a folder with its jars; `scripts/languagetool` fills one) and URL.

Of each engine there are four rows: all that it says; that without its spelling checker; what it
adds to mtlint's findings behind mtlint's filters; and mtlint with it. The columns are alarms per
1,000 words of news, human and machine translation (of the latter two every fourth text), and on
DEMETR the share of damaged sentences in which an alarm touches the damage, widened by a word on
each side, where none stood in the sound sentence; and alarms per 1,000 words of sound sentences.

Time is processor time, of processes that an engine starts too, over mtlint's own on the same news,
both warm; and that of a whole run over one short text over mtlint's (Linux). `--rules` prints the
rules that speak most. `--write` puts the tables into docs/engines-measured.md.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.quality import Labelled, demetr, plain_texts
from benchmarks.speed import cpu

from mtlint import Document, Linter
from mtlint.config import Settings
from mtlint.external import Adapter, EngineError, adapter, engine_names
from mtlint.results import Problem
from mtlint.store import Store
from mtlint.workers import examine_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

PAGE = Path(__file__).parent.parent / "docs" / "engines-measured.md"
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->\n"
KINDS = {"news": "news", "human": "human translation", "mt": "MT"}
SHORT = "The ferry left the port of Odra on Monday. Nobody was hurt.\n"
PATIENT = {"timeout": 600, "start-timeout": 600}  # a machine may be busy
SPELLING = "spelling"  # the kind of what spelling checkers do not know


class Alarm(NamedTuple):
    """What was said of a place, and by which rule; `kind` only of what an engine says."""

    start: int
    end: int
    rule: str
    kind: str = ""


class Corpus(NamedTuple):
    """Texts by the kind they are of, and damaged sentences by the file they are from."""

    plain: Mapping[str, Sequence[str]]
    damaged: Mapping[str, Sequence[Labelled]]

    def texts(self) -> list[str]:
        """Return every text once."""
        plain = [text for texts in self.plain.values() for text in texts]
        pairs = [one for labelled in self.damaged.values() for one in labelled]
        sentences = [text for one in pairs for text in (one.text, one.clean or "")]
        return list(dict.fromkeys([*plain, *sentences]))


Alarms = dict[str, list[Alarm]]  # by text


def main() -> None:
    """Read, measure, print and, where asked for, write."""
    options = arguments()
    corpus = Corpus(
        {
            kind: [text for place in getattr(options, kind) for text in plain_texts(place)][
                :: 1 if kind == "news" else options.part
            ]
            for kind in KINDS
        },
        {place.stem: list(demetr(place)) for place in options.demetr},
    )
    server: dict[str, Any] = dict(PATIENT) if options.languagetool or options.url else {}
    if options.languagetool:
        server["jars"] = str(options.languagetool.absolute())
    elif options.url:
        server["url"] = options.url
    engine_options = {"languagetool": server}
    ours = told(Linter(), corpus.texts())
    quality = {"mtlint": {"": rates(corpus, ours)}}
    speed: dict[str, tuple[str, str]] = {"mtlint": ("1", "1")}
    for name in options.engine or engine_names():
        if name == "languagetool" and not server:
            print("skipped: languagetool (neither --languagetool JARS nor --url URL)")
            continue
        before = processor()
        engine = adapter(name, engine_options.get(name, {}))
        try:
            print(f"{name}: {engine.version}, {processor() - before:.1f} s to its version")
        except EngineError as error:
            print(f"skipped: {name} ({error})")
            continue
        said = alone(engine, corpus.texts())
        linter = Linter(Settings(engines=(name,), engine_options=engine_options))
        both = told(linter, corpus.texts())
        linter.close()
        mine = f"{name}."
        quality[name] = {
            "alone": rates(corpus, said),
            "without spelling": rates(corpus, chosen(said, lambda a: a.kind != SPELLING)),
            "adds": rates(corpus, chosen(both, lambda a, mine=mine: a.rule.startswith(mine))),  # type: ignore[misc]
            "with mtlint": rates(corpus, both),
        }
        if options.rules:
            busiest(corpus, both, mine, options.rules)
        remote = name == "languagetool" and not options.languagetool
        speed[name] = ("", "") if remote else cost(engine, corpus.plain["news"], options)
        engine.close()
    page = f"{quality_table(corpus, quality)}\n{speed_table(speed)}"
    print(page)
    if options.write:
        text = PAGE.read_text(encoding="utf-8")
        head, _, rest = text.partition(BEGIN)
        PAGE.write_text(head + BEGIN + "\n" + page + "\n" + END + rest.partition(END)[2], "utf-8")


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for kind in KINDS:
        parser.add_argument(f"--{kind}", type=Path, action="append", required=True)
    parser.add_argument("--demetr", type=Path, action="append", required=True)
    parser.add_argument("--engine", action="append", choices=engine_names())
    parser.add_argument("--languagetool", type=Path, metavar="JARS")
    parser.add_argument("--url")
    parser.add_argument("--part", type=int, default=4)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rules", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


# -- what is found -------------------------------------------------------------------------


def alone(engine: Adapter, texts: Sequence[str]) -> Alarms:
    """Return what an engine says by itself of each text, one alarm for each place."""
    alarms: Alarms = {}
    for batch in batches(texts, engine.batch):
        for text, matches in zip(batch, engine.check(batch), strict=True):
            places = {(m.start, m.end): Alarm(m.start, m.end, m.rule, m.kind) for m in matches}
            alarms[text] = list(places.values())
    return alarms


def batches(texts: Iterable[str], most: int) -> Iterator[list[str]]:
    """Yield the texts, as many together as have so many characters."""
    batch: list[str] = []
    for text in texts:
        if batch and sum(map(len, batch)) + len(text) > most:
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def told(linter: Linter, texts: Sequence[str]) -> Alarms:
    """Return what mtlint tells of each text, with the engines of its settings."""
    alarms: Alarms = {}
    store = Store(linter, enabled=False)
    for item, examined in examine_all(linter, map(Document, texts), jobs=1, store=store):
        if isinstance(item, Problem) or examined is None or examined.failures:
            sys.exit(f"a rule failed: {examined and examined.failures}")
        findings = linter.kept(item, examined.findings).findings
        alarms[item.text] = [Alarm(f.start, f.end, f.rule) for f in findings]
    for problem in linter.external.problems() if linter.external else ():
        sys.exit(str(problem))
    return alarms


def chosen(alarms: Alarms, wanted: Callable[[Alarm], bool]) -> Alarms:
    """Return some of the alarms."""
    return {text: list(filter(wanted, found)) for text, found in alarms.items()}


def rates(corpus: Corpus, alarms: Alarms) -> dict[str, float]:
    """Return the figures of a row, by column."""
    row = {kind: per_1000(texts, alarms) for kind, texts in corpus.plain.items()}
    for stem, pairs in corpus.damaged.items():
        row[stem] = sum(is_found(one, alarms) for one in pairs) / len(pairs)
        row[f"{stem}, sound"] = per_1000(list({one.clean or "" for one in pairs}), alarms)
    return row


def per_1000(texts: Sequence[str], alarms: Alarms) -> float:
    """Return the alarms per 1,000 words."""
    words = sum(len(text.split()) for text in texts)
    return 1000 * sum(len(alarms[text]) for text in texts) / words


def is_found(one: Labelled, alarms: Alarms) -> bool:
    """Say whether an alarm that the sound sentence has not touches the damage."""
    sound = one.clean or ""
    known = {(alarm.rule, sound[alarm.start : alarm.end]) for alarm in alarms[sound]}
    new = [
        alarm
        for alarm in alarms[one.text]
        if (alarm.rule, one.text[alarm.start : alarm.end]) not in known
    ]
    widened = [_widened(one.text, start, end) for start, end in one.gold]
    return any(alarm.start <= end and alarm.end >= start for alarm in new for start, end in widened)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the words that it touches, and one more on each side."""
    before, after = text[:start].split(" "), text[end:].split(" ")
    return start - len(" ".join(before[-2:])), end + len(" ".join(after[:2]))


def busiest(corpus: Corpus, alarms: Alarms, opening: str, number: int) -> None:
    """Print an engine's rules that speak most on each kind of text, by number of alarms."""
    for kind, texts in corpus.plain.items():
        rules = Counter(
            a.rule for text in texts for a in alarms[text] if a.rule.startswith(opening)
        )
        print(f"  {kind}: " + ", ".join(f"{rule} {n}" for rule, n in rules.most_common(number)))


# -- what it costs -------------------------------------------------------------------------


def cost(engine: Adapter, texts: Sequence[str], options: Any) -> tuple[str, str]:
    """Return the time for texts, and for a whole run on a short one, over mtlint's."""
    linter = Linter()
    times: dict[str, list[float]] = {"mtlint": [], "engine": []}
    for _ in range(options.runs + 1):  # the first round warms the caches
        for batch in batches(texts, engine.batch):
            began = processor()
            engine.check(batch)
            checked = processor()
            for text in batch:
                linter.check(text)
            times["engine"].append(checked - began)
            times["mtlint"].append(processor() - checked)
    rounds = {name: _by_round(spent, options.runs + 1)[1:] for name, spent in times.items()}
    work = statistics.median(rounds["engine"]) / statistics.median(rounds["mtlint"])
    with tempfile.TemporaryDirectory() as scratch:
        short, config = Path(scratch) / "short.txt", Path(scratch) / "mtlint.toml"
        short.write_text(SHORT, encoding="utf-8")
        table = [f"[engines.{engine.name}]"]
        if engine.name == "languagetool":
            table += [f"jars = '{options.languagetool.absolute()}'"]
            table += [f"{key} = {value}" for key, value in PATIENT.items()]
        config.write_text("\n".join(table), encoding="utf-8")
        command = [sys.executable, "-m", "mtlint", "check", "--no-cache", "--config", str(config)]
        runs = [
            [cpu([*command, *asked, str(short)]) for asked in ((), ("--engine", engine.name))]
            for _ in range(options.runs + 1)
        ]
    plain, asked = (statistics.median(column) for column in zip(*runs[1:], strict=True))
    return f"{work:.2g}", f"{asked / plain:.2g}"


def _by_round(spent: Sequence[float], rounds: int) -> list[float]:
    size = len(spent) // rounds
    return [sum(spent[at : at + size]) for at in range(0, len(spent), size)]


def processor() -> float:
    """Return the processor seconds of this process and of those it has started."""
    return sum(os.times()[:4]) + sum(map(_seconds, _descendants()))


def _descendants() -> list[int]:
    """Return the numbers of the processes that live below this one."""
    parents: dict[int, list[int]] = {}
    for place in Path("/proc").glob("[0-9]*"):
        fields = _stat(int(place.name))
        if fields:
            parents.setdefault(int(fields[1]), []).append(int(place.name))
    found = parents.get(os.getpid(), [])
    for number in found:
        found.extend(parents.get(number, ()))
    return found


def _seconds(number: int) -> float:
    """Return the processor seconds of a process, with those of its children that have ended."""
    return sum(map(int, _stat(number)[11:15])) / os.sysconf("SC_CLK_TCK")


def _stat(number: int) -> list[str]:
    """Return what Linux tells of a process, from its state on; nothing where it is gone."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


# -- what is shown -------------------------------------------------------------------------


def quality_table(corpus: Corpus, quality: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """Return the table of what is found, in Markdown."""
    stems = [column for stem in corpus.damaged for column in (stem, f"{stem}, sound")]
    names = ["engine", "", *KINDS.values(), *stems]
    sizes = [f"{sum(len(t.split()) for t in corpus.plain[kind]):,} words" for kind in KINDS]
    pairs = [
        text
        for labelled in corpus.damaged.values()
        for text in (f"{len(labelled):,} sentences", "alarms / 1,000")
    ]
    lines = [names, ["---"] * 2 + ["---:"] * (len(names) - 2), ["", "", *sizes, *pairs]]
    for engine, rows in quality.items():
        for label, row in rows.items():
            figures = [f"{row[kind]:.2f}" for kind in KINDS]
            figures += [
                f"{row[stem]:.3f}" if "," not in stem else f"{row[stem]:.2f}" for stem in stems
            ]
            lines.append([engine, label, *figures])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def speed_table(speed: Mapping[str, tuple[str, str]]) -> str:
    """Return the table of what it costs, in Markdown."""
    lines = [
        ["engine", "work: time over mtlint's", "one short text, whole process"],
        ["---", "---:", "---:"],
        *([engine, *ratios] for engine, ratios in speed.items()),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    main()
