"""A plugin proves its rules with the same helper as the linter's own."""

import pytest

from mtlint.registry import load_rules
from mtlint.testing import assert_examples

ENTRIES = {
    rule_id: entry for rule_id, entry in load_rules().items() if "mtlint_harbour" in str(entry.path)
}


@pytest.mark.parametrize("rule_id", ENTRIES)
def test_examples(rule_id: str) -> None:
    assert_examples(ENTRIES[rule_id].rule)


def test_all_rules_are_found() -> None:
    assert sorted(ENTRIES) == ["house.berthed", "house.tonnage", "ships.pronoun"]
