"""When something happened, and how a vote ended, told in two ways."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mtlint import Confidence, DocumentRule, Related, Severity, pattern, plain_pattern
from mtlint.text.abbreviations import word_set
from mtlint_rules._edits import within_one_edit
from mtlint_rules._statements import alike, is_past, is_set_apart, matches_near, twice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint import Document, Finding

_NAME = r"\p{Lu}[\p{L}\p{M}'’-]*"
_ONCE = "born|died|founded|established|assassinated|abolished|annexed|inaugurated|incorporated"
_THINGS = (
    "disaster|earthquake|quake|explosion|massacre|coup|crash|accident|bombings?|revolution|invasion|treaty"
    "|accord|uprising|genocide|referendum|murder|assassination|hurricane|war|putsch|revolt|famine|pogrom"
    "|agreement|attacks?|declaration|constitution"
)
_VERB = plain_pattern(rf"\b(?:{_ONCE})\b")
_REACH = 80  # code points around a verb
_ANY_YEAR = "(?:1[5-9]|20)[0-9]{2}"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"


class Year(DocumentRule):
    """One event has two years: `the 1986 Lesk disaster`, later `the 1987 Lesk disaster`.

    Told of what has a name and happens once (disasters, coups, treaties), where the years differ by
    a digit, and of what befalls a person or a firm once (born, died, founded).

    When it is right: things of one name that come again. A year is held against another only where
    it belongs to the same words.
    """

    message = "{what} in {match} here, in {other} elsewhere in the text"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    mqm = "accuracy/mistranslation"
    trigger = twice(rf"{_ANY_YEAR} [^;\n]+(?:{_THINGS})|(?:{_ONCE})[^;\n]+{_ANY_YEAR}")
    bad = (
        "The 1986 Lesk disaster killed 40. Those who lived through the [[1968]] Lesk disaster are old.",
        (
            "Ilse Brandt was born in Graz in 1931. She learned to sing in Linz.\n\nBrandt, who was born in"
            " [[1937]], never left."
        ),
        "Corbellini was founded in 1982 by a smith. A guard said that Corbellini was founded in [[1928]].",
    )
    good = (
        "The 1986 Lesk disaster killed 40. The 1986 Lesk disaster and the 1997 Lesk disaster are alike.",
        "The 1976 World Cup and the 1977 World Cup; the 1999 election and the 1998 election.",
        "Ilse Brandt was born in 1931. Her son Emil Brandt was born in 1961.",
        "Ilse Brandt was born in 1931; he was born in 1932. Emil was born in 1933.",
        "Brandt was founded in 1931. The Brandt choir was founded in 1934 and the choir of Graz in 1937.",
        "The 2001 New York attacks came after the 1993 New York attacks.",
        "Ilse Brandt was born in 1931 and died in 1999.",
    )
    _THING = pattern(rf"\b{_YEAR} (?P<what>(?:{_NAME} ){{1,3}}(?i:{_THINGS}))\b")
    _FATE = pattern(
        rf"(?P<what>(?:(?P<first>{_NAME}) )?(?P<name>{_NAME}),?(?: who)?(?: (?:was|is|were|had been))? (?P<verb>{_ONCE}))"
        rf"(?: in {_NAME})?,?(?: (?:on|in) )(?:(?:{_NAME}\.? \d{{1,2}},?|\d{{1,2}} {_NAME}|{_NAME}) )?{_YEAR}\b"
    )
    _NO_NAMES = word_set("He She It They We I Who The A This That Both All Others Another")

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the second of two years of an event."""
        told = defaultdict(list)
        for match in self._THING.finditer(document.text):
            told[match["what"].lower()].append(match)
        hints = (hint.start() for hint in _VERB.finditer(document.text))
        for match in matches_near(self._FATE, document.text, hints, _REACH):
            if match["name"] not in self._NO_NAMES:
                told[match["name"], match["verb"]].append(match)
        for key, matches in told.items():
            first = matches[0]
            years = {match["year"] for match in matches}
            if len(years) != 2 or (isinstance(key, str) and not _is_slip(*years)):
                continue
            if isinstance(key, tuple) and len({m["first"] for m in matches} - {None}) > 1:
                continue
            other = next(match for match in matches if match["year"] != first["year"])
            what = key if isinstance(key, str) else f"{key[0]} {key[1]}"
            start, end = first.span("year")
            yield self.finding(
                document,
                *other.span("year"),
                what=what[0].upper() + what[1:],
                other=first["year"],
                related=[Related(start, end, f"in {first['year']} here")],
            )


def _is_slip(left: str, right: str) -> bool:
    """Say whether two years differ by one digit, or by the order of their digits."""
    return within_one_edit(left, right) or sorted(left) == sorted(right)


class Vote(DocumentRule):
    """One vote has two results: `voted 45 to 31`, later `the 45-30 vote`.

    Told where one of both numbers is the same and the sentences speak of the same thing; a text
    with three results has more than one vote.
    """

    message = "the vote is {match} here, {other} elsewhere in the text"
    confidence = Confidence.MEDIUM
    mqm = "accuracy/mistranslation"
    trigger = twice(
        r"(?:vot|pass|approv|reject|carried|adopt|defeat)[^;]{0,60}[0-9](?: votes?)?(?: for)?(?:[-–—]|,? to |,? against |-to-| and )[0-9]"
        r"|[0-9](?:[-–—]|-to-)[0-9]+ (?:vote|majority)"
    )
    bad = (
        (
            "The council voted 45 to 31 to close the bridge to lorries.\n\nThe mayor wept. Lorries must leave"
            " the bridge by May after the [[45-30]] vote of the council."
        ),
        (
            "Council bans dogs by 12-9 vote\n\nThe council of Sortu has spoken. The ban on dogs passed by a vote"
            " of [[12-8]] in the council."
        ),
    )
    good = (
        "The council voted 45 to 31 to close the bridge.\n\nThe 45-31 vote to close the bridge is final.",
        "The council voted 45 to 31 to close the bridge. Last year the council voted 45 to 30 on the bridge.",
        "The council voted 45-31 to close the bridge, 44-32 to sell it and 45-30 to paint the bridge.",
        "The council voted 45-31 to close the bridge.\n\nThe players of Morva won 45-30 after the vote.",
        "The council voted 45-31 to close the bridge.\n\nThe committee had voted 7-5 to close the bridge.",
    )
    _PATTERN = pattern(
        r"""(?i)\b(?:vot(?:es?|ed|ing)|pass(?:es|ed)?|approv(?:es?|ed)|reject(?:s|ed)?|carried|adopt(?:s|ed)|defeat(?:s|ed)|vote\ of)\b(?:\ \p{L}+){0,5}?\ (?P<score>(?P<a>\d{1,4})(?:\ votes?)?(?:\ for)?(?:[-–—]|,?\ to\ |,?\ against\ |\ votes\ to\ |-to-|\ and\ )(?P<b>\d{1,4}))(?!-year|[\d,.:]*\d|%|\ per)
          | \b(?P<score>(?P<a>\d{1,4})(?:[-–—]|-to-)(?P<b>\d{1,4}))\ (?:vote|majority)\b""",
        "x",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the second of two results of one vote."""
        matches = list(self._PATTERN.finditer(document.text))
        if len({(m["a"], m["b"]) for m in matches}) != 2:
            return
        first = matches[0]
        other = next(m for m in matches if (m["a"], m["b"]) != (first["a"], first["b"]))
        sentences = [document.sentence_at(m.start()) for m in (first, other)]
        if (first["a"] == other["a"]) == (first["b"] == other["b"]) or None in sentences:
            return
        there, here = sentences
        if (
            there is None
            or here is None
            or is_past(here)
            or is_set_apart(here, *other.span())
            or alike(there, here)[1] < 2
        ):
            return
        start, end = first.span("score")
        yield self.finding(
            document,
            *other.span("score"),
            other=first["score"],
            related=[Related(start, end, f"{first['score']} here")],
        )
