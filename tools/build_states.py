"""Build `rules/mtlint_rules/data/states.tsv`: official names, short names and adjectives of states.

    uv run --with pycountry==26.2.16 --with countryinfo==1.0.1 --with babel==2.18.0 \
        tools/build_states.py

Sources and licences stand in `rules/mtlint_rules/data/SOURCES.md`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pycountry
from babel import Locale

NAME = re.compile(r"[\w.'’]+(?:[ -][\w'’]+)*")
DATA = Path(__file__).parent.parent / "rules" / "mtlint_rules" / "data"

# Where ISO has no official name, or one that English does not use. Source: United Nations,
# "Member States", formal names in English (un.org/en/about-us/member-states).
OFFICIAL = {
    "AE": "United Arab Emirates",
    "CD": "Democratic Republic of the Congo",
    "GY": "Co-operative Republic of Guyana",
    "KR": "Republic of Korea",
    "LA": "Lao People's Democratic Republic",
    "RU": "Russian Federation",
    "RW": "Republic of Rwanda",
    "SY": "Syrian Arab Republic",
    "TT": "Republic of Trinidad and Tobago",
    "US": "United States of America",
    "UY": "Oriental Republic of Uruguay",
    "VN": "Socialist Republic of Vietnam",
}
DEPENDENT = {"BQ", "HK", "MO", "MP", "SX", "TW", "VG", "VI"}
# Short names, and adjectives, beside those of the packages.
NOUNS = {
    "CD": "Congo",
    "CZ": "Czechia",
    "KP": "Korea, North Korea",
    "SK": "Slovakia",
    "GB": "Great Britain, Britain",
    "LA": "Laos",
    "RU": "Russia",
    "ST": "Sao Tome and Principe, São Tomé and Príncipe",
    "SY": "Syria",
    "TL": "East Timor",
    "TR": "Turkey",
    "TZ": "Tanzania",
    "US": "America",
    "VN": "Viet Nam",
}
ADJECTIVES = {
    "AE": "Emirati",
    "AR": "Argentine",
    "CD": "Congolese",
    "CZ": "Czech",
    "GR": "Hellenic",
    "IS": "Icelandic",
    "KG": "Kyrgyz",
    "KP": "Korean, North Korean",
    "LA": "Lao",
    "RU": "Russian",
    "SK": "Slovak",
    "SY": "Syrian",
    "US": "American",
}


def demonyms() -> dict[str, str]:
    """Return an adjective for each ISO code."""
    found = {}
    for path in (files("countryinfo") / "data").iterdir():
        if not path.name.endswith(".json"):
            continue
        entry = json.loads(path.read_text("utf-8-sig"))
        found[entry.get("ISO", {}).get("alpha2")] = entry.get("demonym") or ""
    return found


def listed(*names: str) -> str:
    """Return names as a field of the table, without what is no name of one state."""
    fit = {part for name in names for part in name.split(", ") if NAME.fullmatch(part)}
    return ", ".join(sorted(fit))


def main() -> None:
    """Write the table: official name, short names, adjectives; tabs between them."""
    adjectives = demonyms()
    territories = Locale("en").territories
    lines = []
    for country in pycountry.countries:
        code = country.alpha_2
        official = OFFICIAL.get(code) or getattr(country, "official_name", "")
        official = unicodedata.normalize("NFC", official).removeprefix("the ")
        if " " not in official or code in DEPENDENT:
            continue
        short = getattr(country, "common_name", country.name).partition(",")[0]
        names = (name for name in (short, territories[code]) if name != official)
        nouns = listed(*names, NOUNS.get(code, ""))
        lines.append(
            f"{official}\t{nouns}\t{listed(adjectives.get(code, ''), ADJECTIVES.get(code, ''))}\n"
        )
    header = "# built by tools/build_states.py; official name, short names, adjectives\n"
    (DATA / "states.tsv").write_text(header + "".join(sorted(lines)), "utf-8")


if __name__ == "__main__":
    main()
