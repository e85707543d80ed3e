"""Names that went through another alphabet: in one word or two, with one article or another."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mtlint import Confidence, Document, DocumentRule, Severity, plain_pattern
from mtlint_rules._evidence import evidence
from mtlint_rules._known_names import fold, is_known, unknown
from mtlint_rules._lexicon import is_common
from mtlint_rules._mentions import (
    capitalised_words,
    company,
    hyphened_words,
    mentions,
    once_per_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from mtlint import Finding

_Place = tuple[int, int]


class Joined(DocumentRule):
    """A name stands in two words or with a hyphen here, and in one word there.

    "Xi Jinping" and "Xi Jin Ping", "Albakri" and "Al Bakri": where a name has its joints is a
    choice of who spelt it out, and a system makes it anew each time. The rarer form is marked if it
    is clearly rarer, or stands behind the same name as the other.

    When it is right: a word that there is ("Newtown", "New Town") and a name that there is are
    none of a name's forms.
    """

    message = "'{match}' is written '{fix}' elsewhere in the text ({counts})"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "fluency/inconsistency"
    safe = False
    bad = (
        "Deng Haoran spoke first. Reporters asked Deng Haoran twice; Deng [[Hao Ran|Haoran]] left.",
        "Deng Haoran spoke first. Reporters asked Deng Haoran; Deng [[Hao-ran|Haoran]] left.",
        "Tarik Ben Guerraz won. Ben Guerraz slept, and [[Benguerraz|Ben Guerraz]] dreamed.",
    )
    good = (
        "Deng Haoran spoke first. Hao Ran County lies far from Deng Haoran's home.",
        "Newtown lies near a new town: New Town, Newtown's twin. New Town sleeps.",
        "Hao met Ran Deng in Haoran.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of the rarer form."""
        words = capitalised_words(document)
        for word in hyphened_words(document):
            first, _, rest = word.partition("-")
            whole = first + rest.lower()
            if whole in words and rest.isalpha() and not is_known(fold(whole)):
                yield from self._forms(document, whole, word, _own(document, word))
        for word in _unknown(document):
            if not words.isdisjoint(_openings(word)):
                for first, rest in _parts(word, words):
                    yield from self._forms(
                        document, word, f"{first} {rest}", _in_two(document, first, rest)
                    )

    def _forms(
        self, document: Document, whole: str, parted: str, apart: list[_Place]
    ) -> Iterator[Finding]:
        together = _own(document, whole)
        if not (apart and together):
            return
        places = {whole: together, parted: apart}
        if len(apart) > len(together):
            places = {parted: apart, whole: together}
        right, rare = places
        if 2 * len(places[rare]) > len(places[right]) and not _same_company(document, places):
            return
        shown = evidence(places, "written so here")
        for start, end in places[rare]:
            related = shown.besides(start)
            yield self.finding(
                document, start, end, fix=right, related=related, counts=shown.counts
            )


_SHORTEST = 5  # letters of a name of two syllables


@once_per_name
def _unknown(names: frozenset[str]) -> AbstractSet[str]:
    """Pick those that are long enough for two, and no word that there is."""
    return {name for name in unknown(names) if len(name) >= _SHORTEST and "-" not in name}


@lru_cache(maxsize=50_000)
def _openings(word: str) -> list[str]:
    """Return with what a word may begin if it is made of two."""
    return [word[:at] for at in range(2, len(word) - 1)]


def _parts(word: str, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield how a word parts in two capitalised words of a text."""
    for at in range(2, len(word) - 1):
        first, rest = word[:at], word[at:].capitalize()
        if first in words and rest in words and not _are_words(first, rest):
            yield first, rest


def _are_words(*parts: str) -> bool:
    """Say whether all parts are ordinary words: "New Town"."""
    return all(is_common(part.lower()) for part in parts)


def _own(document: Document, word: str) -> list[_Place]:
    return [(m.start, m.end) for m in mentions(document, word)]


def _in_two(document: Document, first: str, rest: str) -> list[_Place]:
    """Return the places where two words stand side by side and end a name."""
    text = document.text
    return [
        (m.start, m.end + 1 + len(rest))
        for m in mentions(document, first)
        if m.after == rest and not _GOES_ON.match(text, m.end + 1 + len(rest))
    ]


_GOES_ON = plain_pattern(r"[\w-]|[ \u00a0][^\W\d_a-z]")


def _same_company(document: Document, forms: Mapping[str, list[_Place]]) -> bool:
    """Say whether two forms stand behind one name."""
    before = [{company(document.text, start) for start, _ in at} - {""} for at in forms.values()]
    return bool(before[0] & before[1])


class Article(DocumentRule):
    """An Arabic name has its article in several forms: "al-Bakri", "el-Bakri", "Al Bakri".

    The article is one word with one spelling in Arabic and a dozen in English; a house has one,
    and so should a text have for one name. The rarer is marked, the later at a tie. A capital
    makes no difference, as sentences begin with one; nor does a name without its article, as
    second mentions have.

    When it is right: people who spell their own name so, beside others of the same name.
    """

    message = "'{match}' is written '{fix}' elsewhere in the text ({counts})"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    mqm = "fluency/inconsistency"
    safe = False
    trigger = "(?-i:[^a-zA-Z][AEae]l[- ][A-Z])"  # the second of two has something before it
    bad = (
        "Hamid al-Tawassi won. Police freed Hamid al-Tawassi, but [[el-Tawassi|al-Tawassi]] wept.",
        "Al-Tawassi won. His friends met al-Tawassi, and Hamid [[al Tawassi|al-Tawassi]] wept.",
    )
    good = (
        "Al-Tawassi won. His friends met al-Tawassi, and Tawassi wept.",
        "Hamid el-Tawassi met Omar al-Mansuri; el-Tawassi wept, and al-Mansuri slept.",
        "El Paso slept. The national Security Council met in El Paso; Al Capone came.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of the rarer forms."""
        forms: dict[str, dict[str, list[_Place]]] = {}
        for match in _WITH_ARTICLE.finditer(document.text):
            article = match["article"].lower() + match["joint"].replace("\u00a0", " ")
            forms.setdefault(match["name"], {}).setdefault(article, []).append(match.span())
        for name, by_article in forms.items():
            if len(by_article) < 2:
                continue
            ranked = sorted(by_article, key=lambda a: (-len(by_article[a]), by_article[a][0]))
            right = ranked[0]
            shown = evidence({article + name: by_article[article] for article in ranked})
            for article in ranked[1:]:
                for start, end in by_article[article]:
                    opening = document.text[start]
                    fix = right.capitalize() if opening.isupper() and "-" in article else right
                    yield self.finding(
                        document,
                        start,
                        end,
                        fix=fix + name,
                        related=shown.besides(start),
                        counts=shown.counts,
                    )


_WITH_ARTICLE = plain_pattern(
    r"(?<![\w'’-])(?P<article>[AaEe]l)(?P<joint>[- \u00a0])(?P<name>[^\W\d_a-z][a-zà-ÿ]{2,})(?![\w-])"
)


class GivenNameForm(DocumentRule):
    """A person's given name changes its language: "Volodymyr" here and "Vladimir" there.

    Ukrainian, Belarusian and Russian have forms of their own for most names, and Arabic names have
    come to English on many ways (Mohammed, Muhammad). A translation that passed through another
    language, or drew on several sources, has both before one surname. The rarer is marked, the
    later at a tie.

    When it is right: relatives who share a surname and, nearly, a name.
    """

    message = "'{match}' is '{fix}' elsewhere before the same surname ({counts})"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    mqm = "fluency/inconsistency"
    safe = False
    bad = (
        "Volodymyr Zatula came. They met Volodymyr Zatula, and [[Vladimir|Volodymyr]] Zatula left.",
        "Oleksandr Zatula came to Kyiv. At night [[Aleksandr|Oleksandr]] Zatula left.",
    )
    good = (
        "Volodymyr Zatula met Vladimir Petrov. Volodymyr left.",
        "Mykola Zatula and Mykyta Zatula are brothers.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of the rarer forms of a given name."""
        rows: dict[int, list[str]] = {}
        there = capitalised_words(document) & _several_forms()
        for word in sorted(there) if len(there) > 1 else ():
            rows.setdefault(_forms_of_given_names()[word], []).append(word)
        for words in rows.values():
            if len(words) > 1:
                yield from self._row(document, words)

    def _row(self, document: Document, words: list[str]) -> Iterator[Finding]:
        bearers: dict[str, dict[str, list[_Place]]] = {}
        for word in words:
            for place in mentions(document, word):
                if place.after:
                    of_surname = bearers.setdefault(place.after, {})
                    of_surname.setdefault(word, []).append((place.start, place.end))
        for forms in bearers.values():
            if len(forms) < 2:
                continue
            ranked = sorted(forms, key=lambda form: (-len(forms[form]), forms[form][0]))
            shown = evidence({form: forms[form] for form in ranked})
            for form in ranked[1:]:
                for start, end in forms[form]:
                    yield self.finding(
                        document,
                        start,
                        end,
                        fix=ranked[0],
                        related=shown.besides(start),
                        counts=shown.counts,
                    )


# Ukrainian, Belarusian, Russian and English forms; then Arabic names that came on several ways.
# Own table, after the transliteration rules of Ukraine (2010), of the BGN/PCGN for Russian, and
# what agencies print.
_GIVEN_NAMES = """
Volodymyr Vladimir Wladimir Uladzimir
Oleksandr Aleksandr Alexander Alexandr Aliaksandr Alyaksandr
Serhiy Serhii Sergei Sergey Siarhei
Mykola Nikolai Nikolay Mikalai
Andriy Andrii Andrei Andrey
Dmytro Dmitry Dmitri Dmitriy Dzmitry
Yevhen Yevgeny Evgeny Evgeniy Yevgeni
Yevhenia Yevgenia Evgenia
Oleksiy Oleksii Alexei Alexey Aleksei Aleksey
Mykhailo Mikhail Mihail
Yuriy Yurii Yuri Yury
Valeriy Valerii Valery
Anatoliy Anatolii Anatoly
Vitaliy Vitalii Vitaly Vitali
Arseniy Arsenii Arseny
Kateryna Yekaterina Ekaterina
Svitlana Svetlana Sviatlana
Iryna Irina
Olena Yelena Elena
Mykyta Nikita
Maksym Maxim Maksim
Vasyl Vasily Vasiliy Vasili
Ihor Igor
Oleh Oleg
Denys Denis
Pavlo Pavel
Kyrylo Kirill
Hryhoriy Grigory Grigori Grigoriy
Heorhiy Georgy Georgi Georgiy
Mohammed Mohammad Mohamed Mohamad Muhammad Muhammed Muhamad
Ahmed Ahmad
Hussein Hussain Husain Husayn Hossein Husein
Hassan Hasan
Abdullah Abdallah Abdulla Abdollah
Yousef Yusuf Yousuf Youssef Yousif Yusef
Khaled Khalid
Mahmoud Mahmud
Mustafa Mostafa Moustafa
Osama Usama
Omar Umar
Saeed Said Saeid Sayeed
Ibrahim Ebrahim
Ismail Esmail Ismael Esmaeil
Qassem Qasem Qasim Kassem Ghasem
Mehdi Mahdi
Faisal Faysal Feisal
Suleiman Sulaiman Soleiman Sulayman
Bashar Bachar
"""


@cache
def _forms_of_given_names() -> dict[str, int]:
    """Return the forms of given names with the number of their row."""
    rows = enumerate(_GIVEN_NAMES.split("\n"))
    return {word: number for number, row in rows for word in row.split()}


@cache
def _several_forms() -> frozenset[str]:
    return frozenset(_forms_of_given_names())
