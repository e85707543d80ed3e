"""Spaces that are missing, and spaces that are too many."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Document, DocumentRule, Finding, Severity, pattern
from mtlint.text import Block
from mtlint.text.abbreviations import is_abbreviation, word_set
from mtlint_rules import _lexicon

_BEFORE_MARK = pattern(
    r"(?<=[\p{L}\p{N}%)\]”’\"'])(?<! \.)[ \u00a0\u202f\u2009]++(?P<mark>[,.;!?](?!\.)|:(?=\s*[\p{Ll}“\"]))"
    r"(?=[\s”’\"')\]]|$)(?! [.])"
)


class SpaceBeforeMark(BlockRule):
    """A space stands before a comma, a stop or another mark: `concluded , officially`.

    French sets a space before `; : ! ?`; tokenisers and edits leave one before the others.
    Left alone: spaced points of omission, emoticons, and a colon between the parts of a title.
    """

    message = "a space stands before '{mark}'"
    severity = Severity.ERROR
    mqm = "fluency/punctuation"
    trigger = r"[ \x{a0}\x{202f}\x{2009}][,.;:!?]"
    bad = (
        "They did not agree[[ ,|,]] officially at least.",
        "The port burned[[ .|.]]",
        "“Who did it[[\u00a0?|?]]” he asked, and said[[ :|:]] “Nobody.”",
        "The plan (of 1999)[[ ;|;]] it failed.",
    )
    good = (
        "They did not agree . . . officially ... at least.",
        "She smiled :) and typed .NET and .5 and ;-)",
        "He spoke … and left ..., as ever.",
        "Storm : The Coast",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the spaces before marks."""
        for match in block.search(_BEFORE_MARK):
            yield self.finding(block, *match.span(), fix=match["mark"], mark=match["mark"])


class SpaceInsideBrackets(BlockRule):
    """A space stands inside a bracket: `the union ( UGT )`."""

    message = "a space stands inside a bracket"
    mqm = "fluency/punctuation"
    trigger = r"[(\[][ \x{a0}]|[ \x{a0}][)\]]"
    bad = ("The union ([[ |]]UGT[[ |]]) and [others[[ |]]] agreed.",)
    good = ("The union (UGT) agreed :) and left ;)", "Tick the box [ ] or ( ) here.")
    _PATTERN = pattern(r"(?<=[(\[])[ \u00a0]++(?=[^\s)\]])|(?<=[^\s(\[:;=8-])[ \u00a0]++(?=[)\]])")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the spaces after an opening and before a closing bracket."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix="")


_DOMAINS = word_set(
    """
    com org net gov edu info io ai tv me uk us eu de fr it es ru cn au ca jp kr br app dev news
    online site blog store js py md txt pdf doc docx xls xlsx jpg jpeg png gif mp exe zip html htm
    php asp aspx xml json csv
    """
)
# Words that end sentences although the lexicon does not have them in lower case.
_LAST_WORDS = word_set(
    """
    January February March April May June July August September October November December Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday o'clock o’clock
    """
)
_OPENERS = word_set(
    "The It He She They We But And In On At His Her Their This That These There Then When After"
)
_SCHEMES = word_set("http https mailto ftp tel doi file re fw fwd cc std isbn")
_TIGHT = pattern(
    r"(?<![\w@/:.,#&=~+-])(?P<left>\p{L}[\p{L}\p{M}'’-]*+)(?P<closing>[)”\"]?)(?P<mark>[,.;:!?])"
    r"(?P<right>\p{L}[\p{L}\p{M}]*+)(?![@/_=&\d]|[.:]\w|['’]s\b[.:])"
)


class MissingSpace(BlockRule):
    """No space follows a mark: `vehicle,and`, `textbook.For`.

    Lines joined without a space, and engines trained on text without spaces. Addresses, domain
    and file names, abbreviations and names that are written so (`Will.i.am`) are left alone: the
    words at the mark have to be English ones.
    """

    message = "a space is missing after '{mark}'"
    severity = Severity.ERROR
    mqm = "fluency/typography"
    trigger = r"[a-z'’-][)”\"]?[,;:!?][a-z]|(?-i:[a-z'’-][)”\"]?\.(?:[A-Z][a-z]|[AI]\W|[AI]$))"
    bad = (
        "The van hit a vehicle[[,|, ]]and both burned.",
        "He wrote a textbook[[.|. ]]For years it sold.",
        "Is it over[[?|? ]]he asked, and said[[:|: ]]maybe.",
        "He lives in Lima[[,|, ]]Peru.",
        "There is bread until May[[.|. ]]The road opens at 9 o'clock[[.|. ]]Borrowed boats wait.",
        "She was born in Lima[[.|. ]]It is hot there.",
    )
    good = (
        "Monday.Com and Booking.com and Node.js, see example.org/The or notes.Final.txt.",
        "Will.i.am sang for Amazon.De; ASP.NET is old.",
        "The U.S.-led force left at 5 p.m.Monday.",
        "Open http://example.org:The or mailto:ann.Lee@example.org.",
        "He bought Yahoo!news and OK!magazine.",
        "The card game Hearts.The Album and Yahoo.It; the class Lima.It.",
        "The class io.Reader and the file notes.Doc.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks without a space after them."""
        for match in block.search(_TIGHT):
            left, closing, mark, right = match.groups()
            after = block.document.text[match.end() : match.end() + 2]
            running = after[:1] == " " and after[1:].islower()
            if _is_joint(left, closing, mark, right, running=running):
                start, end = match.span("mark")
                yield self.finding(block, start, end, fix=mark + " ", mark=mark)


def _is_joint(left: str, closing: str, mark: str, right: str, *, running: bool) -> bool:
    if len(left) < 2 or (len(right) < 2 and right not in ("a", "A", "I")):
        return False
    if mark == ",":
        return not (left.isupper() and right.isupper())
    if mark == "." and left in _LAST_WORDS:
        return (
            right.istitle() and right.lower() not in _DOMAINS and _lexicon.is_common(right.lower())
        )
    if mark == "." and left.istitle() and len(left) > 3:
        return right in _OPENERS and running
    if not left.islower() or left in _SCHEMES or not _lexicon.is_word(left):
        return False
    if mark == "." and not ((right[0].isupper() and right[1:].islower()) or right in ("A", "I")):
        return False
    if mark == "." and (right.lower() in _DOMAINS or is_abbreviation(left)) and not closing:
        return False
    # A stop between any word and a name may be a file's; an English opener is none.
    return _lexicon.is_common(right.lower()) and (mark != "." or _lexicon.rarity(right.lower()) < 8)


_TIGHT_BRACKET = pattern(
    r"(?<![\w.])\p{L}{3,}(?P<open>\()(?=\p{Lu}{2,}\)|[\p{L}-]+ )"
    r"|(?:\s\p{L}{2,}|[\s(]\p{Lu}{2,})(?P<close>\))(?=\p{Ll}{2,}[\s,.])"
)


class MissingSpaceAtBracket(BlockRule):
    """No space stands before or after a bracket: `Organization(WHO)said`.

    Chinese and Japanese brackets carry their space within. Brackets around a part of a word
    (`member(s)`, `(re)building`) are left alone.
    """

    message = "a space is missing at the bracket"
    mqm = "fluency/typography"
    trigger = r"[a-z]{3}\([a-z]|[a-z]\)[a-z]{2}"
    bad = (
        "The union of dockers[[(| (]]UDD) met the port[[(| (]]owned by the city).",
        "The union (of dockers[[)|) ]]agreed with the board (UDD[[)|) ]]again.",
    )
    good = (
        "The member(s) of the (re)building team and the child(ren) left.",
        "Call print(x) or f(x) now.",
        "The (wo)man in grey.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the brackets without a space outside them."""
        for match in block.search(_TIGHT_BRACKET):
            opening = match["open"] is not None
            start, end = match.span("open" if opening else "close")
            yield self.finding(block, start, end, fix=" (" if opening else ") ")


_SMALL_WORDS = "to|of|in|on|at|and|by|for|with|from|the|that|was|said|told|says|against|near"
# Two letters are quicker to scan for than words, of which some begin with others.
_SMALL_ENDS = "|".join(sorted({word[-2:] for word in _SMALL_WORDS.split("|")}))
_SENTENCE_WORDS = "The|He|She|They|His|Her|But|And|This|That|There|According"
_LINKS = "[oi][fn]|to|on|at|by|and|for|from|with|that"
_FUSED = pattern(
    r"(?<![\w'’.@/#-])(?:"
    rf"(?P<small>{_SMALL_WORDS})"
    r"(?P<name>\p{Lu}\p{Ll}{2,})"
    rf"|(?P<word>\p{{Ll}}{{4,}})(?P<opener>{_SENTENCE_WORDS})"
    rf"|(?P<link>(?i:{_LINKS}))the"
    r")(?![\w@/]|\.\w|['’]?\p{Lu})"
)


class FusedWords(BlockRule):
    """Two words have run together: `toKim`, `closedThe`, `ofthe`.

    A space was lost where a line, a link or a tag ended. Names that are written so (`iPhone`,
    `eBay`, `LinkedIn`, `theScore`) do not begin with a preposition before a name, or are listed.
    """

    message = "'{match}': a space is missing"
    severity = Severity.ERROR
    mqm = "fluency/typography"
    trigger = (
        rf"(?-i:(?:{_SMALL_ENDS})[A-Z][a-z]{{2}}|[a-z](?:{_SENTENCE_WORDS}))"
        rf"|\b(?:{_LINKS})the\b"
    )
    bad = (
        "She turned [[toKim|to Kim]] for help.",
        "The road is [[closedThe|closed The]] mayor said.",
        "The end [[ofthe|of the]] road.",
    )
    good = (
        "The iPhone, eBay, LinkedIn, YouTube and DeLonghi; theScore is an app.",
        "McDonald and MacArthur met O'Brien and deBlasio of PlayStation and inDrive.",
        "Write to @toKim, see example.org/toKim and #toKim.",
        "They bathe in the lathe, and tithe.",
        "He used JavaScript and openThe.",
    )
    allow: frozenset[str] = frozenset({"theScore", "theGrio", "theSkimm", "inDrive", "inDriver", "inDesign", "byJus", "forTrade", "isRael", "toTok", "onStar", "onePlus", "andMe", "openThe", "inVentiv"})  # fmt: skip

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the words that have run together."""
        for match in block.search(_FUSED):
            whole = match.group()
            if whole in self.allow:
                continue
            if match["word"] and not _lexicon.is_word(match["word"]):
                continue
            first = match["small"] or match["word"] or match["link"]
            yield self.finding(block, *match.span(), fix=f"{first} {whole[len(first) :]}")


class DoubledSpace(BlockRule):
    """Two or more spaces stand in a row.

    A matter of cleanliness only: pages and databases fold them, print does not.
    """

    message = "two or more spaces stand in a row"
    severity = Severity.HINT
    mqm = "fluency/typography"
    default = False
    trigger = r"[ \x{a0}]{2}"
    bad = ("The port[[  | ]]burned.", "It did.[[   | ]]Then it rained.")
    good = ("The port burned. Then it rained.", "  Two spaces at the start, and at the end.  ")
    _PATTERN = pattern(r"(?<=\S)[ \u00a0]{2,}+(?=\S)")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the runs of spaces inside a block."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix=" ")


class NoBreakSpace(DocumentRule):
    """A no-break space stands where it keeps nothing together.

    At the end of a line, or beside another space: it came from a web page's layout, and it makes
    lines that look alike differ.
    """

    message = "a no-break space stands where it keeps nothing together"
    mqm = "fluency/typography"
    trigger = r"\x{a0}"
    bad = (
        "The port burned.[[\u00a0|]]",
        "The port burned.[[\u00a0 |]]\n\nIt rained on[[ \u00a0| ]]Friday.",
    )
    good = ("On June\u00a05 the 10\u00a0km run began.", "The port burned. \n\nIt rained.")
    _PATTERN = pattern(
        r"(?P<end>(?=[ \t\u00a0]*\u00a0)[ \t\u00a0]++(?=$|[\r\n]))"
        r"|(?<=\S)(?:[ \t]++\u00a0[ \t\u00a0]*+|\u00a0++(?<=\u00a0\u00a0)[ \t\u00a0]*+|\u00a0[ \t]++\u00a0*+[ \t]*+)(?=\S)"
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the no-break spaces at line ends and beside other spaces."""
        for match in self._PATTERN.finditer(document.text):
            yield self.finding(document, *match.span(), fix="" if match["end"] else " ")
