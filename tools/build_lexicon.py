"""Build `rules/mtlint_rules/data/words.txt`: English words with their frequency and word classes.

    apt-get install scowl
    uv run --with symspellpy==6.10.1 --with lemminflect==0.2.3 --with textblob==0.19.0 \
        tools/build_lexicon.py

Sources and licences stand in `rules/mtlint_rules/data/SOURCES.md`.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import math
import unicodedata
from collections import defaultdict
from pathlib import Path

SCOWL = Path("/usr/share/dict/scowl")
DATA = Path(__file__).parent.parent / "rules" / "mtlint_rules" / "data"
SIZES = ("10", "20", "35", "40", "50", "55", "60", "70")
VARIETIES = ("english", "american", "british", "british_z", "canadian", "australian")
# Of short words only the usual: a rare one is likelier to be the slip of a common one.
LARGEST = {1: 10, 2: 35, 3: 40, 4: 50}
RARE = "z"  # the frequency letter of words that the frequency table does not have

NAME = "P"  # the class of what is only spelt with a capital
NO_WORDS = frozenset("bcdefghjklmnopqrstuvwxyz")  # letters are no words

# Penn tags -> one letter a class; upper case where the form is plural or third person.
CLASSES = {
    "NN": "n", "NNS": "N", "VB": "v", "VBP": "v", "VBZ": "V", "VBG": "g", "VBD": "d", "VBN": "p",
    "JJ": "a", "JJR": "c", "JJS": "c", "RB": "r", "RBR": "r", "RBS": "r",
}  # fmt: skip


def package(name: str) -> Path:
    """Return the folder of an installed package."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed; see the head of this file")
    return Path(spec.origin).parent


def spelt(word: str) -> bool:
    """Say whether a word is lower-case letters only."""
    return word.isalpha() and word.islower()


def listed(*lists: str) -> set[str]:
    """Return what the lists of all varieties hold, with and without accents."""
    words: set[str] = set()
    variants = [f"{v}_variant_1" for v in VARIETIES[1:]] + ["variant_1"]
    for path in (
        SCOWL / f"{variety}-{name}.{size}"
        for variety in (*VARIETIES, *variants)
        for name in lists
        for size in SIZES
    ):
        if path.exists():
            size = int(path.suffix[1:])
            found = path.read_text("latin-1").split()
            words.update(w for w in found if size <= LARGEST.get(len(w), 70))
    return words | {plain(word) for word in words}


def plain(word: str) -> str:
    """Take the accents off a word."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def frequencies() -> dict[str, int]:
    """Return how often words stand in web text."""
    table = package("symspellpy") / "frequency_dictionary_en_82_765.txt"
    pairs = (line.split() for line in table.read_text("utf-8-sig").splitlines())
    return {word: int(count) for word, count in pairs}


def classes() -> dict[str, str]:
    """Return the classes of words, the likeliest first."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    brill = package("textblob") / "en" / "en-lexicon.txt"
    for line in brill.read_text("utf-8").splitlines():
        word, *tags = line.split()
        if spelt(word) and tags and tags[0] in CLASSES:
            found[word][CLASSES[tags[0]]] = None
    with gzip.open(
        package("lemminflect") / "resources" / "infl_lu.csv.gz", "rt", encoding="utf-8"
    ) as table:
        for lemma, kind, *slots in csv.reader(table):
            for form, letter in inflected(lemma, kind, [slot.split("/") for slot in slots]):
                if spelt(form):
                    found[form][letter] = None
    return {word: "".join(letters) for word, letters in found.items()}


def inflected(lemma: str, kind: str, slots: list[list[str]]) -> list[tuple[str, str]]:
    """Return the forms of a lemma with their class letters."""
    if kind == "noun":
        return [(lemma, "n"), *((form, "N") for slot in slots for form in slot if form != lemma)]
    if kind in ("adj", "adv"):
        return [(lemma, kind.replace("adj", "a").replace("adv", "r")[:1])] + [
            (form, "c") for slot in slots for form in slot
        ]
    if kind != "verb":
        return []
    past, participle, gerund, third = slots  # an empty participle is that of the past
    forms = [(lemma, "v"), *((f, "d") for f in past), *((f, "p") for f in participle if f)]
    if participle == [""]:
        forms += [(f, "p") for f in past]
    return forms + [(f, "g") for f in gerund] + [(f, "V") for f in third]


def main() -> None:
    """Write the table."""
    counts = frequencies()
    kinds = classes()
    words = {word for word in listed("words") if spelt(word) and word not in NO_WORDS}
    new = (DATA / "new-words.txt").read_text("utf-8").splitlines()
    words |= {word for line in new if not line.startswith("#") for word in line.split()}
    capitalised = {w for w in listed("upper", "proper-names") if w.isalpha() and w.istitle()}
    names = {word.lower() for word in capitalised} - words
    top = max(counts.values())
    lines = []
    for word in sorted(words | names):
        count = counts.get(word, counts.get(plain(word), 0))
        letter = chr(ord("a") + min(int(math.log2(top / count)), 24)) if count else RARE
        lines.append(f"{word} {letter}{NAME if word in names else kinds.get(word, '')}\n")
    (DATA / "words.txt").write_text("".join(lines), "utf-8")
    print(len(lines), "words")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
