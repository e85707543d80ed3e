"""Build `foreign-words.tsv` and `loan-words.txt` in `rules/mtlint_rules/data`.

    apt-get install scowl
    uv run --with wordfreq==3.1.1 tools/build_foreign_words.py

Run tools/build_exonyms.py first: months and weekdays have a rule of their own.

The first has words that no English text has, the second those that English writes with accents.

A word is taken if it is common in a language and hardly ever stands in English text; words that
the English lexicon has too must be rarer still. Words with letters beyond a to z give themselves
away; of them only those are taken that look English without their accents ("más", "même") or
that the English word lists have ("très").
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from pathlib import Path

from wordfreq import get_frequency_dict

LANGUAGES = ("cs", "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "tr")
SCOWL = Path("/usr/share/dict/scowl")
DATA = Path(__file__).parent.parent / "rules" / "mtlint_rules" / "data"
# Zipf values: the logarithm of how often a word stands in a billion words.
COMMON = 4.0  # in its own language
RARE = 2.6  # in English, where web text quotes everything
GAP = 2.2
GAP_IF_ENGLISH = 3.0
ALSO_IN = 3.7  # named as a word of every language in which it is so common
HEAD = """\
# Words common in a language and hardly found in English, in lower case; the languages (ISO 639-1) first.
# Source: wordfreq 3.1.1 (Robyn Speer). Licence: CC BY-SA 4.0, as the data of wordfreq.
# Built by tools/build_foreign_words.py, 2026-11-21; do not edit.
"""


LOAN_HEAD = """\
# Words that English writes with accents or other marks, lower-case.
# Source: SCOWL 2020.12.07, sizes to 80 (permissive, see SOURCES.md), and a list by hand.
# Built by tools/build_foreign_words.py, 2026-11-21; do not edit.
"""
# What the word lists lack: news English of the kitchen, the arts, New Zealand and elsewhere.
LOANS = """
açaí à brûlée brûlées beyoncé coloratúra communiqué communiqués crème crèmes crêpe crêpes décor
décors déjà début débuts dénouement dénouements dressed-décolleté dōjō élite élites exposé exposés
façade façaded façades fraîche habañero habañeros hôtel kākāpō kōrero kūmara lamé māori maté mâché
mélange mémoire mémoires métro mì naïf naïve naïvely naïveté naïvety niña niño niños öre øre øl
pâté pâtés pâtisserie pâtisseries pavé phở pho bánh piqué plié pōhutukawa première premières
premièred provençal purée puréed purées quinceañera quinceañeras régime régimes repêchage résumé
résumés rôle rôles rosé rosés señor señora señoras señores señorita señoritas sommelière soupçon
suède tōfu tête têtes tête-à-tête über übermensch vis-à-vis voilà whānau zoë être raison-d'être hygge smørrebrød
"""
# Codes, and loan words whose accents English print keeps.
LEFT_OUT = frozenset({"mln", "mld", "mrd", "nbsp", "www", "séance", "ersatz", *LOANS.split()})
# Scales have a rule of their own, and so do months and weekdays.
SCALES = frozenset(
    ["milliard", "milliards", "millones", "milhões", "milioni", "miliardi", "milyon", "milyar"]
)


def loan_words() -> set[str]:
    """Return the words with accents that English word lists have."""
    found = set(LOANS.split())
    for path in SCOWL.iterdir():
        if "-words." not in path.name or int(path.suffix[1:]) > 80:
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:  # most sizes are, some are not
            text = path.read_text("latin-1")
        for word in text.split():
            if word.islower() and word.isalpha():
                found.add(word)
    return {word for word in found if not word.isascii()}


def zipf(frequency: float) -> float:
    """Return a frequency on the Zipf scale; 0 for what is not counted."""
    return math.log10(frequency) + 9 if frequency else 0.0


def plain(word: str) -> str:
    """Take the accents off a word."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def main() -> None:
    """Write the table."""
    lexicon = {line.split()[0] for line in (DATA / "words.txt").read_text().splitlines() if line}
    loans = loan_words()
    calendar = {
        line.split("\t")[0]
        for line in (DATA / "exonyms.tsv").read_text().splitlines()
        if line.rpartition("\t")[2].rstrip("?") in ("month", "weekday")
    }
    english = get_frequency_dict("en", "large")
    tables = {code: get_frequency_dict(code, "best") for code in LANGUAGES}
    by_languages: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(set().union(*tables.values()) - LEFT_OUT - SCALES - calendar):
        if (
            not word.isalpha()
            or not plain(word).isascii()
            or len(word) < (3 if word.isascii() else 2)
        ):
            continue
        known = plain(word) in lexicon or word in loans
        if not word.isascii() and not known:
            continue
        in_english = zipf(english.get(word, 0))
        levels = {code: zipf(table.get(word, 0)) for code, table in tables.items()}
        best = max(levels.values())
        gap = GAP_IF_ENGLISH if known else GAP
        if best < COMMON or in_english > RARE or best - in_english < gap:
            continue
        codes = sorted(code for code, level in levels.items() if level >= min(best, ALSO_IN))
        by_languages[",".join(codes)].append(word)
    loans.difference_update(*by_languages.values())
    (DATA / "loan-words.txt").write_text(LOAN_HEAD + " ".join(sorted(loans)) + "\n")
    lines = [f"{codes}\t{' '.join(words)}\n" for codes, words in sorted(by_languages.items())]
    (DATA / "foreign-words.tsv").write_text(HEAD + "".join(lines))


if __name__ == "__main__":
    main()
