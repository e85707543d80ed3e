"""Korean names: one way to write them in a text, and never without the family name."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from mtlint import Confidence, Document, DocumentRule, Severity, pattern
from mtlint_rules._edits import within_one_edit
from mtlint_rules._evidence import Evidence, evidence
from mtlint_rules._korean import KoreanName, korean_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint import Finding

_ABOUT_KOREA = r"Korea|Pyongyang|Seoul|Kim\s"
_CUE = pattern(_ABOUT_KOREA, "i")


def _names(document: Document) -> list[KoreanName]:
    """Return the Korean names of a text about Korea; elsewhere they are chance."""
    return korean_names(document) if document.contains(_CUE) else []


# Surnames that are Chinese too: Taiwan hyphenates given names, so they say nothing of the style.
_CHINESE_TOO = frozenset(
    "An Chang Cho Chu Go Ha Han Ji Jin Ju Ko Koo Ku Lee Lim Min No Pang Sung Sun Wang Yang Yu Yi".split()  # noqa: SIM905
)
# Written so in the North only, after the spelling of KCNA.
_NORTHERN_SURNAMES = frozenset(
    ["Choe", "Jon", "Paek", "Pak", "Rim", "Ri", "Ro", "Ryang", "Ryom", "Thae", "Hyon"]
)
_NORTHERN = frozenset(
    {
        ("Kim", ("il", "sung")), ("Kim", ("jong", "suk")), ("Kim", ("jong", "il")),
        ("Kim", ("jong", "un")), ("Kim", ("jong", "nam")), ("Kim", ("jong", "chul")),
        ("Kim", ("yo", "jong")), ("Kim", ("ju", "ae")), ("Kim", ("kyong", "hui")),
        ("Kim", ("yong", "nam")), ("Kim", ("yong", "chol")), ("Kim", ("tok", "hun")),
        ("Kim", ("song", "nam")), ("Kim", ("hyok", "chol")), ("Jang", ("song", "thaek")),
    }
)  # fmt: skip
# Spelt with a space by those who bear them, whatever a house does with others.
_OWN_SPELLING = frozenset({("Yoon", ("suk", "yeol")), ("Lee", ("jae", "myung"))})


class Style(StrEnum):
    """How a house joins the syllables of given names; any: as the text does most."""

    ANY = "any"
    SPACED = "Jong Un"
    HYPHENED = "Jong-un"
    CAPITALISED = "Jong-Un"


class KoreanStyle(DocumentRule):
    """A Korean given name is joined in another way than elsewhere in the text.

    "Jong Un", "Jong-un" and "Jong-Un" are all in use; a desk picks one. A translation that drew on
    several sources, or a system that knew one name from training and spelt out another, mixes them.
    Within one person's name any mixture is marked; across persons only where a clear majority of at
    least two persons and three mentions has one way.

    When it is right to differ: several agencies hyphenate South Koreans and not North Koreans, and
    some people write their own name with a space; neither is marked. Surnames that are Chinese as
    well are left out of the count across persons.

    The option `style` names the house's own way ("Jong Un", "Jong-un", "Jong-Un"), to which then
    every name is held.
    """

    message = "'{match}' is joined in another way than {others}; '{fix}'?"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "style/inconsistent-style"
    safe = False
    trigger = _ABOUT_KOREA
    style: Style = Style.ANY
    bad = (
        (
            "Kim Jong-un toured the dam. Engineers said Kim Jong-un was pleased.\n\n"
            "[[Kim Jong Un|Kim Jong-un]] then left for the coast."
        ),
        (
            "In Seoul, Baek Seo-jun met Kwon Do-hyun. Baek Seo-jun spoke first, and Moon Ye-rin, the"
            " aide of [[Seo Min Ho|Seo Min-ho]], took notes."
        ),
        "Kim Jong Un met Choe Tok Su. Kim Jong Un wore what [[Kim Jong-il|Kim Jong Il]] had worn.",
    )
    good = (
        (
            "Kim Jong Un spoke on Monday. Kim Jong Un named no one, Seoul's minister Kwon Do-hyun"
            " said. Pak Tok Chol stood beside Kim Jong Un."
        ),
        "Seoul hosted Baek Seo-jun and Kwon Do-hyun; Baek Seo-jun met Yoon Suk Yeol.",
        "Korea's Baek Seo-jun and Kwon Do-hyun beat Chang Wei Li. Baek Seo-jun wept.",
        "Kim Jong Un and Kim Jong Il, his father; Kim Yo Jong, his sister.",
        "In Seoul, Park Seo-jun met Min Hong. Song Park Hotel hosted them.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the names in the rarer style."""
        names = _names(document)
        if self.style is not Style.ANY:
            yield from self._held_to_house_style(document, names)
            return
        styles = Counter(name.style for name in names)
        if len(styles) < 2:
            return
        persons: dict[object, list[KoreanName]] = {}
        for name in names:
            persons.setdefault(name.person, []).append(name)
        settled: dict[object, str] = {}
        for person, mentions in persons.items():
            own = Counter(name.style for name in mentions)
            settled[person] = style = max(own, key=lambda s: (own[s], styles[s]))
            if len(own) > 1:
                grounds = evidence(_by_text(mentions, style), "joined so here")
                for name in mentions:
                    if name.style != style:
                        yield self._marked(document, name, style, grounds)
        yield from self._across(document, persons, settled)

    def _held_to_house_style(
        self, document: Document, names: Sequence[KoreanName]
    ) -> Iterator[Finding]:
        for name in names:
            if not (
                name.style == self.style
                or name.surname in _CHINESE_TOO
                or name.person in _OWN_SPELLING
            ):
                fix = name.styled(self.style)
                yield self.finding(
                    document, name.start, name.end, fix=fix, others="the house style has it"
                )

    def _across(
        self,
        document: Document,
        persons: dict[object, list[KoreanName]],
        settled: dict[object, str],
    ) -> Iterator[Finding]:
        voters = {
            person: mentions
            for person, mentions in persons.items()
            if mentions[0].surname not in _CHINESE_TOO
        }
        votes = Counter(n.style for mentions in voters.values() for n in mentions)
        if len(votes) < 2:
            return
        style, count = votes.most_common(1)[0]
        majority = [m for p, m in voters.items() if settled[p] == style]
        minority = [m for p, m in voters.items() if settled[p] != style]
        if len(majority) < 2 or count < 3 or 2 * count <= votes.total():
            return
        if all(m[0].person in _OWN_SPELLING for m in minority) or _northern_split(voters, settled):
            return
        marked = [n for m in minority for n in m if n.style == settled[n.person]]
        alike = [n for m in majority for n in m if n.style == style]
        places = {style: _places(alike)}
        for name in marked:
            places.setdefault(name.style, []).append((name.start, name.end))
        grounds = evidence(places, "joined so here")
        for name in marked:
            yield self._marked(document, name, style, grounds)

    def _marked(
        self, document: Document, name: KoreanName, style: str, grounds: Evidence
    ) -> Finding:
        return self.finding(
            document,
            name.start,
            name.end,
            fix=name.styled(style),
            related=grounds.besides(name.start),
            others=f"the text's other Korean names ({grounds.counts})",
        )


def _places(names: Iterable[KoreanName]) -> list[tuple[int, int]]:
    return [(name.start, name.end) for name in names]


def _by_text(mentions: Sequence[KoreanName], style: str) -> dict[str, list[tuple[int, int]]]:
    """Return the places of one person's names by how they are written, those in a style first."""
    places: dict[str, list[tuple[int, int]]] = {}
    for name in sorted(mentions, key=lambda n: n.style != style):
        places.setdefault(name.text, []).append((name.start, name.end))
    return places


def _northern_split(voters: dict[object, list[KoreanName]], settled: dict[object, str]) -> bool:
    """Say whether exactly the North Koreans go without a hyphen: a house style of agencies."""
    northern = {p for p, m in voters.items() if _is_northern(m[0])}
    spaced = {p for p in voters if settled[p] == "Jong Un" and p not in _OWN_SPELLING}
    return spaced == northern


def _is_northern(name: KoreanName) -> bool:
    return name.person in _NORTHERN or name.surname in _NORTHERN_SURNAMES


class KoreanSpelling(DocumentRule):
    """A Korean name is spelt out in two ways: "Dong-hyun" and "Dong-hyon".

    Each syllable has several spellings (Jong, Jung, Jeong; Hyun, Hyon, Hyeon; Chol, Chul, Cheol); a
    system that spells a name anew takes another. Family name and both syllables must be spellings
    of the same sounds. The rarer one is marked, the later at a tie.

    Limits: brothers may differ in such a vowel only; papers would say so.
    """

    message = "'{match}' is spelt '{fix}' elsewhere in the text ({counts})"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    mqm = "fluency/inconsistency"
    safe = False
    trigger = _ABOUT_KOREA
    bad = (
        "In Seoul, Moon Dong-hyun spoke. Moon [[Dong-hyon|Dong-hyun]], 51, is a judge.",
        (
            "Kim Kyong Chol left. North Korea's Kim [[Kyung Chul|Kyong Chol]] is a general."
            " Kim Kyong Chol is 70."
        ),
    )
    good = (
        "In Seoul, Moon Dong-hyun and his brother Moon Dong-min spoke.",
        "Kim Jong Un and Kim Jong Il of North Korea; Kim Yo Jong.",
        "South Korea's Park Min-ji and Park Min-ju won.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the names in the rarer spelling."""
        by_sound: dict[object, dict[object, list[KoreanName]]] = {}
        for name in _names(document):
            sound = (name.surname, *map(_sound, name.given))
            by_sound.setdefault(sound, {}).setdefault(name.given, []).append(name)
        for spellings in by_sound.values():
            if len(spellings) < 2:
                continue
            most = max(spellings.values(), key=len)
            ranked = sorted(spellings.values(), key=lambda names: names is not most)
            grounds = evidence({names[0].text: _places(names) for names in ranked})
            for names in ranked[1:]:
                for name in names:
                    family = len(name.surname) + 1
                    yield self.finding(
                        document,
                        name.start + family,
                        name.end,
                        fix=most[0].styled(name.style)[family:],
                        related=grounds.besides(name.start),
                        counts=grounds.counts,
                    )


_VOWELS = pattern("yeo|eui|eo|oo|ae|ai|ou|ui|o|y")
_VOWEL = {"yeo": "u", "eui": "i", "eo": "u", "oo": "u", "ae": "e", "ai": "e", "ou": "u", "ui": "i"}
_CONSONANTS = str.maketrans({"g": "k", "b": "p", "d": "t", "r": "l"})


def _sound(syllable: str) -> str:
    """Return what the romanisations of a syllable have in common.

    >>> _sound("hyun") == _sound("hyon") == _sound("hyeon"), _sound("ji") == _sound("ju")
    (True, False)
    """
    plain = _VOWELS.sub(lambda m: _VOWEL.get(m[0], "u" if m[0] == "o" else m[0]), syllable)
    return plain.replace("ch", "j").translate(_CONSONANTS).replace("yu", "u")


class KoreanGivenName(DocumentRule):
    """A Korean given name stands without its family name, which the text has elsewhere.

    English names Koreans in full or by family name ("Kim Jong Un", "Kim"), never by given name
    alone. A parser that split a name, or a sentence break inside one, leaves the given name; the
    syllables are often garbled as well ("Jung Un").

    Limits: given names alone are usual among friends, on stage and in fiction; a text that does so
    twice or more is left alone.
    """

    message = "'{match}' lacks the family name; the text has '{fix}' ({counts})"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    mqm = "accuracy/omission"
    trigger = _ABOUT_KOREA
    bad = (
        (
            "Kim Jong Un saw the launch. Officials hailed [[Jong Un|Kim Jong Un]]. The rocket of Kim"
            " Jong Un fell into the sea."
        ),
        "Baek Seo-jun left Seoul. [[Seo Jun|Baek Seo-jun]], his office said, was tired.",
        "Kim Jong Un met the envoy of the grandfather. [[Jung Un|Kim Jong Un]], who is young, left.",
    )
    good = (
        "Kim Jong Un and his sister Kim Yo Jong came. Kim spoke; Park Jong Un did not.",
        "Kwon Seo-jun sings in Seoul. Seo-jun is shy, and Seo-jun is sweet.",
        "Kim Jong Un met Ri Yong Ho; Yong An, a Chinese envoy, spoke Korean.",
        "Kim Jong Un sat beside Kim Jong Il. Jong, a miner, wept.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield given names that stand alone."""
        names: dict[tuple[str, str], list[KoreanName]] = {}
        for full in _names(document):
            names.setdefault(full.given, []).append(full)
        if not names:
            return
        found = []
        for match in _GIVEN.finditer(document.text):
            given = (match[1].lower(), match[2].lower())
            bearers = next((n for g, n in names.items() if _near(given, g)), None)
            if bearers is not None:
                found.append((match.span(), bearers))
        if len(found) > 1:
            return
        for (start, end), bearers in found:
            name = bearers[0].text
            alone = {document.text[start:end]: [(start, end)]}
            grounds = evidence({name: _places(bearers), **alone}, "in full here")
            yield self.finding(
                document,
                start,
                end,
                fix=name,
                safe=False,
                related=grounds.besides(start),
                counts=grounds.counts,
            )


# Two syllables that nothing capitalised stands beside.
_GIVEN = pattern(
    r"(?<![\p{L}'’-])(?<!\p{Lu}[\w'’-]*[ \u00a0])(?<!\b\p{Lu}\p{Ll}{0,3}\.[ \u00a0])"
    r"(\p{Lu}\p{Ll}{1,5})[- ](\p{L}\p{Ll}{1,5})(?![\w-])(?![ \u00a0]\p{Lu})"
)


def _near(given: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two given names are alike, or differ in one letter of a longer syllable."""
    if given == other:
        return True
    (first, second), (left, right) = given, other
    if second == right:
        return len(left) > 3 and within_one_edit(first, left) and first[0] == left[0]
    return first == left and len(right) > 3 and within_one_edit(second, right)
