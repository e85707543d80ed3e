"""British and American spelling: one of them in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from mtlint import Confidence, Document, DocumentRule, Finding, Severity
from mtlint_rules._evidence import evidence
from mtlint_rules._kept import DATA, kept
from mtlint_rules._once import once_per_word


class Variety(StrEnum):
    """A variety of English by its spelling; any: whichever a text has most of."""

    ANY = "any"
    BRITISH = "british"  # colour, organise
    AMERICAN = "american"  # color, organize
    OXFORD = "oxford"  # colour, organize: the British of scholars and of the United Nations
    CANADIAN = "canadian"  # colour, organize, analyze, skeptical


_CALLED = {
    Variety.BRITISH: "British",
    Variety.AMERICAN: "American",
    Variety.OXFORD: "British with -ize",
    Variety.CANADIAN: "Canadian",
}
_CLEAR = 2  # times as many words of the one variety as of the others
_WEIGHTIEST = 3  # occurrences of one word that count


class MixedVariety(DocumentRule):
    """A text mixes British and American spelling: "publicise" beside "organize".

    A translation system learned from both, and a text put together from several sources has both;
    an editor sees it at once. Words of the rarer variety are marked, if the other has at least
    twice as many; with one word against one, the later. "Organize" beside "colour" is the spelling
    of Oxford, and no mixture. The option `variety` (british, american, oxford) names the house's
    own, to which then every text is held.

    When it is right: in quotations and in names ("Labor Department", "Pearl Harbor"), so words with
    a capital are passed over, and words that both varieties have ("theatre", "cancelled", "tire").

    Limits: words are compared by spelling alone; vocabulary ("lorry", "truck") is none of it.
    """

    message = "'{match}' is not {variety} spelling, {grounds}; '{fix}'?"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "style/inconsistent-style"
    quotations = False
    safe = False
    variety: Variety = Variety.ANY
    bad = (
        (
            "The council will publicise the plan in its own colours. Neighbours criticised the"
            " centre, and the harbour was [[paralyzed|paralysed]]."
        ),
        "They organize fairs, favor clubs and [[recognise|recognize]] no neighbor.",
        "He wants to publicise the plan. She will [[organize|organise]] it.",
    )
    good = (
        "They organize fairs in the town centre and recognize the colours.",
        "The Labor Department honoured its neighbour at Pearl Harbor; labour was cheap.",
        'The neighbour likes the colours. "Our program is to organize, color by color," he said.',
        "The theater program in the harbor was cancelled; a gray theatre stood near.",
        "The programme of the centre was met by a story of tires and curbs.",
        "They advise, exercise and surprise; they organize, and the size of the prize rises.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words of the rarer variety, or of any but the house's."""
        there = _telling_words(document)
        if not there or (self.variety is Variety.ANY and _agree(there)):
            return
        places = {word: at for word in sorted(there) if (at := _own_places(document, word))}
        right = _prevailing(places) if self.variety is Variety.ANY else self.variety
        if right is None:
            return
        kept, wrong = (
            sorted(at for word in places if _fits(word, right) is fits for at in places[word])
            for fits in (True, False)
        )
        shown = evidence({_CALLED[right]: kept, "other": wrong})
        grounds = f"which the text has elsewhere ({shown.counts})"
        if self.variety is not Variety.ANY:
            grounds = "which the settings ask for"
        for start, end in wrong:
            fix = _spelling(document.text[start:end]).other
            related = shown.besides(start) if kept else ()
            yield self.finding(
                document,
                start,
                end,
                fix=fix,
                related=related,
                variety=_CALLED[right],
                grounds=grounds,
            )


@once_per_word
def _telling_words(words: AbstractSet[str]) -> AbstractSet[str]:
    return words & _spellings().keys()


def _agree(words: Iterable[str]) -> bool:
    """Say whether words are all of one variety."""
    spellings = _spellings()
    return _have_one_in_common(frozenset([spellings[word][0] for word in words]))


@cache
def _have_one_in_common(letters: frozenset[str]) -> bool:
    return bool(frozenset.intersection(*(_VARIETIES[letter] for letter in letters)))


def _fits(word: str, variety: Variety) -> bool:
    return variety in _spelling(word).varieties


def _own_places(document: Document, word: str) -> list[tuple[int, int]]:
    """Return the places of a word outside quotations, and not within a longer one."""
    text = document.text
    found = []
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _stands_alone(text, start, end) and not document.in_quotation(start, end):
            found.append((start, end))
        start = text.find(word, end)
    return found


_JOINED = frozenset("@#/-'’_")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether what stands at a place is a word, and no part of an address or a compound."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before.isalnum() or before in _JOINED or before == ".":
        return False
    if after.isalnum() or after in _JOINED:
        return False
    return after != "." or not text[end + 1 : end + 2].isalnum()


def _prevailing(places: Mapping[str, Sequence[tuple[int, int]]]) -> Variety | None:
    """Return the variety of most words, if they are clearly most or one stands against one.

    Of two that fit equally well, the one of the word that comes first.
    """
    weights = {word: min(len(at), _WEIGHTIEST) for word, at in places.items()}
    total = sum(weights.values())
    if not total or _agree(places):
        return None
    first = min(places, key=lambda word: places[word][0])
    fit = {
        variety: sum(weight for word, weight in weights.items() if _fits(word, variety))
        for variety in _CALLED
    }
    best = max(fit, key=lambda variety: (fit[variety], _fits(first, variety)))
    clear = fit[best] >= _CLEAR * (total - fit[best]) or total == len(places) == 2
    return best if clear else None


class _Spelling(NamedTuple):
    varieties: frozenset[Variety]
    other: str  # how the word is spelt otherwise


_VARIETIES = {
    "b": frozenset({Variety.BRITISH, Variety.OXFORD, Variety.CANADIAN}),
    "a": frozenset({Variety.AMERICAN}),
    "n": frozenset({Variety.AMERICAN, Variety.CANADIAN}),  # not British
    "s": frozenset({Variety.BRITISH}),  # with -ise
    "z": frozenset({Variety.AMERICAN, Variety.OXFORD, Variety.CANADIAN}),  # with -ize
}


def _spelling(word: str) -> _Spelling:
    spelling = _spellings()[word]
    return _Spelling(_VARIETIES[spelling[0]], spelling[1:])


@kept("varieties.tsv")
def _spellings() -> dict[str, str]:
    """Return the words whose spelling tells the variety, each with a letter for which they are.

    Behind the letter stands how the word is spelt otherwise. See `tools/build_varieties.py`.
    """
    spellings = {}
    for line in (DATA / "varieties.tsv").read_text("utf-8").splitlines()[1:]:
        left, right, *shared = line.split("\t")
        british, american = left.lstrip("-"), right.lstrip("-")
        of_suffix = british.replace("is", "iz") == american  # and neither "analyse" nor "colour"
        if left == british:
            spellings[british] = ("s" if of_suffix else "b") + american
        if right == american:
            spellings[american] = ("z" if of_suffix else "n" if shared else "a") + british
    return spellings
