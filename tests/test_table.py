"""A table finds what is in it, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtlint_rules import _kept, _table

WORDS = st.text("ab-'zé", min_size=1, max_size=8)


@given(st.dictionaries(WORDS, st.text("xyz", max_size=9), max_size=40), st.lists(WORDS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_word_is_found_with_its_entry_or_not_at_all(
    tmp_path: Path, entries: dict[str, str], others: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_kept, "DATA", tmp_path)
        patched.setattr(_table, "DATA", tmp_path)
        lines = [f"{word} {entry}" for word, entry in entries.items()]
        (tmp_path / "table.txt").write_text("\n".join(lines), "utf-8")
        table = _table.table_of("table.txt")
    for word in (*entries, *others):
        assert table.get(word) == entries.get(word)
    assert table.entries([*entries, *others]) == entries


@pytest.mark.parametrize("name", ["words.txt", "names.txt"])
def test_the_tables_of_the_rules_can_be_looked_up(name: str) -> None:
    table = _table.table_of(name)
    lines = (_kept.DATA / name).read_text("utf-8").splitlines()
    entries = {word: entry for word, _, entry in (line.partition(" ") for line in lines)}
    assert table.entries(entries) == entries
