"""Acronyms of organisations and states in the form of the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from mtlint import Document, DocumentRule, Finding, Sentence, Severity, pattern
from mtlint_rules._foreign import named
from mtlint_rules._kept import DATA


class Row(NamedTuple):
    """A row of the table; the last two are patterns of words, empty for none."""

    acronym: str
    english: str
    languages: str
    needs: str
    unless: str


def _rows() -> Iterator[Row]:
    for line in (DATA / "acronyms.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield Row(*[*line.split("\t"), "", ""][:5])


@cache
def _table() -> dict[str, Row]:
    return {row.acronym: row for row in _rows()}


@cache
def _acronym() -> Any:
    longest_first = sorted(_table(), key=len, reverse=True)
    return pattern(
        rf"(?<![\w@#/&.'’-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w@/&]|[-'’]\w|\.\w)"
    )


@cache
def _words(source: str) -> Any:
    return pattern(rf"\b(?:{source})", "i")


_SPOKEN_OF = pattern(
    r"""\b(?:acronym|abbreviat\w+|initials|known\ (?:as|by)|called|renamed|dubbed|stands?\ for|so-called
        |in\ (?:French|Spanish|Portuguese|Italian|German|Russian|Polish|Czech|Romanian|Turkish))\b
        |\bits\ \p{Lu}\w+\ (?:name|acronym)""",
    "x",
)
_ARTICLE = pattern(r"\b[Tt]he\ $")
_NAME_BEFORE = pattern(r"(?<!^)(?<![.!?:]\ )\b\p{Lu}\p{Ll}[\p{L}’'-]*\ $")
_PART_OF_NAME = pattern(
    r"\ \p{Lu}\p{Ll}|,?\ (?:or|an?|the)\ (?:\p{Lu}|\w+\ \p{Lu})|\ ?\(|\ (?:y|et|e|de|du|und)\ "
)
_CLOSING = frozenset(')"”’]»')
# What may follow a noun that stands alone: not another noun, before which English has no article.
_ENDS_NOUN = pattern(
    r"\W*$|[.,;:!?)”\"]|\ (?:said|says|is|was|has|had|will|would|could|can|may|and|or|but|in|on|at|to|for|from"
    r"|with|by|of|as|that|which|who|also|have|warned|called|announced|approved|voted|told|decided)\b"
)


class Acronym(DocumentRule):
    """An acronym has the form of another language: ONU, OTAN, MAGATE, EE.UU.

    Engines copy acronyms. An acronym that means something in English too (CPI, PIB, UA) counts
    only if a word of its field stands in the sentence and none of the other meaning. Names
    ("ONU Mujeres", "Ohio Northern University (ONU)"), quotations and glosses ("known by its
    French acronym") are left alone.
    """

    message = "'{match}' is {languages} for {english}"
    severity = Severity.ERROR
    mqm = "accuracy/untranslated"
    trigger = rf"(?-i:{'|'.join(sorted({re.escape(row.acronym) for row in _rows()}))})"
    bad = (
        "It broke several resolutions of [[ONU|the UN]].",
        "Inspectors of the [[MAGATE|IAEA]] saw the reactor, and [[EZB|ECB]] officials the bill.",
        "A summit of [[the OTAN|NATO]] opens in Riga.",
        "The prosecutor at the [[CPI|ICC]] asked for a warrant.",
        "Growth reached 2 percent of [[PIB|GDP]]. Sanctions by [[EE.UU.|the U.S.]] will hurt.",
        "Doctors of the [[OMS|WHO]] fear a new outbreak.",
    )
    good = (
        "ONU, Ohio Northern University, won on Saturday; ONU Mujeres did not play.",
        "The bloc, known by its French acronym CEDEAO, lifted the ban.",
        "The CPI rose 3 percent as consumer prices climbed.",
        "Party members shouted “OTAN no” at the gate of the base.",
        "Mr Ong leads the Press Information Bureau (PIB) in Delhi.",
        "The coin is from 300 BCE, the bank said.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the acronyms that are meant as such."""
        text = document.text
        sentence: Sentence | None = None
        fits: dict[str, bool] = {}  # whether the sentence has the words that an acronym wants
        for match in _acronym().finditer(text):
            start, end = match.span()
            if sentence is None or start >= sentence.end:
                sentence = document.sentence_at(start)
                if sentence is None:
                    continue
                fits = {"": not _SPOKEN_OF.search(sentence.text)}
            row = _table()[match.group()]
            if row.acronym not in fits:
                fits[row.acronym] = fits[""] and _fits(row, sentence.text)
            if not fits[row.acronym] or _is_name_or_term(text, sentence, start, end):
                continue
            english = row.english
            article = _ARTICLE.search(text, max(sentence.start, start - 5), start)
            wants_article = english.startswith("the ")
            if article and not wants_article and english.isupper():
                start -= len("the ")
            elif wants_article and (article or not _ENDS_NOUN.match(text, end, sentence.end)):
                english = english.removeprefix("the ")
            yield self.finding(
                document,
                start,
                end,
                fix=english,
                safe=False,
                english=row.english,
                languages=named(row.languages.split(",")),
            )


def _fits(row: Row, sentence: str) -> bool:
    if row.unless and _words(row.unless).search(sentence):
        return False
    return not row.needs or _words(row.needs).search(sentence) is not None


def _is_name_or_term(text: str, sentence: Sentence, start: int, end: int) -> bool:
    if _PART_OF_NAME.match(text, end, sentence.end):
        return True
    if text[end : end + 1] in _CLOSING or text[start - 1 : start] in ("“", '"', "‘", "«", "("):
        return True
    before = text[max(sentence.start, start - 40) : start]
    if start - 40 < sentence.start:
        before = before.lstrip("\"'“‘(")
    return _NAME_BEFORE.search(before) is not None and not _ARTICLE.search(before)
