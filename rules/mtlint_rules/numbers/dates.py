"""Dates: days that do not exist, weekdays that do not fit, and dates in figures."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtlint import BlockRule, Confidence, Finding, Severity
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
    _PATTERN = regex.compile(
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
    _PATTERN = regex.compile(
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


class DateInFigures(BlockRule):
    """A date stands in figures with points, as German, Russian or Turkish write it: `18.06.2024`.

    English readers cannot be sure which figure is the month, so running text has its name. The
    house style decides the order of the fix: `american`, or any other for day before month.
    """

    message = "'{match}': running text names the month"
    mqm = "locale/date-format"
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
    _PATTERN = regex.compile(
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
    default = False
    trigger = r"[0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9][0-9]"
    bad = ("The port burned on [[25/12/2023|December 25, 2023]].",)
    good = ("The port burned on 5/12/2023.", "See example.org/25/12/2023/port.")
    house: str = "american"
    _PATTERN = regex.compile(
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
