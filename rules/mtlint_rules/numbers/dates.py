"""Dates: days that do not exist, weekdays that do not fit, and dates in figures."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Confidence, Finding, Severity, pattern
from mtlint.text import Block

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SHORT = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_SHIFT = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
_GREGORIAN = 1753  # before it dates may follow the Julian calendar
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)


def weekday(year: int, month: int, day: int) -> str:
    """Return the weekday of a date of the Gregorian calendar (Sakamoto's method).

    >>> weekday(2024, 6, 18)
    'Tuesday'
    """
    if month < 3:
        year -= 1
    return _WEEKDAYS[(year + year // 4 - year // 100 + year // 400 + _SHIFT[month - 1] + day) % 7]


def _exists(year: int, month: int, day: int) -> bool:
    if not (1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return leap or (month, day) != (2, 29)


class WrongWeekday(BlockRule):
    """A weekday does not fit its full date: `Monday, June 18, 2024`.

    One of both was mistranslated, or moved with the time zone. Only dates with their year are
    judged, and only from 1753 on.
    """

    message = "{date} was a {right}, not a {wrong}"
    severity = Severity.ERROR
    mqm = "accuracy/mistranslation"
    trigger = r"day,? (?:the )?[a-z0-9.]+,? (?:of )?[a-z0-9.]+,? [12][0-9][0-9][0-9]"
    bad = (
        "It opened on [[Monday]], June 18, 2024, at noon.",
        "It opens on [[Friday]] 1 January 2020 and [[Sunday]], Feb. 29, 2024.",
    )
    good = (
        "It opened on Tuesday, June 18, 2024, and on Wednesday 1 January 2020.",
        "On Monday, June 18, nobody came. On Friday, in May 2024, they did.",
        "By Sunday, June 31, 2024 it was over; Friday 13 May 1650 was long ago.",
    )
    _PATTERN = pattern(
        rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),? (?:the )?(?P<date>"
        rf"(?:{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH})"
        r",? (?P<year>\d{4}))\b"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the weekdays that do not fit."""
        for match in block.search(self._PATTERN):
            year, day = int(match["year"]), int(match["day"])
            month = _SHORT[match["month"][:3].lower()]
            if year < _GREGORIAN or not _exists(year, month, day):
                continue
            right, wrong = weekday(year, month, day), match["weekday"]
            if right != wrong:
                span = match.span("weekday")
                yield self.finding(block, *span, date=match["date"], right=right, wrong=wrong)


class ImpossibleDate(BlockRule):
    """A day that its month does not have: `June 31`, `February 30`."""

    message = "there is no {match}"
    severity = Severity.ERROR
    mqm = "accuracy/mistranslation"
    trigger = r"(?:feb|apr|jun|sep|nov)[a-z]*\.? (?:29|3[01])|(?:29|3[01])(?:st|th)? (?:of )?(?:feb|apr|jun|sep|nov)"
    bad = (
        "It opened on [[June 31]] or on the [[30th of February]].",
        "On [[Feb. 29, 2023]], it closed.",
    )
    good = (
        "It opened on June 30, Feb. 29, 2024, and 31 May.",
        "In June 31 ships came, and in November 2031 more.",
        "April 31-year-olds; June 31% more. From 29 February on.",
    )
    _PATTERN = pattern(
        rf"(?<!\bin )\b(?:{_MONTH} (?P<day>29|3[01])(?:st|th)?(?:, (?P<year>\d{{4}}))?(?=[,.;)]|\s(?:and|or|at|in|to|when|was|as)\b|$)"
        rf"|(?P<day>29|3[01])(?:st|th)?(?: of)? {_MONTH}\b(?: (?P<year>\d{{4}})\b)?)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the dates that do not exist."""
        for match in block.search(self._PATTERN):
            month = _SHORT[match["month"][:3].lower()]
            year = int(match["year"]) if match["year"] else 2000  # a leap year where none is said
            if year >= _GREGORIAN and not _exists(year, month, int(match["day"])):
                yield self.finding(block, *match.span())


class DayWithPoint(BlockRule):
    """The day of a date has a point: `on 17. June`.

    German, Czech, Danish and Turkish mark ordinals so.
    """

    message = "'{match}': the day has no point in English"
    severity = Severity.ERROR
    mqm = "locale/date-format"
    safe = False
    sources = ("de", "cs", "da", "no", "tr", "fi", "is")
    trigger = r"[0-9]\. (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    bad = (
        "They meet on [[17. June|17 June]] or, at the latest, by Friday, [[3. July|3 July]].",
        "The strike of [[1. May 2019|1 May 2019]] is over.",
    )
    good = (
        "They meet on 17 June. He left at 17. June came, and it was on page 17. May is late.",
        "The trains ran until 17. March is when they stop.",
    )
    _PATTERN = pattern(
        r"(?<=\b(?:[Oo]n|[Ff]rom|[Uu]ntil|till|[Bb]y|[Ss]ince|of|the|[Bb]efore|[Aa]fter|[Bb]etween|\w+day,) )"
        rf"(?P<day>[12]?\d|3[01])\. (?P<rest>{_MONTH}(?: (?:19|20)\d\d\b|(?!\w| (?:(?:is|was|has|will|came|saw|brings|brought)\b|\d))))"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the days with a point before their month."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix=f"{match['day']} {match['rest']}")


class DayInBrackets(BlockRule):
    """The day of the month stands in brackets after the weekday: `on Monday (3)`.

    Brazilian, Portuguese and Japanese papers write so.
    """

    message = "'{match}': English names the month with the day, or just the weekday"
    mqm = "locale/date-format"
    sources = ("pt", "ja")
    trigger = r"day (?:(?:night|morning|afternoon|evening) )?\([0-9]{1,2}(?:st|nd|rd|th)?\)"
    bad = ("Dockers went on strike on Monday[[ (3)|]], and last Friday night[[ (28th)|]] too.",)
    good = (
        "Winners by weekday: Monday (3), Tuesday (5), Wednesday (1).",
        "On Monday (May 3) dockers went on strike. Friday (13 people) was worse.",
    )
    _PATTERN = pattern(
        rf"(?<=\b(?i:on|this|last|next|since|until|of|by) (?:{'|'.join(_WEEKDAYS)})(?: (?:night|morning|afternoon|evening))?)"
        r" \((?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the days in brackets."""
        for match in block.search(self._PATTERN):
            yield self.finding(block, *match.span(), fix="", safe=False)


_OTHER_CALENDARS = {
    "Islamic": r"Muharram|Safar|Rabi['’]? ?(?:al-|ul-|ath-)?(?:Awwal|Thani|Akhir|II?)"
    r"|Juma(?:da|di)['’]? ?(?:al-|ul-|ath-)?(?:Awwal|Ula|Thani|Akhira?h?|II?)|Rajab|Sha['’]?ban"
    r"|Ramad[ah]n|Shawwal|(?:Dh|Z)[uh]['’]?l?[- ]?(?:al-)?(?:Q[ia]['’]?d[ae]h?|Hij{1,2}[ae]h?)",
    "Iranian": r"Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand",
}


class ForeignCalendar(BlockRule):
    """A date of the Islamic or the Iranian calendar stands alone: `on 12 Shawwal 1442`.

    Arabic and Persian papers date by them; English readers need the Gregorian date. Told only
    where the sentence has no year of the Common Era, which would be the gloss.
    """

    message = "'{match}' is a date of the {calendar} calendar: readers need the Gregorian one"
    mqm = "locale/date-format"
    sources = ("ar", "fa", "ur")
    trigger = r"[a-z],? 1[34][0-9][0-9]"
    bad = ("He died on [[12 Shawwal 1442]]. The fair opens on [[5 Mehr 1403]].",)
    good = (
        "He died on 12 Shawwal 1442, that is May 24, 2021.",
        "Shawwal follows Ramadan. In the Battle of Tir 1403 men fell.",
        "The mosque of 1442 was built by Shawwal.",
    )
    _PATTERN = pattern(
        r"(?<![\w.,])\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:"
        + "|".join(f"(?P<{name}>{months})" for name, months in _OTHER_CALENDARS.items())
        + r"),? 1[34]\d\d\b(?: ?(?:AH|A\.H\.|H\b))?"
    )
    _COMMON_ERA = pattern(r"\b(?:1[5-9]|20)\d\d\b")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the dates without a gloss."""
        for match in block.search(self._PATTERN):
            sentence = block.document.sentence_at(match.start())
            if sentence is None or self._COMMON_ERA.search(sentence.text) is None:
                yield self.finding(block, *match.span(), calendar=match.lastgroup)


class DateInFigures(BlockRule):
    """A date stands in figures with points, as German, Russian or Turkish write it: `18.06.2024`.

    English readers cannot be sure which figure is the month, so running text has its name. The
    house style decides the order of the fix: `american`, or any other for day before month.
    """

    message = "'{match}': running text names the month"
    mqm = "locale/date-format"
    safe = False
    trigger = (
        r"[0-9]\. ?[0-9]{1,2}\. ?[12][0-9][0-9][0-9]|[12][0-9][0-9][0-9]\.[0-9][0-9]\.[0-9][0-9]"
    )
    bad = (
        "The port burned on [[18.06.2024|June 18, 2024]] and on [[2024.06.05|June 5, 2024]].",
        "It opened on [[1. 7. 1999|July 1, 1999]].",
    )
    good = (
        "Version 18.26.2024 and 1.2.2024.5 of the driver; call 12.34.2099.",
        "It opened on June 18, 2024, in rooms 1.2 and 18.",
    )
    house: str = "american"
    _PATTERN = pattern(
        r"(?<![\w.,/-])(?:(?P<day>\d{1,2})\.[ ]?(?P<month>\d{1,2})\.[ ]?(?P<year>(?:19|20)\d\d)"
        r"|(?P<year>(?:19|20)\d\d)\.(?P<month>\d\d)\.(?P<day>\d\d))(?![\w-]|[.,:/]\d)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the dates in figures."""
        for match in block.search(self._PATTERN):
            year, month, day = (int(match[part]) for part in ("year", "month", "day"))
            if not _exists(year, month, day):
                continue
            name = _MONTHS[month - 1]
            american = self.house == "american"
            fix = f"{name} {day}, {year}" if american else f"{day} {name} {year}"
            yield self.finding(block, *match.span(), fix=fix)


class MixedDayOrder(BlockRule):
    """A date stands in figures with slashes and only one reading is possible: `25/12/2023`.

    American readers expect the month first. Told only in the strict profile.
    """

    message = "'{match}': running text names the month"
    severity = Severity.HINT
    confidence = Confidence.MEDIUM
    mqm = "locale/date-format"
    safe = False
    default = False
    trigger = r"[0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9][0-9]"
    bad = ("The port burned on [[25/12/2023|December 25, 2023]].",)
    good = ("The port burned on 5/12/2023.", "See example.org/25/12/2023/port.")
    house: str = "american"
    _PATTERN = pattern(
        r"(?<![\w.,/-])(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/-])"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the dates whose first figure can only be the day."""
        for match in block.search(self._PATTERN):
            year, month, day = (int(match[part]) for part in ("year", "month", "day"))
            if _exists(year, month, day):
                name = _MONTHS[month - 1]
                american = self.house == "american"
                fix = f"{name} {day}, {year}" if american else f"{day} {name} {year}"
                yield self.finding(block, *match.span(), fix=fix)
