"""For any text, message and path, each format can be read back, and says what was found."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft7Validator, Draft202012Validator
from markdown_it import MarkdownIt
from xmlschema import XMLSchema

from mtlint import Confidence, Document, Finding, Fix, Linter, Related, Severity
from mtlint.display import visible
from mtlint.readers import Source
from mtlint.results import Problem
from mtlint.rule import Rule

Written = Callable[..., str]
Outcome = Problem | tuple[Document, *tuple[Finding, ...]]

HERE = Path(__file__).parent
SCHEMAS = HERE / "schemas"
DOCS = HERE.parents[1] / "docs" / "schema"
SARIF = Draft7Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8")))
RDJSON = Draft4Validator(json.loads((SCHEMAS / "rdjson.json").read_text("utf-8")))
REPORT = Draft202012Validator(json.loads((DOCS / "report-1.json").read_text("utf-8")))
JUNIT = XMLSchema(SCHEMAS / "junit-10.xsd")

# Letters, and all that means something to one format or another: markup, escapes, controls,
# direction marks, line ends of several kinds, halves of surrogate pairs, what XML cannot hold.
AWKWARD = st.sampled_from(
    (
        *"<>&'\"%:;,=+-@|`*_#~$\\/ \t\n\r{}",
        *("{0}", "[a](1)", "](", "]]>", "-->", "::", "::error::", "%0A", "%25"),
        *("\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\u200d", "\ufffe"),
        *("\ud83d", "\udce9", "\U0001f6a2", "e\u0301", "戦", "\U000e0001"),
    )
)
TEXTS = st.lists(AWKWARD | st.text(max_size=4), max_size=12).map("".join)
PATHS = TEXTS.map(lambda text: text.replace("\0", "") or "a.txt")
SOME = settings(max_examples=60)


@st.composite
def findings(draw: Any, text: str) -> Finding:
    places = st.integers(0, len(text))
    start, end = sorted((draw(places), draw(places)))
    related = st.builds(
        lambda at, told, path: Related(at, at, told, path), places, TEXTS, st.none() | PATHS
    )
    return Finding(
        "residue.doubled-word",
        start,
        end,
        draw(TEXTS),
        draw(st.sampled_from(Severity)),
        draw(st.sampled_from(Confidence)),
        draw(st.none() | st.builds(Fix, TEXTS, st.booleans())),
        tuple(draw(st.lists(related, max_size=2))),
    )


@st.composite
def documents(draw: Any) -> tuple[Document, *tuple[Finding, ...]]:
    text = draw(TEXTS)
    found = draw(st.lists(findings(text), max_size=3))
    return (Document(text, path=draw(PATHS)), *found)


PROBLEMS = st.builds(Problem, st.none() | PATHS, TEXTS, st.none() | st.integers(1, 9))
RUNS = st.lists(PROBLEMS | documents(), max_size=4)


def pairs(run: list[Outcome]) -> list[tuple[Document, Finding]]:
    """Return the findings of a run, each with its document."""
    return [(o[0], f) for o in run if not isinstance(o, Problem) for f in o[1:]]


def problems(run: list[Outcome]) -> list[Problem]:
    return [outcome for outcome in run if isinstance(outcome, Problem)]


def whole(text: str) -> str:
    """Return a text as JSON holds it, where half of a pair has no place."""
    return text.encode(errors="replace").decode()


def read_json(report: str) -> Any:
    """Read JSON as strictly as any parser does."""
    assert report.isascii()
    assert "NaN" not in re.sub(r'"(\\.|[^"\\])*"', "", report)
    value = json.loads(report)
    json.dumps(value, ensure_ascii=False).encode()  # raises where half of a pair came through
    return value


def read_xml(report: str) -> ET.Element:
    assert report.isascii()
    return ET.fromstring(report)


def in_xml(text: str) -> str:
    """Return a text with what XML 1.0 cannot hold replaced."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


@given(RUNS)
@SOME
def test_json_says_what_was_found(written: Written, run: list[Outcome]) -> None:
    value = read_json(written("json", *run))
    REPORT.validate(value)
    assert [(f["path"], f["message"], f["text"]) for f in value["findings"]] == [
        tuple(map(whole, (d.path or "", f.message, d.text[f.start : f.end]))) for d, f in pairs(run)
    ]
    assert [p["message"] for p in value["problems"]] == [whole(p.message) for p in problems(run)]
    lines = written("jsonl", *run).splitlines()
    assert [read_json(line) for line in lines] == value["findings"]


@given(RUNS)
@SOME
def test_sarif_is_valid_and_its_messages_are_no_links_and_no_placeholders(
    written: Written, run: list[Outcome]
) -> None:
    log = read_json(written("sarif", *run))
    SARIF.validate(log)
    (told,) = log["runs"]
    results = sorted(result["message"]["text"] for result in told["results"])
    assert len(results) == len(pairs(run))
    for text in texts_of(told):
        assert not re.search(r"\[[^\]]*\]\([^)]*\)", text)
        assert not re.search(r"[{}]", text.replace("{{", "").replace("}}", ""))
    shown = (text.replace("{{", "{").replace("}}", "}") for text in results)
    assert sorted(shown) == sorted(whole(f.message).replace("](", "] (") for _, f in pairs(run))


def texts_of(value: Any) -> list[str]:
    """Return the texts of all messages in a log, but of the content that fixes insert."""
    if isinstance(value, list):
        return [text for entry in value for text in texts_of(entry)]
    if not isinstance(value, dict):
        return []
    own = [value[key] for key in ("text", "markdown") if isinstance(value.get(key), str)]
    others = (entry for key, entry in value.items() if key != "insertedContent")
    return own + [text for entry in others for text in texts_of(entry)]


@given(RUNS)
@SOME
def test_rdjson_is_valid_and_counts_bytes(written: Written, run: list[Outcome]) -> None:
    value = read_json(written("rdjson", *run))
    RDJSON.validate(value)
    assert len(value["diagnostics"]) == len(pairs(run))
    for told, (document, finding) in zip(value["diagnostics"], pairs(run), strict=True):
        assert told["message"] == whole(finding.message)
        lines = re.split("\r\n|\r|\n", document.text)
        for key, offset in (("start", finding.start), ("end", finding.end)):
            place = told["location"]["range"][key]
            line, column = document.line_column(offset)
            before = lines[line - 1][: column - 1].encode(errors="surrogatepass")
            assert place["line"] == line
            if column - 1 <= len(lines[line - 1]):  # not within the two signs of a line end
                assert place["column"] == len(before) + 1


@given(RUNS)
@SOME
def test_gitlab_gets_each_finding_once(written: Written, run: list[Outcome]) -> None:
    value = read_json(written("gitlab", *run))
    assert [f["description"] for f in value] == [whole(f.message) for _, f in pairs(run)]
    for found, (document, _) in zip(value, pairs(run), strict=True):
        assert found["location"]["path"] == whole(document.path or "-")
        assert 1 <= found["location"]["lines"]["begin"] <= found["location"]["lines"]["end"]
        assert re.fullmatch("[0-9a-f]{32}", found["fingerprint"])


@given(RUNS)
@SOME
def test_junit_follows_its_schema_and_says_what_was_found(
    written: Written, run: list[Outcome]
) -> None:
    report = written("junit", *run)
    JUNIT.validate(report)
    root = read_xml(report)
    failures = [failure.get("message", "") for failure in root.iter("failure")]
    assert len(failures) == len(pairs(run))
    for message, (_, finding) in zip(failures, pairs(run), strict=True):
        assert message.endswith(in_xml(finding.message))
    assert len(list(root.iter("error"))) == len(problems(run))


@given(RUNS)
@SOME
def test_checkstyle_says_what_was_found(written: Written, run: list[Outcome]) -> None:
    root = read_xml(written("checkstyle", *run))
    told = [
        (file.get("name"), error.get("message"))
        for file in root.iter("file")
        for error in file.iter("error")
    ]
    expected = []
    for outcome in run:
        if isinstance(outcome, Problem):
            expected.append((outcome.path or "-", outcome.message))
        else:
            expected += [(outcome[0].path or "-", f.message) for f in outcome[1:]]
    assert told == [(in_xml(path), in_xml(message)) for path, message in expected]


def as_the_runner_reads(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command: name, properties, message; escapes are undone at last."""
    matched = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line, re.DOTALL)
    assert matched, line
    name, stated, message = matched.groups()
    properties = dict(pair.split("=", 1) for pair in stated.split(","))
    for escape, letter in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        properties = {key: value.replace(escape, letter) for key, value in properties.items()}
        if letter not in ":,":
            message = message.replace(escape, letter)
    return name, properties, message


@given(RUNS)
@SOME
def test_github_gets_a_command_for_each_finding_and_problem(
    written: Written, run: list[Outcome]
) -> None:
    lines = written("github", *run).split("\n")
    assert lines.pop() == ""
    commands = [as_the_runner_reads(line) for line in lines][1:]
    assert len(commands) == len(pairs(run)) + len(problems(run))
    told = sorted((properties.get("file", ""), message) for _, properties, message in commands)
    expected = [(visible(p.path or ""), shown(p.message)) for p in problems(run)]
    for document, finding in pairs(run):
        message = shown(finding.message)
        if finding.fix:
            replacement = shown(finding.fix.replacement)
            message += f"\nWrite: {replacement}" if replacement else "\nTake it out."
        expected.append((visible(document.path or ""), message))
    assert told == sorted(expected)


def shown(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


@given(RUNS)
@SOME
def test_csv_has_a_row_for_each_finding_and_no_formula(
    written: Written, run: list[Outcome]
) -> None:
    report = written("csv", *run)
    assert report.count("\n") == report.count("\r\n") == len(pairs(run)) + 1
    rows = list(csv.DictReader(io.StringIO(report, newline="")))
    for row, (document, finding) in zip(rows, pairs(run), strict=True):
        for cell, text in (
            (row["path"], document.path or ""),
            (row["message"], finding.message),
            (row["text"], document.text[finding.start : finding.end]),
            (row["fix"], finding.fix.replacement if finding.fix else ""),
        ):
            assert cell.removeprefix("'") == visible(text).removeprefix("'")
            assert cell[:1] not in set("=+-@＝＋－＠") - {""}


@given(RUNS)
@SOME
def test_markdown_shows_text_and_no_markup_of_it(written: Written, run: list[Outcome]) -> None:
    report = written("markdown", *run)
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(report)
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}
    items = sum(token.type == "list_item_open" for token in tokens)
    assert items == len(pairs(run)) + len(problems(run))


@pytest.mark.parametrize("name", ["concise", "terminal", "csv", "github", "markdown"])
@given(run=RUNS)
@SOME
def test_nothing_acts_on_a_terminal_or_cannot_be_written(
    written: Written, name: str, run: list[Outcome]
) -> None:
    report = written(name, *run)
    report.encode()  # raises where half of a surrogate pair came through
    acting = {c for c in report if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert acting <= {"\n", "\r"} if name in ("csv", "github") else acting <= {"\n"}
    if name == "concise":
        assert report.count("\n") == len(pairs(run))


@given(st.text(st.sampled_from("aé戦\U0001f6a2\n"), max_size=30))
@example("é ONU")
def test_columns_for_reviewdog_are_those_of_the_bytes_of_a_file(
    written: Written, tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("bom") / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + f"{text}ONU".encode())
    (document,) = Source(str(path)).documents()
    assert isinstance(document, Document)
    end = len(document.text)
    found = Finding("sea.un", end - 3, end, "x", Severity.ERROR, Confidence.HIGH)
    (told,) = read_json(written("rdjson", (document, found)))["diagnostics"]
    span = told["location"]["range"]
    line = path.read_bytes().split(b"\n")[span["start"]["line"] - 1]
    assert line[span["start"]["column"] - 1 : span["end"]["column"] - 1] == b"ONU"


def test_the_documentation_of_each_rule_is_what_sarif_allows(rules: dict[str, Rule]) -> None:
    """Messages hold no HTML (3.11.4.2), and none of our own is spoilt by what is escaped."""
    markdown = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    for rule_id, rule in rules.items():
        tokens = markdown.parse(rule.documentation)
        kinds = {t.type for token in tokens for t in (token, *(token.children or ()))}
        assert not {"html_inline", "html_block"} & kinds, rule_id
        assert "](" not in rule.summary + rule.documentation, rule_id


def test_rules_that_find_things_in_awkward_text_do_so_in_every_format(written: Written) -> None:
    text = "Ships left the port port. \ud83d {0} [x](javascript:y) \x1b[31m at 18h30 of ONU."
    found = Linter().check(text)
    assert found
    for name in ("sarif", "rdjson", "gitlab", "json"):
        read_json(written(name, (Document(text, path="caf\udce9.txt"), *found)))
