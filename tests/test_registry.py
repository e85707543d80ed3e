"""Rules are found where they are stated; a broken one is an error with file and line."""

import sys
from pathlib import Path

import pytest

from mtlint.registry import PackError, installed_packages, load_rules, pack_rules, rule_options


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that offers rules, as an installer would leave it."""
    write(
        tmp_path,
        "harbour-1.dist-info/entry_points.txt",
        "[mtlint.rules]\nharbour = harbour_rules\n",
    )
    write(tmp_path, "harbour_rules/__init__.py", "")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "harbour_rules", raising=False)
    for name in [name for name in sys.modules if name.startswith("harbour_rules")]:
        monkeypatch.delitem(sys.modules, name)
    return tmp_path / "harbour_rules"


RULE = '''
from mtlint import DocumentRule


class LateTide(DocumentRule):
    """Marks nothing."""

    message = "x"
    bad = ("[[x]]",)
    good = ("y",)
    limit: int = 3

    def check(self, document):
        return ()
'''

SWAP = """
[late-tide]
kind = "swap"
message = "x"
swap = {a = "b"}
bad = ["[[a|b]]"]
good = ["c"]
"""


def test_ids_follow_from_where_a_rule_stands(plugin: Path) -> None:
    write(plugin, "quay.py", RULE)
    write(plugin, "pier.toml", SWAP)
    write(plugin, "dock_yard/__init__.py", "")
    write(plugin, "dock_yard/north.py", RULE)
    write(plugin, "_helpers.py", "raise SystemError")
    entries = load_rules()
    assert {"quay.late-tide", "pier.late-tide", "dock-yard.late-tide"} <= set(entries)
    assert entries["quay.late-tide"].line == 5
    assert entries["quay.late-tide"].rule.id == "quay.late-tide"


def test_what_a_rule_annotates_is_an_option(plugin: Path) -> None:
    write(plugin, "quay.py", RULE)
    assert rule_options(load_rules()["quay.late-tide"].rule) == {"limit": 3}


@pytest.mark.parametrize(
    ("name", "text", "line", "complaint"),
    [
        ("quay.py", "\n\ndef broken(:\n", 3, "SyntaxError"),
        ("quay.py", "import mtlint\n\nmtlint.nothing\n", 3, "AttributeError"),
        (
            "quay.py",
            RULE.replace("DocumentRule", "Rule").replace("import Rule", "import Rule  #"),
            5,
            "no scope",
        ),
        ("quay.py", RULE.replace('    good = ("y",)\n', ""), 5, "wants 'good'"),
        ("pier.toml", "[a\n", 1, "is no TOML"),
        ("pier.toml", SWAP + "\n[x]\nkind = 'swop'\n", 9, "did you mean 'swap'"),
        ("pier.toml", SWAP.replace("message", "mesage"), 2, "did you mean 'message'"),
        ("pier.toml", "title = 'x'\n", 1, "is no table"),
    ],
)
def test_a_broken_rule_is_named_with_file_and_line(
    plugin: Path, name: str, text: str, line: int, complaint: str
) -> None:
    path = write(plugin, name, text)
    with pytest.raises(PackError, match=complaint) as raised:
        load_rules()
    assert (str(raised.value.path), raised.value.line) == (str(path), line)


def test_one_id_stated_twice_is_an_error_that_names_both(plugin: Path, tmp_path: Path) -> None:
    write(plugin, "pier.toml", SWAP)
    again = write(tmp_path, "own/pier.toml", SWAP)
    with pytest.raises(PackError, match=r"already stated in .*harbour_rules.pier\.toml:2"):
        load_rules([again])


def test_packs_come_from_folders_without_python(tmp_path: Path) -> None:
    write(tmp_path, "house/pier.toml", SWAP)
    assert "pier.late-tide" in load_rules([tmp_path / "house"])
    with pytest.raises(PackError, match="there is no such pack"):
        load_rules([tmp_path / "none"])


def test_a_pack_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "pier.toml"
    path.write_bytes(b"# caf\xe9\n")
    with pytest.raises(PackError, match="cannot be read"):
        list(pack_rules(path))


@pytest.mark.usefixtures("plugin")
def test_entry_points_of_broken_installations_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "empty-1.dist-info").mkdir()
    assert "harbour_rules" in installed_packages()
    assert "mtlint_rules" in installed_packages()
