"""`mtlint check --fix` and `--diff`, on files as they come."""

import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtlint.cli import main
from mtlint.readers import Source, find_sources

PACK = """
[onu]
kind = "swap"
swap = { ONU = "the UN" }
message = "'{match}' is French"
why = "It is."
bad = ["[[ONU|the UN]] met."]
good = ["The UN met."]

[otan]
kind = "swap"
swap = { OTAN = "NATO" }
safe = false
message = "'{match}' is French"
why = "It is."
bad = ["[[OTAN|NATO]] met."]
good = ["NATO met."]
"""
COMMAND = (sys.executable, "-m", "mtlint", "check")

Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(folder: Path) -> Path:
    (folder / "harbour.toml").write_text(PACK)
    return folder


@pytest.fixture
def check(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Check:  # noqa: ARG001 - its settings
    """Run `mtlint check` on arguments; return the exit code and both outputs."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", *arguments])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return code, out.decode(), err.decode()

    return run


def test_safe_fixes_are_written_and_the_rest_is_reported(folder: Path, check: Check) -> None:
    path = folder / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfONU met.\r\n\rOTAN \xf0\x9f\x9a\xa2 and ONU left.")
    code, out, err = check("a.txt", "--fix")
    assert path.read_bytes() == (
        b"\xef\xbb\xbfthe UN met.\r\n\rOTAN \xf0\x9f\x9a\xa2 and the UN left."
    )
    assert (code, err) == (1, "")
    assert "3:1  warning  'OTAN' is French" in out
    assert "1 finding (1 warning) in 1 of 1 file.\n" in out
    assert "\n2 fixes made in 1 file.\n" in out


WORDS = st.sampled_from(["ONU", "OTAN", "\u00e9\u0301", "\U0001f6a2", "ONUs", "\ufeff", "“", "x"])
BLANKS = st.sampled_from([" ", "\n", "\r\n", "\r", "\u2028", "\t", "\u00a0", "\n\n"])


@pytest.mark.slow
@given(mark=st.booleans(), words=st.lists(st.tuples(WORDS, BLANKS), max_size=12))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_bytes_but_those_of_fixes_stay_as_they_are(
    folder: Path, check: Check, mark: bool, words: list[tuple[str, str]]
) -> None:
    bom = b"\xef\xbb\xbf" * mark
    said = ["x ", *(word + blank for word, blank in words)]
    fixed = ["x ", *(f"{'the UN' if word == 'ONU' else word}{blank}" for word, blank in words)]
    path = folder / "a.txt"
    path.write_bytes(bom + "".join(said).encode())
    for _ in range(2):  # once more changes nothing more
        check("a.txt", "--fix", "-q", "--no-cache", "--jobs", "1")
        assert path.read_bytes() == bom + "".join(fixed).encode()
    assert "harbour.onu" not in check("a.txt", "-q", "--no-cache", "--jobs", "1")[1]


def test_unsafe_fixes_are_written_where_asked_for(folder: Path, check: Check) -> None:
    (folder / "a.txt").write_text("OTAN met ONU.")
    assert check("a.txt", "--fix", "--unsafe-fixes", "-q") == (0, "", "")
    assert (folder / "a.txt").read_text() == "NATO met the UN."


def test_unsafe_fixes_go_with_fix_or_diff(check: Check) -> None:
    code, _, err = check(".", "--unsafe-fixes")
    assert code == 2
    assert "--unsafe-fixes goes with --fix or --diff" in err


def test_json_says_how_many_were_fixed(folder: Path, check: Check) -> None:
    (folder / "a.txt").write_text("ONU met OTAN.")
    report = json.loads(check("a.txt", "--fix", "--output-format", "json")[1])
    assert report["summary"]["fixed"] == 1
    (left,) = report["findings"]
    assert left["text"] == "OTAN"
    assert left["start"] == {"offset": 11, "line": 1, "column": 12}


def test_of_a_record_only_the_field_changes(folder: Path, check: Check) -> None:
    path = folder / "a.jsonl"
    path.write_bytes(
        b'{"id": 1.0, "text": "\\u00c9 \\ud83d\\udea2\\/ONU met.\\n", "x": "\\u00e9 ONU"} \r\n'
        b"no record\n"
        b'{"text": "Fine."}'
    )
    code, _, err = check("a.jsonl", "--fix")
    assert code == 2
    assert err.count("\n") == 1  # the record that is none is told once
    assert path.read_bytes() == (
        b'{"id": 1.0, "text": "\\u00c9 \\ud83d\\udea2\\/the UN met.\\n", "x": "\\u00e9 ONU"} \r\n'
        b"no record\n"
        b'{"text": "Fine."}'
    )


def test_a_file_with_nothing_to_fix_is_not_touched(folder: Path, check: Check) -> None:
    path = folder / "a.txt"
    path.write_text("OTAN met.")
    os.utime(path, ns=(10**18, 10**18))
    before = path.stat()
    assert check("a.txt", "--fix")[0] == 1
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_and_a_link_to_it_are_fixed_once(folder: Path, check: Check) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "b.txt").write_text("ONU met.")
    (folder / "in" / "a.txt").symlink_to("b.txt")
    code, out, _ = check("in", "--fix")
    assert code == 0
    assert "1 fix made in 1 file." in out
    assert (folder / "in" / "a.txt").is_symlink()
    assert (folder / "in" / "b.txt").read_text() == "the UN met."


def test_a_file_that_changes_meanwhile_is_told_and_kept(
    folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text("ONU met.")
    (folder / "b.txt").write_text("ONU met.")
    really = Source.documents

    def meanwhile(self: Source):  # type: ignore[no-untyped-def]  # noqa: ANN202 - as the original
        yield from really(self)
        if self.path == "a.txt" and (folder / "a.txt").stat().st_size == 8:
            (folder / "a.txt").write_text("ONU met again.")

    monkeypatch.setattr(Source, "documents", meanwhile)
    code, _, err = check("a.txt", "b.txt", "--fix")
    assert code == 2
    assert err == (
        "mtlint: a.txt: was changed by someone else after it was read, so it is not fixed\n"
    )
    assert (folder / "a.txt").read_text() == "ONU met again."
    assert (folder / "b.txt").read_text() == "the UN met."


def test_rules_that_undo_each_other_are_told(folder: Path, check: Check) -> None:
    table = (
        '[{0}]\nkind = "swap"\nswap = {{ {0} = "{1}" }}\nmessage = "no {0}"\nwhy = "x"\n'
        'bad = ["[[{0}|{1}]]"]\ngood = ["x"]\n'
    )
    (folder / "harbour.toml").write_text(
        PACK + table.format("pier", "quay") + table.format("quay", "pier")
    )
    (folder / "a.txt").write_text("ONU met at the pier.")
    for said in ("the UN met at the pier.",) * 2:
        code, _, err = check("a.txt", "--fix")
        assert code == 2
        assert "the fixes of harbour.pier and harbour.quay find no end" in err
        assert "--ignore harbour.pier,harbour.quay" in err
        assert (folder / "a.txt").read_text() == said


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "code", "fixed"),
    [
        (b"\xef\xbb\xbfONU met.\r\n", 0, "\ufeffthe UN met.\r\n"),
        (b"OTAN met.\r", 1, "OTAN met.\r"),
        (b"", 0, ""),
    ],
)
def test_the_standard_input_goes_to_the_output_and_the_report_elsewhere(
    check: Check, monkeypatch: pytest.MonkeyPatch, data: bytes, code: int, fixed: str
) -> None:
    feed(monkeypatch, data)
    returned, out, err = check("-", "--fix")
    assert (returned, out) == (code, fixed)
    assert "in 1 file." in err or "of 1 file." in err


def test_a_standard_input_that_cannot_be_read_is_passed_on(folder: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "-", "--fix", "-q"],
        cwd=folder,
        input=b"\xff\xfeO",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"\xff\xfeO")
    assert b"is not UTF-8" in done.stderr


def test_a_diff_is_shown_and_nothing_changes(folder: Path, check: Check) -> None:
    (folder / "a.txt").write_text("One.\nONU met.\nOTAN met.")
    before = (folder / "a.txt").stat()
    assert check("a.txt", "--diff") == (
        1,
        (
            "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n One.\n-ONU met.\n+the UN met.\n OTAN met.\n"
            "\\ No newline at end of file\n"
        ),
        "",
    )
    after = (folder / "a.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert check("a.txt", "--diff", "--ignore", "harbour.onu") == (0, "", "")
    assert "+NATO met." in check("a.txt", "--diff", "--unsafe-fixes")[1]
    assert check("a.txt", "gone.txt", "--diff")[0] == 2


@pytest.mark.skipif(shutil.which("git") is None, reason="takes Git")
def test_git_makes_of_a_diff_what_fixing_makes(folder: Path) -> None:
    contents = {
        "a.txt": b"\xef\xbb\xbfONU met.\r\n\r\n" + b"Rain.\r\n" * 20 + "É ONU left".encode(),
        "b.txt": b"One\rONU met.\rTwo \xe2\x80\xa8 ONU\x0c ONU\n",
        "c.jsonl": b'{"text": "\\u00e9 ONU"}\n\xff\n{"text": "Fine."}\n' * 9,
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    diff = subprocess.run([*COMMAND, *contents, "--diff"], capture_output=True, check=False)
    subprocess.run(["git", "apply", "-p0", "-"], input=diff.stdout, check=True)
    patched = {name: (folder / name).read_bytes() for name in contents}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    subprocess.run([*COMMAND, *contents, "--fix"], capture_output=True, check=False)
    assert patched == {name: (folder / name).read_bytes() for name in contents}
    assert patched != contents


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_run_that_is_killed_at_any_moment_loses_no_file(folder: Path) -> None:
    old, new = b"ONU met.\r\n" * 40, b"the UN met.\r\n" * 40
    feed = folder / "feed"
    feed.mkdir()
    paths = [feed / f"{number}.txt" for number in range(150)]
    names = [f"feed/{path.name}" for path in paths]
    chance = random.Random(7)  # noqa: S311 - no secret
    partly = 0
    for _ in range(20):
        for path in paths:
            path.write_bytes(old)
        with subprocess.Popen(
            [*COMMAND, "feed", "--fix", "--no-cache"], cwd=folder, stdout=subprocess.DEVNULL
        ) as process:
            patience = time.monotonic() + 60
            while paths[0].read_bytes() == old and time.monotonic() < patience:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
        found = [path.read_bytes() for path in paths]
        assert set(found) <= {old, new}
        assert [source.path for source in find_sources(["feed"])] == sorted(names)
        for path in set(feed.iterdir()) - set(paths):  # what was begun is hidden, and no copy
            assert (path.name[0], path.suffix) == (".", ".mtlint")
            path.unlink()
        partly += old in found
    assert partly > 10  # most were killed amid their work
    subprocess.run([*COMMAND, "feed", "--fix"], cwd=folder, check=True, capture_output=True)
    assert {path.read_bytes() for path in paths} == {new}
