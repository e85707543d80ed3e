"""Straight quotation marks with their space on the wrong side, and terms that crowd a text."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Confidence, Document, DocumentRule, Finding, Severity, pattern
from mtlint.text import Block

_STRAIGHT = pattern(r"\"")


_SAYS = r"said|says|told|tells|added|adds|explained|explains|wrote|writes|stressed|noted|warned"

_OPENERS = "the|an?|of|in|by|told|and|or|for|with|from|to|on|at|as|called|named"


class SwappedQuoteSpace(BlockRule):
    """The space at a quotation mark stands on the wrong side: `now, "said Ada`, `the" Sun "wrote`.

    Engines put the marks and the spaces of a text back separately. A straight mark does not show
    which way it turns: one behind a comma and before a tag (`said Ada`, `she told`) closes; for the
    others the marks of a block are counted, and words that end no quotation stand before what opens.
    """

    message = "the space stands on the wrong side of the quotation mark"
    severity = Severity.ERROR
    mqm = "fluency/typography"
    trigger = (
        rf"[,.!?] \"(?:(?:{_SAYS}) |(?:he|she|they) (?:{_SAYS}))|[a-z.!?] \"[.,;:!?)]"
        rf"|(?:^|\W)(?:{_OPENERS})\" [a-z]"
    )
    bad = (
        '"We are late,[[ "|" ]]said Ada. She told the[[" | "]]Sun" so.',
        '"We are late.[[ "|" ]]she added.',
        'He called it "a good day[[ "|"]].',
    )
    good = (
        '"We are late," said Ada, "and wet."',
        'A board of 5 " by 3 " and a 7" disc, "so far".',
        '"They did not "frame" anybody," she said.',
        'late." Then she said, "We',
        'He told the court, "she said nothing."',
    )
    _TAG = pattern(
        rf"(?<=(?<!\b(?:{_SAYS}|court|police|media|reporters))[,.!?]) \"(?=(?:{_SAYS}) (?:\p{{Lu}}|the\b|he\b|she\b)"
        rf"|(?:he|she|they) (?:{_SAYS})\b(?! (?:nothing|that|he|she|they|I|it)\b))"
    )
    _CLOSING = pattern(r"(?<=[\p{L}.!?]) \"(?=[.,;:!?)](?![\w.]))")
    _OPENING = pattern(rf"(?<=\b(?:{_OPENERS}))\" (?=\p{{L}})")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks that cling to the wrong word."""
        for match in block.search(self._TAG):
            yield self.finding(block, *match.span(), fix='" ')
        marks = [match.start() for match in block.search(_STRAIGHT)]
        if len(marks) % 2:
            return
        openers = set(marks[::2])
        for match in block.search(self._OPENING):
            if match.start() in openers:
                yield self.finding(block, *match.span(), fix=' "')
        for match in block.search(self._CLOSING):
            if match.end() - 1 not in openers:
                yield self.finding(block, *match.span(), fix='"')


class ClosedTwice(BlockRule):
    """A straight and a curly mark stand side by side: `We are late."”`.

    The engine closed the quotation in its own style and copied the mark of the source too.
    """

    message = "'{match}': one of these quotation marks is too many"
    severity = Severity.ERROR
    mqm = "fluency/punctuation"
    trigger = '"”|”"|" ”$|"“|“"'
    bad = ('“We are late.[["”|”]]', '“We are late.[[" ”|”]]', '[["“|“]]We are late.”')
    good = ("“We sang ‘Ada’.”", '"We are late.""', 'He said "“ and ”" again.')
    _PATTERN = pattern(
        r"(?<=[\p{L}.,!?…])(?:\"”|”\"|\" ”$)(?=\s|$)|(?:(?<=\s)|^)(?:\"“|“\")(?=\p{L})", "m"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the pairs of marks."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix="”" if "”" in match.group() else "“")


_TERM = pattern(
    r"(?<=[\p{L},] )(?:\"(?=\S)(?:[\w’'-]+ ){0,5}[\w’'-]+\"|“(?:[\w’'-]+ ){0,5}[\w’'-]+”)(?=[ ,.;])"
)
_ABOUT_CHINA = pattern(
    r"\b(?:China|Chinese|Beijing|Shanghai|Hong Kong|Xinhua|CCTV|yuan|RMB|Xi Jinping)\b"
)
_FEWEST = 5
_WORDS_A_TERM = 60


class CrowdedQuotes(DocumentRule):
    """Quoted terms crowd a text: `the "two assurances" and the "one map" of "fine governance"`.

    Chinese sets names, slogans and coinages in quotation marks; English readers take them for
    irony. Told only in texts about China, and where at least five short terms stand, one in sixty
    words. Translators keep the marks as often as not, and reports on what a government calls
    something have many; so the rule is not in the default profile.
    """

    message = "{match} is one of {count} quoted terms in {words} words: English quotes few"
    severity = Severity.HINT
    confidence = Confidence.MEDIUM
    mqm = "style/awkward"
    default = False
    sources = ("zh",)
    trigger = '["”][ ,.;]'
    bad = (
        (
            'The city of Ningde in China wants [["blue seas"]] and a [["green belt"]], its'
            ' [["three steps"]] with [["one map"]] for a [["clean port"]].'
        ),
    )
    good = (
        'The city of Ningde in China wants "blue seas" and a "green belt".',
        (
            'The port of Lima wants "blue seas" and a "green belt", its "three steps" with "one map"'
            ' for a "clean port".'
        ),
        '"We are late," the mayor of Ningde, China, said. "We know." It was "a good day".',
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the quoted terms of a text that has too many."""
        text = document.text
        terms = list(_TERM.finditer(text))
        if len(terms) < _FEWEST or _ABOUT_CHINA.search(text) is None:
            return
        words = len(text.split())
        if words <= _WORDS_A_TERM * len(terms):
            for term in terms:
                yield self.finding(document, *term.span(), count=len(terms), words=words)
