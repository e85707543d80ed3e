"""Quotation marks and apostrophes: their style, their spaces, their pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtlint import (
    BlockRule,
    Confidence,
    Document,
    DocumentRule,
    Finding,
    Related,
    Severity,
    pattern,
)
from mtlint.text import Block

if TYPE_CHECKING:
    import regex


class SpaceInsideQuotes(BlockRule):
    """A space stands inside quotation marks: `“ Yes, ” he said`.

    Tokenisers set quotation marks apart, French and Chinese type has its space within, and
    nobody closed it up. A straight mark with spaces on both sides is wrong whichever it is.
    """

    message = "a space stands inside the quotation mark"
    severity = Severity.ERROR
    mqm = "fluency/typography"
    trigger = r"[“‘] |[ \x{a0}]”| \" | \"$|^\" |^\"$"
    bad = (
        "“[[ |]]Yes,[[ |]]” he said.",
        'He said, "[[ |]]Yes,[[ |]]" and "[[ |]]No.[[ |]]"',
        'He read[[ " ]]aloud and left the port.',
    )
    good = (
        '“Yes,” he said, "and no."',
        'He wrote “” and "" and " ".',
        "“We are here. ‘Yes’ ” was all. \"He said 'no.' \" That was it.",
        'The plank is 5 " wide.',
    )
    _CURLY = pattern(
        r"(?<=(?<![\p{L}.,!?])[“‘])[ \u00a0]++(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.,!?…)])[ \u00a0]++(?=”)(?!”$)",
        "m",
    )
    _STRAIGHT = pattern(r"\"")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the spaces inside the quotation marks of a block."""
        for match in block.search(self._CURLY):
            yield self.finding(block, *match.span(), fix="")
        text = block.document.text
        marks = [m.start() for m in block.search(self._STRAIGHT)]
        paired = len(marks) % 2 == 0
        for number, at in enumerate(marks):
            before = text[at - 1] if at > block.start else "\n"
            after = text[at + 1] if at + 1 < block.end else "\n"
            if not (before.isspace() and after.isspace()) or text[at - 2 : at - 1].isdigit():
                continue
            if text[at - 2 : at - 1] in ("'", "’"):
                continue  # one quotation ends within another
            opening = number % 2 == 0
            if not paired:
                yield self.finding(block, max(at - 1, block.start), min(at + 2, block.end))
            elif opening and after == " " and text[at + 2] != '"':
                yield self.finding(block, at + 1, at + 2, fix="")
            elif not opening and before == " " and text[at - 2] != '"':
                yield self.finding(block, at - 1, at, fix="")


class SpaceBeforeLastQuote(BlockRule):
    """A space stands before the curly mark that ends a paragraph.

    Human translators leave it as often as engines, so the rule is not in the default profile.
    """

    message = "a space stands inside the quotation mark"
    severity = Severity.HINT
    mqm = "fluency/typography"
    default = False
    trigger = r"[ \x{a0}]”$"
    bad = ("He said: “Yes.[[ |]]”",)
    good = ("“Yes.”", "“ ”")
    _PATTERN = pattern(r"(?<=[\p{L}\p{N}.,!?…)])[ \u00a0]++(?=”$)", "m")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the space before a block's last mark."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix="")


class NoSpaceOutsideQuotes(BlockRule):
    """No space stands between a word and the quotation beside it: `said“Yes” and`.

    Type that needs no spaces (Chinese, Japanese), or lines joined without one. Marks of inch and
    second, plurals (`“yes”s`) and code are left alone.
    """

    message = "a space is missing outside the quotation mark"
    severity = Severity.ERROR
    mqm = "fluency/typography"
    trigger = r"[a-z,.!?;]\"[a-z]|[a-z0-9,:;.]“[a-z0-9]|”[a-z]"
    bad = (
        "He said[[“| “]]yes,[[”|” ]]and left.",
        'He said,[["| "]]yes," and[["| "]]never[["|" ]]again.',
    )
    good = (
        "He said, “yes,” and “no”s too.",
        'A 7"single and a 5"x7" frame; {"a":"b","c":"d"}.',
        'He said, "yes."',
        "The “re”elected man and “un”American",
    )
    _LONGEST_PREFIX = 4  # of a word in part in quotation marks: “un”American
    _STRAIGHT = pattern(r"\"")
    _CURLY = pattern(
        r"(?<=[\p{L}\p{N},:;.])(?P<opening>“)(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.,!?…)][.,!?]?)(?P<closing>”)(?=\p{L}{2})"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks without a space outside them."""
        text = block.document.text
        for match in block.search(self._CURLY):
            if match["closing"]:
                prefix = max(block.start, match.start() - self._LONGEST_PREFIX)
                if "“" in text[prefix : match.start()]:
                    continue
            fix = " “" if match["opening"] else "” "
            yield self.finding(block, *match.span(), fix=fix)
        marks = [m.start() for m in block.search(self._STRAIGHT)]
        if len(marks) % 2:
            return
        for number, at in enumerate(marks):
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if number % 2 == 0:
                if before and (before.isalpha() or before in ",.!?;") and after.isalpha():
                    yield self.finding(block, at, at + 1, fix=' "')
            elif (
                (before.isalpha() or before in ",.!?;")
                and text[at + 1 : at + 3].isalpha()
                and at - marks[number - 1] > self._LONGEST_PREFIX
            ):
                yield self.finding(block, at, at + 1, fix='" ')


class ReversedQuote(BlockRule):
    """A curly mark points the wrong way: `“Yes“` or `”Yes”`.

    German closes with the English opening mark, Swedish and Finnish open with the closing one.
    """

    message = "'{match}' points the wrong way here"
    mqm = "fluency/typography"
    trigger = r"[a-z0-9.,!?…]“(?:[ .,;:!?)]|$)|(?:^|[ (])”[a-z]"
    bad = ("“Yes[[“|”]], he said, [[”|“]]and no.”",)
    good = ("“Yes,” he said, “and no.”", "He said:“Yes.”", "He left. ” He came.")
    _PATTERN = pattern(
        r"(?<=[\p{L}\p{N}.,!?…])(?P<closing>“)(?=[\s.,;:!?)]|$)|(?<=[\s(]|^)(?P<opening>”)(?=\p{L})",
        "m",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks that point the wrong way."""
        text = block.document.text
        german = text.find("„", block.start, block.end)
        for match in block.search(self._PATTERN):
            if match["closing"] and 0 <= german < match.start():
                continue  # `foreign-quote` has the pair
            if text[match.start() - 1] != "„":
                yield self.finding(block, *match.span(), fix="”" if match["closing"] else "“")


_FOREIGN = pattern(
    r"(?P<open>[„«‹「『‟])(?P<in>[ \u00a0\u202f]*+)(?=[^\s„«‹「『»›」』“”]?[\p{Latin}\p{N}])"
    r"|(?<=[\p{Latin}\p{N}.,!?…)%'’])(?P<out>[ \u00a0\u202f]*+)(?P<close>[»›」』])"
    r"|(?<=[\p{Latin}\p{N}.,!?…)%'’])(?P<german>“)(?=[\s.,;:!?)\]]|$)"
)


class ForeignQuote(BlockRule):
    """Quotation marks of another language: `„…“`, `« … »`, `「…」`.

    They belong to German, Czech, French, Russian, Chinese or Japanese. Around text in a script
    of its own, and as arrows between words (`Home » News`), they are left alone.
    """

    message = "'{match}' is a quotation mark of another language"
    mqm = "fluency/typography"
    trigger = "[„«»‹›「」『』‟]"
    bad = (
        "He said [[«|“]]yes[[»|”]] and [[„|“]]no[[“|”]].",
        "The ship [[「|“]]Mutsu[[」|”]] and the [[«\u00a0|“]]Foch[[\u00a0»|”]] sank.",
    )
    good = ("He wrote 「你好」 and «Да».", "Home » News » Lima", "“Yes,” he said.", "a >> b")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the foreign marks of a block beside Latin letters."""
        text = block.text
        german = "„" in text
        first_open = min(
            (at for mark in "„«‹「『" if (at := text.find(mark)) >= 0), default=len(text)
        )
        last_close = {"«": text.rfind("»"), "‹": text.rfind("›")}
        for match in block.search(_FOREIGN):
            start, end = match.start() - block.start, match.end() - block.start
            if match["german"] and not german:
                continue
            if match["close"] and first_open >= start:
                continue
            if match["open"] and last_close.get(match["open"], end) < end:
                continue
            yield self.finding(block, *match.span(), fix="“" if match["open"] else "”")


class UnpairedQuote(DocumentRule):
    """A straight quotation mark closes what nothing opened: `The US" Command`.

    The other half was lost, or the mark strayed in. A quotation that runs on from the block
    before, and marks of inch and second, are left alone.
    """

    message = "this quotation mark closes nothing"
    confidence = Confidence.MEDIUM
    mqm = "fluency/punctuation"
    trigger = r"[a-z]\" [a-z]"
    bad = ('The US[["]] Strategic Command left the courtyard.',)
    good = (
        'He said "yes" and left.',
        'The plank is 5" wide.',
        '"We are here,\n\nand we stay" he said. The boys" boat.',
        'He called it "the best.\n\nIt was best" by far.',
    )
    _STRAIGHT = pattern(r"(?<!\d)\"")

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a block's only quotation mark where it closes nothing."""
        text = document.text
        if text.count('"') % 2 == 0 or any(mark in text for mark in "“”„«"):
            return
        before = 0  # marks in the blocks before
        for block in document.blocks:
            marks = [m.start() for m in block.search(self._STRAIGHT)]
            if len(marks) == 1 and before % 2 == 0 and self._is_closing(text, marks[0], block):
                yield self.finding(document, marks[0], marks[0] + 1)
            before += len(marks)

    @staticmethod
    def _is_closing(text: str, at: int, block: Block) -> bool:
        """Say whether a mark clings to the word before it; a plural's may be an apostrophe."""
        return (
            at > block.start
            and text[at - 1].isalpha()
            and text[at - 1] != "s"
            and text[at + 1 : at + 2] == " "
            and text[at + 2 : at + 3].isalpha()
        )


_STRAIGHT_QUOTE, _CURLY_QUOTE = pattern(r"(?<!\d)\""), pattern(r"[“”]")
_STRAIGHT_APOSTROPHE = pattern(r"(?<=\p{L})'(?=\p{L})")
_CURLY_APOSTROPHE = pattern(r"(?<=\p{L})’(?=\p{L})")
_OTHER_STYLE = {"’": "'", "'": "’", "“": '"', "”": '"'}  # which way '"' turns, only its place tells
_FEWEST = 6  # marks that show a text's own style
_TIMES = 3  # as many as of the other


def _in_other_style(
    text: str, straight: regex.Pattern[str], curly: regex.Pattern[str]
) -> tuple[list[regex.Match[str]], list[regex.Match[str]]]:
    """Return the marks of the rarer style, none where it is not plainly the rarer, and the others."""
    straights = list(straight.finditer(text))
    curlies = list(curly.finditer(text)) if straights else []
    few, many = sorted((straights, curlies), key=len)
    if len(many) < max(_FEWEST, _TIMES * len(few)):
        few = []
    return few, many


class MixedApostrophes(DocumentRule):
    """A few straight apostrophes stand in a text of curly ones, or the other way round.

    Passages from different sources, or words typed in afterwards. Told only where one style is
    plainly the text's own.
    """

    message = "the other apostrophes of this text are {style}"
    severity = Severity.HINT
    mqm = "fluency/typography"
    trigger = "[a-z]’[a-z]"
    bad = (
        "It's Kim's plan, Lee's plan, Ann's plan, Bo's plan and Max's plan; it isn[[’|']]t ours.",
        "It’s Kim’s plan, Lee’s plan, Ann’s plan, Bo’s plan and Max’s plan; it isn[['|’]]t ours.",
    )
    good = (
        "It's Kim's plan; it isn’t ours.",
        "‘It’s over,’ said the sailors’ man.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the apostrophes of the rarer style."""
        text = document.text
        if "'" not in text:
            return
        few, many = _in_other_style(text, _STRAIGHT_APOSTROPHE, _CURLY_APOSTROPHE)
        for match in few:
            yield _other_style(self, document, match, many)


class MixedQuotes(DocumentRule):
    """A few straight quotation marks stand in a text of curly ones, or the other way round.

    Translators who paste passages do this as often as engines, so the rule is not in the default
    profile.
    """

    message = "the other quotation marks of this text are {style}"
    severity = Severity.HINT
    mqm = "fluency/typography"
    default = False
    trigger = "[“”]"
    bad = ('“A” and “B” and “C” or [["]]D[["]].',)
    good = (
        '“A” or "B".',
        'A board of 5" width, “so wide”, “so long”, “so deep”.',
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the quotation marks of the rarer style."""
        text = document.text
        if '"' not in text:
            return
        few, many = _in_other_style(text, _STRAIGHT_QUOTE, _CURLY_QUOTE)
        for match in few:
            yield _other_style(self, document, match, many)


def _other_style(
    rule: DocumentRule, document: Document, match: regex.Match[str], many: list[regex.Match[str]]
) -> Finding:
    style = "straight" if many[0].group() in "\"'" else "curly"
    there = [Related(m.start(), m.end(), f"{style} here") for m in many[:2]]
    fix = _OTHER_STYLE.get(match.group())
    return rule.finding(document, *match.span(), fix=fix, related=there, style=style)


_FRAGMENT = pattern(
    r"“\p{Ll}[^“”\n]{2,300}?(?:(?P<inside>[.,]”(?=\s|$))|(?P<outside>(?<=\p{L}{2})”(?P<mark>[.,])(?=\s|$))|”)"
)


class MarkOutsideQuote(DocumentRule):
    """A stop or comma stands after a quoted fragment in a text that sets it inside elsewhere.

    American style sets it inside always, British style by the sense: only a fragment with its
    stop inside shows which of both a text follows. Only a lone exception is told.
    """

    message = "elsewhere in this text the '{mark}' stands inside the quotation mark"
    severity = Severity.HINT
    confidence = Confidence.MEDIUM
    mqm = "fluency/punctuation"
    trigger = r"[a-z]”[.,]"
    bad = ("He called it “a good day.” It was “our port[[”.|.”]]",)
    good = (
        "It was “our port”. It was “our ship.” It was “our crew”.",
        "“We left,” he said. “It was late.” It was “our port”.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the only mark that stands outside."""
        fragments = list(_FRAGMENT.finditer(document.text))
        outside = [m for m in fragments if m["outside"]]
        inside = [m for m in fragments if m["inside"]]
        if len(outside) == 1 and inside:
            mark = outside[0]["mark"]
            there = [Related(*m.span("inside"), "inside here") for m in inside[:2]]
            span = outside[0].span("outside")
            yield self.finding(document, *span, fix=mark + "”", related=there, mark=mark)
