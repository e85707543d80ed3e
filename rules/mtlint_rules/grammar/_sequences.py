"""How unlikely it is that words follow each other as they do.

A log-linear model over the gap between two words. It was trained (`tools/build_sequences.py`) to
tell gaps of sound text from those that appear when a word is taken out, put in, swapped with its
neighbour or changed into another form. Function words stand for themselves, other words for what
they can be (`_lexicon.classes`).

A model's weights lie in one table: four bytes of hash and one of weight for each feature.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from collections.abc import Sequence as Sequence_
from functools import cache, cached_property, lru_cache
from operator import add
from typing import TypeVar
from zlib import crc32

from mtlint import Document, pattern
from mtlint_rules import _kept, _lexicon

SCALE = 24  # steps of a weight to one unit of log odds
_TABLE = "sequences.bin"

_FUNCTION_WORDS = {
    "determiner": "a an the this that these those any no every each some another such either neither both all",
    "possessive": "my your his its our their her",
    "preposition": "of in on at by for with from into onto over under about against between among through "
    "during before after above below without within upon toward towards across behind beyond near "
    "along despite per via amid like unlike until since as than",
    "to": "to",
    "subject": "i he she we they",
    "object": "me him us them",
    "it": "it you there here",
    "reflexive": "himself herself itself themselves myself ourselves yourself",
    "finite be": "am is are was were isn't aren't wasn't weren't",
    "other be": "be been being",
    "have": "has have had having hasn't haven't hadn't",
    "do": "do does did don't doesn't didn't doing done",
    "modal": "will would shall should can could may might must cannot won't wouldn't can't couldn't shouldn't mustn't",
    "contraction": "i'm you're he's she's it's we're they're i've you've we've they've i'll you'll he'll she'll "
    "it'll we'll they'll i'd you'd he'd she'd we'd they'd that's there's what's who's let's",
    "conjunction": "and or but nor",
    "subjunction": "if because although though while unless whether when where why how",
    "relative": "which who whom whose what",
    "not": "not never",
    "adverb": "also only just even still already very too more most less least much so then now however "
    "therefore thus again once ever almost nearly yet quite rather perhaps maybe instead together",
    "particle": "off out up down around away back ago later else enough today yesterday tomorrow",
    "number": "one two three four five six seven eight nine ten hundred thousand million billion",
    "quantity": "many few little several other others own same first last next",
    "say": "said says say told according",
    "light verb": "made make take took get got go went come came see seen know known want",
    "light noun": "percent year years people time ones",
}
_GROUPS = {
    word: chr(ord("A") + number)
    for number, words in enumerate(_FUNCTION_WORDS.values())
    for word in words.split()
}

_YEAR = pattern(r"(?:1[89]|20)\d\d")
_REMEMBERED = 200_000
_Found = TypeVar("_Found")
_EDGE = "^"  # what stands beside the first and the last word


class Memo(dict[str, _Found]):
    """What a function of a string returned, by the string: a cache that `map` can look into."""

    def __init__(self, function: Callable[[str], _Found]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: str) -> _Found:
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[key] = self._function(key)
        return found


def _symbols(word: str) -> tuple[str, str, str]:
    """Return a word in lower case, one character for its class, and one for its coarse class."""
    lower = word.lower().replace("’", "'")
    fine, coarse = _class(word, lower)
    return lower, chr(0x10000 + crc32(fine.encode()) % 0x80000), coarse


def _class(word: str, lower: str) -> tuple[str, str]:
    if lower in _GROUPS and (len(word) == 1 or not word.isupper()):  # "IT", "US", "WHO" are names
        return lower, _GROUPS[lower]
    if word[0].isdigit():
        return ("#year" if _YEAR.fullmatch(word) else "#one" if word == "1" else "#"), "#"
    if lower.endswith("'s"):
        return "'s", "'"
    if word[0].isupper():
        return "Name", "*"
    if "-" in word:
        last = _lexicon.classes(lower.rsplit("-", 1)[1])[:1]
        return "-" + last, "-"
    classes = _lexicon.classes(lower)
    if not classes:
        ending = next((e for e in ("ing", "ed", "ly", "s") if lower.endswith(e)), "")
        return "?" + ending, "?"
    return classes[0] + "".join(sorted(classes[1:3])), classes[0]


def _gap(gap: str) -> str:
    """Return the kind of what stands between two words."""
    if gap == " ":
        return "0"
    if any(mark in gap for mark in "\n.!?…"):
        return "2"
    if "," in gap:
        return "1"
    if any(mark in gap for mark in ":;–—()") or " - " in gap or "--" in gap:
        return "3"
    if any(mark in gap for mark in "\"“”'‘’«»"):
        return "4"
    return "5" if gap.strip() else "0"


_known_symbols, _known_gaps = Memo(_symbols), Memo(_gap)


class Sequence:
    """Words and what stands between them, as the model sees them.

    `gaps` has one entry more than `words`: what stands before each word, and after the last.
    """

    def __init__(self, words: Sequence_[str], gaps: Sequence_[str]) -> None:
        symbols = list(map(_known_symbols.__getitem__, words))
        self.words = words
        self.gaps = gaps
        self.kinds = ["2", *map(_known_gaps.__getitem__, gaps[1:-1])]
        self._symbols = symbols
        # for each word its class between those of its neighbours, with the gaps
        fine = [symbol[1] for symbol in symbols]
        with_gap = list(map(add, self.kinds, fine))
        before = map(add, [_EDGE, *fine], with_gap)
        self.windows = list(map(add, before, [*with_gap[1:], "2" + _EDGE]))

    @cached_property
    def sums(self) -> list[int]:
        """What the weights of the windows on both sides of each gap add up to."""
        lefts = map(_left_sums.__getitem__, self.windows)
        rights = map(_right_sums.__getitem__, self.windows[1:])
        return list(map(add, lefts, rights))

    def features(self, index: int) -> list[str]:
        """Return the features of the gap before the word of that index (from 1)."""
        left, right = self.windows[index - 1 : index + 1]
        return [*_left(left), *_right(right), *self.rest(index)]

    def rest(self, index: int) -> list[str]:
        """Return the features of a gap that span more than the windows beside it."""
        around = [self._coarse(i) for i in range(index - 3, index + 3)]
        (_, z), (_, ca), (kb, cb) = around[:3]
        upto_b, upto_c = "".join(around[1] + around[2]), "".join(around[1] + around[2] + around[3])
        bcd = kb + cb + "".join(around[3] + around[4])
        window = self.windows[index - 1]
        found = [
            f"q{window}{self.windows[index][3:]}", f"Q{ca}{bcd}", f"L{z}{upto_c}",
            f"R{ca}{bcd}{''.join(around[5])}", f"M{z}{upto_b}{''.join(around[3] + around[4])}",
            f"U{cb}{''.join(around[3] + around[4] + around[5])}",
        ]  # fmt: skip
        left_word, right_word = self._symbols[index - 1][0], self._symbols[index][0]
        gap, b, c = window[3], window[2], window[4]
        if left_word not in _GROUPS and _lexicon.rarity(left_word) <= 10:
            found.append(f"B{left_word}{gap}{c}")
        if right_word not in _GROUPS and _lexicon.rarity(right_word) <= 10:
            found.append(f"D{b}{gap}{right_word}")
        return found

    def _coarse(self, index: int) -> tuple[str, str]:
        """Return the gap before a word and the word's coarse class; the edges are words too."""
        if 0 <= index < len(self._symbols):
            return self.kinds[index], self._symbols[index][2]
        return "2", _EDGE

    def pair(self, index: int) -> tuple[str, str] | None:
        """Return the two words at a gap where they can be looked up as a pair."""
        if self.kinds[index] != "0" or not self.words[index].islower():
            return None
        opens = index == 1 or self.kinds[index - 1] == "2"
        if not (opens or self.words[index - 1].islower()):
            return None
        left, right = self._symbols[index - 1][0], self._symbols[index][0]
        return (left, right) if left.isalpha() and right.isalpha() else None


def _left(window: str) -> tuple[str, ...]:
    """Return the features of a gap in the window around the word to its left."""
    a, gb, b, gc, c = tuple(window)
    return (f"b{b}{gc}{c}", f"l{window}", f"o{a}{gb}{b}", f"s{a}{gb}{gc}{c}", f"g{gc}")


def _right(window: str) -> tuple[str, ...]:
    """Return the features of a gap in the window around the word to its right."""
    b, gc, c, gd, d = tuple(window)
    return (f"r{window}", f"p{c}{gd}{d}", f"t{b}{gc}{gd}{d}")


def words_and_gaps(document: Document) -> tuple[list[str], list[str]]:
    """Return the words of a document, and what stands before each and after the last."""
    text, words = document.text, document.words
    ends = [0, *(word.end for word in words)]
    starts = [*(word.start for word in words), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    return [word.text for word in words], gaps


def unseen_pair(left: str, right: str) -> str:
    """Return the feature of a pair that no table has: how often chance alone would make it."""
    halvings = _lexicon.rarity(left) + _lexicon.rarity(right)
    return f"x{min(max(halvings, 2), 28)}"


def hashed(feature: str) -> int:
    """Return the number under which a feature stands in the table."""
    return crc32(feature.encode("utf-8", "surrogatepass"))


@cache
def _weights() -> dict[int, int]:
    data = (_kept.DATA / _TABLE).read_bytes()
    count = len(data) // 5
    keys = array("I")
    keys.frombytes(data[: 4 * count])
    steps = array("b")
    steps.frombytes(data[4 * count :])
    return dict(zip(keys, steps, strict=True))


def _sum(features: tuple[str, ...]) -> int:
    weights = _weights()
    return sum(weights.get(hashed(feature), 0) for feature in features)


_left_sums = Memo(lambda window: _sum(_left(window)))
_right_sums = Memo(lambda window: _sum(_right(window)))


@lru_cache(maxsize=100_000)
def _pair_weight(left: str, right: str) -> int:
    weights = _weights()
    seen = weights.get(hashed(f"w{left} {right}"))
    return weights.get(hashed(unseen_pair(left, right)), 0) if seen is None else seen


# What the windows on both sides, and then the pair of words, must add up to before the rest is
# looked at. Nearly all gaps fall out at the first, all but one in a hundred at the second; of the
# gaps that the whole model calls odd, one in twenty is lost.
_FIRST, _SECOND = -0.1 * SCALE, 1.0 * SCALE


def _odds(sequence: Sequence, index: int) -> int:
    """Return the odds of one gap in steps; nothing at the edges."""
    if not 0 < index < len(sequence.words):
        return 0
    weights = _weights()
    pair = sequence.pair(index)
    steps = weights[hashed("bias")] + (_pair_weight(*pair) if pair else 0)
    return steps + sum(weights.get(hashed(f), 0) for f in sequence.features(index))


def odd_gaps(sequence: Sequence, least: float) -> Iterator[tuple[int, float]]:
    """Yield the gaps between words whose odds are at least `least`, in order.

    Each is the index of the word after the gap, and the natural logarithm of the odds that
    something is wrong there.
    """
    if len(sequence.words) < _FEWEST:
        return
    weights = _weights()
    bias = weights[hashed("bias")]
    first = _FIRST - bias
    sums = sequence.sums
    for index in [i for i, known in enumerate(sums, 1) if known > first]:
        pair = sequence.pair(index)
        steps = sums[index - 1] + bias + (_pair_weight(*pair) if pair else 0)
        if steps < _SECOND:
            continue
        steps += sum(weights.get(hashed(f), 0) for f in sequence.rest(index))
        if steps >= least * SCALE:
            yield index, steps / SCALE


def better_words(
    sequence: Sequence, instead: Callable[[str], Sequence_[str]], least: float
) -> Iterator[tuple[int, str]]:
    """Yield the words in whose place another one is far likelier, by their index, with that one.

    `instead` returns what a word may stand for; `least` is by how much, in natural logarithms,
    the gaps on both sides must become likelier; the more so, the less odd they are now.
    """
    words, gaps = sequence.words, sequence.gaps
    if len(words) < _FEWEST:
        return
    for index, word in enumerate(words):
        others = instead(word)
        if not others:
            continue
        sums = sequence.sums
        if max(sums[max(index - 1, 0) : index + 1], default=0) < _ODD_ENOUGH:
            continue
        before = _odds(sequence, index), _odds(sequence, index + 1)
        if max(before) < _ODD_ENOUGH:
            continue
        for other in others:
            low = max(0, index - 4)
            near = [*words[low:index], other, *words[index + 1 : index + 5]]
            changed = Sequence(near, ["\n" if low else "", *gaps[low + 1 : low + len(near)], ""])
            after = _odds(changed, index - low), _odds(changed, index - low + 1)
            gain = sum(before) - sum(after) + min(max(before), 0)
            if gain >= least * SCALE:
                yield index, other
                break


_ODD_ENOUGH = -2 * SCALE
_FEWEST = 4  # words: of fewer one can say nothing
