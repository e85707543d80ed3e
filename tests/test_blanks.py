"""Triggers are written with single blanks, and found whatever white space a text has."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Block, BlockRule, Document, Engine, Finding, pattern
from mtlint.blanks import with_single_blanks


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


def test_a_text_with_single_blanks_is_read_once() -> None:
    assert with_single_blanks(Document("The port of “Oslo”\n\nburned.\nIt rained.")) is None


@given(st.lists(st.sampled_from(["port", "a", ".", " ", "  ", "\n", "\t", "\u00a0", "\r\n", "“"])))
def test_letters_are_found_again_in_the_original(pieces: list[str]) -> None:
    text = "".join(pieces)
    plain = with_single_blanks(Document(text))
    if plain is None:
        return
    assert plain.text.split() == text.split()
    for offset, letter in enumerate(plain.text):
        assert letter.isspace() or text[plain.original(offset)] == letter
