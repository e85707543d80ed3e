"""Words for large numbers that were carried over from the source."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtlint import Block, BlockRule, Finding, Severity

_WORDS = {
    "billion": r"Mrd|Mld|mld|mlrd|Mlrd|mrd|milliards?|Milliarden|milliarden|miliard[ayiů]?|miliardów|miliarde|miliardi"
    r"|miljarde?n?|mil\ millones|thousand\ millions?|mil\ milhões|milyar",
    "million": r"Mio|mio|millones|milhões|milioni|milionů|miljoe?n(?:en)?|Millionen|milionów|milioane|milyon",
    "thousand": r"Tsd|tsd|tys|tis",
    "trillion": r"Bio|billones|bilhões\ de\ milhões|Billionen",
}
_SCALE = regex.compile(
    r"(?<=\d[\s\u00a0]?)(?:"
    + "|".join(f"(?P<{english}>{words})" for english, words in _WORDS.items())
    + r")(?P<stop>\.(?=\s?[\p{Ll}€$£,;:)]))?(?![\w'’-])(?:\ d(?:e\ |i\ |['’])(?=\p{L}))?",
    regex.VERBOSE,
)


class Scale(BlockRule):
    """A number has its scale from another language: "2.3 Mrd.", "40 milliards", "mil millones".

    German and its neighbours abbreviate millions and milliards (Mio., Mrd.), Romance languages
    say milliard or a thousand millions. They count only after a digit; spelt out, "a milliard"
    and "a thousand million" are old British English, and "mln" is what news agencies of Eastern Europe write in English.
    """

    message = "'{match}' is no English scale; write '{fix}'"
    severity = Severity.ERROR
    mqm = "accuracy/untranslated"
    trigger = r"\d.?(?:m(?:rd|io|ld|lrd|illiard|iliard|iljard|illiones|ilhões|ilioni|ilion|iljoen|ilioane|il m|ilyar|ilyon)|thousand million|ts?ys?d?|tis|bio|billon|bilhões)"
    bad = (
        "It cost 2.3 [[Mrd.|billion]] euros.",
        "The loan of 40 [[milliards|billion]] was paid back.",
        "Some 15 [[thousand million|billion]] pesos and 4 [[Mio|million]] euros are gone.",
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
