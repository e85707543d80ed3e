"""Lower-case words that English does not have.

A word in lower case that no list of English knows, that is neither a compound nor a derivation
of known words, and that one slip of the hand or of the scanner turns into a known one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from operator import attrgetter

from mtlint import Confidence, Document, DocumentRule, Finding, Severity, Word
from mtlint_rules import _lexicon
from mtlint_rules._once import once_per_word

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PREFIXES = (
    *(
        "anti",
        "auto",
        "bio",
        "co",
        "counter",
        "cross",
        "cyber",
        "de",
        "dis",
        "down",
        "eco",
        "electro",
    ),
    *(
        "euro",
        "ex",
        "extra",
        "fore",
        "geo",
        "hydro",
        "hyper",
        "in",
        "inter",
        "intra",
        "kilo",
        "macro",
    ),
    *(
        "mega",
        "meta",
        "micro",
        "mid",
        "mini",
        "mis",
        "mono",
        "multi",
        "nano",
        "neo",
        "neuro",
        "non",
    ),
    *(
        "off",
        "omni",
        "out",
        "over",
        "para",
        "petro",
        "photo",
        "poly",
        "post",
        "pre",
        "pro",
        "pseudo",
    ),
    *("psycho", "radio", "re", "semi", "sub", "super", "tele", "thermo", "trans", "tri", "turbo"),
    *("ultra", "un", "under", "uni", "up", "video"),
)
_SUFFIXES = (
    *("s", "es", "ed", "er", "ers", "ing", "ly", "ness", "less", "like", "wise", "able", "ably"),
    *("ability", "ish", "ism", "ist", "ists", "hood", "ship", "ful", "fully", "ization", "isation"),
    *("ize", "ise", "ized", "ised", "izing", "ising", "ic", "al", "ally", "ward", "esque"),
)
_LONGEST = 40
_SCARCE = 17  # halvings from "the": a word rarer than this is no ground to build another on


def _derived(word: str) -> bool:
    """Say whether a word is made of known ones: a compound, or a word with an affix."""
    if any(
        _stem(word[: -len(s)]) for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) > 3
    ):
        return True
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 3 and _lexicon.rarity(rest) < _SCARCE:
            return True
    return any(
        _lexicon.is_common(word[:i]) and _lexicon.is_common(word[i:])
        for i in range(4, len(word) - 3)
    )


def _stem(stem: str) -> bool:
    # shorter ones are themselves the remains of a slip too often
    return len(stem) > 4 and _lexicon.is_word(stem) and _lexicon.rarity(stem) < _SCARCE


def _dropped(word: str) -> Iterator[str]:
    """Yield the words of which `word` may be what is left when a letter was dropped."""
    for i in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:i] + letter + word[i:]


class _Losers:
    """Finds the common words of which a word may be what is left when a letter was dropped.

    Prose holds few unknown words, for which each letter is tried at each place. Where many come,
    the remains of all common words are listed: it takes 20 milliseconds and saves nine tenths.
    """

    _FEW = 500

    def __init__(self) -> None:
        self._asked = 0
        self._by_rest: dict[str, list[str]] = {}

    def of(self, rest: str) -> Iterable[str]:
        self._asked += 1
        if self._asked <= self._FEW:
            return _dropped(rest)
        if not self._by_rest:
            for word in _lexicon.words_to(_lexicon.MUCH_USED):
                for shorter in set(_added(word)):
                    self._by_rest.setdefault(shorter, []).append(word)
        return self._by_rest.get(rest, ())


_losers = _Losers()


def _swapped(word: str) -> Iterator[str]:
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _added(word: str) -> Iterator[str]:
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def _mistaken(word: str) -> Iterator[str]:
    for i in range(len(word)):
        for letter in _LETTERS:
            yield word[:i] + letter + word[i + 1 :]


_SLIPS = ((_swapped, 0), (_dropped, 1), (_added, 1), (_mistaken, 3))  # with what each costs


def _unknown(word: str) -> bool:
    """Say whether a word in lower case is none of English; a giant one is no word at all."""
    if len(word) > _LONGEST:  # its slips would be as many as its letters, each as long
        return False
    return word.islower() and word.isalpha() and word.isascii() and not _lexicon.is_word(word)


@lru_cache(maxsize=4096)
def _suggestion(word: str) -> str | None:
    """Return the likeliest word of which `word` is a slip, or None.

    Common words come first; a letter mistaken for another weighs more than one lost or doubled.
    """
    known = _lexicon.words_to("q")
    best: tuple[int, str] | None = None
    for edits, cost in _SLIPS:
        for other in edits(word):
            if other in known and len(other) > 1:
                lost_end = 3 * (other == word[:-1])  # "occasionaly": an ending is hardly ever added
                ranked = (cost + lost_end + _lexicon.rarity(other), other)
                best = ranked if best is None else min(best, ranked)
    if best is None and len(word) > 5:  # scarce words have no frequency
        scarce = _lexicon.words_to("z")
        found = (o for edits, _ in _SLIPS[:3] for o in edits(word) if o in scarce)
        return next(found, None) or _suggestion_two_slips_away(word)
    return best[1] if best else None


def _suggestion_two_slips_away(word: str) -> str | None:
    """Return the commonest word two slips from a long one; both must begin with the same letter."""
    if len(word) < 6:
        return None
    letters = frozenset(word)
    found = [
        other
        for size in range(len(word) - 2, len(word) + 3)
        for other, its_letters in _common_words().get((word[0], size), ())
        if len(letters - its_letters) <= 2 >= len(its_letters - letters)
        and _distance(word, other) <= 2
    ]
    return min(found, key=_lexicon.rarity, default=None)


@cache
def _common_words() -> dict[tuple[str, int], list[tuple[str, frozenset[str]]]]:
    """Return common words with their letters, by first letter and length."""
    words: dict[tuple[str, int], list[tuple[str, frozenset[str]]]] = {}
    for word in sorted(_lexicon.words_to("m")):
        words.setdefault((word[0], len(word)), []).append((word, frozenset(word)))
    return words


def _distance(one: str, other: str) -> int:
    """Return how many letters must be put in, taken out, changed or swapped with the next."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, letter_there in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != letter_there))
            if i > 1 and j > 1 and letter == other[j - 2] and letter_there == one[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


class Slip(DocumentRule):
    """A short common word with two letters swapped, or with one lost, doubled or struck too many.

    Typing, scanning and careless extraction do this; a translation engine hardly ever does, so
    it tells of hands or of damage on the way. Only words that no list of English has, of four to
    six letters (four where letters are swapped), one slip from a much used word; longer ones
    where the first letter is gone. In other long words it is people who slip, writers and
    translators as much as anyone: those, capitalised words and less common ones are left to
    `spelling.unknown-word`.
    """

    message = "'{match}' is no English word; '{fix}' is one slip away"
    severity = Severity.ERROR
    mqm = "fluency/spelling"
    safe = False
    bad = (
        "It was [[fuond|found]] by a [[drivr|driver]].",
        "They were [[agaist|against]] a toll.",
        "She [[apears|appears]] on the [[overnment|government]] list.",
    )
    good = (
        "The defence of the colours was an odyssey; rewilders came.",
        "Skatepark cafes and anime fandoms were discussed.",
        "The partie of the Bundeswehr sang.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words with the common one that was meant."""
        places = [
            place for word in _slips(document) for place in document.word_places.get(word, ())
        ]
        for text, start, end in sorted(places, key=attrgetter("start")):
            yield self.finding(document, start, end, fix=_slip(text))


_SHORT = 6


@once_per_word
def _slips(words: AbstractSet[str]) -> AbstractSet[str]:
    """Pick the short slips, and longer ones without their first letter."""
    headless = _headless()
    lower = filter(str.islower, words)
    found = _lexicon.unknown({w for w in lower if 3 < len(w) <= _SHORT or w in headless})
    return {w for w in found if (fix := _slip(w)) and (len(w) <= _SHORT or fix[1:] == w)}


@cache
def _headless() -> frozenset[str]:
    """Return what is left of common words, long enough, without their first letter."""
    common = _lexicon.words_to(_lexicon.MUCH_USED)
    return frozenset([word[1:] for word in common if len(word) > _SHORT + 1])


@lru_cache(maxsize=4096)
def _slip(word: str) -> str | None:
    """Return the much used word that is one slip from a word that English does not have."""
    if len(word) < 4 or not _unknown(word):
        return None
    slips = list(_swapped(word))
    if len(word) > 4:
        slips += (other for other in _added(word) if not word.startswith(other))
        slips += (other for other in _losers.of(word) if other[:-1] != word)
    common = _lexicon.words_to(_lexicon.MUCH_USED)
    rarest = 11 if len(word) > 7 else 10 if len(word) > 4 else 4
    found = [(_lexicon.rarity(other), other) for other in slips if other in common]
    return min(found)[1] if found and min(found)[0] <= rarest and not _derived(word) else None


class UnknownWord(DocumentRule):
    """A word in lower case that English does not have, near one that it has.

    Left alone are compounds and derivations of known words, and what has no known word near it:
    that is a term or a foreign word more often than a slip; so is a word that a text uses twice.
    Short ones must stand free, away from figures and names. Capitalised words are marked only
    where two letters of a common one are swapped, or in a long one a letter is lost or doubled.
    Words of foreign languages that look like a slip are the known weakness, so the rule belongs
    to the strict profile.
    """

    message = "'{match}' is no English word; '{fix}' is near"
    confidence = Confidence.MEDIUM
    mqm = "fluency/spelling"
    safe = False
    default = False
    bad = (
        "She was elected [[chancelor|chancellor]] of the board.",
        "The [[vilage|village]] has a [[bak|back]] road.",
        "They [[nd|and]] the others left [[Feburary|February]] for last.",
    )
    good = (
        "The qanun and the zurna were played in the loungewear shop.",
        "An unbribable biotechnologist in shoeboxes.",
        "Mr Petrovich and Ms Alexandrescu flew to Partizansk, 30 km from Rio de Janeiro.",
        "The 4th draft of 802.11g is on example.nl, writes Ursula von der Mark.",
        "The kori is a bird; the kori runs.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the unknown words with the likeliest known one."""
        for text, places in document.word_places.items():
            if len(places) > 1:
                continue
            fix = _correction(text) if text.isalpha() else _part_correction(text)
            if fix and (len(text) > 4 or _stands_free(document, places[0])):
                yield self.finding(document, places[0].start, places[0].end, fix=fix)


# fmt: off
_NO_SLIPS = frozenset((
    "am", "av", "bin", "bln", "ca", "cc", "cf", "cl", "cm", "co", "da", "de", "der",
    "di", "dpa", "du", "ed", "eds", "eg", "el", "en", "et", "ex", "gb", "ha", "hp",
    "hr", "hrs", "ibn", "ie", "ii", "iii", "iv", "ix", "kb", "kg", "km", "la", "lb",
    "lbs", "le", "mb", "mg", "ml", "mln", "mm", "mr", "mrs", "nm", "oz", "pm", "pp",
    "rd", "rex", "rt", "sq", "st", "tb", "th", "tv", "unk", "va", "van", "vi", "vii",
    "viii", "vis", "von", "yr", "yrs",
))  # units, abbreviations, particles of names
# fmt: on


def _stands_free(document: Document, word: Word) -> bool:
    """Say whether a short word has white space before it and is no part of a name or an address."""
    text = document.text
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 2]
    if (
        (before and before not in ' \n(“"')
        or after[:1] in set("/@:_")
        or after[:1] == "." != after.strip()
    ):
        return False
    if len(word.text) < 3 and after[:1] == ")":  # the number of a list
        return False
    start = text.rfind(" ", 0, max(word.start - 1, 0)) + 1
    return not (text[start : start + 1].isupper() and after[1:].isupper())  # "Tour du Nord"


@lru_cache(maxsize=100_000)
def _correction(word: str) -> str | None:
    """Return the word that was meant, for one that English does not have."""
    if _unknown(word):
        if word in _NO_SLIPS or _lexicon.is_name(word) or (len(word) > 4 and _derived(word)):
            return None
        return _suggestion(word)
    if 3 < len(word) <= _LONGEST and word.istitle() and word.isascii():
        return _capitalised(word)
    return None


def _part_correction(compound: str) -> str | None:
    """Return a hyphenated word of two parts with a slip in one of them put right."""
    parts = compound.split("-")
    fixes = [_slip(part) if len(part) > 4 else None for part in parts]
    if len(parts) != 2 or not any(fixes) or all(fixes) or min(map(len, parts)) < 4:
        return None
    return "-".join(fix or part for fix, part in zip(fixes, parts, strict=True))


_OF_A_COUNTRY = ("can", "ian", "ean", "ese", "ish")


def _capitalised(word: str) -> str | None:
    """Return the common word of which a capitalised word is a slip, where it can be no name."""
    lower = word.lower()
    if _lexicon.rarity(lower) < 99 or _derived(lower):
        return None
    slips = [other for other in _swapped(lower) if not lower.endswith("re")]  # "Octobre"
    if len(lower) > 6 or lower.endswith(_OF_A_COUNTRY):  # endings are what tells names apart
        slips += (o for o in (*_added(lower), *_dropped(lower)) if o[-2:] == lower[-2:])
    common = _lexicon.words_to("j" if len(word) > 5 else "e", names=len(word) > 5)
    found = [(_lexicon.rarity(other), other) for other in slips if other in common]
    return min(found)[1].capitalize() if found else None
