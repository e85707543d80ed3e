"""Triggers are written with single blanks, and found whatever white space a text has."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Block, BlockRule, Document, Engine, Finding, pattern
from mtlint.blanks import OTHERS, is_wrapped, with_single_blanks
from mtlint.gate import Gate


class OldPort(BlockRule):
    """Marks 'the old port' where it ends a block."""

    id, message, trigger = "test.old-port", "'{match}'", "the old port$"
    _PATTERN = pattern(r"the\s+old\s+port$", "m")

    def check(self, block: Block) -> Iterator[Finding]:
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span())


WRAPPED = (
    "They found the ferry that had been lost for nine days; it lay in the old\n"
    "port, and all of its crew were well. The mayor of Lima had been looking for\n"
    "it with two helicopters of the army. The crew had been told to wait in the\n"
    "old port"
)


@pytest.mark.parametrize(
    "text",
    [
        "They left the old port",
        "They left the old port\r\nIt rained.",
        "They left the old port\u2028It rained.",
        "They left the old port \nIt rained.",
        "They left the  old\u00a0\u3000port.\n\nThey left the\told port",
        WRAPPED,
    ],
)
def test_a_trigger_is_found_whatever_white_space_stands_in_it(text: str) -> None:
    document = Document(text)
    [finding] = Engine([OldPort()]).check(document).findings
    assert document.text[finding.start : finding.end].split() == ["the", "old", "port"]


def test_blocks_with_single_blanks_are_not_read_again() -> None:
    assert not with_single_blanks(Document("The port of “Oslo”\n\nburned.\nIt rained.")).text
    assert with_single_blanks(Document("It  burned.\n\nIt rained.")).text == "It burned.\n"


TEXTS = st.lists(
    st.sampled_from(["port", "a", ".", " ", "  ", "\n", "\t", "\u00a0", "\u2003", "\r\n", "“", "č"])
).map("".join)


@given(TEXTS)
def test_letters_are_found_again_in_the_original(text: str) -> None:
    plain = with_single_blanks(Document(text))
    for offset, letter in enumerate(plain.text):
        assert letter.isspace() or text[plain.original(offset)] == letter


@given(TEXTS)
def test_every_other_blank_is_seen(text: str) -> None:
    document = Document(text)
    others = Gate({"others": OTHERS}).scan(text)
    assert others or is_wrapped(document) or not with_single_blanks(document).text
