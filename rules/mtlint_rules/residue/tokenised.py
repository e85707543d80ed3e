"""What a tokeniser pulled apart and nobody put together again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtlint import BlockRule, Finding, Severity, pattern
from mtlint.text import Block

if TYPE_CHECKING:
    import regex

_CLITIC = pattern(
    r"(?<=[\p{L}\p{N}%.])(?P<gap>[ \u00a0]+)(?P<clitic>n['’]t|['’](?:s|ll|re|ve|m|d))"
    r"(?=[\s.,;:!?)”\"]|$)(?! ?['’](?!\p{L}))"
)
_SPACED_CLITIC = pattern(r"(?<=\p{L}) ?(?P<mark>['’]) (?P<clitic>s|t|ll|re|ve)(?=[\s.,;:!?)”\"]|$)")


class DetachedClitic(BlockRule):
    """A contraction or a possessive ending stands apart from its word: `the union 's plan`.

    Tokenisers split them off; a detokeniser that does not know English leaves them so.
    """

    message = "'{match}' stands apart from its word"
    severity = Severity.ERROR
    mqm = "fluency/typography"
    trigger = r"[ \x{a0}](?:n['’]t|['’] ?(?:s|t|ll|re|ve|m|d))|' (?:s|t|ll|re|ve)"
    bad = (
        "The union[[ 's|'s]] plan did[[ n't|n't]] pass.",
        "They[[ ’re|’re]] at Lima[[ ' s|'s]] port.",
        "In the U.S.[[ 's|'s]] view it failed.",
    )
    good = (
        "He read 's' and 't' aloud, then ' s ' again.",
        "They sail to 's-Hertogenbosch for rock 'n' roll.",
        "The sailors' s-shaped boats; the boys' team.",
        "He'd said 'd'.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the clitics with a space before them."""
        for match in block.search(_CLITIC):
            if not _is_quoted_letter(block, match):
                yield self.finding(block, *match.span(), fix=match["clitic"])
        for match in block.search(_SPACED_CLITIC):
            text = block.document.text
            if text[match.start() - 1] in "sS" and text[match.start()] != " ":
                continue  # "the boys' s"
            if not _is_quoted_letter(block, match):
                yield self.finding(block, *match.span(), fix=match["mark"] + match["clitic"])


def _is_quoted_letter(block: Block, match: regex.Match[str]) -> bool:
    return block.document.text[match.end() : match.end() + 2].strip(" ")[:1] in ("'", "’") or (
        " ' " in block.document.text[match.end() : match.end() + 3]
    )


_SPACED_HYPHEN = pattern(
    r"(?<=(?<!\p{L})(?P<left>\p{L}{1,12}|\d{1,4})) - (?=(?P<right>\p{Ll}{2,}))(?!and |or |but |the )"
)
_TOKENISED = pattern(r"(?<=[\p{L}\p{N}]) [,.](?= |$)")


class SpacedHyphen(BlockRule):
    """The hyphen of a compound has spaces around it, in text with other signs of a tokeniser.

    A hyphen with spaces is a dash in most copy, so the rule speaks only where a comma or a stop
    stands apart as well.
    """

    message = "'{match}' was a hyphen before the tokeniser took it apart"
    mqm = "fluency/typography"
    trigger = r"[a-z0-9] [,.](?: |$)"
    bad = ("The grid[[ - |-]]connected plant , built in 1999 , closed .",)
    good = (
        "The plant - built in 1999 - closed.",
        "The plant - the first - closed, and the grid-connected one stays.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the spaced hyphens of a block that a tokeniser went over."""
        if next(block.search(_TOKENISED), None) is None:
            return
        for match in block.search(_SPACED_HYPHEN):
            yield self.finding(block, *match.span(), fix="-", safe=False)
