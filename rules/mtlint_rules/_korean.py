"""Korean personal names in Latin letters: surname, then two syllables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint import pattern, plain_pattern
from mtlint_rules._known_names import KOREAN_SURNAMES
from mtlint_rules._once import once_per_document

if TYPE_CHECKING:
    from mtlint import Document

_SYLLABLE = (
    r"(?:kk|tt|pp|ch|sh|th|[bcdghjklmnprstwy])?[wy]?[aeiou]{1,3}y?"
    r"(?:ng|ck|h[nm]|[bgklmnprth])?"
)
_FIRST = rf"(?=\p{{Lu}})(?i:{_SYLLABLE})"
_SURNAMES = "|".join(KOREAN_SURNAMES)
# A surname may be fused with a lower-case word before it ("toKim"): ingestion does that.
_NAME = pattern(
    rf"(?<!\p{{Lu}}|\p{{Lu}}-)(?:\b|(?<=\p{{Ll}}))(?P<surname>{_SURNAMES})[ \u00a0]"
    rf"(?P<first>{_FIRST})(?:(?P<joint>[-\u2010\u2011])(?P<second>(?i:{_SYLLABLE}))"
    rf"|[ \u00a0](?P<third>{_FIRST}))(?!-?\w)"
)
# `re` finds where a name may begin, in a fifth of the time that `regex` needs for the names.
_SURNAME = plain_pattern(rf"(?:{_SURNAMES})[ \u00a0](?=[^\W\d_a-zß-öø-ÿ])")


class KoreanName(NamedTuple):
    """A full name with its place; `given` are the syllables, folded; `style` how they are joined.

    Styles are "Jong Un", "Jong-un" and "Jong-Un": that of Kim Jong Un's name.
    """

    start: int
    end: int
    text: str
    surname: str
    given: tuple[str, str]
    style: str

    @property
    def person(self) -> tuple[str, tuple[str, str]]:
        """What all spellings of one name share."""
        return self.surname, self.given

    def styled(self, style: str) -> str:
        """Return the name as `style` writes it.

        >>> find_korean_names("Baek Seo Jun left.")[0].styled("Jong-un")
        'Baek Seo-jun'
        """
        first, second = (syllable.capitalize() for syllable in self.given)
        if style == "Jong-un":
            second = second.lower()
        return f"{self.surname} {first}{style[4]}{second}"


def find_korean_names(text: str) -> list[KoreanName]:
    """Return the full Korean names of a text in order; none begins within another.

    >>> [name.text for name in find_korean_names("Park Seo Jun Ho met Kim Jong-un.")]
    ['Park Seo Jun', 'Kim Jong-un']
    """
    names: list[KoreanName] = []
    for surname in _SURNAME.finditer(text):
        match = _NAME.match(text, surname.start())
        if match is None or (names and match.start() < names[-1].end):
            continue
        second = match["second"] or match["third"]
        style = "Jong Un"
        if match["joint"]:
            style = "Jong-Un" if second[0].isupper() else "Jong-un"
        given = (match["first"].lower(), second.lower())
        names.append(KoreanName(*match.span(), match[0], match["surname"], given, style))
    return names


@once_per_document
def korean_names(document: Document) -> list[KoreanName]:
    """Return the full Korean names of a document in order."""
    return find_korean_names(document.text)
