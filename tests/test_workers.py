"""Runs by several processes and from the cache give what a plain run gives, in the same order."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mtlint import Linter, cache
from mtlint.readers import find_sources
from mtlint.results import Problem, Result
from mtlint.run import check_sources
from mtlint.store import Store

LINES = [
    "Ships were sent to the the port of {}.",
    "The harbour of {} was quiet on Monday, the mayor said.",
    "The envoys of ONU left {} at noon.",
    "“We are ready,” said the master of the {}.",
]
COMMAND = [sys.executable, "-m", "mtlint", "check", "--no-config", "--output-format", "concise"]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Enough texts for workers to be worth their while: files, one of them of records."""
    chance = random.Random(1)  # noqa: S311 - the same feed every time
    texts = [
        "\n\n".join(
            chance.choice(LINES).format(chance.choice(["Oslo", "Riga", "Turku"])) for _ in range(40)
        )
        for _ in range(300)
    ]
    for number, text in enumerate(texts[:100]):
        (tmp_path / f"{number:03}.txt").write_text(text)
    records = "".join(json.dumps({"text": text}) + "\n" for text in texts[100:])
    (tmp_path / "records.jsonl").write_text(records)
    (tmp_path / "wrong.txt").write_bytes(b"caf\xe9\n")
    return tmp_path


def outcomes(feed: Path, *, jobs: int = 1, store: Store | None = None) -> list[object]:
    linter = Linter()
    sources = [s for s in find_sources([str(feed)]) if not isinstance(s, Problem)]
    return [
        (r.number, r.document.path, r.findings) if isinstance(r, Result) else r
        for r in check_sources(linter, sources, jobs=jobs, store=store)
    ]


def test_workers_give_what_one_process_gives_in_the_same_order(feed: Path) -> None:
    plain = outcomes(feed)
    assert len(plain) > 300
    assert outcomes(feed, jobs=2) == plain


def test_a_second_run_asks_no_rule_and_gives_the_same(
    feed: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path_factory.mktemp("kept")))
    first = outcomes(feed, store=Store(Linter()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Linter, "examine_all", lambda *_: pytest.fail("it was checked again"))
        assert outcomes(feed, store=Store(Linter())) == first


def test_a_changed_text_or_setting_is_checked_again(feed: Path) -> None:
    plain = outcomes(feed, store=Store(Linter()))
    (feed / "000.txt").write_text("Ships left the port of Oslo on Monday at noon.\n")
    changed = outcomes(feed, store=Store(Linter()))
    assert changed[0] != plain[0]
    assert changed[1:200] == plain[1:200]
    assert Linter(profile="strict").cache_key != Linter().cache_key


def test_damaged_results_are_forgotten(feed: Path) -> None:
    plain = outcomes(feed, store=Store(Linter()))
    for path in (cache.folder() / "results").iterdir():
        path.write_bytes(path.read_bytes()[:-10])
    assert outcomes(feed, store=Store(Linter())) == plain


def test_two_runs_at_once_do_not_harm_each_other(feed: Path) -> None:
    runs = [subprocess.Popen([*COMMAND, str(feed)], stdout=subprocess.PIPE) for _ in range(2)]
    reports = [run.communicate()[0] for run in runs]
    assert (
        reports[0]
        == reports[1]
        == subprocess.run([*COMMAND, str(feed)], stdout=subprocess.PIPE, check=False).stdout
    )


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="asks for process groups")
def test_an_interrupt_ends_a_run_with_workers_at_once(feed: Path) -> None:
    record = (feed / "records.jsonl").read_text()
    (feed / "records.jsonl").write_text(record * 60)
    run = subprocess.Popen(
        [*COMMAND, "--jobs", "2", "--no-cache", str(feed)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(3)
    os.killpg(run.pid, signal.SIGINT)
    began = time.monotonic()
    _, errors = run.communicate(timeout=20)
    assert time.monotonic() - began < 5
    assert (run.returncode, errors) == (130, b"mtlint: interrupted\n")
