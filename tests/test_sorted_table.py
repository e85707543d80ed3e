"""A table finds what is in it, and nothing else, for a few words as for many."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtlint_rules._sorted_table import SortedTable

WORDS = st.text("ab-'zé", min_size=1, max_size=8)


@given(st.dictionaries(WORDS, st.text("xyz", max_size=900), max_size=40), st.lists(WORDS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_word_is_found_with_its_entry_or_not_at_all(
    tmp_path: Path, entries: dict[str, str], others: list[str]
) -> None:
    path = tmp_path / "table.txt"
    lines = sorted(f"{word} {entry}".encode() for word, entry in entries.items())
    path.write_bytes(b"\n".join(lines))
    table, often = SortedTable(path), SortedTable(path)
    for _ in range(1_100):
        often.get("a")
    for word in (*entries, *others):
        assert table.get(word) == often.get(word) == entries.get(word)
