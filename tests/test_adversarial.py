"""No text of a megabyte holds a run up, whatever it is made of."""

from __future__ import annotations

from time import process_time

import pytest

from mtlint import Document, Linter

_SIZE = 1_000_000  # code points
_SECONDS = 2.0  # of processor for a megabyte, on a machine that does nothing else
_BUSY = 3.0  # how much dearer a busy machine may make it
_SENTENCE = (
    "The ferry of {0} left pier {1} at noon, the harbour master of Port {0} said on Monday. "
)

TEXTS = {
    "blanks": " ",
    "line ends": "\n",
    "straight quotation marks": '"',
    "opening quotation marks": "“",
    "apostrophes": "'",
    "quotations within quotations": "“" * 500 + "a" + "”" * 500,
    "quotations that never end": '"He left. \n',
    "quoted words": '"word" ',
    "a letter, a mark, a letter": 'a" b ',
    "commas": ",",
    "stops": ".",
    "hyphens": "-",
    "brackets": "(",
    "brackets and dashes": "“a” (b) -- c, ",
    "one capital": "A",
    "one long word": "a",
    "one long word of both cases": "aB",
    "one long number": "1",
    "figures and commas": "1,",
    "figures and blanks": "1 ",
    "one word again and again": "the ",
    "one-letter sentences": "a. ",
    "one-letter lines": "a\n",
    "one line again and again": "The ferry left the port of the island at noon on Monday, he said.\n",
    "names": "Kim Jong ",
    "a headline in capitals": "THE PORT OF OSLO ",
    "contractions": "it’s ",
    "tags": "<p>",
    "entities": "&amp;",
    "addresses": "http://a.example/c ",
    "slashes": "a/b ",
    "dates": "on 18 June 2024, Monday, ",
    "tolls": "at least 12 people were killed and 30 injured. ",
    "ages": "Ada Holm, 41, met Holm, 42. ",
    "per cent": "%84 of 30 per cent, ",
    "pieces of words": "@@ ",
    "Cyrillic": "ж",
    "Chinese": "中",
    "emoji": "😀",
    "joiners": "a\u200d",
    "combining marks": "e\u0301",
    "marks of direction": "\u202ea",
}
VARIED = {
    "sentences in one line": (_SENTENCE, ""),
    "sentences in lines": (_SENTENCE, "\n"),
    "two hundred thousand names": ("Kim{0} Jong{1}", " "),
    "quoted sentences": ("“" + _SENTENCE.strip() + "” ", ""),
}


def _text(kind: str, size: int) -> str:
    if kind in TEXTS:
        piece = TEXTS[kind]
        return (piece * (size // len(piece) + 1))[:size]
    piece, joint = VARIED[kind]
    return joint.join(piece.format(n % 9_973, n * 7 % 977) for n in range(size // len(piece)))


def _seconds(linter: Linter, text: str) -> float:
    began = process_time()
    checked = linter.check_document(Document(text))
    taken = process_time() - began
    assert not checked.failures
    return taken


@pytest.fixture(scope="session")
def linter() -> Linter:
    linter = Linter()
    for kind in (*TEXTS, *VARIED):  # what is loaded or compiled once counts for no text
        linter.check(_text(kind, 2_000))
    return linter


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*TEXTS, *VARIED])
def test_a_megabyte_is_checked_in_seconds_and_in_proportion(linter: Linter, kind: str) -> None:
    whole = _seconds(linter, _text(kind, _SIZE))
    assert whole < _SECONDS * _BUSY
    if whole > _SECONDS / 4:  # what takes less may grow as it likes
        quarter = _seconds(linter, _text(kind, _SIZE // 4))
        assert whole < 4 * quarter * 2 + _SECONDS / 4
