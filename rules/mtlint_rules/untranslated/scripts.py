"""Letters of other scripts in English text."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtlint import Block, BlockRule, Finding, Severity

_LETTER = r"[^\P{L}\p{Latin}\p{Common}\p{Inherited}]"
_PART = r"[\p{M}\u200c\u200d\u30fc\u3005\u3007\u02bc]"
_RUN = regex.compile(
    rf"(?:(?<![\w])\d+)?{_LETTER}(?:{_LETTER}|{_PART}|(?:[\p{{P}}\p{{N}}]|\s){{1,4}}(?={_LETTER})|\d(?={_LETTER}))*+"
)
_LATIN = regex.compile(r"\p{Latin}")
_LOOK_ALIKES = regex.compile(r"[\p{Cyrillic}\p{Greek}]")
_SYMBOL = regex.compile(
    r"\d*\p{Greek}{1,2}(?!\p{L})|\d*[АВЕІКМНОРСТУХаеіорсух]"
)  # α, or 20 °С typed so
# The text speaks of the foreign word, or gives its meaning.
_CUE = regex.compile(
    r"""\b(?:means?|meaning|meant|translat\w+|literally|character\w*|letters?|script|alphabet
        |spel(?:t|led|ling)|written|reads?|reading|hashtags?|slogans?|kanji|hanja|pinyin
        |hiragana|katakana|Hangul|Cyrillic|in\ (?:Chinese|Japanese|Korean|Russian|Ukrainian|Arabic
        |Hindi|Hebrew|Greek|Persian|Urdu|Thai))\b""",
    regex.VERBOSE,
)
_BRACKETED = regex.compile(r"[(（\[](?:\p{L}[\p{L} ]*+: *)?$")


class ForeignScript(BlockRule):
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
    trigger = (
        "[\u0370-\u1cff\u1f00-\u1fff\u2d00-\u2d2f\u2d80-\u2dff\u2e80-\u2fdf\u3005-\u3007\u3041-\u9fff"
        "\ua000-\ua4cf\ua4d0-\ua6ff\ua800-\uab2f\uab70-\ud7ff\uf900-\ufaff\ufb13-\ufdfb\ufe70-\ufefc"
        "\uff66-\uffdc\U00010300-\U0001cfff\U00020000-\U0003ffff]"
    )
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

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the runs in another script that the text does not explain."""
        text = block.document.text
        for run in block.search(_RUN):
            start, end = run.span()
            beside = text[max(0, start - 1) : start] + text[end : end + 1]
            if _LATIN.search(beside) and _LOOK_ALIKES.match(text, start):
                continue
            if _SYMBOL.fullmatch(text, start, end) or text[start - 1 : start] in ("#", "@"):
                continue
            if _BRACKETED.search(text, max(block.start, start - 30), start):
                continue
            sentence = block.document.sentence_at(start)
            if sentence is not None and len(run.group()) < 30 and _CUE.search(sentence.text):
                continue
            yield self.finding(block, start, end)
