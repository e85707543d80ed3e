"""Letters of other scripts in English text."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import Block, BlockRule, Document, DocumentRule, Finding, Severity, pattern

_LETTER = r"[^\P{L}\p{Latin}\p{Common}\p{Inherited}]"
_PART = r"[\p{M}\u200c\u200d\u30fc\u3005\u3007\u02bc]"
_RUN = pattern(
    rf"(?:(?<![\w])\d+)?{_LETTER}(?:{_LETTER}|{_PART}|(?:[\p{{P}}\p{{N}}]|[^\S\n]){{1,4}}(?={_LETTER})|\d(?={_LETTER}))*+"
)
_LATIN = pattern(r"\p{Latin}")
_LOOK_ALIKES = pattern(r"[\p{Cyrillic}\p{Greek}]")
_SYMBOL = pattern(r"\d*\p{Greek}{1,2}(?!\p{L})|\d*[АВЕІКМНОРСТУХаеіорсух]")  # α, or 20 °С typed so
# The text speaks of the foreign word, or gives its meaning.
_CUE = pattern(
    r"""\b(?:means?|meaning|meant|translat\w+|literally|character\w*|letters?|digits?|numerals?|script|alphabet
        |spel(?:t|led|ling)|written|reads?|reading|hashtags?|slogans?|kanji|hanja|pinyin
        |hiragana|katakana|Hangul|Cyrillic|in\ (?:Chinese|Japanese|Korean|Russian|Ukrainian|Arabic
        |Hindi|Hebrew|Greek|Persian|Urdu|Thai))\b""",
    "x",
)
_BRACKETED = pattern(r"[(（\[](?:\p{L}[\p{L} ]*+: *)?$")


_FARTHEST_CUE = 500  # characters; a sentence may be endless
_LONGEST_TERM = 30  # characters that a text may speak of; more is a sentence
# Of what begins with other bytes hardly anything is a letter outside Latin script; E2 is dashes and
# quotation marks, F0 mostly emoji.
_LEADS = bytes([*range(0xCD, 0xE2), *range(0xE3, 0xEE), 0xEF])


class ForeignScript(DocumentRule):
    """Letters of another script stand in an English sentence.

    Decoders copy words that they do not know, and keep a name or a unit in the script of the
    source. English gives such a word only beside its translation: in brackets after the name,
    or where the text speaks of the word itself. A Greek letter or two may be a symbol.

    Limits: a Cyrillic or Greek letter that looks like a Latin one is left to the rule about
    look-alikes.
    """

    message = "'{match}' was left in the script of the source"
    severity = Severity.ERROR
    mqm = "accuracy/untranslated"
    bad = (
        "The council has [[禁止]] fishing in the lake.",
        "Its [[генеральный]] director resigned.",
        "The [[प्रतियोगिता]] ended in a draw after [[16万]] votes.",
        "Farmers of the [[ጎጃም ዞን]] lost their harvest.",
    )
    good = (
        "Tengri (腾格里) and Sora (Japanese: 空) are names.",
        "The team measured α-waves, 12 µm lenses and Δv at 20 °С.",
        "Her banner said “мир”, which means peace.",
        "The character 水 stands on every door.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the runs in another script that the text does not explain."""
        text = document.text
        if text.isascii() or not _may_hold_script(text):
            return
        for run in _RUN.finditer(text):
            start, end = run.span()
            beside = text[max(0, start - 1) : start] + text[end : end + 1]
            if _LATIN.search(beside) and _LOOK_ALIKES.match(text, start):
                continue
            if _SYMBOL.fullmatch(text, start, end) or text[start - 1 : start] in ("#", "@"):
                continue
            if _BRACKETED.search(text, max(0, start - 30), start):
                continue
            if end - start < _LONGEST_TERM and _is_spoken_of(document, start):
                continue
            yield self.finding(document, start, end)


_DIGITS = r"[^\P{Nd}\p{ASCII}０-９]"
_FIGURE = pattern(rf"(?<!\p{{L}}){_DIGITS}++(?:[.,٫٬]?{_DIGITS}++)*(?!\p{{L}})")
_SEPARATORS = str.maketrans("٫٬", ".,")


class ForeignDigits(BlockRule):
    """A figure has the digits of another script: `by ٤٠ percent`.

    Arabic, Persian and many languages of South Asia have digits of their own; engines copy them.
    """

    message = "'{match}' has the digits of another script: '{fix}'"
    severity = Severity.ERROR
    mqm = "accuracy/untranslated"
    trigger = r"[\x{660}-\x{669}\x{6f0}-\x{6f9}\x{966}-\x{96f}\x{9e6}-\x{9ef}\x{a66}-\x{a6f}\x{ae6}-\x{aef}\x{be6}-\x{bef}\x{c66}-\x{c6f}\x{ce6}-\x{cef}\x{d66}-\x{d6f}\x{e50}-\x{e59}\x{1040}-\x{1049}\x{17e0}-\x{17e9}]"
    bad = (
        "Prices rose by [[٤٠|40]] percent to [[१,२००|1,200]] rupees and [[۲٫۵|2.5]] million rials.",
    )
    good = (
        "Prices rose by 40 percent.",
        "The sign read (٤٠ شارع) over the door.",
        "The digits ٤ and ٥ mean four and five.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the figures that stand in English text."""
        text = block.document.text
        for match in block.search(_FIGURE):
            start, end = match.span()
            if _RUN.search(text, max(block.start, start - 2), min(block.end, end + 2)):
                continue
            if _is_spoken_of(block.document, start):
                continue
            fix = "".join(
                str(int(sign)) if sign.isdecimal() else sign.translate(_SEPARATORS)
                for sign in match.group()
            )
            yield self.finding(block, start, end, fix=fix)


def _is_spoken_of(document: Document, place: int) -> bool:
    """Say whether the sentence speaks of the foreign word, not too far from it."""
    sentence = document.sentence_at(place)
    return sentence is not None and bool(
        _CUE.search(
            document.text,
            max(sentence.start, place - _FARTHEST_CUE),
            min(sentence.end, place + _FARTHEST_CUE),
        )
    )


def _may_hold_script(text: str) -> bool:
    """Say whether a text has a byte with which letters of other scripts begin in UTF-8."""
    data = text.encode("utf-8", "replace")
    return len(data.translate(None, _LEADS)) < len(data)
