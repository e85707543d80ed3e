"""A baseline knows findings again by their words, whatever is edited elsewhere."""

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document, Linter
from mtlint.baseline import (
    Baseline,
    BaselineError,
    Entry,
    Known,
    Recorder,
    pruned,
    read_baseline,
    rewritten,
    write_baseline,
)
from mtlint.cli import main
from mtlint.config import settings

HERE = Path(__file__).parent
LINTER = Linter(settings({"profile": "none", "select": ["residue.doubled-word"]}))
FILE = Path("mtlint-baseline.json")

Run = Callable[..., tuple[int, str, str]]


def recorded(text: str, path: str = "a.txt") -> Baseline:
    recorder, document = Recorder(Baseline(FILE)), Document(text, path=path)
    found = [recorder.entry(document, f) for f in LINTER.check_document(document).findings]
    return rewritten(Baseline(FILE), {path}, found)


def told(baseline: Baseline, text: str, path: str = "a.txt") -> list[str]:
    """Return what is told of a text against a baseline: the marked words."""
    known, document = Known(baseline), Document(text, path=path)
    findings = LINTER.check_document(document).findings
    return [text[f.start : f.end] for f in findings if not known.knows(document, f)]


OLD = (
    "The port port burned.",
    "A quay quay sank on Monday.",
    "Nobody was hurt.",
    "The port port burned.",
)
NEW = ("Ships left.", "It is a gale gale.", "The mayor left on Friday.")


@given(st.lists(st.sampled_from(OLD)), st.data())
def test_editing_elsewhere_revives_no_finding(blocks: list[str], data: st.DataObject) -> None:
    baseline = recorded("\n\n".join(blocks))
    edited = list(blocks)
    for block in data.draw(st.lists(st.sampled_from(NEW))):
        edited.insert(data.draw(st.integers(0, len(edited))), block)
    for _ in range(data.draw(st.integers(0, len(edited)))):
        del edited[data.draw(st.integers(0, len(edited) - 1))]
    end = data.draw(st.sampled_from(["\n\n", "\r\n\r\n", "\n \n\n"]))
    new = [block for block in edited if "gale" in block]
    assert told(baseline, end.join(edited)) == ["gale gale"] * len(new)


def test_what_is_said_once_more_is_told_once() -> None:
    baseline = recorded("The port port burned.\n\nThe port port burned.")
    assert told(baseline, "The port port burned.\n\n" * 3) == ["port port"]
    assert told(baseline, "The port port burned.") == []


def test_another_file_knows_nothing_unless_the_first_one_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "The port port burned."
    baseline = recorded(text)
    Path("a.txt").write_text(text)
    assert told(baseline, text, "b.txt") == ["port port"]
    Path("a.txt").rename("b.txt")
    assert told(baseline, text, "b.txt") == []
    assert told(baseline, f"{text}\n\n{text}", "b.txt") == ["port port"]


ENTRIES = st.lists(
    st.builds(
        Entry,
        st.text(st.characters(exclude_categories=()), min_size=1),
        st.sampled_from(["residue.doubled-word", "names.variants"]),
        st.text(st.characters(exclude_categories=())),
        st.text("0123456789abcdef", min_size=32, max_size=32),
    )
)


@given(ENTRIES)
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    file = Path(os.environ["MTLINT_CACHE_DIR"], "baseline.json")
    file.parent.mkdir(exist_ok=True)
    baseline = rewritten(Baseline(file), set(), entries)
    write_baseline(baseline)
    assert read_baseline(file) == baseline
    assert file.read_bytes().isascii()
    assert len(file.read_text().splitlines()) <= 5 + 3 * len(entries)


def test_a_finding_more_is_a_line_more(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    entries = [Entry("a.txt", f"names.{name}", "x", "0" * 32) for name in "abc"]
    write_baseline(rewritten(Baseline(file), set(), entries[::2]))
    before = file.read_text().splitlines()
    write_baseline(rewritten(Baseline(file), set(), entries))
    after = file.read_text().splitlines()
    assert len(after) == len(before) + 1
    assert set(before) < set(after)


def test_entries_of_files_that_were_not_checked_stay(tmp_path: Path) -> None:
    (tmp_path / "there.txt").touch()
    (tmp_path / "checked.txt").touch()
    entries = [Entry(f"{name}.txt", "a.b", "x", name) for name in ("checked", "gone", "there")]
    old = Baseline(tmp_path / "b.json", tuple(entries))
    found = [Entry("checked.txt", "a.b", "y", "new")]
    assert rewritten(old, {"checked.txt"}, found).entries == (found[0], entries[2])
    assert pruned(old, {"checked.txt"}, found).entries == (entries[2],)


def test_pruning_follows_a_file_that_was_renamed(tmp_path: Path) -> None:
    (tmp_path / "new.txt").touch()
    old = Baseline(tmp_path / "b.json", (Entry("old.txt", "a.b", "x", "1"),))
    found = [Entry("new.txt", "a.b", "x", "1"), Entry("new.txt", "a.b", "x", "2")]
    assert pruned(old, {"new.txt"}, found).entries == (found[0],)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "is no baseline of mtlint"),
        ("[]", "its entries are not as they were written"),
        ("{}", "its entries are not as they were written"),
        ('{"version": 9, "findings": {}}', "its version is 9, and this mtlint reads 1"),
        ('{"version": 1, "findings": []}', "its entries are not as they were written"),
        ('{"version": 1, "findings": {"a": [["x"]]}}', "its entries are not as they were"),
        ('{"version": 1, "findings": {"a": [[1, 2, 3]]}}', "its entries are not as they were"),
        ('{"version": 1, "findings": {"a": 3}}', "its entries are not as they were written"),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str, why: str) -> None:
    file = tmp_path / "b.json"
    file.write_text(content)
    with pytest.raises(BaselineError, match=why):
        read_baseline(file)


def test_an_empty_file_is_an_empty_baseline(tmp_path: Path) -> None:
    (tmp_path / "b.json").touch()
    assert read_baseline(tmp_path / "b.json").entries == ()


def test_it_is_written_in_one_step_and_keeps_mode_and_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, link = tmp_path / "b.json", tmp_path / "link.json"
    file.write_text("")
    file.chmod(0o640)
    link.symlink_to(file)
    write_baseline(Baseline(link, (Entry("a", "b.c", "d", "e"),)))
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    before = file.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "no space left")))
    with pytest.raises(BaselineError, match="cannot be written: no space left"):
        write_baseline(Baseline(link))
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.json", "link.json"]


# -- the command -------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(HERE / "cli" / "common", tmp_path, dirs_exist_ok=True)
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "a.txt").write_text("ONU met.\n\nIt holds 90 tones.\n")
    (tmp_path / "feed" / "b.txt").write_text("The ONU met.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def mtlint(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:  # noqa: ARG001 - its settings
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    return run


def test_what_was_there_is_not_told_and_what_is_new_is(folder: Path, mtlint: Run) -> None:
    code, out, err = mtlint("baseline", "write", "feed")
    assert (code, err) == (0, "")
    assert out.startswith("mtlint-baseline.json holds 3 findings: 3 new, 0 taken out.\n")
    against = ("check", "feed", "--baseline", "mtlint-baseline.json")
    assert mtlint(*against) == (0, "No findings in 2 files.\n3 in the baseline.\n", "")
    path = folder / "feed" / "a.txt"
    path.write_text(f"There are 7 tones.\n\n{path.read_text()}")
    code, out, _ = mtlint(*against, "--output-format", "concise")
    assert (code, out.count("\n")) == (1, 1)
    assert out.startswith("feed/a.txt:1:11: error harbour.tonnage")
    assert mtlint(*against)[1].endswith("\n3 in the baseline.\n")


def test_settings_name_a_baseline_beside_them(
    folder: Path, mtlint: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (folder / "mtlint.toml").open("a") as stream:
        stream.write('baseline = "old.json"\n')
    assert mtlint("baseline", "write", "feed")[0] == 0
    assert json.loads((folder / "old.json").read_text())["findings"].keys() == {
        "feed/a.txt",
        "feed/b.txt",
    }
    monkeypatch.chdir(folder / "feed")
    code, out, err = mtlint("check", ".")
    assert (code, err) == (0, "")
    assert out.endswith("3 in the baseline.\n")


def test_pruning_takes_out_what_is_gone_and_takes_in_nothing(folder: Path, mtlint: Run) -> None:
    mtlint("baseline", "write", "feed")
    (folder / "feed" / "a.txt").write_text("ONU met. The UN and ONU.\n")
    code, out, _ = mtlint("baseline", "prune", "feed")
    assert code == 0
    assert "holds 1 finding: 0 new, 2 taken out." in out  # what stands beside the first changed
    (folder / "feed" / "b.txt").unlink()
    assert "holds 0 findings: 0 new, 1 taken out." in mtlint("baseline", "prune", "feed")[1]


def test_a_baseline_that_does_not_change_is_not_written(folder: Path, mtlint: Run) -> None:
    mtlint("baseline", "write", "feed")
    before = (folder / FILE).stat()
    mtlint("baseline", "write", "feed")
    mtlint("baseline", "prune", "feed")
    assert (folder / FILE).stat() == before


def test_showing_fits_a_terminal_of_80_columns(folder: Path, mtlint: Run) -> None:
    rule = "numbers.a-rule-with-quite-a-long-name-for-a-terminal"
    entries = [
        Entry("feed/a.txt", "names.variants", "戦争\x1b[31m " * 20, "1"),
        Entry("feed/gone.txt", rule, "x" * 80, "2"),
    ]
    write_baseline(Baseline(folder / FILE, tuple(entries)))
    code, out, _ = mtlint("baseline", "show")
    assert code == 0
    assert "\x1b" not in out
    assert all(len(line) <= 80 for line in out.splitlines())
    assert "feed/gone.txt  (gone)\n" in out
    assert out.endswith("mtlint-baseline.json holds 2 findings in 2 files.\n")


def test_fixes_leave_alone_what_the_baseline_holds(folder: Path, mtlint: Run) -> None:
    path = folder / "feed" / "b.txt"
    mtlint("baseline", "write", "feed")
    path.write_text("The ONU met.\n\nMore of ONU came.\n")
    code, out, _ = mtlint("check", "feed", "--fix", "--baseline", str(FILE))
    assert (code, path.read_text()) == (0, "The ONU met.\n\nMore of the UN came.\n")
    assert "3 in the baseline." in out


def test_with_a_problem_nothing_is_written(folder: Path, mtlint: Run) -> None:
    mtlint("baseline", "write", "feed")
    before = (folder / FILE).read_bytes()
    (folder / "feed" / "c.txt").write_bytes(b"caf\xe9")
    for action in ("write", "prune"):
        code, out, err = mtlint("baseline", action, "feed")
        assert (code, out) == (2, "")
        assert "c.txt:1: is not UTF-8" in err
        assert err.endswith("mtlint: mtlint-baseline.json is left as it is\n")
    assert (folder / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("baseline show", "there is no baseline mtlint-baseline.json; write one with: mtlint"),
        ("baseline show feed", "shows all of the baseline; say no PATH"),
        ("baseline write", "say what to check: mtlint baseline write PATH"),
        ("baseline prune -", "what comes in at the standard input has no name"),
        ("check feed --baseline none.json", "there is no baseline none.json"),
        ("check feed --baseline feed", "feed: cannot be read: Is a directory"),
    ],
)
def test_what_cannot_be_done_is_said(mtlint: Run, arguments: str, told: str) -> None:
    code, _, err = mtlint(*arguments.split())
    assert code == 2
    assert told in err
    assert err.startswith("mtlint: ")
