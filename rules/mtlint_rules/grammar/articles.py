"""The article before the sound that follows it."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Finding, Severity, pattern
from mtlint.text import Block
from mtlint_rules import _lexicon

# Vowel letters that sound like a consonant ("a unit", "a European", "a one-off"), consonant
# letters that are not heard ("an hour"), and words that are said in both ways (herb, historic).
_SOUNDS_CONSONANT = pattern(
    r"eu|ew(?:e|er)\b|on(?:e|ce)(?![a-z])|oneself|ouija|"
    r"u(?:[bfk]i|ku|fo|ni(?![dm]|n(?!tended\b)|lluminated)|r[aeio](?!nge)|s[aeu]|t[aei]|te|to|nan|yg|lu)",
)
_SOUNDS_VOWEL = pattern(r"hour(?!i)|honest|hono[u]?r|heir")
_BOTH = pattern(r"h(?:erb|ist|abit|otel|yster|ero|arm|or|il|all|yp|um|om|yd|al)|u(?:nion|h|gh)")
_ARTICLE = pattern(
    r"(?<![\w'’.&/-])(an?|An?) ([\"“‘]?)(\p{L}[\p{L}’']*|\d[\d,.]*)(-?)(?![\w.]*[@/_])"
)
_VOWEL_NUMBER = pattern(r"8|18\d\d(?!\d)|1[18](?:,\d{3})*+(?![\d,])|1[18](?:\.\d)?(?!\d)")


class AnBeforeSound(BlockRule):
    """The article "a" before a vowel sound, or "an" before a consonant.

    It is left behind when the word after the article is replaced: by a translation memory, by a
    name, by an editor. The sound counts, not the letter: "an hour", "a European", "an 80-year-old".
    Capitals that may be read as letters or as a word are left alone where the two differ, so are
    words with an h that some do not sound, and words that are not English.
    """

    message = "'{match}' should be '{fix}'"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    trigger = (
        r"(?:^|[^A-Za-z0-9.'’&/-])(?:a [\"“‘]?(?:[aeio]|hour|hon|heir|(?-i:[Uu][a-z])|8|11|18)"
        r"|an [\"“‘]?(?:(?-i:[FHLMNRSXfhlmnrsx][a-z])|[bcdgjkpqtvwyz0-79]|eu|ew|on|(?-i:[Uu][a-z])))"
    )
    bad = (
        "She took [[a|an]] old ferry.",
        "It is [[an|a]] new harbour with [[an|a]] unique crane.",
        "He waited [[a|an]] hour for [[a|an]] 80-year-old pilot.",
        "[[An|A]] European port got [[a|an]] EU grant.",
    )
    good = (
        "An hour, an honest man, an heir, an MRI scan, an 11-day trip, an 18th-century quay.",
        "A European, a one-off, a unit, a user, a university, a US ship, a FIFA rule, a NATO base.",
        "An 1890 map; an uninvited guest and an unidentified ship; a historic, an historic hotel.",
        "Vitamin A is in it; the plan went from A to Z; a la carte; Serie A on TV; plan A and B.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the articles that do not fit."""
        for match in block.search(_ARTICLE):
            article, word = match[1], match[3]
            wanted = _article_for(word, hyphenated=bool(match[4]))
            if wanted is None or wanted == article.lower():
                continue
            if article == "A" and not _opens(block, match.start()):
                continue  # the letter: "Serie A in Italy"
            fix = wanted.capitalize() if article[0] == "A" else wanted
            yield self.finding(block, *match.span(1), fix=fix)


def _opens(block: Block, offset: int) -> bool:
    before = block.document.text[block.start : offset].rstrip(' "“‘(')
    return not before or before[-1] in ".!?:…"


def _article_for(word: str, *, hyphenated: bool) -> str | None:
    """Return the article that a word or number wants, or None where one cannot be sure."""
    if word[0].isdigit():
        if word.startswith("11") and len(word) == 4:
            return None  # "eleven hundred" or "one thousand one hundred"
        return "an" if _VOWEL_NUMBER.match(word) else "a"
    if not word[0].isascii():
        return None  # "an Émile", and letters of other scripts
    lower = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) == 1 or (word.isupper() and len(word) < 6):
        if word[0] in "AEIO" and (len(word) > 1 or word != "A"):
            return "an"
        return "a" if word[0] in "BCDGJKPQTVWYZ" and word[0].isupper() else None
    if not word[1:].islower() or _BOTH.match(lower):
        return None
    if word[0].islower() and not (_lexicon.is_common(lower) or (hyphenated and len(word) > 2)):
        return None
    if _SOUNDS_VOWEL.match(lower):
        return "an"
    if _SOUNDS_CONSONANT.match(lower):
        return "a"
    if word[0].isupper() and word[0] in "HUYX":
        return None
    return "an" if lower[0] in "aeiou" else "a"
