"""Words of the source language that stand in the English text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from mtlint import Document, DocumentRule, Finding, Severity, pattern
from mtlint.rule import Confidence
from mtlint.text import Word
from mtlint_rules._foreign import (
    CONJUNCTIONS,
    foreign_words,
    in_loan_phrase,
    is_foreign,
    is_in_table,
    languages_of,
    named,
)

# Function words that prove nothing alone: they are short, or English text quotes them all the time.
_PARTICLES = frozenset(
    """
    a al au aux che com como con da das de degli dei del della delle den der des det di dos du e
    ein el en est et gli il in ist la las le les lo los mit na nel nicht non o oder os ou par para
    pas por pour qu que sans se si sur un una une und van von y za zu zum
    """.split()  # noqa: SIM905 - words read best as words
)
_GLOSS = pattern(
    r"""\s*[(\[“"‘=]|\s*[,:–—-]?\s*(?:or|which\ means|meaning|literally|i\.e\.|that\ is)\b""",
    "x",
)
_CUE = pattern(
    r"""\b(?:called|known\ as|dubbed|so-called|named|nicknamed|titled|word|words|term|phrase|meaning
        |means|(?:in|the)\ (?:\p{Lu}\w+ish|French|German|Italian|Portuguese|Czech|Dutch|Romanian))
        \W+$|[*_/@#.]$""",
    "x",
)
_LONGEST_PHRASE = 40  # characters
_JUDGED = 12  # words of a run that say whose it is
_LONGEST_TERM = 4  # words; a quotation so short names a thing


class ForeignWord(DocumentRule):
    """A word in lower case is none of English, or a run of words is foreign.

    Translation engines copy what they do not know, and mixed training text teaches them to switch
    language in mid-sentence. The word is in a table of words that are common in another language
    and all but absent from English, or it has letters that English words do not have and is no
    loan word ("façade"). Names, terms between quotation marks and terms that the text explains
    ("the vocero (spokesman)") are left alone.

    Limits: Latin script; ten languages in the table. Words that English has too ("die", "sale")
    count only inside a run, and capitalised nouns of German not at all.
    """

    message = "'{match}' {language}; it seems to have been left untranslated"
    severity = Severity.ERROR
    mqm = "accuracy/untranslated"
    bad = (
        "The ferry stayed in port for a whole [[semaine]] before the storm passed.",
        "She could [[effettivamente]] see the lighthouse from the kitchen.",
        "A few hours [[później]], the pumps were switched off.",
        "The mayor lost the vote [[la bataille]] in the second round.",
        "Two crew members [[und]] the cook were rescued.",
    )
    good = (
        "The café on the corner has a new façade and serves jalapeño soufflé.",
        "The vocero (spokesman) gave no reason.",
        "They call the rite “semana negra” in the valley.",
        "He grew up on rue Semaine and studied at the Universidad Nacional autónoma de Puebla.",
        "The word prigione comes to mind. His book is called *casa mundo*.",
        "The Rio de la Plata and the Costa del Sol were closed.",
        "After the coup d’état the joie de vivre was gone; “¡No pasarán!” they shouted.",
        "The head of Médecins sans frontières spoke.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the runs of foreign words, but for names and terms."""
        foreign = foreign_words(document)
        words = document.words if foreign else ()
        after = 0
        for index, word in enumerate(words):
            may_be = word.text in foreign or not word.text.isalpha()  # of foreign parts
            if index < after or not (may_be and _is_foreign_here(words, index, document)):
                continue
            first, after = index, index + 1
            while first and _joins(words[first - 1], words[first], document):
                first -= 1
            while after < len(words) and _joins(words[after], words[after - 1], document):
                after += 1
            if not _is_term(document, words, first, after):
                run = [word.text.lower() for word in words[first:after]]
                languages = languages_of(run[:_JUDGED])
                language = f"is {named(languages)}" if languages else "is no English word"
                if len(run) > 1:
                    language = language.replace("is no English word", "is not English")
                yield self.finding(
                    document, words[first].start, words[after - 1].end, language=language
                )


def _is_foreign_here(words: tuple[Word, ...], index: int, document: Document) -> bool:
    word = words[index]
    if not word.text[0].islower():
        return False
    if is_foreign(word.text):
        return True
    return (
        word.text in CONJUNCTIONS
        and 0 < index < len(words) - 1
        and words[index + 1].text in _ENGLISH_OPENERS
        and words[index - 1].text not in _PARTICLES
        and document.text[word.end : words[index + 1].start] == " "
    )


_ENGLISH_OPENERS = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "your",
        "he",
        "she",
        "they",
        "we",
        "it",
        "was",
        "were",
    ]
)


def _joins(word: Word, neighbour: Word, document: Document) -> bool:
    """Say whether a word beside a foreign one belongs to its run."""
    low, high = sorted((word, neighbour), key=lambda w: w.start)
    gap = document.text[low.end : high.start]
    known = word.text[0].islower() and (
        is_foreign(word.text) or (word.text in _PARTICLES and word.text not in {"a", "in", "se"})
    )
    return known and gap.strip(" ,") == "" and "\n" not in gap


def _is_term(document: Document, words: tuple[Word, ...], first: int, after: int) -> bool:
    """Say whether a run is part of a name, a quoted term, or explained."""
    text = document.text
    start, end = words[first].start, words[after - 1].end
    before = text[max(0, start - 30) : start]
    if text[start - 1 : start] in ("@", "#", "/", "*", "_", ".", "-") or _CUE.search(before):
        return True
    if text[end : end + 1] in ("@", "/", "*", "_", "-", "€") or _GLOSS.match(text, end):
        return True
    if text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum():  # a domain
        return True
    if end - start < _LONGEST_PHRASE and in_loan_phrase(text, start, end):
        return True
    previous = words[first - 1] if first else None
    if (
        previous is not None
        and previous.text[0].isupper()
        and is_foreign(previous.text.lower())
        and before.endswith(previous.text + " ")
        and first > 1
        and text[words[first - 2].end : previous.start] == " "
    ):
        return True  # "of Médecins sans frontières"
    if before.endswith("(") and text[end : end + 1] in (")", ",", ";"):
        return True
    if text[end : end + 1] == " " and after < len(words) and words[after].text[0].isupper():
        if previous is None or previous.text[0].isupper() or before.endswith("the "):
            return True
        if after - first == 1 and len(words[first].text) < 5:
            return True
    return _is_quoted_term(document, start, end)


def _is_quoted_term(document: Document, start: int, end: int) -> bool:
    """Say whether the innermost quotation around a place is only a few words long."""
    if not document.in_quotation(start, end):
        return False
    last = bisect_right(document.quotations, start, key=lambda quotation: quotation.start) - 1
    for index in range(last, max(last - 3, -1), -1):
        quotation = document.quotations[index]
        if end <= quotation.end:
            words = document.words_between(quotation.start, quotation.end)
            return len(words) <= _LONGEST_TERM
    return False


# What stands before a common noun rather than a name.
_DETERMINERS = frozenset(
    """
    a an the this that these those his her its our my your their last next every each any some
    no all entire whole many most several few
    """.split()  # noqa: SIM905 - words read best as words
)


class GermanNoun(DocumentRule):
    """A German noun was left in the sentence, with its capital: "the entire Urlaub".

    It counts after an article or the like and before a word in lower case, so that few names do.
    """

    message = "'{match}' is German; it seems to have been left untranslated"
    confidence = Confidence.MEDIUM
    mqm = "accuracy/untranslated"
    sources = ("de",)
    default = False
    quotations = False
    bad = ("They spent their entire [[Urlaub]] in the mountains.",)
    good = (
        "Mr Urlaub and the Urlaub Brothers met; Urlaub is a singer.",
        "They spent the Holiday in the mountains.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield capitalised words of the table in the place of a common noun."""
        capitalised = (word for word in document.vocabulary if word.istitle())
        found = {word for word in capitalised if is_in_table(word.lower())}
        if not found:
            return
        words = document.words
        for previous, word, following in zip(words, words[1:], (*words[2:], None), strict=False):
            if word.text not in found or previous.text.lower() not in _DETERMINERS:
                continue
            if document.text[previous.end : word.start] != " ":
                continue
            if following is not None and following.text[0].isupper():
                continue
            if "de" in languages_of([word.text.lower()]):
                yield self.finding(document, word.start, word.end)
