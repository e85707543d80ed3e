"""Build `rules/mtlint_rules/data/sequences.bin`: which words can follow which.

    uv run --with scikit-learn==1.7.2 --with wordsegment==1.3.1 --with symspellpy==6.10.1 \
        tools/build_sequences.py CORPUS.txt ...

A corpus is plain text, a paragraph a line. Sound gaps come from it as it is, damaged ones from
sentences of it in which a word was taken out, swapped, or changed. Sources and licences of what
the table was built from stand in `rules/mtlint_rules/data/SOURCES.md`.
"""

# ruff: noqa: S311, SLF001, S101, T201 - chance is no secret; it builds the table of that module

from __future__ import annotations

import argparse
import importlib.util
import math
import random
import re
from array import array
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from mtlint import Document
from mtlint_rules import _lexicon
from mtlint_rules.grammar import _sequences
from mtlint_rules.grammar._sequences import SCALE, Sequence, hashed, unseen_pair, words_and_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent.parent / "rules" / "mtlint_rules" / "data"
PASSES = 4  # damaged copies of each sentence
RAREST = 7  # a feature seen less often is left out
LEAST = 0.06  # a weight nearer to nothing is left out
SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“]?[A-Z])|\n+")
KINDS = ("noun", "verb", "subject", "name", "conjunction", "swap", "swap", "function", "function",
         "form", "case", "letter", "shuffle")  # fmt: skip
GROUPS = _sequences._FUNCTION_WORDS
CONJUNCTIONS = set(
    f"{GROUPS['conjunction']} {GROUPS['subjunction']} {GROUPS['relative']} that as than".split()
)
VERBS = set(
    " ".join(GROUPS[g] for g in ("finite be", "have", "modal", "say", "light verb")).split()
)
SUBJECTS = set(f"{GROUPS['subject']} it this that there you".split())
DETERMINERS = GROUPS["determiner"].split()
PREPOSITIONS = [*GROUPS["preposition"].split(), "to", "off", "out", "up", "down", "around"]
PRONOUNS = {
    "he": "him his himself", "him": "he", "his": "him he", "she": "her hers", "her": "she him hers",
    "they": "them their", "them": "they their", "their": "them they there", "it": "its itself",
    "its": "it itself", "we": "us our", "us": "we our", "our": "us we", "i": "me my", "me": "i my",
    "my": "me i", "you": "your yourself", "your": "you", "who": "whom whose",
}  # fmt: skip


def web_pairs() -> tuple[dict[str, float], dict[str, float]]:
    """Return counts of words and of pairs of words in web text."""
    spec = importlib.util.find_spec("wordsegment")
    if spec is None or spec.origin is None:
        raise SystemExit("wordsegment is not installed; see the head of this file")
    folder = Path(spec.origin).parent
    tables = []
    for name in ("unigrams.txt", "bigrams.txt"):
        lines = (folder / name).read_text("utf-8").splitlines()
        tables.append({k: float(v) for k, v in (line.rsplit("\t", 1) for line in lines)})
    return tables[0], tables[1]


class Pairs:
    """The features of pairs of words: how much more often they stand together than by chance."""

    def __init__(self) -> None:
        self.words, self.pairs = web_pairs()
        self.total = sum(self.words.values())
        spec = importlib.util.find_spec("symspellpy")
        assert spec is not None
        book = Path(str(spec.origin)).parent / "frequency_bigramdictionary_en_243_342.txt"
        self.books = {
            " ".join(p[:2])
            for line in book.read_text("utf-8-sig").splitlines()
            if len(p := line.split()) == 3
        }

    def feature(self, left: str, right: str) -> str:
        """Return the feature of a pair; `unseen_pair` where neither table has it."""
        pair = f"{left} {right}"
        count = self.pairs.get(pair, 0)
        in_books = pair in self.books
        if not count:
            return "yy" if in_books else unseen_pair(left, right)
        chance = self.words.get(left, 1e4) * self.words.get(right, 1e4) / self.total
        return f"w{round(max(-5, min(8, math.log2(count / chance))))}{'y' if in_books else 'n'}"


def sentences(paths: list[Path]) -> list[str]:
    """Return the distinct sentences of some length."""
    found: dict[str, None] = {}
    for path in paths:
        for sentence in SENTENCE.split(path.read_text("utf-8")):
            if 4 <= sentence.count(" ") < 60:
                found[sentence.strip()] = None
    return list(found)


class Damage:
    """Makes one flaw in a sentence."""

    def __init__(self) -> None:
        self.stems: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(_lexicon.words_to("l")):
            if len(word) >= 5:
                self.stems[word[:5]].append(word)

    def __call__(
        self, words: list[str], gaps: list[str]
    ) -> tuple[list[str], list[str], list[int]] | None:
        """Return words and gaps with a flaw and the gaps that show it; None if it finds no place."""
        words, gaps = list(words), list(gaps)
        kind = random.choice(KINDS)
        if kind == "shuffle":
            random.shuffle(words)
            return words, gaps, random.sample(range(1, len(words)), min(3, len(words) - 1))
        for i in random.sample(range(len(words)), len(words)):
            if kind in ("noun", "verb", "subject", "name", "conjunction"):
                if self._is(kind, words, i):
                    end = i + 1
                    while (
                        kind in ("name", "subject")
                        and end < len(words)
                        and words[i][0].isupper()
                        and words[end][0].isupper()
                        and gaps[end] == " "
                    ):
                        end += 1
                    gaps[i : end + 1] = [gaps[end] if gaps[end] != " " else gaps[i]]
                    del words[i:end]
                    return words, gaps, [i]
            elif kind == "swap":
                if 0 < i < len(words) - 1 and gaps[i + 1] == " " and words[i] != words[i + 1]:
                    words[i : i + 2] = words[i + 1], words[i]
                    return words, gaps, [i, i + 1, i + 2]
            elif changed := self._changed(kind, words[i]):
                words[i] = changed
                return words, gaps, [i, i + 1]
        return None

    def _is(self, kind: str, words: list[str], i: int) -> bool:
        word, lower = words[i], words[i].lower()
        classes = (
            "" if lower in _sequences._GROUPS or word[0].isupper() else _lexicon.classes(word)[:1]
        )
        if kind == "noun":
            return classes in ("n", "N")
        if kind == "name":
            return word[0].isupper() and i > 0
        if kind == "verb":
            return lower in VERBS or classes in tuple("vVdpg")
        if kind == "conjunction":
            return lower in CONJUNCTIONS
        following = words[i + 1].lower() if i + 1 < len(words) else ""
        return lower in SUBJECTS or (
            (classes in ("n", "N") or word[0].isupper())
            and (following in VERBS or _lexicon.classes(following)[:1] in ("V", "d"))
        )

    def _changed(self, kind: str, word: str) -> str | None:
        lower = word.lower()
        options: list[str] = []
        if kind == "function":
            if lower in ("a", "an"):
                options = ["an" if lower == "a" else "a"]
            elif lower in PREPOSITIONS:
                options = PREPOSITIONS
            elif lower in DETERMINERS and random.random() < 0.3:
                options = DETERMINERS
        elif kind == "case":
            options = PRONOUNS.get(lower, "").split()
        elif kind == "form" and word.islower() and lower not in _sequences._GROUPS:
            likeliest = _lexicon.classes(word)[:1]
            options = [
                o
                for o in self.stems.get(word[:5], ())
                if abs(len(o) - len(word)) <= 5 and _lexicon.classes(o)[:1] not in ("", likeliest)
            ]
        elif kind == "letter" and word.islower():
            options = [
                o for j in range(len(word)) if _lexicon.is_common(o := word[:j] + word[j + 1 :])
            ]
        options = [option for option in options if option != lower]
        return random.choice(options) if options else None


def gaps_of(found: list[str], pairs: Pairs) -> Iterator[tuple[list[str], bool]]:
    """Yield the features of the gaps of all sentences and of their damaged copies."""
    damage = Damage()

    def features(sequence: Sequence, index: int) -> list[str]:
        pair = sequence.pair(index)
        return sequence.features(index) + ([pairs.feature(*pair)] if pair else [])

    for sentence in found:
        words, gaps = words_and_gaps(Document(sentence))
        if len(words) < 4:
            continue
        sound = Sequence(words, gaps)
        for index in range(1, len(words)):
            yield features(sound, index), False
        for _ in range(PASSES):
            damaged = damage(words, gaps)
            if damaged and len(damaged[0]) >= 4:
                *parts, places = damaged
                sequence = Sequence(*parts)
                for index in places:
                    if 0 < index < len(sequence.words):
                        yield features(sequence, index), True


def main() -> None:
    """Train and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="+", type=Path)
    random.seed(7)
    found = sentences(parser.parse_args().corpus)
    random.shuffle(found)
    pairs = Pairs()
    numbers: dict[str, int] = {}
    names: list[str] = []
    columns, rows, labels = array("i"), array("q", [0]), array("b")
    for features, damaged in gaps_of(found, pairs):
        for feature in features:
            number = numbers.setdefault(feature, len(names))
            if number == len(names):
                names.append(feature)
            columns.append(number)
        rows.append(len(columns))
        labels.append(damaged)
    index = np.frombuffer(columns, np.int32)
    counts = np.bincount(index, minlength=len(names))
    matrix = csr_matrix((np.ones(len(index), np.float32), index, np.frombuffer(rows, np.int64)))
    kept = np.flatnonzero(counts >= RAREST)
    model = SGDClassifier(
        loss="log_loss", alpha=1.5e-6, max_iter=14, tol=None, average=True, random_state=1
    )
    model.fit(matrix[:, kept], np.frombuffer(labels, np.int8))
    weights = {names[k]: float(w) for k, w in zip(kept, model.coef_[0], strict=True)}
    write(weights, float(model.intercept_[0]), pairs)


def write(weights: dict[str, float], bias: float, pairs: Pairs) -> None:
    """Write the weights, those of pairs under the words themselves."""
    steps: dict[int, int] = {hashed("bias"): round(bias * SCALE)}

    def put(name: str, weight: float) -> None:
        steps[hashed(name)] = max(-128, min(127, round(weight * SCALE)))

    for name, weight in weights.items():
        if abs(weight) >= LEAST or name[0] == "x":
            put(name, weight)
    for pair in pairs.pairs.keys() | pairs.books:
        left, _, right = pair.partition(" ")
        if _lexicon.rarity(left) < 13 and _lexicon.rarity(right) < 13:
            weight = weights.get(pairs.feature(left, right), 0.0)
            if abs(weight - weights.get(unseen_pair(left, right), 0.0)) >= 0.2:
                put(f"w{left} {right}", weight)
    keys = sorted(steps)
    data = array("I", keys).tobytes() + array("b", [steps[key] for key in keys]).tobytes()
    (DATA / "sequences.bin").write_bytes(data)
    kinds = Counter(name[0] for name in weights)
    print(len(keys), "features", dict(kinds))


if __name__ == "__main__":
    main()
