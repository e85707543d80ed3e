"""Marks that clash, that stand where no mark can, or that belong to another script."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtlint import BlockRule, Finding, Severity
from mtlint.text import Block, Sentence
from mtlint.text.abbreviations import is_abbreviation, word_set
from mtlint_rules import _lexicon

_CLASH = regex.compile(
    r"""(?<=[\p{L}\p{N}%)”"’'])[ ]?
    (?P<marks>
      ,[ ]?(?:[,;:]|[.!?](?![\d.]))(?:[ ]?[,;:.](?![\d.]))*+
    | [;:][ ]?(?:[,;.](?![\d.]))(?:[ ]?[,;:.])*+
    | ;;++ | [,;:]-(?=[ ]) | \.[ ]?[,;:](?![-)(DPpoO]) | (?<!\.)\.[ ]?\.(?![.\w/\\]|[ ]\.)
    | [!?][ ]?[,;](?=\s) | [!?]\.(?![.\w])
    )(?=[\s"'”’)\]]|$)""",
    regex.VERBOSE,
)


class ClashingMarks(BlockRule):
    """Two marks stand where English has one: `over,, and`, `ended. , but`, `there..`.

    Left from words that were taken out between them, or from quotations whose own mark was kept.
    Abbreviations keep their stop before a comma, and points of omission are left alone.
    """

    message = "'{match}': one of these marks is too many"
    severity = Severity.ERROR
    mqm = "fluency/punctuation"
    trigger = r"[,;:] ?[,;:.!?]|[,;:]-|\. ?[,;:]|[^.]\. ?\.(?:[^.]|$)|[!?] ?[,;]|[!?]\."
    bad = (
        "It was over[[,,]] and they left[[..]]",
        "The talks ended[[. ,]] but not the war[[,.]]",
        "He left on May 5[[,;]] she stayed.",
        "He sailed on land[[,-]] mostly at night.",
    )
    good = (
        "He joined Shell Co., Ltd., and left the U.S., at 5 p.m.; see etc.: all.",
        "He spoke... and left . . . again.",
        "She smiled :) and ;) and ../path and 1,,2.",
        "“Who goes there?”, he asked; the film “Mamma Mia!”, too.",
        "He works for Yahoo!, Inc., and for Jeopardy!",
        "See section 3.; No. 4., and fig. 5.:",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the clashing marks."""
        for match in block.search(_CLASH):
            marks = match["marks"]
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


# Words after which English cannot pause: something has to follow at once.
_BOUND = "the|a|an|their|our|your|my|its|every|whose"
_LINKS = "of|from|into|during|and|or|than|because|between|against|towards?|upon|among"
_VERBS = "is|are|was|were|be|been|has|have|had|will|would|can|could|should|must|may|might"
_TO = "to|in|on|at|for|with|as|by"
_PAUSE = regex.compile(
    rf"""(?<![\w'’.,-])(?P<word>
      (?:{_BOUND})(?=[,;:.!?]\ )
    | (?:{_LINKS})(?=[;:!?]\ )
    | (?:and|or|than|because)(?=\.(?:\ |$))
    | (?:{_VERBS}|{_TO})(?=[;!?]\ )
    )(?P<mark>[,;:.!?])(?=\s+["“]?(?P<next>[\p{{L}}\d][\w'’]*+)?)""",
    regex.VERBOSE | regex.IGNORECASE,
)
_ASIDE = word_set("er um uh ah well as if in at to for with or and though however i by you he she")
_ENDINGS = word_set("of from into during between against toward towards upon among")


class MarkAfterBoundWord(BlockRule):
    """A mark follows a word that cannot stand before one: `the, lawyer`, `France and. Italy`.

    After an article, a possessive or a conjunction something has to follow at once. Left alone:
    asides (`the, as he put it, best plan`), prepositions that end a clause, and letters.
    """

    message = "'{word}' cannot stand before '{mark}'"
    severity = Severity.ERROR
    mqm = "fluency/punctuation"
    trigger = (
        rf"(?:^|[\s“\"(])(?:(?:{_BOUND})[,;:.!?]\s|(?:{_LINKS})[;:!?]\s"
        rf"|(?:and|or|than|because)\.(?:\s|$)|(?:{_VERBS}|{_TO})[;!?]\s)"
    )
    bad = (
        "The[[,]] lawyer knew that a[[?]] road was closed.",
        "It was shared by France and[[.]] Italy.",
        "He knew of[[;]] the package, and differences between[[:]] them.",
        "It could take days on[[!]] some routes.",
    )
    good = (
        "It was the, as he put it, best plan, and, in short, a, well, success.",
        "That is the house he dreamt of. The boat came from him.",
        "Vitamin A, a. the first, option a: yes.",
        "Who is he waiting for? She came in; he went out. What was it for? Nothing.",
        "The king and the, er, queen.",
        "He spelt it: T, H, E. The A. A. Milne story.",
        "The answer is: no. The states are: Ohio.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks after words that cannot stand before them."""
        for match in block.search(_PAUSE):
            word, mark, following = match["word"], match["mark"], match["next"] or ""
            low = word.lower()
            if low == "a" and (word == "A" or mark in ".:" or len(following) < 2):
                continue
            if mark == "," and (following.lower() in _ASIDE or not following[:1].islower()):
                continue
            if mark == "," and low in ("my", "its", "your", "our", "their", "every", "whose"):
                continue
            if word.isupper() and len(word) > 1 and block.text.isupper():
                continue
            if (
                mark in ";!?"
                and low not in _BOUND_WORDS
                and not self._goes_on(mark, low, following)
            ):
                continue
            yield self.finding(block, *match.span("mark"), word=word, mark=mark)

    @staticmethod
    def _goes_on(mark: str, word: str, following: str) -> bool:
        """Say whether what follows completes the word: then no clause ended with it."""
        if mark in "!?":
            return following[:1].islower()
        return word in _LINK_WORDS or following.lower() in ("the", "a", "an", "its", "their")


_BOUND_WORDS = frozenset(_BOUND.split("|"))
_LINK_WORDS = word_set("of from into during and or than because between against upon among")

_BEFORE_VERB = regex.compile(
    r"(?<=(?<![\p{L}'’-])(?P<word>[\p{L}'’-]+))(?P<mark>[;:])[ \u00a0](?P<verb>is|are|was|were|has|had|"
    r"have|will|would|said|of)(?![\w'’-])(?![ ](?:it|he|she|they|we|you|I|this|that|the|there|these|"
    r"which|whom|course|a|an|any)\b)"
    r"|(?<=\baccording to)(?P<to>[,;:.!?])(?= )"
)


class MarkBeforeVerb(BlockRule):
    """A colon or semicolon stands before a verb or an `of` that goes on with the clause.

    `Latin: is used there`, `a hierarchy; of needs`, `according to, the agency`. Questions after
    a colon (`the question: is it safe?`) and `; of these` are left alone.
    """

    message = "'{mark}' cuts the clause in two"
    mqm = "fluency/punctuation"
    trigger = (
        r"[;:][ \x{a0}](?:is|are|was|were|has|had|have|will|would|said|of)[ ,.]|ccording to[,;:.!?]"
    )
    bad = (
        "In Rome Latin[[:]] is often sung, and there is a list[[;]] of saints.",
        "The year was dry, according to[[,]] Radio Lima.",
    )
    good = (
        "The question: is it safe? Three died; of these one was ill.",
        "He wrote the word: of. The verbs: is, are, was.",
        "Of the two, one stays; of course, one leaves; will you?",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks before verbs."""
        text = block.document.text
        for match in block.search(_BEFORE_VERB):
            group = "to" if match["to"] else "mark"
            if group == "mark" and text[match.end() : match.end() + 1] in (
                ",",
                ".",
                ";",
                "?",
                "”",
                '"',
            ):
                continue
            yield self.finding(block, *match.span(group), mark=match[group])


_MIDWAY = regex.compile(
    r"(?<=(?<![\p{L}\p{N}'’-])(?P<word>\p{Ll}+)(?P<name>(?:['’]s?)?))(?P<mark>[!?])[ \u00a0]"
    r"(?P<next>\p{Ll}[\w'’-]*)"
)


class QuestionMidSentence(BlockRule):
    """A `!` or `?` stands after a lower-case word and the sentence goes on in lower case.

    Titles and brands with such a mark (`Yahoo!`) are capitalised; a quotation that ends on one
    has its closing mark in between. Questions in a row (`What? when?`) are left alone inside
    quotations.
    """

    message = "'{mark}' stands inside a sentence"
    mqm = "fluency/punctuation"
    trigger = r"[a-z]['’]?s?[!?] [a-z]"
    bad = (
        "There is a[[!]] legal risk in each price[[!]] of electricity.",
        "In town a road[[?]] was closed.",
    )
    good = (
        "Yahoo! news and Mamma Mia! is on. “Why?” he asked, ‘really?’ she said.",
        '"Oh! how nice, what? no!" she cried.',
        "Is it over? Maybe.",
    )
    quotations = False

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks inside sentences."""
        for match in block.search(_MIDWAY):
            yield self.finding(block, *match.span("mark"), mark=match["mark"])


_DASH = regex.compile(r"(?<=[\p{L}\p{N},.)”\"][ ]?)(?<!-)--(?!-)(?=\s|[\p{L}\"“](?<![ ]--.))")
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
    trigger = r"[\s\w,]--[\s\w]"
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
    trigger = r"[\s\w,]--[\s\w]"
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
    _PATTERN = regex.compile(
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
    _PATTERN = regex.compile(
        r"(?<![\p{L}\p{N}])(?=\p{L}*\p{Latin})(?=\p{L}*[\p{Cyrillic}\p{Greek}])\p{L}{3,}+"
    )
    _UNITS = regex.compile(r"[µμΔΩαβγδλσπ]\p{Latin}+|\p{Latin}+[α-ω]")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the words that mix alphabets."""
        for match in block.search(self._PATTERN):
            word = match.group()
            if self._UNITS.fullmatch(word):
                continue
            fix = word.translate(_LOOKALIKES)
            yield self.finding(block, *match.span(), fix=fix if fix.isascii() else None)
