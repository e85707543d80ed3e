"""The recipes of docs/ci.md: each is run, or held against the schema of what reads it."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from markdown_it import MarkdownIt

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs" / "ci.md"
FLAWED, CLEAN = "Ships left the port port on Monday.\n", "Ships left the port on Monday.\n"

pytestmark = pytest.mark.slow


def recipe(heading: str, language: str) -> str:
    """Return the first snippet in a language under a heading."""
    tokens = MarkdownIt().parse(DOCS.read_text(encoding="utf-8"))
    at = next(i for i, token in enumerate(tokens) if token.content == heading)
    return next(token.content for token in tokens[at:] if token.info == language)


def run(
    *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**os.environ, "PATH": path, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def assert_valid(schema: str, text: str, folder: Path) -> None:
    (folder / "snippet.yml").write_text(text)
    check = ("-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", "snippet.yml")
    done = run(sys.executable, *check, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(autouse=True)
def settings(tmp_path: Path) -> Path:
    """Have one rule run: it is not the rules that are tested here."""
    path = tmp_path / "mtlint.toml"
    path.write_text('profile = "none"\nselect = ["residue.doubled-word"]\n')
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "a.txt").write_text(FLAWED)
    (tmp_path / "feed" / "b.txt").write_text(CLEAN)
    return tmp_path


# -- GitHub --------------------------------------------------------------------------------

ACTION: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"] if "id" in step}
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")  # as GitHub runs it


def test_the_action_is_one(tmp_path: Path) -> None:
    assert_valid("github-actions", (ROOT / "action.yml").read_text(encoding="utf-8"), tmp_path)


def test_the_workflow_is_one_and_gives_inputs_that_there_are(tmp_path: Path) -> None:
    text = recipe("GitHub Actions", "yaml")
    assert_valid("github-workflows", text, tmp_path)
    _, step = yaml.safe_load(text)["jobs"]["mtlint"]["steps"]
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_inputs_in_the_docs_are_those_of_the_action() -> None:
    told = re.findall(r"^\| `([\w-]+)` \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == list(ACTION["inputs"])


class Job:
    """A job that uses the action: its inputs, and the files through which steps tell outputs."""

    def __init__(self, folder: Path, **inputs: str) -> None:
        self.folder = folder
        self.summary = folder / "summary.md"
        self._values = {
            f"inputs.{name}": entry["default"] for name, entry in ACTION["inputs"].items()
        }
        self._values |= {f"inputs.{name.replace('_', '-')}": text for name, text in inputs.items()}
        self._values["steps.python.outputs.python-path"] = sys.executable
        self._values["steps.install.outputs.python"] = sys.executable  # until that step is run

    def value(self, expression: str) -> str:
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: self._values[match[1]], expression)

    def step(self, name: str, **env: str) -> subprocess.CompletedProcess[str]:
        outputs = self.folder / "outputs"
        outputs.write_text("")
        github = {
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(self.summary),
        }
        step = STEPS[name]
        stated = {key: self.value(text) for key, text in step["env"].items()}
        done = run(*BASH, step["run"], cwd=self.folder, env={**github, **stated, **env})
        for line in outputs.read_text().splitlines():
            key, _, text = line.partition("=")
            self._values[f"steps.{name}.outputs.{key}"] = text
        return done


def test_the_action_checks_annotates_and_sums_up(folder: Path) -> None:
    action = folder / "action"
    shutil.copytree(ROOT / "linter", action / "linter")
    shutil.copytree(ROOT / "rules", action / "rules")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, action)
    job = Job(folder, paths="feed/b.txt\nfeed/a.txt\n")
    # What the tests themselves import must not be found by the interpreter of the action.
    installed = job.step("install", GITHUB_ACTION_PATH=str(action), PYTHONPATH="")
    assert installed.returncode == 0, installed.stderr
    python = job.value("${{ steps.install.outputs.python }}")
    where = run(
        python, "-c", "import mtlint; print(mtlint.__file__)", cwd=folder, env={"PYTHONPATH": ""}
    )
    assert where.stdout.startswith(str(folder))

    checked = job.step("check", PYTHONPATH="")
    assert checked.returncode == 1, checked.stderr
    assert "::error file=feed/a.txt,line=1" in checked.stdout
    assert "1 finding in 2 files" in job.summary.read_text()
    sarif = json.loads(Path(job.value(ACTION["outputs"]["sarif"]["value"])).read_text())
    (result,) = sarif["runs"][0]["results"]
    assert result["ruleId"] == "residue.doubled-word"


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({}, 0),
        ({"profile": "default"}, 1),
        ({"args": "--select residue.doubled-word --min-score 0"}, 0),
        ({"args": "--select residue.doubled-word"}, 1),
        ({"args": "--select residue.doubled-word", "fail_on": "error"}, 0),
        ({"args": "--select residue.doubled-word", "paths": "feed/b.txt"}, 0),
        ({"paths": "feed/b.txt\ngone"}, 2),
    ],
)
def test_each_input_of_the_action_arrives(
    folder: Path, settings: Path, inputs: dict[str, str], code: int
) -> None:
    settings.write_text('profile = "none"\n[severity]\nresidue = "warning"\n')
    done = Job(folder, **inputs).step("check")
    assert done.returncode == code, done.stdout + done.stderr


def test_a_version_is_installed_where_one_is_named(tmp_path: Path) -> None:
    python = tmp_path / "python"  # makes an "environment" of itself and notes what it is asked
    python.write_text(
        '#!/bin/sh\necho "$*" >> "$RUNNER_TEMP/asked"\n'
        '[ "$2" != venv ] || { mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; }\n'
    )
    python.chmod(0o755)
    job = Job(tmp_path, version="0.2.1")
    done = job.step("install", BASE_PYTHON=str(python), GITHUB_ACTION_PATH="/action")
    assert done.returncode == 0, done.stderr
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[-1].endswith(" mtlint==0.2.1")
    assert job.value("${{ steps.install.outputs.python }}") == f"{tmp_path}/mtlint/bin/python"


# -- GitLab, pre-commit --------------------------------------------------------------------


def test_the_gitlab_job_is_one_and_leaves_its_report(folder: Path) -> None:
    text = recipe("GitLab", "yaml")
    assert_valid("gitlab-ci", text, folder)
    job = yaml.safe_load(text)["mtlint"]
    env = {
        name: value.replace("$CI_PROJECT_DIR", str(folder))
        for name, value in job["variables"].items()
    }
    done = run(*BASH, "\n".join(job["script"]), cwd=folder, env=env)
    assert done.returncode == 1, done.stderr
    assert "residue.doubled-word" in done.stdout
    (finding,) = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text())
    assert finding["location"]["path"] == "feed/a.txt"
    assert any((folder / ".cache" / "mtlint").iterdir())


def test_the_hooks_are_there_and_take_their_arguments(folder: Path) -> None:
    text = recipe("pre-commit", "yaml")
    (folder / "config.yaml").write_text(text)
    for what, path in (
        ("config", folder / "config.yaml"),
        ("manifest", ROOT / ".pre-commit-hooks.yaml"),
    ):
        done = run(sys.executable, "-m", "pre_commit", f"validate-{what}", path, cwd=folder)
        assert done.returncode == 0, done.stdout
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entries = {hook["id"]: hook["entry"].split() for hook in hooks}
    codes = [
        run(*entries[hook["id"]], *hook.get("args", ()), "feed/a.txt", cwd=folder).returncode
        for hook in yaml.safe_load(text)["repos"][0]["hooks"]
    ]
    assert codes == [0, 0]  # the first one fixed it
    assert (folder / "feed" / "a.txt").read_text() == CLEAN


# -- a feed folder -------------------------------------------------------------------------


def deliver(folder: Path, name: str, content: str | bytes, age: int = 600) -> None:
    path = folder / "feed" / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))


def check_new(folder: Path, **env: str) -> tuple[int, list[str], str]:
    """Run the script; return the exit code, the paths of all findings so far, and the errors."""
    script = folder / "check-new"
    script.write_text(recipe("A feed folder", "sh"))
    done = run("/bin/sh", script, "feed", "state", cwd=folder, env=env)
    findings = folder / "state" / "findings.jsonl"
    lines = findings.read_text().splitlines() if findings.exists() else []
    return done.returncode, [json.loads(line)["path"] for line in lines], done.stderr


def test_of_a_feed_only_what_is_new_is_checked(tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    assert check_new(tmp_path) == (0, [], "")
    deliver(tmp_path, "b b.txt", FLAWED)
    deliver(tmp_path, "c.txt", CLEAN)
    deliver(tmp_path, "young.txt", FLAWED, age=0)
    assert check_new(tmp_path) == (1, ["feed/b b.txt"], "")
    assert check_new(tmp_path) == (0, ["feed/b b.txt"], "")
    deliver(tmp_path, "c.txt", FLAWED)  # comes again, and worse
    assert check_new(tmp_path) == (1, ["feed/b b.txt", "feed/c.txt"], "")


def test_what_cannot_be_checked_is_told_once_and_the_rest_is_checked(tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    deliver(tmp_path, "a.txt", b"\xff\xfea")
    deliver(tmp_path, "b.txt", FLAWED)
    code, found, errors = check_new(tmp_path)
    assert (code, found) == (2, ["feed/b.txt"])
    assert errors.startswith("mtlint: feed/a.txt")
    assert check_new(tmp_path) == (0, ["feed/b.txt"], "")


def test_where_mtlint_does_not_run_nothing_counts_as_seen(tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    deliver(tmp_path, "a.txt", FLAWED)
    (tmp_path / "feed" / "mtlint.toml").write_text("prfile = 1\n")
    assert check_new(tmp_path)[:2] == (2, [])
    assert check_new(tmp_path, PATH="/usr/bin:/bin")[:2] == (127, [])
    (tmp_path / "feed" / "mtlint.toml").unlink()
    assert check_new(tmp_path)[:2] == (1, ["feed/a.txt"])


# -- Parquet -------------------------------------------------------------------------------


def write_texts(path: Path, ids: Sequence[object], texts: Sequence[str | None]) -> None:
    columns = {"day": ["Monday"] * len(ids), "id": ids, "body": texts}
    pq.write_table(pa.table(columns), path, row_group_size=2)


def check_parquet(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = recipe("Parquet, nightly", "sh").split()
    assert command[:2] == ["python", "check_parquet.py"]
    script = ROOT / "examples" / "parquet" / "check_parquet.py"
    at = command.index("--")
    return run(sys.executable, script, *command[2:at], *options, cwd=folder)


def test_findings_in_parquet_have_the_ids_of_their_texts(tmp_path: Path) -> None:
    texts = [CLEAN, FLAWED, None, f"\U0001f6a2 «É»\r\n\n{FLAWED}\0", "", FLAWED * 2]
    write_texts(tmp_path / "texts.parquet", [7, 8, 9, 10, 11, 2**40], texts)
    before = sorted(tmp_path.iterdir())
    done = check_parquet(tmp_path, "--batch", "4")
    assert (done.returncode, done.stderr) == (0, "")
    rows = pq.read_table(tmp_path / "findings.parquet").to_pylist()
    assert [row["id"] for row in rows] == [8, 10, 2**40, 2**40]
    for row in rows:
        text = texts[[7, 8, 9, 10, 11, 2**40].index(row["id"])]
        assert text is not None
        assert text[row["start"] : row["end"]] == row["marked"] == "port port"
        assert (row["rule"], row["fix"], row["fix_is_safe"]) == (
            "residue.doubled-word",
            "port",
            True,
        )
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "findings.parquet"])


def test_clean_parquet_gives_an_empty_table(tmp_path: Path) -> None:
    write_texts(tmp_path / "texts.parquet", ["a", "b"], [CLEAN, CLEAN])
    assert check_parquet(tmp_path).returncode == 0
    table = pq.read_table(tmp_path / "findings.parquet")
    assert (table.num_rows, table.schema.field("id").type) == (0, pa.string())


def test_wrong_options_for_parquet_are_told(tmp_path: Path) -> None:
    write_texts(tmp_path / "texts.parquet", ["a"], [CLEAN])
    done = check_parquet(tmp_path, "--", "--profile", "loose")
    assert done.returncode == 2
    assert "invalid choice: 'loose'" in done.stderr
