"""What a finding about a name goes by: all its mentions, by form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint import Related

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST = 50  # places of a form that are told; its count is that of all
_OWN = "and so here"


class Evidence(NamedTuple):
    """The forms of a name with their counts, and their places."""

    counts: str
    places: tuple[Related, ...]

    def besides(self, start: int) -> list[Related]:
        """Return the places but for the one that is marked itself."""
        return [place for place in self.places if place.start != start]


def evidence(
    forms: Mapping[str, Sequence[tuple[int, int]]], said: str = "spelt so here"
) -> Evidence:
    """Return what speaks for the first of several forms, each with its places in the text.

    >>> evidence({"Ada": [(0, 3), (9, 12)], "Adda": [(20, 24)]}).counts
    'Ada 2×, Adda 1×'
    """
    counts = ", ".join(f"{form} {len(places)}×" for form, places in forms.items())
    related = [
        Related(start, end, _OWN if number else said)
        for number, places in enumerate(forms.values())
        for start, end in places[:_MOST]
    ]
    return Evidence(counts, tuple(related))
