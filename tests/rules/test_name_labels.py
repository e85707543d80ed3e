"""Findings that were judged by hand: most of what the rules about names say is right."""

import csv
from collections import Counter
from pathlib import Path

from mtlint.registry import load_rules

LABELS = Path(__file__).parent / "labels" / "names.tsv"
RIGHT = 0.8
ENOUGH = 10  # findings of a rule, to hold the rule itself to that


def rows() -> list[dict[str, str]]:
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t"))


def test_each_label_is_one_finding_of_a_rule_that_there_is() -> None:
    places = [(row["id"], int(row["start"]), int(row["end"])) for row in rows()]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    assert {row["rule"] for row in rows()} <= set(load_rules())
    assert {row["verdict"] for row in rows()} == {"right", "false"}


def test_findings_about_names_are_right() -> None:
    verdicts = Counter((row["rule"], row["verdict"]) for row in rows())
    right = sum(count for (_, verdict), count in verdicts.items() if verdict == "right")
    assert right >= RIGHT * verdicts.total()
    for rule in {rule for rule, _ in verdicts}:
        judged = verdicts[rule, "right"] + verdicts[rule, "false"]
        assert judged < ENOUGH or verdicts[rule, "right"] >= RIGHT * judged, rule
