"""Measure every rule on data of one's own: how often it speaks, and how often it is right.

    python benchmarks/quality.py --news FOLDER --human FOLDER --mt FOLDER
                                 --demetr FOLDER --mlqe FOLDER --labelled FILE [--write]

Each option may be given several times, each place may be a file or a folder:

    --news, --human, --mt   published English, human translation, machine translation into
                            English: plain text (.txt, a document each) or JSON lines (`text`)
    --demetr                DEMETR's own JSON files (`mt_sent`, `pert_sent`, `pert_name`)
    --mlqe                  MLQE-PE's own files: NAME.mt beside NAME.tags, a tag for each word
                            and each gap between words
    --labelled              JSON lines with `text` and `gold`, spans with `start` and `end`

For each rule it prints alarms per 1,000 words on each kind of text and the share of its alarms
on labelled text that touch a labelled span. `--write` puts the table where the rules ship it.
All rules run, also those that are off by default.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint import Document, Engine, Finding
from mtlint.registry import load_rules
from mtlint.rule import CorpusRule, PairRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TABLE = Path(__file__).parent.parent / "rules" / "mtlint_rules" / "data" / "rates.json"
KINDS = ("news", "human", "mt")


class Labelled(NamedTuple):
    """A text with its labelled spans; `clean` is its twin without damage, where there is one."""

    text: str
    gold: tuple[tuple[int, int], ...]
    clean: str | None = None


def main() -> None:
    """Read, measure, print and, where asked for, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in (*KINDS, "demetr", "mlqe", "labelled"):
        parser.add_argument(f"--{name}", type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rules = [
        entry.rule
        for entry in load_rules().values()
        if not isinstance(entry.rule, PairRule | CorpusRule)
    ]
    engine = Engine(rules)
    words: dict[str, int] = {}
    alarms: dict[str, Counter[str]] = {}
    for kind in KINDS:
        texts = [text for place in getattr(options, kind) for text in plain_texts(place)]
        words[kind] = sum(len(text.split()) for text in texts)
        alarms[kind] = Counter(f.rule for text in texts for f in findings(engine, text))
    labelled = [
        *(one for place in options.demetr for one in demetr(place)),
        *(one for place in options.mlqe for one in mlqe(place)),
        *(one for place in options.labelled for one in labelled_lines(place)),
    ]
    right, all_labelled = precision(engine, labelled)
    table = {
        rule.id: {
            **{
                kind: round(1000 * alarms[kind][rule.id] / words[kind], 4)
                for kind in KINDS
                if words[kind]
            },
            **(
                {
                    "precision": round(right[rule.id] / all_labelled[rule.id], 3),
                    "labelled": all_labelled[rule.id],
                }
                if all_labelled[rule.id]
                else {}
            ),
        }
        for rule in rules
    }
    show(table, words)
    if options.write:
        text = json.dumps({"words": words, "rules": table}, indent=1, sort_keys=True)
        TABLE.write_text(text + "\n", encoding="utf-8")


def findings(engine: Engine, text: str) -> tuple[Finding, ...]:
    """Return the findings of a text; a rule that fails ends the measurement."""
    checked = engine.check(Document(text))
    if checked.failures:
        sys.exit(f"the rule '{checked.failures[0].rule}' failed: {checked.failures[0].error}")
    return checked.findings


def precision(engine: Engine, labelled: Iterable[Labelled]) -> tuple[Counter[str], Counter[str]]:
    """Count, for each rule, the alarms that touch a labelled span, and all its alarms.

    An alarm that the clean twin of a damaged text has too is counted once, as one that is wrong.
    """
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text, gold, clean in labelled:
        starts = sorted(gold)
        twin = Counter(f.rule for f in findings(engine, clean)) if clean is not None else Counter()
        total.update(twin)
        for finding in findings(engine, text):
            if twin[finding.rule] > 0:
                twin[finding.rule] -= 1
                continue
            total[finding.rule] += 1
            right[finding.rule] += touches(finding, starts)
    return right, total


def touches(finding: Finding, gold: list[tuple[int, int]]) -> bool:
    """Say whether a finding shares or borders a character with one of the sorted spans."""
    at = bisect_left(gold, (finding.end + 1,))
    return any(end >= finding.start for _, end in gold[:at])


def plain_texts(place: Path) -> Iterator[str]:
    """Yield the documents of a file or a folder."""
    for path in files(place, ".txt", ".jsonl"):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".txt":
            yield text
        else:
            yield from (json.loads(line)["text"] for line in text.splitlines() if line.strip())


def labelled_lines(place: Path) -> Iterator[Labelled]:
    """Yield labelled documents from JSON lines."""
    for path in files(place, ".jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Labelled(row["text"], tuple((g["start"], g["end"]) for g in row["gold"]))


def demetr(place: Path) -> Iterator[Labelled]:
    """Yield DEMETR's damaged sentences; the spans are what differs from the sound ones."""
    for path in files(place, ".json"):
        rows: Any = json.loads(path.read_text(encoding="utf-8"))
        for row in rows.values() if isinstance(rows, dict) else rows:
            if row.get("pert_check") in (True, "true") and row["pert_sent"] != row["mt_sent"]:
                yield Labelled(
                    row["pert_sent"],
                    tuple(damage(row["mt_sent"], row["pert_sent"])),
                    row["mt_sent"],
                )


def damage(sound: str, damaged: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the second text that are not as in the first."""
    matcher = SequenceMatcher(None, sound, damaged, autojunk=False)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag != "equal":
            yield start, end


def mlqe(place: Path) -> Iterator[Labelled]:
    """Yield MLQE-PE's sentences; the spans are the words and gaps that are tagged BAD."""
    for path in files(place, ".mt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        tags = path.with_suffix(".tags").read_text(encoding="utf-8").splitlines()
        for line, tagged in zip(lines, tags, strict=True):
            yield Labelled(line, tuple(tagged_spans(line, tagged.split())))


def tagged_spans(text: str, tags: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of BAD tags: gap, word, gap, word … gap."""
    at = 0
    words = text.split(" ")
    for number, word in enumerate(words):
        if tags[2 * number] == "BAD":
            yield at, at
        if tags[2 * number + 1] == "BAD":
            yield at, at + len(word)
        at += len(word) + 1
    if tags[2 * len(words)] == "BAD":
        yield len(text), len(text)


def files(place: Path, *suffixes: str) -> list[Path]:
    """Return a file, or the files below a folder with one of the suffixes, in order."""
    if place.is_file():
        return [place]
    found = sorted(path for path in place.rglob("*") if path.suffix in suffixes)
    if not found:
        sys.exit(f"{place}: holds no {' or '.join(suffixes)} file")
    return found


def show(table: dict[str, dict[str, float]], words: dict[str, int]) -> None:
    """Print the table, the rules that speak most on clean text first."""
    columns = (*KINDS, "precision", "labelled")
    print(f"{'alarms per 1,000 words':40}" + "".join(f"{name:>11}" for name in columns))
    print(f"{'(words)':40}" + "".join(f"{words.get(name, ''):>11}" for name in columns))
    for rule_id, row in sorted(table.items(), key=lambda item: -item[1].get("news", 0)):
        print(f"{rule_id:40}" + "".join(f"{row.get(name, ''):>11}" for name in columns))


if __name__ == "__main__":
    main()
