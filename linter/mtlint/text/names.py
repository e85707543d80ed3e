"""Names: runs of capitalised words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtlint.text.document import Name
from mtlint.text.span import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.text.document import Document, Word

_PARTICLES = r"(?:of|the|de|del|della|di|da|dos|du|des|la|le|van|von|der|den|ter|bin|ibn|bint|al|el|ben|e|y|und)"
_CAPITAL = (
    r"(?:(?:al|el|ash|as|ad|an|ar|d|l|O)[-'’])?\p{Lu}[\w'’-]*+(?:(?<=\b\p{Lu})\.)?(?:\p{Lu}\.)*"
)
_RUN = regex.compile(rf"\b{_CAPITAL}(?:[ \u00a0](?:{_PARTICLES}[ \u00a0]){{0,2}}{_CAPITAL})*")
_POSSESSIVE = ("'s", "’s", "'", "’")
_TITLES = frozenset(
    "Mr Mrs Ms Dr Prof President Minister Chancellor General King Queen Prince Sir Senator Governor Mayor".split()
)
_FUNCTION = frozenset(
    """
    A An The He She It We You They I This That These Those There Here In On At But And Or If When
    While As After Before For From With Without By To Of Its His Her Their Our My Your What Who
    Whose Which How Why Where According However Meanwhile Since So Then Yet Not No Most Many Some
    Several All Both Each Every One Two Three Four Five Also Although Though Because Despite During
    Earlier Later Last Once Only Other Others Another Until Under Unlike Even Instead Now Today
    Still Such Is Are Was Were Did Does Do Has Have Had Can Could Will Would Should May Might Let
    Please Yes Police Officials
    """.split()
)


def find_names(document: Document) -> list[Name]:
    """Return the names of a document in order, without titles and possessive endings."""
    return list(_names(document))


def _names(document: Document) -> Iterator[Name]:
    text = document.text
    places = document.word_places
    starts = {sentence.start for sentence in document.sentences}
    headlines = [
        (block.start, block.end)
        for block, kind in zip(document.blocks, document.block_kinds, strict=True)
        if kind in (BlockKind.HEADLINE, BlockKind.CROSSHEAD)
    ]
    for run in _RUN.finditer(text):
        start, end = run.span()
        if any(s <= start < e for s, e in headlines):
            continue
        words = list(document.words_between(start, end))
        if start in starts or (start - 1 in starts):
            first = words[0].text if words else ""
            if first in _FUNCTION or (len(words) == 1 and first.lower() in places):
                del words[:1]
        while words and words[0].text.rstrip(".") in _TITLES:
            del words[:1]
        while words and words[0].text[0].islower() and len(words) > 1:
            del words[:1]
        if not words or words[0].text in _FUNCTION and len(words) == 1:
            continue
        yield _name(text, words)


def _name(text: str, words: list[Word]) -> Name:
    start, end = words[0].start, words[-1].end
    for ending in _POSSESSIVE:
        if text.endswith(ending, start, end) if False else text[start:end].endswith(ending):
            end -= len(ending)
            break
    return Name(text[start:end], start, end, tuple(words))
