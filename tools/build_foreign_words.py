"""Build `rules/mtlint_rules/data/foreign-words.tsv`: words that no English text has.

    uv run --with wordfreq==3.1.1 tools/build_foreign_words.py

A word is taken if it is common in a language and hardly ever stands in English text; words that
the English lexicon has too must be rarer still. Words with letters beyond a to z give themselves
away; of them only those are taken that without their accents look English ("más", "même").
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from pathlib import Path

from wordfreq import get_frequency_dict

LANGUAGES = ("cs", "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "tr")
DATA = Path(__file__).parent.parent / "rules" / "mtlint_rules" / "data"
# Zipf values: the logarithm of how often a word stands in a billion words.
COMMON = 4.0  # in its own language
RARE = 2.6  # in English, where web text quotes everything
GAP = 2.2
GAP_IF_ENGLISH = 3.0
ALSO_IN = 3.7  # named as a word of every language in which it is so common
# Codes, and loan words whose accents English print keeps.
LEFT_OUT = frozenset(
    {"mln", "mld", "mrd", "nbsp", "www", "première", "premières", "suède", "mêlée", "séance"}
)
HEAD = """\
# Words common in a language and hardly found in English, in lower case; the languages (ISO 639-1) first.
# Source: wordfreq 3.1.1 (Robyn Speer). Licence: CC BY-SA 4.0, as the data of wordfreq.
# Built by tools/build_foreign_words.py, 2026-11-21; do not edit.
"""


def zipf(frequency: float) -> float:
    """Return a frequency on the Zipf scale; 0 for what is not counted."""
    return math.log10(frequency) + 9 if frequency else 0.0


def plain(word: str) -> str:
    """Take the accents off a word."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def main() -> None:
    """Write the table."""
    lexicon = {line.split()[0] for line in (DATA / "words.txt").read_text().splitlines() if line}
    english = get_frequency_dict("en", "large")
    tables = {code: get_frequency_dict(code, "best") for code in LANGUAGES}
    by_languages: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(set().union(*tables.values()) - LEFT_OUT):
        if (
            not word.isalpha()
            or not plain(word).isascii()
            or len(word) < (3 if word.isascii() else 2)
        ):
            continue
        if not word.isascii() and plain(word) not in lexicon:
            continue
        in_english = zipf(english.get(word, 0))
        levels = {code: zipf(table.get(word, 0)) for code, table in tables.items()}
        best = max(levels.values())
        gap = GAP_IF_ENGLISH if plain(word) in lexicon else GAP
        if best < COMMON or in_english > RARE or best - in_english < gap:
            continue
        codes = sorted(code for code, level in levels.items() if level >= min(best, ALSO_IN))
        by_languages[",".join(codes)].append(word)
    lines = [f"{codes}\t{' '.join(words)}\n" for codes, words in sorted(by_languages.items())]
    (DATA / "foreign-words.tsv").write_text(HEAD + "".join(lines))


if __name__ == "__main__":
    main()
