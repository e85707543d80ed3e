"""What is read, in which order, and under which name."""

import os
from pathlib import Path

import pytest

from mtlint.readers import Source, find_sources
from mtlint.results import Problem


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def paths(*named: str, excluded: str = "") -> list[str]:
    found = find_sources(named, excluded=lambda path: path == excluded)
    return [source.path for source in found if isinstance(source, Source)]


def test_folders_are_walked_in_the_order_of_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    touch(tmp_path, "b/2.txt", "b/1.text", "a.txt", "c.JSONL", "d.md", ".e/x.txt", ".f.txt")
    assert paths(".") == ["a.txt", "b/1.text", "b/2.txt", "c.JSONL"]
    assert paths("b", "a.txt") == ["b/1.text", "b/2.txt", "a.txt"]
    assert paths(".", excluded="b") == ["a.txt", "c.JSONL"]
    assert paths("d.md", ".e", ".f.txt") == ["d.md", ".e/x.txt", ".f.txt"]
    assert paths(str(tmp_path / "b")) == [str(tmp_path / "b" / n) for n in ("1.text", "2.txt")]


@pytest.mark.slow
def test_folders_may_be_deeper_than_the_stack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1100):
        Path("d").mkdir()
        monkeypatch.chdir("d")
    Path("a.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    (path,) = paths(".")
    assert path == "d/" * 1100 + "a.txt"
    Path(path).unlink()
    os.removedirs("d/" * 1100)  # pytest would leave it behind: it is too deep for it


def test_a_source_tells_how_far_it_has_been_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b'{"text": "one"}\n{"text": "two"}\n')
    source = Source(str(path))
    assert (source.size, source.position) == (32, 0)
    positions = [source.position for _ in source.documents()]
    assert positions == [16, 32]
    assert source.position == 0


def test_a_source_can_be_read_again(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    source = Source(str(tmp_path / "a.txt"))
    texts = [[not isinstance(d, Problem) and d.text for d in source.documents()] for _ in "ab"]
    assert texts == [["a.txt"], ["a.txt"]]
