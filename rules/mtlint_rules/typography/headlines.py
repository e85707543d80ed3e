"""Capitals in headlines: one way for a text, and one for a headline."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from mtlint import (
    Block,
    BlockKind,
    Confidence,
    Document,
    DocumentRule,
    Finding,
    Related,
    Severity,
    pattern,
)
from mtlint_rules._known_names import fold, name_kinds
from mtlint_rules._lexicon import classes, is_common, is_name


class Capitals(StrEnum):
    """How a headline has its capitals; any: whichever a text has most of."""

    ANY = "any"
    SENTENCE = "sentence"
    TITLE = "title"


_HEADS = frozenset({BlockKind.HEADLINE, BlockKind.CROSSHEAD})
_WORD = pattern(r"[\p{L}\p{M}][\p{L}\p{M}'’]*+(?:-[\p{L}\p{M}'’]++)*+")
_SHORTEST = 4  # letters; shorter words are small in titles by many styles
# Prepositions and conjunctions that many styles write small in titles too.
_SMALL = frozenset(
    """
    about above across after against along amid among around as at because before behind below
    beneath between beyond by despite down during for from in inside into like near of off on onto
    out outside over past per since than that through throughout to toward towards under until unto
    up upon versus via when where which while with within without
    """.split()  # noqa: SIM905 - a list of words reads best as one
)
_OPENS = frozenset(":.!?–—|\"“‘'(")  # what follows begins anew
_CREDITS = 2  # colons: "Source: … Author: …"
_FEWEST = 2  # words that tell how a heading is written


class HeadlineCase(DocumentRule):
    """A headline is half in title case, or the headings of a text have their capitals in two ways.

    "Mayor Opens New bridge after long delay": a headline that was put together from two, or a
    translation that kept the capitals of some words. A desk writes headlines and crossheads either
    As Titles or as sentences. Of one headline the words are marked that have a capital and are
    no part of a name; of several the rarer kind is, the later where there are as many.

    The option `capitals` (sentence, title) names the house's own way, to which then every heading
    is held.

    When it is right: names have capitals in sentences too ("Home Secretary", "Premier League"), so
    only verb forms count against a headline that is otherwise a sentence; and prepositions are
    small in titles by many styles.
    """

    message = "'{match}': {grounds}"
    severity = Severity.HINT
    confidence = Confidence.MEDIUM
    mqm = "locale/capitalization"
    safe = False
    blocks = _HEADS
    default = False
    capitals: Capitals = Capitals.ANY
    bad = (
        "Mayor [[Opens|opens]] repaired bridge after a long delay\n\nThe mayor of Graz came.",
        (
            "Ferry runs aground near the northern lighthouse\n\nThe ferry was late.\n\n"
            "Captain blames heavy weather\n\nHe was asleep.\n\n"
            "[[Owners Promise Better Lights]]\n\nThe owners were heard on Monday."
        ),
    )
    good = (
        "Home Secretary meets Premier League chiefs over empty stadium seats\n\nThey met.",
        "Mayor Opens Old Bridge After a Long Delay\n\nThe mayor of Graz came.",
        "United Nations and Associated Press move headquarters to smaller town\n\nThey moved.",
        (
            "Ferry runs aground near the northern lighthouse\n\nThe ferry was late.\n\n"
            "Tokyo Fire Department\n\nIt came.\n\nThe owners\n\nThey slept on Monday."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield words with a capital too many, and headings unlike the others."""
        heads = [
            _Head.of(block)
            for block, kind in zip(document.blocks, document.block_kinds, strict=True)
            if kind in _HEADS and not block.text.isupper() and block.text.count(":") < _CREDITS
        ]
        mixed = [head for head in heads if head.is_mixed]
        if self.capitals is not Capitals.TITLE:
            for head in mixed:
                for start, end in head.raised:
                    fix = document.text[start:end].lower()
                    yield self.finding(
                        document, start, end, fix=fix, grounds="the headline is in small letters"
                    )
        told = [(head, head.capitals) for head in heads if head not in mixed and head.capitals]
        wanted: str | None = self.capitals
        if self.capitals is Capitals.ANY:
            wanted = _commonest([capitals for _, capitals in told])
        alike = [head for head, capitals in told if capitals == wanted]
        grounds = f"the text's other headings are in {wanted} case ({len(alike)}×)"
        if self.capitals is not Capitals.ANY:
            grounds = f"the house style is {wanted} case"
        related = [Related(h.start, h.end, f"in {wanted} case") for h in alike]
        for head, capitals in told:
            if wanted and capitals != wanted:
                yield self.finding(document, head.start, head.end, grounds=grounds, related=related)


class _Head(NamedTuple):
    start: int
    end: int
    small: int  # words in small letters that titles would raise
    large: int  # ordinary words with a capital
    raised: tuple[tuple[int, int], ...]  # those of them that are verbs, which no name has

    @classmethod
    def of(cls, block: Block) -> _Head:
        """Count the words of a heading that tell how it has its capitals."""
        text = block.document.text
        small = large = 0
        raised = []
        words = list(_WORD.finditer(text, block.start, block.end))
        for number, word in enumerate(words[1:], 1):
            before = text[words[number - 1].end() : word.start()]
            lower = word[0].lower()
            if len(lower) < _SHORTEST or lower in _SMALL or not _OPENS.isdisjoint(before):
                continue
            if word[0] == lower:
                small += 1
            elif word[0][1:] == lower[1:] and _is_ordinary(lower):
                large += 1
                if _is_finite(lower):
                    raised.append(word.span())
        return cls(block.start, block.end, small, large, tuple(raised))

    @property
    def is_mixed(self) -> bool:
        """Whether it is a sentence with capitals that no name explains."""
        return self.small >= _FEWEST and bool(self.raised)

    @property
    def capitals(self) -> Capitals | None:
        """How it has its capitals, where that can be told."""
        if self.small >= _FEWEST and not self.raised:
            return Capitals.SENTENCE
        if not self.small and self.large + len(self.raised) > _FEWEST:  # a verb counts twice
            return Capitals.TITLE
        return None


def _commonest(capitals: list[Capitals]) -> Capitals | None:
    """Return what most headings have, the first at a tie; None where all have one."""
    if len(set(capitals)) < 2:
        return None
    return max(capitals, key=capitals.count)


@lru_cache(maxsize=20_000)
def _is_ordinary(lower: str) -> bool:
    return is_common(lower) and not is_name(lower) and not name_kinds(fold(lower))


def _is_finite(lower: str) -> bool:
    """Say whether a word is likeliest a finite verb, which names have not."""
    return classes(lower)[:1] in ("V", "d")
