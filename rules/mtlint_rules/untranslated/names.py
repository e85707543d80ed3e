"""Names of places, months and weekdays that kept the form of the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from mtlint import Document, DocumentRule, Finding, Severity, pattern
from mtlint_rules._foreign import Exonym, exonyms, named


@cache
def _pattern(form: str) -> Any:
    source = re.escape(form).replace(r"\ ", r"\s").replace("’", "['’]")
    return pattern(rf"(?<![\w@#/.-]|[\w][-'’]){source}(?![\w@/-]|\.\w)")


def _found(document: Document, kinds: frozenset[str]) -> Iterator[tuple[Exonym, int, int]]:
    """Yield the names of the given kinds with their places, the longest at each place."""
    found = [
        (match.start(), -match.end(), exonym)
        for exonym in exonyms(document, kinds)
        for match in _pattern(exonym.form).finditer(document.text)
    ]
    done = 0
    for start, end, exonym in sorted(found):
        if start >= done:
            done = -end
            yield exonym, start, done


_CAPITAL_BEFORE = pattern(
    r"(?:(?<!\w)(?!(?:In|At|From|To|The|Of|By|With|For|And|But|As|On|Near|After|Before)\ )\p{Lu}[\p{L}\p{M}.'’-]*|\b(?:de|del|la|du|des|von|di|da|do|für|für|of\ the))\ $"
)
_CAPITAL_AFTER = pattern(
    r"\ (?:\p{Lu}|de\ |del\ |du\ |la\ |und\ |y\ |et\ |FC\b)|['’]s\ \p{Lu}|\ ?[(/]"
)
_PREPOSITION = pattern(
    r"\b(?:[Ii]n|[Ff]rom|to|from|at|near|outside|via|around|between|against|into|across|toward|towards|visit(?:ed|ing|s)?"
    r"|leav(?:e|es|ing)|left|reach(?:ed|es|ing)?)\ $"
)
_SPOKEN_OF = pattern(
    r"\b(?:called|known\ as|named|titled|entitled|formerly|or|aka|word|name|newspaper|magazine|daily|weekly"
    r"|website|company|party|team|ship|brand|band|film|book|song|hotel|restaurant|caf[eé])\W{1,3}$|[\"“‘«*_]$"
)


class PlaceName(DocumentRule):
    """A country or a city has its name from another language: "Pékin", "Londres", "Corée du Nord".

    Parts of longer names (Cerveza Brasil, Alternative für Deutschland), titles and quoted names
    are left alone. One word without accents counts only after a preposition of place, because
    many are names of people too.
    """

    message = "'{match}' is {languages} for {fix}"
    severity = Severity.ERROR
    mqm = "accuracy/untranslated"
    bad = (
        "The talks in [[Pékin|Beijing]] went on until Friday.",
        "She flew from [[Londres|London]] to Oslo.",
        "In [[Corée du Nord|North Korea]] nobody left the room.",
    )
    good = (
        "The Universidad de Londres choir sang; Anna Londres led it.",
        "Le Pékin Express is a show, and “Pékin” is its song.",
        "The party Alternative für Deutschland lost votes in Saxony.",
        "He praised Suisse Romande radio.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the names of places that stand alone."""
        text = document.text
        for exonym, start, end in _found(document, frozenset({"place"})):
            before = text[max(0, start - 30) : start]
            if _CAPITAL_BEFORE.search(before) or _CAPITAL_AFTER.match(text, end):
                continue
            if _SPOKEN_OF.search(before):
                continue
            one_word = exonym.form.isascii() and " " not in exonym.form
            if (one_word or not exonym.sure) and not _PREPOSITION.search(before):
                continue
            yield self.finding(
                document,
                start,
                end,
                fix=exonym.english,
                safe=False,
                languages=named(exonym.languages),
            )


_DAY_BEFORE = pattern(r"\b\d{1,2}(?:er|º|°|\.|st|nd|rd|th)?\ (?:de\ |of\ )?$")
_CAPITAL_NEXT = pattern(r"\ \p{Lu}")
_QUOTE_BEFORE = pattern(r"[“\"‘]$")
_NUMBER_AFTER = pattern(r"\ (?:de\ |of\ )?\d{1,4}\b")
_TIME_BEFORE = pattern(
    r"\b(?:in|on|since|until|till|by|before|after|during|last|next|this|every|early|mid|late|of|from"
    r"|between|for|to|and)[\ -]$"
)


class CalendarName(DocumentRule):
    """A month or a weekday was not translated: "3 juillet", "on lundi".

    It counts beside a number, or in lower case after a word of time; feasts and squares that
    have a date for a name (Plaza 9 de Julio) are left alone.
    """

    message = "'{match}' is {languages} for {fix}"
    severity = Severity.ERROR
    mqm = "accuracy/untranslated"
    bad = (
        "The bridge was closed on 3 [[juillet|July]] 2019.",
        "The council meets on [[lundi|Monday]].",
        "It rained all through [[Februar|February]] 2021.",
    )
    good = (
        "The Plaza 9 de Julio Square is closed.",
        "Juli Holm and Mercredi Dubois won on Monday.",
        "The band “4 juillet” plays.",
        "The Movimiento 26 de Julio was founded in 1955.",
        "Julio 3 is the name of the boat, and mars 2 its port of call.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the months and weekdays in the place of a date."""
        text = document.text
        for exonym, start, end in _found(document, frozenset({"month", "weekday"})):
            before = text[max(0, start - 20) : start]
            if _SPOKEN_OF.search(before[:-1]) or _SPOKEN_OF.search(before):
                continue
            day = _DAY_BEFORE.search(before)
            capitals = (
                text[start].isupper()
                and (_CAPITAL_BEFORE.search(before[: day.start()] if day else before))
            ) or _CAPITAL_NEXT.match(text, end)
            if capitals or (day and _QUOTE_BEFORE.search(before[: day.start()])):
                continue
            number = _NUMBER_AFTER.match(text, end)
            if not exonym.sure and not (day and (number or text[start].islower())):
                continue
            dated = day or number
            if dated or (text[start].islower() and _TIME_BEFORE.search(before)):
                yield self.finding(
                    document, start, end, fix=exonym.english, languages=named(exonym.languages)
                )
