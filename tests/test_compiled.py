"""A pattern that was kept is the pattern that `regex` compiles."""

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from mtlint import PatternError, cache, compiled, pattern, plain_pattern
from mtlint.registry import load_rules

PATTERNS = [
    (r"(?P<day>\d\d?) (?P<month>\p{Lu}\p{Ll}+)|(?<=\bthe )\w+", ""),
    (r"(?<![\w'’-])(the|a) \1\b", "i"),
    (r"^\s*+ (?: [-–—] | \p{Lu}{2,} ) # a bullet or capitals", "mx"),
    (r"a.+?b(?=\R|$)", "s"),
    (r"(?i:kelvin|straße)|ı", ""),
    (r"(?:(\w)(\w))+", ""),
    (r"(?|(a)b|(c)d)\d*(?:e|f(?!g))", "im"),
    (r"[^\P{Latin}a-zA-Z]|[\p{L}--[a-z]]", ""),
]
TEXTS = [
    "On 3 March the the Port of KELVIN burned; STRASSE, straße, \u212aelvin, ı.\n- AB\n  UN said",
    "axxb\nab\r\nacb a b ab12 cd34f cdfg ÉTÉ été\u0301",
    "",
]


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let each test begin with nothing kept."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setattr(compiled, "_new", {})
    forget()
    with pytest.MonkeyPatch.context() as patch:
        yield patch
    forget()


def forget() -> None:
    compiled._known.cache_clear()
    compiled._extension.cache_clear()


def kept(source: str, flags: str = "") -> regex.Pattern[str]:
    """Return a pattern as the next run gets it; `regex` may not be asked to compile."""
    pattern(source, flags)
    compiled.save()
    forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regex, "compile", None)
        return pattern(source, flags)


def rebuilt(made: regex.Pattern[str]) -> regex.Pattern[str]:
    values = marshal.loads(marshal.dumps(made._pickled_data))  # type: ignore[attr-defined]  # noqa: S302
    return compiled._extension().compile(*values)  # type: ignore[no-any-return]


def seen(made: regex.Pattern[str], text: str) -> list[object]:
    """Return all that can be told of the matches of a pattern."""
    return [
        (match.span(), match.regs, match.groups(), match.groupdict(), match.allspans())
        for overlapped in (False, True)
        for start, end in ((0, len(text)), (2, 20))
        for match in made.finditer(text, start, end, overlapped=overlapped)
    ] + [made.sub(r"<\g<0>>", text), made.split(text), made.fullmatch(text) is None]


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_what_was_kept_matches_as_what_is_compiled(source: str, flags: str) -> None:
    again = kept(source, flags)
    made = regex.compile(source, sum(compiled._FLAGS[letter] for letter in flags))
    assert (again.pattern, again.flags, again.groups, again.groupindex) == (
        made.pattern,
        made.flags,
        made.groups,
        made.groupindex,
    )
    for text in TEXTS:
        assert seen(again, text) == seen(made, text)


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        (r"(?P<day>\d\d?) (?P<month>[^\W\d_a-z]\w+)|(?<=\bthe )\w+", ""),
        (r"(?<![\w'’-])(the|a) \1\b", "i"),
        (r"^\s*+ (?: [-–—] | [A-ZÀ-Þ]{2,} )  # a bullet or capitals", "mx"),
        (r"a.+?b(?=(?>x+)|$)|(?(1)a|b)()", "s"),
        (r"(?i:kelvin|straße)|ı|[一-龥]{2,}?|", ""),
    ],
)
def test_what_was_kept_is_what_re_compiles(
    source: str, flags: str, fresh: pytest.MonkeyPatch
) -> None:
    made = plain_pattern(source, flags)
    compiled.save()
    forget()
    fresh.setattr(re, "compile", None)
    again = plain_pattern(source, flags)
    assert again == made  # the code too
    assert (again.groupindex, again.groups) == (made.groupindex, made.groups)
    for text in TEXTS:
        assert [m.groupdict() for m in again.finditer(text)] == [
            m.groupdict() for m in made.finditer(text)
        ]


@given(st.text("abAB1 .,-'\n\u0130ıſé", max_size=30))
def test_what_was_kept_matches_in_any_text(text: str) -> None:
    for source, flags in PATTERNS:
        made = regex.compile(source, sum(compiled._FLAGS[letter] for letter in flags))
        assert seen(rebuilt(made), text) == seen(made, text)


def test_every_pattern_of_the_project_can_be_kept() -> None:
    load_rules()
    owners: list[object] = [
        module for name, module in sys.modules.items() if name.startswith("mtlint")
    ]
    owners += [value for owner in owners for value in vars(owner).values() if type(value) is type]
    patterns = {
        value for owner in owners for value in vars(owner).values() if type(value) is regex.Pattern
    }
    assert len(patterns) > 50
    for made in patterns:
        for path in sorted((Path(__file__).parent / "articles").glob("*.txt"))[:2]:
            text = path.read_text(encoding="utf-8")
            assert seen(rebuilt(made), text) == seen(made, text), made


def test_a_template_names_groups_as_ever() -> None:
    again = kept(r"(?P<a>\w+)-(\w+)")
    assert again.sub(r"\2 \g<a>", "left-right") == "right left"
    match = again.match("left-right")
    assert match is not None
    assert match.expand(r"\2") == "right"


def test_a_time_limit_holds() -> None:
    with pytest.raises(TimeoutError):
        kept(r"(.*?,){25}P").search("1," * 400, timeout=0.05)


def test_a_wrong_pattern_is_told() -> None:
    with pytest.raises(PatternError, match=r"missing \).*at position"):
        pattern("(a")
    with pytest.raises(PatternError, match=r"missing \).*at position"):
        plain_pattern("(a")


def test_a_damaged_cache_is_done_without(tmp_path: Path) -> None:
    kept("port")
    (entry,) = (tmp_path / "kept" / "patterns").iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])
    forget()
    assert pattern("port").search("a port")


@pytest.mark.parametrize("row", [b"", marshal.dumps(("port", 0)), b"\xff"])
def test_values_that_the_extension_does_not_take_are_done_without(row: bytes) -> None:
    cache.write("patterns", compiled._key(), marshal.dumps({("port", ""): row}))
    assert pattern("port").search("a port")


def test_an_extension_that_is_not_there_is_done_without(fresh: pytest.MonkeyPatch) -> None:
    fresh.setattr(compiled, "_extension", lambda: None)
    assert pattern("port").search("a port")
    compiled.save()


def test_runs_side_by_side_keep_what_each_compiled() -> None:
    pattern("one")
    cache.write("patterns", compiled._key(), marshal.dumps({("two", ""): b""}))
    compiled.save()
    assert set(compiled._read()) == {("one", ""), ("two", "")}


ALONE = r"""
import sys
from mtlint.compiled import pattern
made = pattern(r"(?P<a>\p{Lu}+)")
assert ("regex" in sys.modules) is (sys.argv[1] == "first"), "compiled anew, or not"
text = "a BC"
match = made.search(text)
import regex
assert regex._regex is sys.modules["regex._regex"]
assert type(made) is regex.Pattern and type(match) is regex.Match
assert match.span() == regex.search(made.pattern, text).span()
assert regex.sub(made, r"<\1>", text) == "a <BC>"
import copy, pickle
assert pickle.loads(pickle.dumps(made)).search(text) and copy.deepcopy(made).search(text)
"""


def test_a_later_run_does_not_import_regex_and_who_does_gets_the_same() -> None:
    for run in ("first", "second"):
        command = [sys.executable, "-c", ALONE, run]
        subprocess.run(command, env=os.environ.copy(), check=True)


@given(st.text(r"\\g<>yes120n", max_size=12))
def test_a_template_is_filled_as_regex_fills_it(template: str) -> None:
    match = regex.match("(?P<yes>yes) (not|(never)) (no)", "yes not no")
    assert match is not None
    try:
        expected = match.expand(template)
    except (regex.error, IndexError, ValueError) as error:
        with pytest.raises(type(error)):
            compiled.filled(template, match)
    else:
        assert compiled.filled(template, match) == expected


def test_to_fill_in_a_group_imports_no_compiler() -> None:
    script = """
import sys
from mtlint import compiled
match = compiled.pattern("(yes) (no)").match("yes no")
forget = [sys.modules.pop(name) for name in list(sys.modules) if name.startswith("regex._regex_core")]
print(compiled.filled(r"\\2 \\g<1>", match), "regex._regex_core" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["no", "yes", "False"]
