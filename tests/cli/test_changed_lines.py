"""`mtlint check --diff BASE`: what stands on lines that changed since a revision, by a real Git."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mtlint.cli import main

HERE = Path(__file__).parent
WRONG = "The ONU met."

Check = Callable[..., tuple[int, list[str], str]]


def git(*arguments: str, folder: Path | None = None) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a revision `main`, on which a branch `desk` is checked out."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    root = tmp_path / "repository"
    shutil.copytree(HERE / "common", root)
    monkeypatch.chdir(root)
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Desk")
    git("config", "user.email", "desk@example.org")
    write("a.txt", "Ships left.\n", WRONG + "\n", "Nobody was hurt.\n")
    commit()
    git("checkout", "--quiet", "-b", "desk")
    return root


@pytest.fixture
def check(folder: Path, capfd: pytest.CaptureFixture[str]) -> Check:  # noqa: ARG001 - its repository
    """Run `mtlint check`; return the exit code, `path:line` of findings, and what was said."""

    def run(*arguments: str) -> tuple[int, list[str], str]:
        code = main(["check", "--output-format", "concise", *arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return code, [":".join(line.split(":")[:2]) for line in out.splitlines()], err

    return run


def write(name: str, *lines: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes("".join(lines).encode())


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "Edit")


def append(name: str, *lines: str) -> None:
    with Path(name).open("a", newline="") as stream:
        stream.writelines(lines)


# -- which lines -------------------------------------------------------------------------------


def test_only_lines_that_changed_are_told(check: Check) -> None:
    assert check("a.txt", "--diff", "main") == (0, [], "")
    append("a.txt", "\n", f"{WRONG}\n")
    assert check("a.txt", "--diff", "main")[:2] == (1, ["a.txt:5"])
    write("a.txt", "Ships left the port.\n", f"{WRONG}\n", "Nobody was hurt.\n")
    assert check("a.txt", "--diff", "main")[:2] == (0, [])


def test_staged_committed_and_unsaved_changes_count_alike(check: Check) -> None:
    append("a.txt", f"{WRONG}\n")
    git("add", "a.txt")
    assert check("a.txt", "--diff", "main")[1] == ["a.txt:4"]
    commit()
    append("a.txt", f"{WRONG}\n")
    assert check("a.txt", "--diff", "main")[1] == ["a.txt:4", "a.txt:5"]
    assert check("a.txt", "--diff", "HEAD")[1] == ["a.txt:5"]


def test_lines_beside_deleted_ones_did_not_change(check: Check) -> None:
    write("a.txt", f"{WRONG}\n", "Nobody was hurt.\n")
    assert check("a.txt", "--diff", "main")[1] == []
    write("a.txt", "Ships left.\n", f"{WRONG}\n")
    assert check("a.txt", "--diff", "main")[1] == []


def test_what_happened_on_the_base_since_is_no_change_of_ours(check: Check) -> None:
    git("checkout", "--quiet", "main")
    write("a.txt", "Ships left.\n", "The UN met.\n", "Nobody was hurt.\n")
    commit()
    git("checkout", "--quiet", "desk")
    append("a.txt", f"{WRONG}\n")
    assert check("a.txt", "--diff", "main")[1] == ["a.txt:4"]


def test_a_renamed_file_has_the_lines_it_had(check: Check) -> None:
    Path("a.txt").rename("b.txt")
    append("b.txt", f"{WRONG}\n")
    git("add", "--all")
    assert check("b.txt", "--diff", "main")[1] == ["b.txt:4"]


def test_a_file_beside_a_text_has_lines_too(check: Check) -> None:
    with Path("mtlint.toml").open("a") as stream:
        stream.write('[[per-file]]\nfiles = ["*"]\nselect = ["mtlint"]\n')
    write("a.txt.mtlint-ignore", "harbour.tonnage\n")
    commit()
    append("a.txt.mtlint-ignore", "harbour.pier\n")
    assert check("a.txt", "--diff", "HEAD")[1] == ["a.txt.mtlint-ignore:2"]
    assert len(check("a.txt", "--diff", "main")[1]) == 2


def test_git_is_asked_of_many_files_at_several_times(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mtlint.changes._AT_ONCE", 2)
    for number in range(5):
        write(f"{number}.txt", f"Text {number}.\n" * 9, f"{WRONG}\n")
    commit()
    for number in range(5):
        Path(f"{number}.txt").rename(f"new-{number}.txt")
        append(f"new-{number}.txt", f"{WRONG}\n")
    git("add", "--all")
    assert check(".", "--diff", "HEAD")[1] == [f"new-{number}.txt:11" for number in range(5)]


def test_a_new_file_is_all_new_whether_git_knows_it_or_not(check: Check) -> None:
    write(".gitignore", "ignored/\n")
    for name in ("untracked.txt", "ignored/b.txt", "added.txt"):
        write(name, f"{WRONG}\n")
    git("add", "added.txt")
    assert check(".", "--diff", "main")[1] == ["added.txt:1", "ignored/b.txt:1", "untracked.txt:1"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "name", ["two words.txt", 'caf\u00e9 "q".txt', "a\tb\n.txt", "戦争.txt", "-x.txt"]
)
def test_any_name_and_line_end_will_do(check: Check, name: str, end: str) -> None:
    write(name, f"Caf\u00e9 🚢.{end}{WRONG}{end}")
    commit()
    append(name, f"{WRONG}{end}")
    _, found, err = check(".", "--diff", "HEAD")
    assert err == ""
    assert [place.rpartition(":")[2] for place in found] == ["3"]


def test_files_of_old_macs_have_one_line_to_git(check: Check) -> None:
    write("mac.txt", f"Ships left.\r{WRONG}\r")
    commit()
    write("mac.txt", f"Ships came.\r{WRONG}\r")
    assert check("mac.txt", "--diff", "HEAD")[1] == ["mac.txt:2"]


def test_a_record_changed_where_its_line_did(check: Check) -> None:
    records = [json.dumps({"text": f"{WRONG}\nAgain: ONU."}) for _ in range(3)]
    write("feed.jsonl", *(f"{record}\n" for record in records))
    commit()
    records[1] = json.dumps({"id": 2, **json.loads(records[1])})
    write("feed.jsonl", *(f"{record}\n" for record in records))
    assert check("feed.jsonl", "--diff", "HEAD")[1] == ["feed.jsonl:2", "feed.jsonl:2"]


@pytest.mark.parametrize(
    "setting",
    [
        "diff.noprefix=true",
        "diff.mnemonicPrefix=true",
        "diff.renames=false",
        "diff.interHunkContext=9",
        "diff.relative=true",
        "diff.external=false",
        "color.ui=always",
        "core.quotePath=true",
    ],
)
def test_the_users_settings_of_git_do_not_matter(check: Check, setting: str) -> None:
    git("config", *setting.split("="))
    git("mv", "a.txt", "caf\u00e9.txt")
    append("caf\u00e9.txt", f"{WRONG}\n")
    assert check("caf\u00e9.txt", "--diff", "main")[1] == ["caf\u00e9.txt:4"]


def test_texts_that_git_is_told_are_binary_have_lines_too(check: Check) -> None:
    write(".gitattributes", "*.txt -diff\n")
    append("a.txt", f"{WRONG}\n")
    assert check("a.txt", "--diff", "main")[1] == ["a.txt:4"]


def test_it_works_from_any_folder_and_through_links(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append("a.txt", f"{WRONG}\n")
    (folder / "deep").mkdir()
    (folder.parent / "link").symlink_to(folder)
    (folder / "deep" / "b.txt").symlink_to("../a.txt")
    monkeypatch.chdir(folder / "deep")
    assert check("../a.txt", "--diff", "main")[1] == ["../a.txt:4"]
    assert check("b.txt", "--diff", "main")[1] == ["b.txt:4"]
    monkeypatch.chdir(folder.parent)
    assert check("link/a.txt", "--diff", "main")[1] == ["link/a.txt:4"]


def test_the_environment_of_a_hook_leads_to_no_other_repository(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("deep/b.txt", f"{WRONG}\n")
    commit()
    append("deep/b.txt", f"{WRONG}\n")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert check("deep/b.txt", "--diff", "HEAD")[1] == ["deep/b.txt:2"]


@pytest.mark.usefixtures("folder")
def test_what_was_left_out_is_counted(capfd: pytest.CaptureFixture[str]) -> None:
    append("a.txt", f"{WRONG}\n")
    assert main(["check", "a.txt", "--diff", "main"]) == 1
    assert capfd.readouterr().out.endswith("1 on unchanged lines.\n")


# -- the standard input ------------------------------------------------------------------------


def stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_what_an_editor_holds_is_compared_with_the_file_in_the_base(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin(monkeypatch, f"Ships left.\r\n{WRONG}\r\nNobody was hurt.\r\n{WRONG}\r\n")
    named = ("-", "--stdin-filename", "a.txt", "--diff", "main")
    assert check(*named)[:2] == (1, ["a.txt:4"])
    stdin(monkeypatch, f"{WRONG}\n")
    assert check("-", "--stdin-filename", "new.txt", "--diff", "main")[1] == ["new.txt:1"]
    code, _, err = check("-", "--diff", "main")
    assert code == 2
    assert "say with --stdin-filename which file it is" in err


# -- fixes -------------------------------------------------------------------------------------


def test_fixes_are_made_on_changed_lines_only(check: Check) -> None:
    write("a.txt", "ONU left.\nOld: ", f"{WRONG}\n", "Nobody was hurt.\nONU and ONU came.\n")
    commit()
    write(
        "a.txt",
        "ONU left.\nNew: ",
        f"{WRONG}\n",
        "Nobody was hurt.\nONU and ONU came.\nONU, ONU.\n",
    )
    assert check("a.txt", "--fix", "--diff", "HEAD")[:2] == (0, [])
    assert Path("a.txt").read_text() == (
        "ONU left.\nNew: The UN met.\nNobody was hurt.\nONU and ONU came.\nthe UN, the UN.\n"
    )


# -- a revision or a path ----------------------------------------------------------------------


def test_a_path_after_diff_is_still_a_path(check: Check, capfd: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--diff", "a.txt"], ["a.txt", "--diff"], ["--diff", "--", "a.txt"]):
        assert main(["check", *arguments]) == 1
        assert "+The UN met." in capfd.readouterr().out
    write("main", f"{WRONG}\n")
    write("b.txt", f"{WRONG}\n")
    code, _, err = check("--diff", "main", "a.txt")
    assert code == 2
    assert "'main' is both a path and a revision; say --diff=main for the revision" in err
    assert "--diff -- main for the path" in err
    assert check("--diff=main", "a.txt", "b.txt")[:2] == (1, ["b.txt:1"])
    assert main(["check", "--diff", "--", "main"]) == 1
    assert capfd.readouterr().out.startswith("--- main\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("a.txt --diff nope", "'nope' is no revision in the repository {root}, and no path"),
        ("a.txt --diff=a.txt", "'a.txt' is no revision in the repository {root}\n"),
        ("a.txt --diff=--output=x", "'--output=x' is no revision in the repository"),
        ("--diff main", "say what to check: mtlint check PATH"),
        ("--diff", "say what to check: mtlint check PATH"),
        ("../b.txt a.txt --diff main", "not a git repository"),
        ("a.txt ../b.txt --diff main", "../b.txt is not in the repository {root}"),
        ("a.txt inner/b.txt --diff main", "inner/b.txt is in the repository {root}/inner, not in"),
        ("a.txt --fix --diff", "--diff shows what --fix would write; say one of them"),
        ("a.txt --unsafe-fixes --diff main", "--unsafe-fixes goes with --fix or --diff"),
    ],
)
def test_what_cannot_be_compared_is_said(
    check: Check, folder: Path, arguments: str, told: str
) -> None:
    write("../b.txt", "Ships left.\n")
    write("inner/b.txt", "Ships left.\n")
    git("init", "--quiet", folder=folder / "inner")
    code, _, err = check(*arguments.split())
    assert (code, err.count("\n")) == (2, 1)
    assert told.format(root=folder) in err


def test_histories_without_a_common_root_are_told(check: Check) -> None:
    git("checkout", "--quiet", "--orphan", "other")
    append("a.txt", f"{WRONG}\n")
    commit()
    code, _, err = check("a.txt", "--diff", "main")
    assert code == 2
    assert "'main' and what is checked out have no common ancestor" in err


def test_without_git_it_is_said(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    code, _, err = check("a.txt", "--diff=main")
    assert (code, err) == (
        2,
        "mtlint: --diff BASE asks Git what changed, and there is no git here\n",
    )
