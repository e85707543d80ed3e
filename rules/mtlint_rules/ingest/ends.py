"""Texts that were cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtlint import Document, DocumentRule, Finding, Severity, pattern
from mtlint.rule import Confidence
from mtlint.text import BlockKind

_CUT = pattern(
    r"""(?:\[\+\d+\ chars\]
        | \[(?:…|\.\.\.)\] | \((?:…|\.\.\.|more|MORE|continued)\)
        | (?:…|\.\.\.)?\s*(?:\b(?:Read|READ|See|View)\ (?:more|MORE|on|the\ (?:full|whole|rest\ of\ the)\ (?:story|article|text|report))
            | \bContinue\ reading | \bRead\ full\ (?:story|article) | \bShow\ more | \bLoad\ more)
        )[\s»›>→.…]*\Z""",
    "x",
)
_LAST_OF_CUT = (
    "chars",
    "[",
    "(",
    "more",
    "MORE",
    "continued",
    "on",
    "story",
    "article",
    "text",
    "report",
    "reading",
)
_AFTER_CUT = " \t\r\n»›>→.…)]"
_TAIL = 120  # characters
# Words that no sentence and no headline ends with.
_OPEN_WORDS = frozenset(
    """
    a an the of and or but nor to from with by at for into onto than that which who whose whom
    because although while whereas if unless until as is are was were has have had will would
    its his their our my your every between among toward towards during including according
    """.split()  # noqa: SIM905 - words read best as words
)
_ENDING = pattern(r"\w(?:…|\.\.\.)\s*\Z")


class Truncated(DocumentRule):
    """The text ends in a mark of the feed that cut it: "[+2411 chars]", "Read more", "[…]"."""

    message = "'{match}' shows that the text was cut off here"
    severity = Severity.ERROR
    mqm = "accuracy/omission"
    trigger = rf"(?-i:{'|'.join(map(re.escape, _LAST_OF_CUT))})[{re.escape(_AFTER_CUT)}]*\Z"
    bad = (
        "The bridge was closed. The army said that it had [[… Read more]]",
        "The bridge was closed.\n\nThe army had said [[(more)]]",
        "The bridge was closed.\n\n[[Continue reading »]]\n",
    )
    good = (
        "“We are closed […] for now,” she said. Read more of her letters in the book.",
        "The bridge was closed. He wanted to read more.",
        "They want to see more",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the mark at the end of the text."""
        tail = document.text[-_TAIL:].rstrip(_AFTER_CUT)
        if not tail.endswith(_LAST_OF_CUT):
            return
        cut = _CUT.search(document.text, max(0, len(document.text) - _TAIL))
        if cut is not None:
            found = cut.group()
            start = cut.start() + len(found) - len(found.lstrip())
            yield self.finding(document, start, cut.start() + len(found.rstrip()))


class BreaksOff(DocumentRule):
    """The last paragraph stops in mid-sentence, after an article, a conjunction or a comma.

    Feeds deliver the first so many characters, and decoders stop at a limit. A text of one line
    may be a headline or a field, and is not judged.
    """

    message = "the text breaks off after '{match}'"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    mqm = "accuracy/omission"
    trigger = r"[a-z,(\[]\s*\Z"
    bad = (
        "Bridge closed\n\nThe bridge was closed on Monday. The council wants to rebuild [[the]]",
        "Bridge closed\n\nThe bridge was closed on Monday, after the flood had swept away its [[piers,]]",
    )
    good = (
        "Bridge closed\n\nThe bridge, which the flood,\n\nhad swept away, is what they wait for.",
        "The bridge was closed because of the",
        "Bridge closed\n\nThe bridge was closed.\n\nDear Ana,",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the last word of a text that goes no further."""
        tail = document.text[-_TAIL:].rsplit(None, 1)
        if not tail or not (tail[-1] in _OPEN_WORDS or tail[-1][-1] in ",(["):
            return
        blocks = document.blocks
        if len(blocks) < 2 or len(blocks[-1].text.split()) < 5:
            return
        last = blocks[-1]
        if last.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADLINE):
            return
        yield self.finding(document, last.end - len(tail[-1]), last.end)


class TrailingEllipsis(DocumentRule):
    """The last paragraph ends in an ellipsis: a feed's teaser, or an author's pause."""

    message = "the text ends in an ellipsis; it may have been cut off"
    severity = Severity.HINT
    confidence = Confidence.LOW
    mqm = "accuracy/omission"
    default = False
    trigger = r"(?:…|\.\.\.)\s*\Z"
    bad = ("Bridge closed\n\nThe bridge was closed on Monday after the flood had [[swept…]]",)
    good = ("Bridge closed\n\nThe bridge… was closed.", "Wait…")

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the last word with its ellipsis."""
        if not document.text[-_TAIL:].rstrip().endswith(("…", "...")):
            return
        blocks = document.blocks
        if len(blocks) > 1 and _ENDING.search(blocks[-1].text):
            start = blocks[-1].start + blocks[-1].text.rfind(" ") + 1
            yield self.finding(document, start, blocks[-1].end)
