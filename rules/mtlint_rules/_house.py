"""The names of the settings, as the rules about names ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint_rules._mentions import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtlint.house_names import HouseName


def house_words(names: Iterable[HouseName]) -> frozenset[str]:
    """Return the capitalised words of names as the house spells them, without articles."""
    forms = (form for name in names for form in (name.name, *name.accepted))
    return frozenset(word for form in forms for word in capitalised(form))
