"""Amounts: thousands, currencies, times of day, ages and ranges, judged by their value."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Confidence, Finding, Severity, pattern
from mtlint.text import Block
from mtlint.text.abbreviations import word_set


class ThousandsPoint(BlockRule):
    """Points part the thousands of a figure: `12.000 people`, `1.250.000`.

    German, Spanish, Italian, Turkish and Indonesian write so; in English a point begins
    decimals. One group of three digits is told only where what is counted comes in whole numbers
    (`people`, `euros`), or in units that nobody counts by the thousandth (`9.500 cubic meters`)
    where the figure ends in two zeros; addresses, versions and telephone numbers are left alone.
    """

    message = "'{match}': English parts thousands with commas"
    severity = Severity.ERROR
    mqm = "locale/number-format"
    safe = False
    trigger = r"[0-9]\.[0-9]{3}"
    bad = (
        "Some [[12.000|12,000]] people and [[1.250.000|1,250,000]] euros.",
        "It costs €[[12.500|12,500]] today.",
        "It holds [[9.500|9,500]] cubic meters on [[1.200|1,200]] hectares.",
    )
    good = (
        "It holds 9.525 cubic meters on 1.205 hectares, or 2.5 cubic meters.",
        "It weighs 12.500 kilograms and fell 3.125 percent; he hit .300 and 1.500 meters.",
        "Call 212.555.1234 or open 10.100.200.300, version 1.200.300.b.",
        "It costs $1.125 a liter, 12,000 people.",
    )
    _PATTERN = pattern(
        r"(?<![\w.,/:-])(?P<sign>[$€£¥₹])?(?P<figure>[1-9]\d{0,2}(?:\.\d{3})+)(?![\w%-]|,\d|[.:/]\w)"
        r"(?:[ \u00a0](?P<noun>\p{Ll}+))?"
    )
    counted: frozenset[str] = word_set(
        """
        people persons soldiers troops men women children residents inhabitants refugees victims
        workers employees students voters fans spectators visitors tourists passengers homes
        houses households cars vehicles ships copies votes cases deaths tests doses euros dollars
        yuan yen roubles rubles pounds pesos lira liras rupees won jobs seats places trees animals
        sheep cattle books objects apartments flats beds pages
        """
    )
    measured: frozenset[str] = word_set(
        "cubic square hectares acres tons tonnes barrels liters litres megawatts kilometers kilometres"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the figures with points between their thousands."""
        for match in block.search(self._PATTERN):
            figure, noun = match["figure"], match["noun"] or ""
            groups = figure.split(".")
            several = len(groups) == 3 or (len(groups) > 3 and len(groups) != 4)
            whole = (
                noun in self.counted
                or (noun in self.measured and figure.endswith("00"))
                or (match["sign"] is not None and len(groups[0]) > 1)
            )
            if several or whole:
                yield self.finding(block, *match.span("figure"), fix=figure.replace(".", ","))


class ThousandsSpace(BlockRule):
    """Spaces part the thousands of a figure: `12 000 people`.

    French, Russian and Scandinavian write so, and so does science; newspapers write commas.
    """

    message = "'{match}': English parts thousands with commas"
    mqm = "locale/number-format"
    safe = False
    # Digit by digit, and what is rare apart: such strings are written in full for the scanner.
    trigger = r"[0-9] [0-9][0-9][0-9]|[0-9][\x{a0}\x{202f}\x{2009}][0-9]"
    bad = (
        "Some [[12 000|12,000]] people and [[1\u00a0250\u00a0000|1,250,000]] euros.",
        "It costs €[[12 500|12,500]] now.",
    )
    good = (
        "Call 020 555 1234 or 12 345 67. In June 18 200 people came.",
        "The Boeing 737 800 and Route 66 100 miles on; section 4 200 lines long.",
        "He won 10 100 metres races.",
    )
    _PATTERN = pattern(
        r"(?<![\w.,/:-])(?<!\d[ \u00a0\u202f])(?P<sign>[$€£¥₹])?"
        r"(?P<figure>[1-9]\d{0,2}(?P<gap>[ \u00a0\u202f\u2009])\d{3}(?:(?P=gap)\d{3})*)"
        r"(?![\w%-]|[.,:/]\d|[ \u00a0]\d)(?:[ \u00a0](?P<noun>\p{Ll}+))?"
    )
    counted: frozenset[str] = ThousandsPoint.counted

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the figures with spaces between their thousands."""
        for match in block.search(self._PATTERN):
            figure, gap = match["figure"], match["gap"]
            before = block.document.text[max(match.start() - 12, 0) : match.start()].split()
            month = (
                bool(before) and before[-1][:1].isupper() and before[-1].lower().startswith(_MONTHS)
            )
            counted = (match["noun"] or "") in self.counted and not month
            sure = gap != " " or match["sign"] or figure.count(" ") > 1
            if sure or (counted and figure.endswith("000")):
                yield self.finding(block, *match.span("figure"), fix=figure.replace(gap, ","))


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class CurrencyAfterNumber(BlockRule):
    """The currency sign follows its figure: `500 €`, `20$`.

    Most of Europe writes so; in English the sign comes first.
    """

    message = "'{match}': the currency sign comes first in English"
    severity = Severity.ERROR
    mqm = "locale/number-format"
    trigger = r"[0-9](?:[,.]| ?(?:thousand|million|billion|trillion))? ?[€£$₽]"
    bad = ("It cost [[500 €|€500]], then [[2.5 million €|€2.5 million]] and [[20$|$20]].",)
    good = (
        "It cost €500 in 2020. $20 more in May 5 $10 bills.",
        "Prices: 10 €5 notes, 20 £10 notes.",
        "A US$5 note; 5 $-signs.",
    )
    _PATTERN = pattern(
        r"(?<![\w.,/$€£₽-])(?P<figure>\d[\d,.]*(?:[ \u00a0](?:thousand|million|billion|trillion))?)"
        r"[ \u00a0]?(?P<sign>[€£$₽])(?![\w-]|[.,]?\d)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the figures before their currency sign."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix=match["sign"] + match["figure"])


_VALUES = {"thousand": 1, "million": 1_000, "billion": 1_000_000, "trillion": 1_000_000_000}


class TwoScales(BlockRule):
    """A figure is spelt out in two scales: `1 trillion 200 billion won`.

    Korean, Chinese, Japanese and Russian read figures out so; English has one scale and decimals.
    """

    message = "'{match}': English gives a figure in one scale, as '{fix}'"
    mqm = "locale/number-format"
    safe = False
    sources = ("ko", "zh", "ja", "ru", "vi")
    trigger = r"[0-9] (?:million|billion|trillion) [0-9]+ (?:thousand|million|billion)"
    bad = (
        "It cost [[1 trillion 200 billion|1.2 trillion]] won.",
        "Some [[3 million 45 thousand|3.045 million]] people came.",
    )
    good = (
        "It rose from 1 trillion to 200 billion, or by $1 billion, 200 million of it in May.",
        "Between 2 billion and 300 million it wavered. He gave 1 million and 2 million; 3 million 4 thousand-year-old coins.",
        "It cost 2 million 2 billion times.",
    )
    _PATTERN = pattern(
        r"(?<![\w.,/-])(?P<high>\d{1,3}) (?P<scale>million|billion|trillion)"
        r" (?P<low>[1-9]\d{0,2}) (?P<part>thousand|million|billion)\b(?!-)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the figures with a smaller scale right after a larger one."""
        for match in block.search(self._PATTERN):
            if _VALUES[match["scale"]] == 1000 * _VALUES[match["part"]]:
                decimals = f"{int(match['low']):03}".rstrip("0")
                fix = f"{match['high']}.{decimals} {match['scale']}"
                yield self.finding(block, *match.span(), fix=fix)


class FrenchTime(BlockRule):
    """A time of day is written with `h`: `at 18h30`.

    French, Portuguese and Romanian write so. The house style decides the fix: `american` has
    6:30 p.m., any other 18:30.
    """

    message = "'{match}' is the French way to write a time"
    severity = Severity.ERROR
    mqm = "locale/time-format"
    safe = False
    sources = ("fr", "pt", "ro")
    trigger = "[0-9] ?h[^A-Za-z]"
    bad = (
        "The vote ends at [[18h30|6:30 p.m.]] and opens at [[8h|8 a.m.]] again.",
        "From [[0h05|12:05 a.m.]] to [[12h|12 p.m.]] nothing moved.",
    )
    good = (
        "The 24h race; within 48h; a 3h15 film; 18h30m of tape.",
        "It begins at 6:30 p.m. on the H25.",
    )
    house: str = "american"
    _PATTERN = pattern(
        r"(?<=\b(?i:at|from|to|until|till|before|after|by|around|and|between|since) )"
        r"(?P<hour>[01]?\d|2[0-3]) ?h ?(?P<minute>[0-5]\d)?(?!\w)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the times written with `h`."""
        for match in block.search(self._PATTERN):
            hour, minute = int(match["hour"]), match["minute"]
            if self.house == "american":
                figures = f"{(hour - 1) % 12 + 1}" + (f":{minute}" if minute else "")
                fix = f"{figures} {'a.m.' if hour < 12 else 'p.m.'}"
            else:
                fix = f"{hour:02}:{minute or '00'}"
            yield self.finding(block, *match.span(), fix=fix)


class TimeWithPoint(BlockRule):
    """A time of the 24-hour clock has a point: `closed at 20.45 on Saturday`.

    Italian, German, Polish and Nordic papers write so, and some British ones; prices and results
    look alike. So the rule is told only in the strict profile, beside a cue of time.
    """

    message = "'{match}': English writes the time of day with a colon"
    severity = Severity.HINT
    confidence = Confidence.MEDIUM
    mqm = "locale/time-format"
    safe = False
    default = False
    sources = ("it", "de", "pl", "fi", "da")
    trigger = r"(?:at|from|until|till|before|after|around|by|since) (?:1[3-9]|2[0-3])\.[0-5][0-9]"
    bad = ("The museum closed at [[20.45|20:45]] on Saturday. It opens at [[14.00|14:00]].",)
    good = (
        "Shares closed at 20.45 on Friday, up from 19.30 on Thursday.",
        "It stood at 20.45 percent on Friday and opened at 7.45pm.",
        "The euro traded at 18.20 kroner on Monday. His record is at 20.45.",
    )
    _PATTERN = pattern(
        r"(?<=\b(?:[Aa]t|[Ff]rom|[Uu]ntil|till|before|after|[Aa]round|by|since) )"
        r"(?:1[3-9]|2[0-3])\.[0-5]\d(?= (?:on (?:the|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|local time"
        r"|(?:that|this|every|in the) (?:day|evening|afternoon|night)|hours\b|when\b)|\.(?:\s|$))"
    )
    _AMOUNT = pattern(
        r"(?i)\b(?:shares?|stocks?|index|trad(?:e|ed|ing)|points?|percent|per cent|rate|prices?|seconds"
        r"|euros?|dollars?|yuan|kron(?:er|or)|degrees|record|average)\b|[%$€£]"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the times with a point."""
        for match in block.search(self._PATTERN):
            sentence = block.document.sentence_at(match.start())
            if sentence is None or self._AMOUNT.search(sentence.text) is None:
                yield self.finding(block, *match.span(), fix=match.group().replace(".", ":"))


class TimeTwice(BlockRule):
    """A time of the 24-hour clock carries `a.m.` or `p.m.`: `15:30 p.m.`."""

    message = "'{match}' mixes the 24-hour clock with {half}"
    severity = Severity.ERROR
    mqm = "locale/time-format"
    safe = False
    trigger = r"(?:1[3-9]|2[0-3])[:.][0-5][0-9] ?[ap]\.?m|(?:1[3-9]|2[0-4]) o['’]clock"
    bad = (
        "It began at [[15:30 p.m.|3:30 p.m.]] and ended at [[22:00 pm|10:00 p.m.]] sharp.",
        "They met at [[20 o'clock|8 p.m.]] again.",
    )
    good = ("It began at 3:30 p.m. or 15:30.", "At 11 o'clock 13 people left.")
    _PATTERN = pattern(
        r"(?<![\d:.])(?P<hour>1[3-9]|2[0-4])(?:[:.](?P<minute>[0-5]\d) ?(?P<half>[ap]\.?m\b\.?)| (?P<half>o['’]clock))",
        "i",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the times that say twice which half of the day it is."""
        for match in block.search(self._PATTERN):
            half = "p.m." if int(match["hour"]) < 24 else "a.m."
            minute = f":{match['minute']}" if match["minute"] else ""
            fix = f"{int(match['hour']) % 12 or 12}{minute} {half}"
            yield self.finding(block, *match.span(), fix=fix, half=match["half"])


_NUMBER = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six"
    r"|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four"
    r"|five|six|seven|eight|nine))?)"
)


class AgeForm(BlockRule):
    """An age in a form that English does not have: `a 25-years-old man`, `aged of 25 years`.

    Before a noun the unit stays in the singular, and `aged` takes the bare figure.
    """

    message = "'{match}' is no English form of an age"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    trigger = r"years[- ]old [a-z]|[a-z0-9]-years-old|aged of|aged? (?:of )?[a-z0-9-]+ years"
    bad = (
        "A [[25-years-old|25-year-old]] man and a [[three years old|three-year-old]] girl.",
        "A woman [[aged of 40 years|aged 40]] and a boy [[aged 12 years|aged 12]].",
        "He died at [[the age of 90 years|the age of 90]], [[7-years-old|7 years old]].",
    )
    good = (
        "A 25-year-old man is 25 years old; children aged 12 to 14 years; aged 5 years and over.",
        "The house is three years old, and a hundred years old tree stands there.",
        "The 25-years-old-and-over group.",
    )
    _PATTERN = pattern(
        rf"(?P<article>\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er) )(?P<form>(?P<number>{_NUMBER})[- ]years[- ]old)(?=\s\p{{Ll}})"
        rf"|\b(?P<form>(?P<number>{_NUMBER})-years-old)\b(?!-)"
        rf"|\b(?P<form>aged (?:of (?P<aged>{_NUMBER})(?: years)?|(?P<aged>{_NUMBER}) years))\b(?!-| (?:(?:and|or) (?:over|older|above|up|under|younger|more|less|\d)|to|old|years)\b)"
        rf"|\b(?P<form>the age of (?P<age>{_NUMBER}) years)(?! old| and| or)\b"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the ages in a form of another language."""
        for match in block.search(self._PATTERN):
            if match["aged"]:
                fix = f"aged {match['aged']}"
            elif match["age"]:
                fix = f"the age of {match['age']}"
            elif match["article"]:
                fix = f"{match['number']}-year-old"
            else:
                fix = f"{match['number']} years old"
            yield self.finding(block, *match.span("form"), fix=fix)


class TildeRange(BlockRule):
    """A tilde stands between two figures: `20~30 people`.

    Chinese, Japanese and Korean write ranges so; in English it means `about`.
    """

    message = "'{match}': English writes a range with a dash or `to`"
    severity = Severity.ERROR
    mqm = "locale/number-format"
    sources = ("zh", "ja", "ko")
    trigger = r"[0-9] ?[~～〜] ?[0-9]"
    bad = ("Some [[20~30|20-30]] people came at [[5 ～ 6|5-6]] p.m.",)
    good = ("Some ~20 people came.", "The file a~1 and ~/2.")
    _PATTERN = pattern(r"(?<![\w~./])(\d[\d,.]*) ?[~～〜] ?(\d[\d,.]*\d|\d)(?![\w~/])")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the ranges with a tilde."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix=f"{match[1]}-{match[2]}")


class BetweenWithDash(BlockRule):
    """`Between` or `from` is followed by a dash instead of `and` or `to`: `between 5-10`."""

    message = "'{match}': the dash stands for the other half of the pair"
    severity = Severity.HINT
    mqm = "fluency/grammar"
    default = False
    trigger = r"between [0-9][0-9,.]* ?[-–] ?[0-9]"
    bad = ("It takes [[between 5-10|between 5 and 10]] days.",)
    good = ("It takes between 5 and 10 days.", "The game between 76-ers; between 2010-built ships.")
    _PATTERN = pattern(r"\b([Bb]etween) (\d[\d,.]*) ?[-–] ?(\d[\d,.]*\d|\d)(?![\w-])")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the pairs with a dash."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix=f"{match[1]} {match[2]} and {match[3]}")
