"""Findings that a text asks not to be told of: in a comment, in its record, in the file beside it."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document, Finding, Linter
from mtlint.cli import main
from mtlint.config import settings
from mtlint.readers import Source
from mtlint.readers.jsonl import read as read_records
from mtlint.readers.text import PlainText
from mtlint.results import Problem, Result, Tally
from mtlint.run import check_sources
from mtlint.store import Store
from mtlint.wishes import SIDECAR, Sidecar, find_comments

ARTICLES = sorted(
    path
    for path in Path(__file__).parent.glob("articles/*.txt")
    if not path.stem.endswith(".expected")
)
DOUBLED, TWICE = "residue.doubled-word", "The port port burned."
LINTER = Linter(
    settings({"profile": "none", "select": [DOUBLED, "mtlint", "grammar.an-before-sound"]})
)
ALL = Linter(profile="strict")


def comment(said: str) -> str:
    return f"<!-- mtlint: ignore {said} -->"


def places(document: Document, findings: Iterator[Finding] | tuple[Finding, ...]) -> list[str]:
    """Return findings as `line:column rule`, which blanks behind a line do not change."""
    return [
        "{}:{} {}".format(*document.line_column(f.start), f.rule)
        for f in findings
        if not f.rule.startswith("mtlint.")
    ]


def checked(text: str, path: str = "a.md", linter: Linter = LINTER) -> list[str]:
    document = PlainText(text, path=path, position=0)
    return places(document, linter.check_document(document).findings)


def results(folder: Path, files: dict[str, str], linter: Linter = LINTER) -> list[str]:
    """Write files and check those that are texts; return findings as `file:line rule message`."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    texts = [name for name in files if not name.endswith(SIDECAR)]
    found = []
    for outcome in check_sources(linter, [Source(str(folder / name)) for name in texts]):
        if isinstance(outcome, Problem):
            found.append(f"{Path(outcome.path or '').name}: {outcome.message}")
            continue
        for f in outcome.findings:
            line, _ = outcome.document.line_column(f.start)
            name = Path(outcome.document.path or "").name
            found.append(f"{name}:{line} {f.rule} {f.message}")
    return found


# -- comments ----------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [DOUBLED, "residue", "residue.d*", f"names, {DOUBLED}  (so said)"])
def test_a_comment_at_the_end_of_a_line_silences_that_line(said: str) -> None:
    text = f"{TWICE}\n{TWICE} {comment(said)}\n{TWICE}\n"
    assert checked(text) == [f"1:5 {DOUBLED}", f"3:5 {DOUBLED}"]


def test_a_comment_on_its_own_line_silences_the_block_right_above_it() -> None:
    assert checked(f"{TWICE}\n{comment(DOUBLED)}\n{TWICE}\n") == [f"3:5 {DOUBLED}"]
    assert checked(f"{TWICE}\r\n  {comment(DOUBLED)}\r\n\r\n{TWICE}\r\n") == [f"4:5 {DOUBLED}"]


def test_a_comment_on_its_own_line_after_a_blank_one_silences_the_block_that_follows() -> None:
    assert checked(f"{TWICE}\n\n{comment(DOUBLED)}\n{TWICE}\n\n{TWICE}") == [
        f"1:5 {DOUBLED}",
        f"6:5 {DOUBLED}",
    ]
    assert checked(f"{comment(DOUBLED)}\n\n{TWICE}") == []
    assert checked(f"{TWICE}\n\n{comment(DOUBLED)}\n") == []  # none follows


def test_comments_below_one_another_are_for_the_same_block() -> None:
    text = f"An port port burned.\n{comment(DOUBLED)}\n{comment('grammar')}\n\n{TWICE}"
    assert checked(text) == [f"5:5 {DOUBLED}"]


def test_a_comment_silences_a_whole_paragraph_of_wrapped_lines() -> None:
    paragraph = (
        "The ferry ran aground off the northern cape on Monday night when a gale\n"
        "tore it from its quay quay, and nobody of the forty who had gone there\n"
        "on it was hurt, as the coast guard said to reporters at the port port.\n"
    )
    assert checked(paragraph) == [f"2:18 {DOUBLED}", f"3:61 {DOUBLED}"]
    assert checked(f"{paragraph}{comment(DOUBLED)}\n\n{paragraph}") == [
        f"7:18 {DOUBLED}",
        f"8:61 {DOUBLED}",
    ]


def test_words_in_a_comment_narrow_it_to_them() -> None:
    text = "The port port burned and the quay quay sank. "
    assert checked(text + comment(f'{DOUBLED} "quay  quay" (a name)')) == [f"1:5 {DOUBLED}"]


def test_words_that_overlap_with_themselves_are_meant_at_each_place() -> None:
    (first, second) = Sidecar(Document('names "a b a"')).ignores("a b a b a")
    assert (first[3:5], second[3:5]) == ((0, 4), (4, 8))


def test_comments_are_part_of_no_format_that_has_none() -> None:
    assert checked(f"{TWICE} {comment(DOUBLED)}", path="a.txt") == [f"1:5 {DOUBLED}"]


@pytest.mark.parametrize("path", ["a.md", "a.MARKDOWN", "a.html", "a.htm", "a.xml"])
def test_formats_with_comments_of_html_take_them(path: str) -> None:
    assert checked(f"{TWICE} {comment(DOUBLED)}", path=path) == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_a_comment_is_never_checked_as_copy_and_moves_no_finding(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    plain = PlainText(text, path="a.txt", position=0)
    lines = text.split("\n")
    with_comments = "\n".join(
        f"{li} {comment('harbour.x the the (,,)')}" if li else li for li in lines
    )
    assert checked(with_comments, linter=ALL) == places(plain, ALL.check_document(plain).findings)


LINES = (
    "Nobody was hurt.",
    TWICE,
    "An port port, an quay quay burned.",
    "",
    "The quay quay.",
    "  ",
)


@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["", DOUBLED, "grammar"]))))
def test_a_comment_removes_exactly_its_findings(lines: list[tuple[str, str]]) -> None:
    plain = "\n".join(line for line, _ in lines)
    text = "\n".join(f"{line} {comment(said)}" if said else line for line, said in lines)
    expected = []
    for place in checked(plain, path="a.txt"):
        row, rule = place.split(":")[0], place.split()[1]
        line, said = lines[int(row) - 1]
        if not (said and line.strip() and (said == rule or rule.startswith(f"{said}."))):
            expected.append(place)
    own_lines = [said for line, said in lines if said and not line.strip()]
    if not own_lines:  # those have other lines in mind
        assert checked(text) == expected
    else:
        assert set(checked(text)) <= set(checked(plain, path="a.txt"))


@given(st.text(st.sampled_from('<!->mtlin:gore \n\r"()x'), max_size=60))
def test_blanks_stand_for_comments_and_bytes_stay(text: str) -> None:
    document = PlainText(text, path="a.md", position=0)
    assert document.encoded() == text.encode()
    assert len(document.text) == len(text)
    for start, end, _ in find_comments(text):
        assert document.text[start:end].isspace()
    LINTER.check_document(document)
    assert document.edited([]).encoded() == text.encode()


@pytest.mark.parametrize(
    "part", ["<!-- mtlint: ignore x ", "<!-- mtlint:", "<!--", "-->", "<!-- mtlint: ignore x -->"]
)
def test_many_openings_of_comments_take_no_long_time(part: str) -> None:
    assert len(PlainText(part * 20_000, path="a.md", position=0).ignores) in (0, 20_000)


def test_a_fix_takes_no_comment_away() -> None:
    text = f"The the {comment('spelling')}\nthe port. {comment('spelling')}  \n"
    document = PlainText(text, path="a.md", position=0)
    for finding in ALL.check_document(document).findings:
        if finding.fix is not None:
            for start, end, _ in document.comments:
                assert finding.end <= start or finding.start >= end


# -- records and sidecars ----------------------------------------------------------------------


def record(said: object) -> list[str]:
    line = json.dumps({"text": f"{TWICE} The quay quay sank.", "mtlint-ignore": said})
    (document,) = read_records(BytesIO(line.encode()), "a.jsonl")
    assert isinstance(document, Document)
    findings = LINTER.check_document(document).findings
    return [document.text[f.start : f.end] for f in findings]


def test_a_record_says_for_itself_what_to_ignore() -> None:
    assert record("names") == ["port port", "quay quay"]
    assert record("residue (wire copy)") == []
    assert record(["names", f'{DOUBLED} "quay quay"']) == ["port port"]


def test_a_file_beside_a_text_silences_the_words_it_quotes(tmp_path: Path) -> None:
    said = f'# said so\n\n{DOUBLED} "port port burned" (a name)\n'
    files = {"a.txt": TWICE + "\n", "a.txt.mtlint-ignore": said}
    assert results(tmp_path, files) == []
    files["a.txt"] = f"New.\n\nA quay quay.\n\nThe port\n port  burned.\n\n{TWICE}"
    assert [line.split()[0] for line in results(tmp_path, files)] == ["a.txt:3"]


def test_a_file_beside_a_text_may_mean_all_of_it(tmp_path: Path) -> None:
    files = {"a.txt": f"{TWICE}\n{TWICE}\n", "a.txt.mtlint-ignore": "residue"}
    assert results(tmp_path, files) == []


def test_a_file_beside_records_is_used_where_one_of_them_uses_it(tmp_path: Path) -> None:
    line = json.dumps({"text": TWICE})
    said = f'{DOUBLED} "port port"\n{DOUBLED} "quay quay"\n'
    files = {
        "a.jsonl": f'{line}\n{{"text": "Quiet."}}\n',
        "a.jsonl.mtlint-ignore": said,
        "b.txt": "Quiet.",
    }
    (unused,) = results(tmp_path, files)
    assert unused.startswith("a.jsonl.mtlint-ignore:2 mtlint.unused-ignore nothing is found here")


def test_a_file_beside_a_text_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt.mtlint-ignore").write_bytes(b"caf\xe9")
    (tmp_path / "a.txt").write_text(TWICE)
    problem, result = check_sources(LINTER, [Source(str(tmp_path / "a.txt"))])
    assert isinstance(problem, Problem)
    assert str(problem).startswith(f"{tmp_path / 'a.txt.mtlint-ignore'}:1: is not UTF-8")
    assert isinstance(result, Result)
    assert len(result.findings) == 1


# -- what is wrong with them -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (f"ignore {DOUBLED}", "unused-ignore nothing is found here by 'residue.doubled-word'"),
        (f"ignore {DOUBLED}, grammar", "by 'residue.doubled-word', 'grammar'"),
        ("ignore residue.doubled-wrod", "did you mean 'residue.doubled-word'?"),
        ("ignore nonsense", "invalid-ignore there is no rule 'nonsense'"),
        ("ignore", "invalid-ignore it says no rule"),
        ("ignore (why)", "it says no rule"),
        ("ignore all", "it means all rules"),
        ("ignore *", "it means all rules"),
        ("", "it says nothing; write: mtlint: ignore RULE (reason)"),
        ("disable spelling", "there is no 'disable'; write: mtlint: ignore RULE (reason)"),
        ("ignore spelling (why", "the reason wants ( before and ) after"),
        ('ignore spelling "port', 'the words it is about want a " before and after'),
    ],
)
def test_what_is_wrong_with_a_comment_is_a_finding_on_it(
    tmp_path: Path, said: str, told: str
) -> None:
    (line,) = results(
        tmp_path, {"a.md": f"All is well.\n\nNobody was hurt. <!-- mtlint: {said} -->"}
    )
    assert line.startswith("a.md:3 mtlint.")
    assert told in line


def test_words_at_several_places_are_told_once(tmp_path: Path) -> None:
    said = comment(f'{DOUBLED} "hurt"')
    (line,) = results(tmp_path, {"a.md": f"Nobody was hurt, not hurt at all. {said}"})
    assert line.startswith("a.md:1 mtlint.unused-ignore")


def test_a_comment_for_rules_that_did_not_run_is_not_told(tmp_path: Path) -> None:
    said = comment("spelling, corpus.boilerplate-line, languagetool.some-rule")
    assert results(tmp_path, {"a.md": f"Quiet. {said}"}) == []
    strict = Linter(settings({"profile": "strict"}))
    assert results(tmp_path, {"a.md": f"Quiet. {comment('corpus')}"}, strict) == []


def test_what_is_wrong_with_comments_is_a_rule_like_others(tmp_path: Path) -> None:
    files = {"a.md": f"All is well. {comment(DOUBLED)}"}
    quiet = Linter(settings({"ignore": ["mtlint"]}))
    assert results(tmp_path, files, quiet) == []
    loud = Linter(settings({"severity": {"mtlint": "error"}, "min-severity": "error"}))
    assert len(results(tmp_path, files, loud)) == 1


# -- in a run ----------------------------------------------------------------------------------


def test_what_is_suppressed_is_counted_and_does_not_break_a_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"{TWICE} {comment(DOUBLED)}\n\nThe quay quay sank.\n")
    Path("mtlint.toml").write_text('accept = ["quay quay"]\n')
    assert main(["check", "a.md"]) == 0
    assert capsys.readouterr().out == "No findings in 1 file.\n2 suppressed.\n"
    assert main(["check", "a.md", "--output-format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"]["suppressed"] == 2
    assert main(["check", "a.md", "--fix", "-q"]) == 0
    assert Path("a.md").read_text().startswith("The port port burned. <!--")


def test_fixes_beside_a_suppressed_finding_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "The mayor mayor saw the port port burn.\n\nThe quay quay sank.\n"
    Path("a.txt").write_text(text)
    Path("a.txt.mtlint-ignore").write_text(f'{DOUBLED} "the port port burn" (so it is)\n')
    assert main(["check", "a.txt", "--fix", "-q"]) == 0
    assert Path("a.txt").read_text() == "The mayor saw the port port burn.\n\nThe quay sank.\n"


def test_the_same_is_told_with_and_without_the_cache_and_by_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("mtlint.workers._WORTH_A_POOL", 1)
    monkeypatch.setattr("mtlint.workers._BATCH", 40)
    for number in range(12):
        said = comment(DOUBLED) if number % 2 else ""
        (tmp_path / f"{number:02}.md").write_text(f"Text {number}. {TWICE} {said}\n")
    sources = [Source(str(path)) for path in sorted(tmp_path.glob("*.md"))]

    def told(**options: object) -> tuple[list[int], int]:
        tally, counts = Tally(), []
        for outcome in check_sources(LINTER, sources, **options):  # type: ignore[arg-type]
            tally.add(outcome)
            counts.append(len(outcome.findings) if isinstance(outcome, Result) else -1)
        return counts, tally.withheld.suppressed

    first = told(store=Store(LINTER))
    assert first == ([1, 0] * 6, 6)
    assert told(store=Store(LINTER)) == told(jobs=2) == told() == first
