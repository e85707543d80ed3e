"""Words for large numbers that were carried over from the source."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import Block, BlockRule, Document, DocumentRule, Finding, Severity, pattern

_WORDS = {
    "billion": r"Mrd|Mld|mld|mlrd|Mlrd|mrd|milliards?|Milliarden|milliarden|miliard[ayiů]?|miliardów|miliarde|miliardi"
    r"|miljarde?n?|mil\ millones|mil\ milhões|milyar",
    "million": r"Mio|mio|millones|milhões|milioni|milionů|miljoe?n(?:en)?|Millionen|milionów|milioane|milyon",
    "thousand": r"Tsd|tsd|tys|tis",
    "trillion": r"Bio|billones|bilhões\ de\ milhões|Billionen",
}
_SCALE = pattern(
    r"(?<=\d[\s\u00a0]?)(?:"
    + "|".join(f"(?P<{english}>{words})" for english, words in _WORDS.items())
    + r")(?P<stop>\.(?=\s?[\p{Ll}€$£,;:)]))?(?![\w'’-])(?:\ d(?:e\ |i\ |['’])(?=\p{L}))?",
    "x",
)


class Scale(BlockRule):
    """A number has its scale from another language: "2.3 Mrd.", "40 milliards", "mil millones".

    German and its neighbours abbreviate millions and milliards (Mio., Mrd.), Romance languages
    say milliard or `mil millones`. They count only after a digit; spelt out, "a milliard" is old
    British English, and "mln" is what news agencies of Eastern Europe write in English.
    """

    message = "'{match}' is no English scale; write '{fix}'"
    severity = Severity.ERROR
    mqm = "accuracy/untranslated"
    safe = False
    trigger = rf"\d\s?(?:{'|'.join(_WORDS.values())})"
    bad = (
        "It cost 2.3 [[Mrd.|billion]] euros.",
        "The loan of 40 [[milliards|billion]] was paid back.",
        "Some 15 [[mil millones|billion]] pesos and 4 [[Mio|million]] euros are gone.",
        "Of 30 [[millones de |million ]]pesos nothing is left, nor of 80 [[tys.|thousand]] zloty.",
    )
    good = (
        "It cost 2.3 billion euros, or 2.3bn.",
        "A milliard is a thousand million.",
        "The 4 Miocene fossils; in 2020 Bio Suisse grew. The 15 million.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the scales after a digit."""
        for match in block.search(_SCALE):
            if match.lastgroup is None:
                continue
            english = next(e for e in _WORDS if match[e])
            if match[english] == "Bio" and match["stop"] is None:
                continue
            found = match.group()
            fix = english + found[len(found.rstrip()) :]
            yield self.finding(block, *match.span(), fix=fix)


_INDIAN = pattern(r"(?<=\d |\d)(?:lakh|crore)s?\b")
_ABOUT_SOUTH_ASIA = pattern(
    r"\b(?:India|Rs\b|rupee|Delhi|Mumbai|Kolkata|Chennai|Bengaluru|Modi\b|Pakistan|Karachi|Lahore|Nepal"
    r"|Kathmandu|Bangladesh|Dhaka|Sri Lanka|Pradesh|Bihar|Gujarat|Kerala|Punjab|Lok Sabha|BJP)|₹"
)


class IndianScale(DocumentRule):
    """A lakh (100,000) or a crore (ten million) stands in a text that is not about South Asia.

    In Indian, Pakistani, Nepali and Bangladeshi English both are right, and so they are in every
    text about these countries.
    """

    message = "'{match}' is an Indian scale; readers elsewhere do not know it"
    mqm = "locale/number-format"
    sources = ("hi",)
    default = False
    trigger = r"\d ?(?:lakh|crore)"
    bad = ("The channel has 12 [[lakh]] viewers in Brazil.",)
    good = (
        "The firm owes 12 crore. Its seat is in Mumbai.",
        "A lakh is 100,000. Some 12 lakh people live in the Indian city.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the scales, unless a word of South Asia stands anywhere."""
        if not _ABOUT_SOUTH_ASIA.search(document.text):
            for match in _INDIAN.finditer(document.text):
                yield self.finding(document, *match.span())
