"""Where sentences begin and end: capitals and final stops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtlint import (
    Block,
    BlockKind,
    BlockRule,
    Confidence,
    Document,
    DocumentRule,
    Finding,
    Severity,
    pattern,
)
from mtlint.text.abbreviations import NUMBERED, is_abbreviation, word_set
from mtlint_rules import _lexicon
from mtlint_rules._once import once_per_document

if TYPE_CHECKING:
    import regex

# Names and words that are written small where a sentence begins with them.
_SMALL = word_set(
    """
    al el ibn bin de da di du la le van von der den ter zu d l http https www ftp mailto
    """
)
_WORD = r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'’./][\p{L}\p{N}]+)*"


def _is_name_written_small(word: str, following: str) -> bool:
    """Say whether `word` may open a sentence in lower case: `iPhone`, `al-Masri`, `de Klerk`."""
    if any(map(str.isupper, word)) or any(map(str.isdigit, word)) or "." in word or "/" in word:
        return True
    return word.split("-", maxsplit=1)[0].split("'", maxsplit=1)[0].split("’", maxsplit=1)[
        0
    ] in _SMALL and ("-" in word or "'" in word or "’" in word or following[:1].isupper())


_STOP_SMALL = pattern(
    rf"(?<![\p{{L}}\p{{N}}.'’@/-])(?P<before>{_WORD})(?P<close>[)\]%]?)(?P<stop>\.)[ \u00a0]++"
    rf"(?P<after>(?=\p{{Ll}}){_WORD})(?P<more>[ \u00a0]\S)?"
)
_JOINTS = (".", "-", "/")
_COMPANIES = word_set("Bros Ltd Inc Corp Co ehf hf Oy Ab AS SA SpA GmbH Jr Sr St Mt Op op cit")


class StopBeforeLowerCase(BlockRule):
    """A full stop stands before a lower-case word: `sent to Russia. intended for`.

    A sentence was cut in two, or a tail was torn off and put behind the stop. Abbreviations, and
    names that are written small, are left alone.
    """

    message = "a sentence ends at '{word}.' and what follows goes on in lower case"
    severity = Severity.ERROR
    mqm = "fluency/punctuation"
    trigger = r"(?-i:[a-zA-Z0-9\x{c0}-\x{24f})\]%'’][a-zA-Z0-9\x{c0}-\x{24f})\]%]\.[ \x{a0}]+[a-z\x{df}-\x{ff}])"
    bad = (
        "They sent shells to [[Lima. intended]] for the front.",
        "A clock is there [[to. bring]] you awake. He left in [[1999. and]] came back.",
    )
    good = (
        "He works for Shell Inc. and for Mr. de Vries, i.e. us, etc. as of 5 p.m. on Monday.",
        "It ended. iPhone sales rose. al-Masri left. eBay, too. de Klerk spoke.",
        "Wait... what? See fig. a, p. xii, vol. iv and op. cit. again.",
        "The Gov. said the U.S. is here; K. d'Or sang, and Smith et al. agree.",
        "1. a boat 2. the port",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the stops before lower-case words."""
        for match in block.search(_STOP_SMALL):
            before, after = match["before"], match["after"]
            more = (match["more"] or "").strip()
            if (
                is_abbreviation(before)
                or before in _COMPANIES
                or before in NUMBERED
                or before[-2:-1] in _JOINTS
                or (before.isdecimal() and len(before) < 3)
                or (len(after) == 1 and after != "a")
                or _is_name_written_small(after, more)
                or not self._are_words(before, after)
            ):
                continue
            yield self.finding(block, match.start(), match.end("after"), word=before)

    @staticmethod
    def _are_words(before: str, after: str) -> bool:
        """Say whether the stop may end a sentence: unknown short words may be abbreviations."""
        if not _lexicon.is_word(
            after.split("'", maxsplit=1)[0].split("’", maxsplit=1)[0].split("-", maxsplit=1)[0]
        ):
            return False
        return len(before) > 3 or before.isdecimal() or _lexicon.is_common(before.lower())


_TAIL = pattern(
    r"(?<=\p{Ll}{2})(?P<marks>[.,]?\.)(?P<close>[”\"])[ \u00a0](?P<tail>(?P<first>\p{Ll}+)\b[^.!?\n]*[.!?]?)"
)
_ATTRIBUTION = word_set(
    "said says told wrote added asked he she it they we i according the as a an read reads in who"
    " which while and but"
)


class TailAfterQuotation(BlockRule):
    """A few words go on after a quotation that has ended with its stop: `law.” of the UN.`.

    The words belonged into the quotation and were left over when it was moved. Attributions
    (`.” he said`) are not meant; some houses print them so.
    """

    message = "'{tail}' is left over after the quotation"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    trigger = r"(?-i:[a-z][.,]?\.[”\"] [a-z])"
    bad = (
        "He asked them to respect “the council's [[law.” of FIFA.]]",
        'They must "keep the [[peace." between the two towns.]] It failed.',
    )
    good = (
        "“It is over.” he said. “We go.” the mayor added.",
        "He sang “Help!” for the crowd, and read “Dr.” on the door and “etc.” of course.",
        "“We left at 5 p.m.” of course.",
        "“They are gone.” And that was it.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the tails after quotations."""
        text = block.document.text
        for match in block.search(_TAIL):
            tail = match["tail"]
            words = tail.split()
            start = max(text.rfind(" ", block.start, match.start()) + 1, block.start)
            if (
                match["first"] in _ATTRIBUTION
                or match["first"] not in _PREPOSITIONS
                or len(words) > 8
                or is_abbreviation(text[start : match.start()].lstrip('“"(') + ".")
            ):
                continue
            yield self.finding(block, start, match.end(), tail=tail)


_PREPOSITIONS = word_set(
    "of for from with between against by to on at into over under about during since until without"
    " intended based related aimed"
)

_LOWER_START = pattern(
    r"[\"“'‘(\[]*(?P<first>(?=\p{Ll})" + _WORD + r")[.,]?(?P<more>[ \u00a0]\S+)?"
)


class LowerCaseStart(BlockRule):
    """A paragraph begins with a lower-case word.

    The capital was lost, or the beginning of the sentence with it. List items, and lines that go
    on from a line without a stop, are left alone, as are names that are written small.
    """

    message = "the sentence begins with the lower-case '{word}'"
    mqm = "fluency/spelling"
    blocks = frozenset({BlockKind.PARAGRAPH})
    trigger = r"(?-i:^ *[\"“'‘(\[]*[a-z])[^ \n]* [^ \n]"
    bad = (
        "[[the|The]] ferry left the port of Lima.",
        "It was late.\n\n“[[we|We]] are here,” said the mayor.",
    )
    good = (
        "iPhone sales rose in May. al-Masri left the town.",
        "They want:\n\nthe road to be open,\n\nthe port to be closed.",
        "- the first point is this one.\n- the second point is that one.",
        "the",
        "The road leads to\nthe port of Lima and ends there.",
        "k.d. lang sang that song.",
        "www.example.org is down.",
        "date 2024-05-12 The road leads to the port of Lima.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the lower-case beginning of a block."""
        document = block.document
        match = block.match(_LOWER_START)
        if match is None or match["more"] is None or _is_lowered(document):
            return
        word = match["first"]
        if _is_name_written_small(word, match["more"].strip()):
            return
        if not (len(word) > 1 or word in ("a", "i")) or match["more"].strip() in ("=", ":", "-"):
            return
        if block.index and document.blocks[block.index - 1].text[-1] not in ".!?…”\"’'":
            return
        if word in _FIELDS and match["more"].strip()[0].isdigit():
            return  # `ingest.metadata`
        if len(block.text.split()) < _FEWEST_WORDS:
            return
        start, end = match.span("first")
        yield self.finding(block, start, end, fix=word[0].upper() + word[1:], word=word)


_FEWEST_WORDS = 4
_FIELDS = frozenset({"date", "published", "updated", "posted", "created", "timestamp", "datetime"})
_FIRST_WORD = pattern(r"\p{L}{2,}|\w+")
_FEWEST_LETTERS = 30
_CAPITAL = pattern(r"\p{Lu}|\p{Lt}|[\p{Lo}]")


_PROSE = pattern(r"\b(?:the|a|an|of|and|is|are|was|were|in|to)\s")


@once_per_document
def _is_lowered(document: Document) -> bool:
    """Say whether a text is prose without a single capital."""
    text = document.text
    return (
        len(text) >= _FEWEST_LETTERS
        and _CAPITAL.search(text) is None
        and len(_PROSE.findall(text)) > 1
    )


class NoCapitals(DocumentRule):
    """The whole text is in lower case.

    It was lower-cased for an engine or a search index, and nobody gave the capitals back. Told
    once, at the first word.
    """

    message = "the text has no capital letters at all, beginning with '{match}'"
    severity = Severity.ERROR
    mqm = "fluency/spelling"
    trigger = r"(?-i:\A[^A-Za-z]*[a-z])"
    bad = ("[[the]] ferry left lima on monday.\n\nit came back on friday with the mayor.",)
    good = (
        "the ferry left Lima on Monday.",
        "left, right, centre",
        "it left",
        "git commit --all && git push origin main",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first word of a text without capitals."""
        text = document.text
        if _is_lowered(document) and (match := _FIRST_WORD.search(text)):
            yield self.finding(document, *match.span())


class LowerCaseI(BlockRule):
    """The pronoun `I` is in lower case."""

    message = "the pronoun '{match}' wants a capital"
    mqm = "fluency/spelling"
    trigger = r"(?-i:(?:^|[ \"“(])i(?: (?:am|was|have|had|will|would|do|did|think|know|can|could|don|didn|want|believe|said)\b|['’](?:m|ll|ve|d)\b))"
    bad = ("He said [[i|I]] am late, and “[[i|I]]'ve got a boat.”",)
    good = ("I am late.", "The letter i; i is an index, and i7 a chip.", "He read “I, i and j.”")
    _PATTERN = pattern(
        r"(?<=(?:\A|[ \"“(\n]))i(?=(?: (?:am|was|have|had|will|would|do|did|think|know|can|could|don|"
        r"didn|want|believe|said)\b)|['’](?:m|ll|ve|d)\b)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the pronouns without their capital."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix="I")


_OPEN_END = pattern(r"(?P<last>[\p{L}\p{N}%$€£°][)”\"’']{0,2})[ \t\u00a0]*$", "m")
_NO_STOP = r"[a-z0-9%$€£°][)”\"’']?[)”\"’']?"  # for triggers, as is the next
_LINE_END = r"(?:\s*$|[\r\x0b\x0c\x1c-\x1e\x{85}\x{2028}\x{2029}])"
_SHORTEST = 30  # characters of a line that may be a sentence
_LAST_WORD = pattern(r"\S+$")
_NO_WORD = frozenset("/@#!?")  # of addresses, and of `Yahoo!News`


def _open_ends(document: Document, *, running: bool) -> Iterator[regex.Match[str]]:
    """Yield the last words of paragraphs that end without a stop.

    With `running` those that are sure to be running text, else the others.
    """
    text, blocks = document.text, document.blocks
    for block in blocks:
        if (
            text[block.end - 1] in ".!?…"
            or block.end - block.start < _SHORTEST
            or (block.index == 0 and len(blocks) > 1)
            or _OPEN_END.search(text, block.end - 3, block.end) is None
            or _is_running(document, block) is not running
            or block.kind is not BlockKind.PARAGRAPH
            or not _ends_there(document, block.index)
        ):
            continue
        match = _LAST_WORD.search(text, block.start, block.end)
        if match is not None and _NO_WORD.isdisjoint(match.group()):
            yield match


def _is_running(document: Document, block: Block) -> bool:
    """Say whether a block is alone, has several sentences, or ends a report."""
    return (
        len(document.blocks) == 1 or len(block.sentences) > 1 or _is_last_of_prose(document, block)
    )


def _ends_there(document: Document, index: int) -> bool:
    """Say whether the next block does not go on with the sentence."""
    if index + 1 == len(document.blocks):
        return True
    following = document.blocks[index + 1]
    return following.kind is not BlockKind.LIST_ITEM and not following.text[0].islower()


_LONG = 14  # words: more than captions and links to other stories have
_BEFORE_LAST = 3  # paragraphs
_TOLD = pattern(
    r"(?:The|An?|He|She|They|It|His|Her|Their|This|In|On|At|But|For|After|According)\s.*"
    r"\s(?:said|told|was|were|had|has|have|is|are|will|would)\s"
)
_ENDED = frozenset('.!?…”"’')


def _is_last_of_prose(document: Document, block: Block) -> bool:
    """Say whether a long sentence of a report ends a text whose paragraphs have their stops."""
    blocks = document.blocks
    if block is not blocks[-1] or len(blocks) <= _BEFORE_LAST:
        return False
    text = block.text
    words = text.split()
    return (
        len(words) >= _LONG
        and words[-1].islower()
        and sum(word[0].isupper() for word in words) * 3 < len(words)
        and _TOLD.match(text) is not None
        and all(b.text[-1] in _ENDED for b in blocks[-1 - _BEFORE_LAST : -1])
    )


def _with_stop(word: str) -> str:
    bare = word.rstrip(")”\"'’")
    closing = word[len(bare) :]
    return bare + "." + closing if closing in ("”", '"') else word + "."


class MissingFinalStop(DocumentRule):
    """A paragraph of running text ends without a stop.

    Truncated, or lost in an edit. Headlines, captions, crossheads, credits and list items need
    none. Where a text has several blocks, only a paragraph of several sentences is sure to be
    running text, or a long last one after paragraphs that all have their stop; the others are for
    `missing-stop-in-line`.
    """

    message = "the sentence ends without a stop after '{match}'"
    mqm = "fluency/punctuation"
    safe = False
    # In a line with a stop further up, at the end of the text, or where lines are wrapped.
    trigger = (
        rf"[.!?…‼⁇⁈⁉。！？｡।؟۔][^\n]*{_NO_STOP}{_LINE_END}|{_NO_STOP}\s*\Z"
        r"|(?-i:[^\n]\n[^\na-zA-Z0-9]*[a-z])"
    )
    bad = (
        (
            "The ferry left the port of Lima on Friday, and it was seen again off the coast near"
            " [[Pisco|Pisco.]]"
        ),
        (
            "It was late.\n\nIt rained.\n\nHe left.\n\nThe bank, which had paid for the ferry, said"
            " that it was waiting for the report and would not [[comment|comment.]]"
        ),
        (
            "It was late.\n\nHe had left. The minister of trade was in Lima in [[January|January.]]"
            "\n\nHe left again."
        ),
    )
    good = (
        "Storm hits coast of Peru\n\nThe ferry left the port of Lima on Friday.",
        (
            "It was late.\n\nIt rained.\n\nHe left.\n\n"
            "Ferry that was lost off Lima for nine days is back in port with all its crew aboard"
        ),
        "It was late.\n\nA ferry near Lima. Photo: Ada Lund/Reuters\n\nHe left again.",
        "It was late.\n\nTalks in Lima\n\nHe left again. Read more at example.org/the-storm-in-lima",
        "The mayor listed what he wants to see in the town:\n- a bridge over the river by the mill",
        "It was late.\n\nSource: the ministry of trade of Peru\n",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the last words of paragraphs that lack their stop."""
        for match in _open_ends(document, running=True):
            yield self.finding(document, *match.span(), fix=_with_stop(match.group()))


class MissingStopInLine(DocumentRule):
    """A line that reads like a sentence of running text ends without a stop.

    Published copy has such lines too, as captions, quoted posts and headlines of other stories;
    so the rule is not in the default profile.
    """

    message = "the sentence ends without a stop after '{match}'"
    severity = Severity.HINT
    confidence = Confidence.MEDIUM
    mqm = "fluency/punctuation"
    safe = False
    default = False
    trigger = _NO_STOP + _LINE_END
    bad = (
        "It was late.\n\nThe minister of trade was in Lima in [[January|January.]]\n\nHe left again.",
    )
    good = (
        "It was late.\n\nTalks in Lima\n\nHe left again.",
        "The minister of trade was in Lima. He left it in January",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the last words of lines that lack their stop."""
        for match in _open_ends(document, running=False):
            yield self.finding(document, *match.span(), fix=_with_stop(match.group()))
