"""Marks that clash, that stand where no mark can, or that belong to another script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtlint import PROSE, BlockRule, Finding, Severity, pattern
from mtlint.text import Block, Sentence
from mtlint.text.abbreviations import is_abbreviation
from mtlint_rules import _lexicon

if TYPE_CHECKING:
    import regex

_CLASH = pattern(
    r"""(?<=[\p{L}\p{N}%)”"’'])[ ]?
    (?P<marks>
      ,[ ]?(?:[,;:]|[.!?](?![\d.]))(?:[ ]?[,;:.](?![\d.]))*+
    | [;:][ ]?(?:[,;.](?![\d.]))(?:[ ]?[,;:.])*+
    | ;;++ | [,;:]-(?=[ ]) | :(?=[ ]\(\p{L}{3}) | \.[ ]?[,;:](?![-)(DPpoO]) | (?<!\.)\.[ ]?\.(?![.\w/\\]|[ ]\.)
    | [!?][ ]?[,;](?=\s) | [!?]\.(?![.\w])
    )(?=[\s"'”’)\]]|$)""",
    "x",
)


_SHORTEST_CLAUSE = 20  # characters before a colon that is no label ("Source: (Reuters)")


class ClashingMarks(BlockRule):
    """Two marks stand where English has one: `over,, and`, `ended. , but`, `there..`.

    Left from words that were taken out between them, or from quotations whose own mark was kept.
    Abbreviations keep their stop before a comma, and points of omission are left alone.
    """

    message = "'{match}': one of these marks is too many"
    severity = Severity.ERROR
    mqm = "fluency/punctuation"
    trigger = (
        r"[,;:] ?[,;:.!?]|: \([a-z]|[,;:]-|(?-i:[a-z'’-]{4})[\"'’“(]*\. ?[,;:]"
        r"|[^.]\. ?\.[^.\n]|[^.]\. ?\.$|[!?] ?[,;]|[!?]\."
    )
    bad = (
        "It was over[[,,]] and they left[[..]]",
        "The talks ended[[. ,]] but not the war[[,.]]",
        "He left on May 5[[,;]] she stayed.",
        "They ate bread, fish and meat[[:]] (mostly pork).",
        "He sailed on land[[,-]] mostly at night.",
    )
    good = (
        "He joined Shell Co., Ltd., and left the U.S., at 5 p.m.; see etc.: all.",
        "He spoke... and left . . . again.",
        "She smiled :) and ;) and ../path and 1,,2.",
        "“Who goes there?”, he asked; the film “Mamma Mia!”, too.",
        "He works for Yahoo!, Inc., and for Jeopardy!",
        "See section 3.; No. 4., and fig. 5.:",
        "Source: (Reuters), a: (b) and c.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the clashing marks."""
        for match in block.search(_CLASH):
            marks = match["marks"]
            if marks == ":" and match.start() - block.start < _SHORTEST_CLAUSE:
                continue
            word = _word_before(block.document.text, match.start())
            if marks[0] == "." and marks[-1] != "." and not _is_whole_word(word):
                continue
            if marks[0] in "!?" and not (word.islower() and _lexicon.is_word(word)):
                continue
            yield self.finding(block, *match.span("marks"))


def _word_before(text: str, end: int) -> str:
    words = text[max(end - 40, 0) : end].split()
    return words[-1].strip("'’(“\"") if words else ""


def _is_whole_word(word: str) -> bool:
    return (
        len(word) > 3
        and word.islower()
        and "." not in word
        and not is_abbreviation(word)
        and _lexicon.is_common(word)
    )


_DASH = pattern(r"(?<=[\p{L}\p{N},.)”\"][ ]?)(?<!-)--(?!-)(?=\s|[\p{L}\"“](?<![ ]--.))")
_DATELINE = 60  # characters of a block that a place and an agency may take


def _dashes(sentence: Sentence) -> list[regex.Match[str]]:
    """Return the double hyphens of a sentence, without that of a dateline."""
    found = list(sentence.search(_DASH))
    if found and sentence.start == sentence.block.start:
        place = sentence.document.text[sentence.start : found[0].start()]
        words = place.strip(" ()").split()
        if len(place) < _DATELINE and any(word.isupper() and len(word) > 1 for word in words):
            del found[0]  # "VIENNA (Reuters) --"
    return found


class DoubleHyphenAside(BlockRule):
    """Double hyphens stand for dashes around an aside: `the plan -- a poor one -- failed`.

    Typewriters and news wires had no dash. House styles differ on the spaces, so the fix keeps
    them.
    """

    message = "two hyphens stand for a dash"
    mqm = "fluency/typography"
    trigger = r"[a-z0-9 ,.)”\"]--[a-z “\"\n]"
    bad = ("The plan [[--|—]] a poor one [[--|—]] failed.",)
    good = (
        "Use the --all option or <!-- this -->.",
        "VIENNA (Reuters) -- The plan -- a poor one.",
        "--- \n A well-known case; ----",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the asides between double hyphens."""
        for sentence in block.sentences:
            dashes = _dashes(sentence)
            if len(dashes) == 2:
                for match in dashes:
                    yield self.finding(block, *match.span(), fix="—")


class DoubleHyphen(BlockRule):
    """Two hyphens stand for a single dash: `It failed -- twice`.

    Much published wire copy has them, so the rule is not in the default profile; datelines keep
    theirs.
    """

    message = "two hyphens stand for a dash"
    severity = Severity.HINT
    mqm = "fluency/typography"
    default = False
    trigger = r"[a-z0-9 ,.)”\"]--[a-z “\"\n]"
    bad = ("It failed [[--|—]] twice.", "It failed[[--|—]]twice.")
    good = (
        "GRAZ, Austria (AP) -- It failed.",
        "The plan -- a poor one -- failed.",
        "Run it with --twice or ---.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the double hyphens that stand alone."""
        for sentence in block.sentences:
            dashes = _dashes(sentence)
            if len(dashes) != 2:
                for match in dashes:
                    yield self.finding(block, *match.span(), fix="—")


_WIDE = {
    "，": ",", "。": ".", "！": "!", "？": "?", "：": ":", "；": ";", "（": "(", "）": ")", "、": ",",
    "％": "%", "＂": '"', "＇": "'", "－": "-", "～": "-", "【": "[", "】": "]", "．": ".", "｡": ".",
    "،": ",", "؛": ";", "؟": "?", "।": ".",
}  # fmt: skip
_WIDE_CLASS = "".join(_WIDE)
_NEEDS_SPACE = "，。！？：；）、،؛؟।.｡．"


class ForeignMark(BlockRule):
    """A mark of another script stands in English: `，` `。` `（` `،` `।`.

    Chinese and Japanese marks carry their space within, so the fix adds one where it is due.
    Marks among letters of their own script belong to a foreign quotation and are left alone.
    """

    message = "'{match}' is a mark of another script"
    severity = Severity.ERROR
    mqm = "fluency/punctuation"
    trigger = "|".join(_WIDE)
    bad = (
        "The port burned[[，|, ]]and the ferry sank[[。|.]]",
        "The union [[（|(]]UDD[[）|) ]]agreed[[؟|?]] Yes.",
    )
    good = ("He wrote “你好，世界。” on the wall.", "The port burned, and (again) sank.")
    _PATTERN = pattern(
        rf"(?<=[\p{{Latin}}\p{{N}}\s\"'”’).,%]|^)[{_WIDE_CLASS}](?=[\p{{Latin}}\p{{N}}\s\"'“‘(.,]|$)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks of other scripts beside Latin letters."""
        text = block.document.text
        for match in block.search(self._PATTERN):
            mark = match.group()
            fix = _WIDE[mark]
            if mark in _NEEDS_SPACE and text[match.end() : match.end() + 1].isalnum():
                fix += " "
            yield self.finding(block, *match.span(), fix=fix)


_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝвгкмнтΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορτυι",
    "ABESIJKMHOPCTYXaesijopcyxdhqwbrkmhtABEZHIKMNOPTYXvoptui",
)


class SpacedSlash(BlockRule):
    """A slash stands between spaces: `350 km / h`, `he / she`, `Frankfurt / Main`.

    Tokenisers set it apart. Told between figures, between names and in units and pairs that are
    written so; verse, credits and longer alternatives (`a glass of red wine / two beers`) are
    left alone.
    """

    message = "a space stands on both sides of the slash"
    mqm = "fluency/typography"
    quotations = False
    blocks = PROSE
    trigger = "[a-z0-9] / [a-z0-9]"
    bad = (
        "At 90 km[[ / |/]]h he[[ / |/]]she left Frankfurt[[ / |/]]Main in 1968[[ / |/]]69.",
        "Ada Lund[[ / |/]]Bo Dahl won.",
    )
    good = (
        "“Roses are red / violets are blue”; a CNN / SSRS poll; a photo by Ada Lund / Reuters.",
        "O rose thou art sick, / The worm flies / in the night.",
        "At 90 km/h he/she left.",
    )
    _PATTERN = pattern(
        r"(?<=\b(?P<left>\d{1,4})) / (?=\d)|(?<=\d (?:k?m|mg|µg|ml|l|kWh)) / (?=(?:s|h|kg|km|l|100)\b)"
        r"|(?<=\b(?i:he|his|him|and|s)) / (?=(?:she|hers?|or|he)\b)"
        r"|(?<=\b(?P<left>\p{Lu}\p{Ll}+)) / (?=(?P<right>\p{Lu}\p{Ll}+)\b)"
    )
    _CREDITED = frozenset(
        {"Reuters", "Getty", "Ipsos", "Shutterstock", "Xinhua", "Bloomberg", "Photo"}
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the slashes between spaces."""
        for match in block.search(self._PATTERN):
            if match["left"] not in self._CREDITED and match["right"] not in self._CREDITED:
                yield self.finding(block, *match.span(), fix="/")


class InvertedMark(BlockRule):
    """A Spanish `¿` or `¡` opens an English sentence: `“¿Who could sleep?`.

    Engines copy the mark. Before Spanish words, in a title or a quotation, it is right.
    """

    message = "'{match}' is the opening mark of Spanish"
    severity = Severity.ERROR
    mqm = "fluency/punctuation"
    sources = ("es",)
    trigger = "[¿¡]"
    bad = ("“[[¿|]]Who could sleep?” she asked. [[¡|]]What a night!",)
    good = ("“¿Quién sabe?” she asked; the album ¡Uno! is out.", "Who could sleep?")
    _PATTERN = pattern(
        r"[¿¡](?=(?i:who|what|whose|which|why|how|where|when|is|are|was|were|does|did|can|could|will"
        r"|would|should|have|has|the|and|but|if|it|you|we|they|that|this|there|long|let)\b)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the Spanish marks before English words."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix="")


class Homoglyph(BlockRule):
    """A Cyrillic or Greek letter stands inside a Latin word: `Mosсow` with a Cyrillic `с`.

    It looks the same, and no search finds it. Keyboards were switched halfway, or a scanner
    guessed.
    """

    message = "'{match}' mixes alphabets"
    severity = Severity.ERROR
    mqm = "fluency/typography"
    trigger = r"[a-z][\x{370}-\x{3ff}\x{400}-\x{4ff}]|[\x{370}-\x{3ff}\x{400}-\x{4ff}][a-z]"
    bad = ("The plane left [[Mos\u0441ow|Moscow]] for [[\u041ayiv|Kyiv]].",)
    good = (
        "The word Москва is Moscow.",
        "The α-helix, μm, ΔT and Ωm; 5μg of β2.",
        "He wrote “Киев”.",
    )
    _PATTERN = pattern(
        r"(?<![\p{L}\p{N}])(?=\p{L}*\p{Latin})(?=\p{L}*[\p{Cyrillic}\p{Greek}])\p{L}{3,}+"
    )
    _UNITS = pattern(r"[µμΔΩαβγδλσπ]\p{Latin}+|\p{Latin}+[α-ω]")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the words that mix alphabets."""
        for match in block.search(self._PATTERN):
            word = match.group()
            if self._UNITS.fullmatch(word):
                continue
            fix = word.translate(_LOOKALIKES)
            yield self.finding(block, *match.span(), fix=fix if fix.isascii() else None)
