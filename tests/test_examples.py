"""Every rule proves itself on its own examples, built-in or third-party alike."""

import pytest

from mtlint.registry import Entry, load_rules
from mtlint.testing import assert_examples

ENTRIES = load_rules()


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_a_rule_finds_what_its_examples_mark_and_nothing_else(entry: Entry) -> None:
    assert_examples(entry.rule)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_a_rule_documents_itself(entry: Entry) -> None:
    assert entry.rule.documentation.strip()
    assert entry.rule.mqm
