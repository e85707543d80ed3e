"""Characters that have no business in prose."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Confidence, Finding, Severity, pattern
from mtlint.text import Block
from mtlint.text.abbreviations import word_set
from mtlint_rules import _lexicon

_STRAY = pattern(
    r"""(?<=\p{L}|\p{N}|[,.;%)])(?P<mark>_|~|\^|@|\\)(?=\s|$)
    | (?<=\p{L}|[,.;%)])(?P<bar>\|)(?=\s|$)
    | (?<=\p{L}{3})(?P<hash>\#)(?=\s)
    | (?<=[\s\p{L}.,!?]|^)(?P<escape>\\)(?=["'“”’])""",
    "x",
)
_EMPHASIS = pattern(r"(?<![\w])_(?=\w)")
_TOKEN_BEFORE = pattern(r"\S*$")


class StrayCharacter(BlockRule):
    r"""A `_`, `~`, `^`, `@`, `|` or `\` clings to a word.

    Left over from markup, from escapes, or from a slip on the keyboard. Handles, addresses, file
    names, emphasis with underscores and separators with space on both sides are left alone.
    """

    message = "a stray '{match}'"
    severity = Severity.ERROR
    mqm = "fluency/typography"
    trigger = r"[a-z0-9,.;%)](?:[_~^@\\|#] |[_~^@\\|#]$)|\\[\"'“”’]"
    bad = (
        "The ferry,[[_|]] which sank, was new.",
        "It left port on June 20[[~|]] after repairs.",
        "He studied law[[^|]] and history[[\\|]] in Graz.",
        "The[[@|]] captain and the crew[[||]] were saved.",
        'She said [[\\|]]"no[[\\|]]" twice.',
    )
    good = (
        "He wrote _never_ and snake_case_ and __init__ and ask @sail_ now.",
        "Storm News | The Coast; C# and F# are keys.",
        "It cost ~20 dollars, 3^2 is 9, and C:\\ is a drive.",
        "Fill in name_ or ____ here_there_.",
        "It lies at example.org/a_ today.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the stray characters of a block."""
        text = block.document.text
        emphasis: bool | None = None
        for match in block.search(_STRAY):
            mark = match.group()
            token = _TOKEN_BEFORE.search(text, max(match.start() - 60, block.start), match.start())
            before = token.group() if token else ""
            if not match["escape"] and (
                any(sign in before for sign in "@/_\\#:") or (mark == "^" and before.isdigit())
            ):
                continue
            if mark == "_":
                if emphasis is None:
                    emphasis = next(block.search(_EMPHASIS), None) is not None
                if emphasis:
                    continue
            yield self.finding(block, *match.span(), fix="")


_APOSTROPHE = pattern(
    r"(?<=(?<![\p{L}\p{N}'’-])(?P<word>\p{Ll}{2,}|The|An|\p{Lu}\p{Ll}{3,}(?=['’] \p{Lu}))|(?P<other>\d%|\d(?:st|nd|rd|th)|['’]s))['’](?= [\p{L}\d])"
)
_OPENING = pattern(r"(?<![\p{L}\p{N}])['‘’](?=[\p{L}\p{N}])")
_NO_PLURALS = word_set("as is was has his this its does in than then on from when can even open")
_CLIPPED = ("s", "z", "x", "in", "o", "ol", "an", "th", "wi", "de", "dell", "all", "nell", "ce")


class StrayApostrophe(BlockRule):
    """An apostrophe ends a word that is neither plural nor clipped, and no quotation is open.

    Half of a lost pair of single quotation marks, or a slip. The possessive of names in -s,
    clipped words (`goin'`, `an'`) and transliterated names (`Sana'`) are left alone.
    """

    message = "the apostrophe after '{word}' belongs to nothing"
    confidence = Confidence.MEDIUM
    mqm = "fluency/punctuation"
    safe = False
    trigger = r"(?:[a-np-rt-wyà-ÿ%]|[0-9]st|['’]s|[^A-Za-z](?:as|is|was|has|his|this|its|does))['’] [a-z0-9]"
    bad = (
        "The bridge is expected to be fully[['|]] open in May.",
        "It set them[[’|]] apart, and 85%[['|]] of them left.",
        "The union's[['|]] boat was seen as[['|]] the 9th[['|]] wonder.",
    )
    good = (
        "The sailors' boats and the miners’ union.",
        "He was goin' home an' singin' all day.",
        "They called it 'the end of the road' and left.",
        "The ‘fully’ open bridge; the 'new' one.",
        "The governor of Sana' spoke with Rifa' today.",
        "He read a passage from the 'Book of the road' aloud.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the apostrophes that belong to nothing."""
        opening = next(block.search(_OPENING), None)
        for match in block.search(_APOSTROPHE):
            word = match["word"]
            if (
                word
                and word not in _NO_PLURALS
                and (word.endswith(_CLIPPED) or not _lexicon.is_common(word.lower()))
            ):
                continue
            if opening and opening.start() < match.start():
                continue
            yield self.finding(block, *match.span(), fix="", word=word or match["other"])


_HANGING = pattern(
    r"(?<![\p{L}\p{N}-])(?P<word>\p{L}[\p{L}\d]*(?:['’]s)?)(?P<mark>-)[ \u00a0](?=(?P<next>[\p{L}\d]+))"
)
_SHARED = word_set(
    "and or to nor but versus vs as rather than not through und et y e oder then instead over"
    " into plus"
)


class HangingHyphen(BlockRule):
    """A hyphen clings to a word and is followed by a space: `based on- the plan`.

    Left alone: the hyphen that stands for a shared second part (`pre- and post-war`).
    """

    message = "the hyphen after '{word}' joins nothing"
    confidence = Confidence.MEDIUM
    mqm = "fluency/punctuation"
    trigger = r"[a-z0-9]- [a-z0-9]"
    bad = (
        "The change is based on[[-]] the new plan.",
        "Haiti had no problem[[-]] with fever before that.",
    )
    good = (
        "The pre- and post-war years; short- to long-term loans.",
        "Both left- as well as right-wing groups; two-, three- or four-seat cars.",
        "The A- grade and the B- one.",
        "The harbour - an old one - burned.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the hyphens with a space only after them."""
        for match in block.search(_HANGING):
            word = match["word"]
            if match["next"].lower() in _SHARED or (word.isupper() and not word[-1].isdigit()):
                continue
            start = match.start("mark")
            yield self.finding(block, start, start + 1, word=word)
