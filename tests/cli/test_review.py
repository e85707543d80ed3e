"""`mtlint review`, in a terminal of its own."""

import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

COMMON = Path(__file__).parent / "common"
COMMAND = ["-m", "mtlint", "review"]
CTRL_C, CTRL_D, CTRL_U, UP = "\x03", "\x04", "\x15", "\x1b[A"
PROMPT = r"\[\?\](\x1b\[0m)?: $"

pytestmark = pytest.mark.slow

Review = Callable[..., "Dialogue"]


class Dialogue:
    """A review that waits for a key; `screen` is what was shown since the last one."""

    def __init__(self, child: "pexpect.spawn[str]") -> None:
        self.child = child
        self.screen = ""
        self._wait()

    def _wait(self, prompt: str = PROMPT) -> None:
        self.child.expect([prompt, pexpect.EOF])
        said = f"{self.child.before}{self.child.after}".replace("\r\n", "\n")
        self.screen = said.rpartition("\r\x1b[K")[2]  # without a progress line that is gone

    def press(self, *keys: str) -> "Dialogue":
        for key in keys:
            self.child.send(key)
            self._wait()
        return self

    def edit(self, *keys: str) -> "Dialogue":
        """Ask for a line, and type into it."""
        self.child.send("e")
        self.child.expect("write: ")
        for key in keys:
            self.child.send(key)
        self._wait()
        return self

    def code(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.child.exitstatus is not None
        return self.child.exitstatus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("mtlint.toml", "harbour.toml"):
        shutil.copy(COMMON / name, tmp_path)
    (tmp_path / "feed").mkdir()
    return tmp_path


@pytest.fixture
def review(folder: Path) -> Iterator[Review]:
    children = []
    outer = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}

    def begin(*arguments: str, rows: int = 50, columns: int = 80, **env: str) -> Dialogue:
        child = pexpect.spawn(
            sys.executable,
            [*COMMAND, *arguments],
            cwd=folder,
            env={**outer, "TERM": "xterm-256color", "INPUTRC": os.devnull, **env},
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=60,
        )
        children.append(child)
        return Dialogue(child)

    yield begin
    for child in children:
        child.close(force=True)


def test_a_finding_is_shown_with_its_place_its_fix_and_the_reason(
    folder: Path, review: Review
) -> None:
    (folder / "feed" / "a.txt").write_text("Ships left.\n\nThe mayor said that ONU met.\n")
    screen = review("feed", "--color", "never").screen
    assert screen == (
        "1 finding in 1 of 1 file.\n"
        "\n"
        f"── 1 of 1 · feed/a.txt {'─' * 57}\n"
        "  3:21  warning  'ONU' is the French acronym of the UN [harbour.onu]\n"
        "      │ The mayor said that ONU met.\n"
        "      │                     ^^^\n"
        "      │ write: the UN\n"
        "      │ → The mayor said that the UN met.\n"
        "\n"
        "  French and Spanish call the United Nations *ONU*.\n"
        "\n"
        "[a]ccept  [e]dit  [s]kip  [i]gnore  [w]hy  [q]uit  [?]: "
    )


def test_it_looks_as_in_the_docs(folder: Path, review: Review) -> None:
    (folder / "feed" / "harbour.txt").write_text("The port port burned.")
    rules = ("--no-config", "--profile", "none", "--select", "residue.doubled-word")
    screen = review("feed", *rules, "--color", "never").screen
    docs = (Path(__file__).parent.parent.parent / "docs" / "review.md").read_text(encoding="utf-8")
    assert textwrap.indent(screen, "    ").rstrip() in docs


def test_findings_of_the_baseline_are_not_shown(folder: Path, review: Review) -> None:
    path = folder / "feed" / "a.txt"
    path.write_text("ONU met.")
    mtlint = [sys.executable, "-m", "mtlint"]
    subprocess.run(
        [*mtlint, "baseline", "write", "feed", "--baseline", "old.json"], cwd=folder, check=True
    )
    path.write_text("It had 90 tones, and ONU came.\n\nONU met.")
    talk = review("feed", "--baseline", "old.json")
    assert talk.screen.startswith("2 findings in 1 of 1 file.\n")
    talk.edit(CTRL_U, "a lot\r").press("a")
    assert path.read_text() == "It had a lot, and the UN came.\n\nONU met."
    assert talk.code() == 0


def test_what_is_accepted_is_written_at_once_and_what_is_skipped_stays(
    folder: Path, review: Review
) -> None:
    path = folder / "feed" / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfONU met.\r\nONU left.\r\nONU came.\r\n")
    path.chmod(0o640)
    talk = review("feed").press("a")
    assert path.read_bytes() == b"\xef\xbb\xbfthe UN met.\r\nONU left.\r\nONU came.\r\n"
    talk.press("s", "a")
    assert "2 fixes made in 1 file; 1 finding left." in talk.screen
    assert talk.code() == 1
    assert path.read_bytes() == b"\xef\xbb\xbfthe UN met.\r\nONU left.\r\nthe UN came.\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


def test_where_nothing_is_left_the_exit_code_is_0(folder: Path, review: Review) -> None:
    (folder / "feed" / "a.txt").write_text("ONU met.")
    assert review("feed").press("a").code() == 0


def test_a_replacement_is_typed_over_the_one_proposed(folder: Path, review: Review) -> None:
    path = folder / "feed" / "a.txt"
    path.write_text("ONU met. It had 90 tones.")
    talk = review("feed").edit("\b" * 2, "United Nations\r")
    assert path.read_text() == "the United Nations met. It had 90 tones."
    talk.edit(CTRL_U, "90 \\u00e0 la\\n\r")
    assert path.read_text() == "the United Nations met. It had 90 à la\n."
    assert talk.code() == 0


def test_an_edit_can_be_left_and_what_means_nothing_is_told(folder: Path, review: Review) -> None:
    path = folder / "feed" / "a.txt"
    path.write_text("ONU met.")
    talk = review("feed")
    assert "not changed" in talk.edit("xyz", CTRL_C).screen
    assert "a backslash is typed twice" in talk.edit("\\x\r").screen
    assert "that is what stands there" in talk.edit(CTRL_U, "ONU\r").screen
    assert path.read_text() == "ONU met."
    assert "No fixes made; 1 finding left." in talk.press("q").screen
    assert talk.code() == 1


def test_undoing_goes_back_over_files_and_writes_what_was_there(
    folder: Path, review: Review
) -> None:
    first, second = folder / "feed" / "a.txt", folder / "feed" / "b.jsonl"
    first.write_text("ONU met.")
    second.write_bytes(b'{"id": 1.0, "text": "\\u00e9 ONU"}\n{"text": "ONU"}\n')
    talk = review("feed").press("a", "a")
    assert second.read_bytes() == b'{"id": 1.0, "text": "\\u00e9 the UN"}\n{"text": "ONU"}\n'
    assert "3 of 3 · feed/b.jsonl" in talk.screen
    talk.press("u")
    assert second.read_bytes() == b'{"id": 1.0, "text": "\\u00e9 ONU"}\n{"text": "ONU"}\n'
    talk.press("u")
    assert first.read_text() == "ONU met."
    assert "1 of 3 · feed/a.txt" in talk.screen
    assert "[u]ndo" not in talk.screen
    assert "There is nothing to undo here." in talk.press("u").screen
    talk.press("s", "a", "a")
    assert second.read_bytes() == b'{"id": 1.0, "text": "\\u00e9 the UN"}\n{"text": "the UN"}\n'
    assert first.read_text() == "ONU met."


def test_what_is_ignored_stands_in_a_file_beside_and_is_not_told_again(
    folder: Path, review: Review
) -> None:
    path, beside = folder / "feed" / "a.txt", folder / "feed" / "a.txt.mtlint-ignore"
    path.write_text("ONU met, and ONU left. It had 90 tones.")
    talk = review("feed").press("i")
    assert beside.read_text() == 'harbour.onu "ONU"\n'
    assert "90 tones" in talk.screen  # the other ONU is not asked about
    talk.press("u")
    assert not beside.exists()
    talk.press("i", "i")
    assert beside.read_text() == 'harbour.onu "ONU"\nharbour.tonnage "90 tones"\n'
    assert "No fixes made; 3 ignored; 0 findings left." in talk.screen
    assert talk.code() == 0
    check = [sys.executable, "-m", "mtlint", "check", "feed", "-q"]
    done = subprocess.run(check, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_the_file_beside_holds_already_stays(folder: Path, review: Review) -> None:
    (folder / "feed" / "a.txt").write_text("ONU met. It had 90 tones.")
    beside = folder / "feed" / "a.txt.mtlint-ignore"
    beside.write_bytes(b'# ours\r\nharbour.onu "ONU"  (the university)')
    talk = review("feed")
    assert talk.screen.startswith("1 finding in 1 of 1 file.\n")
    talk.press("i")
    assert beside.read_bytes() == (
        b'# ours\r\nharbour.onu "ONU"  (the university)\nharbour.tonnage "90 tones"\n'
    )
    assert talk.code() == 0


@pytest.mark.parametrize(("key", "code"), [("q", 1), (CTRL_D, 1), (CTRL_C, 130)])
def test_ending_early_loses_nothing_and_leaves_the_terminal_as_it_was(
    folder: Path, key: str, code: int, review: Review
) -> None:
    path = folder / "feed" / "a.txt"
    path.write_text("ONU met ONU.")
    talk = review("feed")
    talk.press("a", key)
    assert "1 fix made in 1 file; 1 finding left." in talk.screen
    assert talk.code() == code
    assert path.read_text() == "the UN met ONU."


def test_killed_without_warning_it_loses_nothing(folder: Path, review: Review) -> None:
    path = folder / "feed" / "a.txt"
    path.write_text("ONU met ONU.")
    talk = review("feed").press("a")
    talk.child.kill(signal.SIGKILL)
    talk.child.expect(pexpect.EOF)
    assert path.read_text() == "the UN met ONU."
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("end", ["q", CTRL_C, "kill"])
def test_the_terminal_is_as_before_however_it_ends(folder: Path, end: str) -> None:
    (folder / "feed" / "a.txt").write_text("ONU met ONU.")
    (folder / "session").write_text(
        f"stty -a > before\n{sys.executable} -m mtlint review feed & echo $! > pid; fg\n"
        "stty -a > after\necho do''ne\n"
    )
    child = pexpect.spawn("/bin/bash", ["-m", "session"], cwd=folder, encoding="utf-8", timeout=60)
    child.expect(PROMPT)
    if end == "kill":
        os.kill(int((folder / "pid").read_text()), signal.SIGTERM)
    else:
        child.send(end)
    child.expect("done")
    child.close()
    assert (folder / "before").read_text() == (folder / "after").read_text()


def test_it_can_be_stopped_and_brought_back(folder: Path) -> None:
    (folder / "feed" / "a.txt").write_text("ONU met ONU.")
    shell = pexpect.spawn(
        "/bin/bash", ["--norc", "-i"], cwd=folder, encoding="utf-8", timeout=60, echo=False
    )
    shell.sendline(f"{sys.executable} -m mtlint review feed")
    shell.expect(PROMPT)
    shell.send("\x1a")
    shell.expect("Stopped")
    shell.sendline("fg")
    shell.expect("review feed")
    shell.send("a")  # no Enter
    shell.expect("2 of 2 · feed/a.txt")
    shell.expect(PROMPT)
    shell.send("q")
    shell.expect("1 fix made in 1 file; 1 finding left.")
    shell.close(force=True)
    assert (folder / "feed" / "a.txt").read_text() == "the UN met ONU."


def test_keys_that_mean_nothing_bring_the_help(folder: Path, review: Review) -> None:
    (folder / "feed" / "a.txt").write_text("It has 90 tones.")
    talk = review("feed")
    for key in ("?", "x", UP, "é", "\t"):
        assert "a  accept: write the fix into the file, at once" in talk.press(key).screen
    screen = talk.press("a").screen
    assert "There is nothing to accept here." in screen
    assert "A weight lost a letter." in talk.press("w").screen
    assert "harbour.tonnage" in talk.screen
    assert (folder / "feed" / "a.txt").read_text() == "It has 90 tones."


def test_each_finding_fits_the_window_it_is_shown_in(folder: Path, review: Review) -> None:
    (folder / "feed" / "a.txt").write_text("The port of Brest saw ships and ONU. " * 9)
    talk = review("feed", "--color", "never", columns=80)
    for columns in (52, 100, 40):
        assert max(map(len, talk.screen.splitlines())) <= talk.child.getwinsize()[1]
        talk.child.setwinsize(50, columns)
        talk.press("s")
    assert max(map(len, talk.screen.splitlines())) == 40


def test_colour_is_there_unless_it_is_not_wanted(folder: Path, review: Review) -> None:
    (folder / "feed" / "a.txt").write_text("ONU met.")
    assert "\x1b[1;33mwarning" in review("feed").screen
    assert "\x1b" not in review("feed", NO_COLOR="1").screen
    assert "\x1b" not in review("feed", "--color", "never").screen
    assert "\x1b" not in review("feed", TERM="dumb").screen


def test_what_would_act_on_the_terminal_is_shown_instead(folder: Path, review: Review) -> None:
    (folder / "feed" / "a.txt").write_text("\x1b[2J\u202eONU met.")
    assert "<U+001B>[2J<U+202E>ONU met." in review("feed", "--color", "never").screen


def test_a_file_that_somebody_changed_meanwhile_is_left_to_them(
    folder: Path, review: Review
) -> None:
    first, second = folder / "feed" / "a.txt", folder / "feed" / "b.txt"
    first.write_text("ONU met.")
    second.write_text("ONU left.")
    talk = review("feed")
    first.write_text("Here ONU met.")
    assert "a.txt: was changed by someone else after it was read" in talk.press("a").screen
    assert "feed/b.txt" in talk.screen
    assert "1 fix made in 1 file; 1 finding left." in talk.press("a").screen
    assert talk.code() == 2
    assert first.read_text() == "Here ONU met."
    assert second.read_text() == "the UN left."


def test_problems_are_told_and_the_rest_is_reviewed(folder: Path, review: Review) -> None:
    (folder / "feed" / "a.txt").write_bytes(b"\xff\xfeO")
    (folder / "feed" / "b.txt").write_text("ONU left.")
    talk = review("feed")
    assert "mtlint: feed/a.txt" in talk.screen
    assert "1 finding in 1 of 2 files." in talk.screen
    talk.press("a")
    assert talk.code() == 2


def test_clean_copy_asks_nothing(folder: Path, review: Review) -> None:
    (folder / "feed" / "a.txt").write_text("Ships left.")
    talk = review("feed")
    assert talk.screen.startswith("0 findings in 0 of 1 file.\n")
    assert talk.code() == 0


@pytest.mark.parametrize(("path", "why"), [("feed", "asks at a terminal"), ("-", "name a file")])
def test_without_a_terminal_it_says_so(folder: Path, path: str, why: str) -> None:
    done = subprocess.run(
        [sys.executable, *COMMAND, path],
        cwd=folder,
        input="a",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(rf"mtlint: .*{why}.*\n", done.stderr)
