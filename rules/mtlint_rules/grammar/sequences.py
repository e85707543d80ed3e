"""Words that hardly ever follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import PROSE, Confidence, Document, DocumentRule, Finding
from mtlint_rules import _lexicon
from mtlint_rules._once import once_per_document
from mtlint_rules.grammar._sequences import Memo, Sequence, better_words, odd_gaps, words_and_gaps


@once_per_document
def _sequence(document: Document) -> Sequence:
    return Sequence(*words_and_gaps(document))


class UnlikelyWords(DocumentRule):
    """Words follow each other as they hardly ever do in sound text.

    A word was lost, stands in the wrong place or in the wrong form: what names no rule of its own.
    The verdict comes from a small statistical model of which kinds of words, and which pairs of
    common words, follow each other; it knows no meaning and sees a few words only. It is right
    in about three of four cases on damaged text, and wrong about once in 2,000 words of sound
    news, so it belongs to the strict profile. Verse, tables and dialect it cannot judge.
    """

    message = "'{match}': these words hardly ever stand so; one may be lost, misplaced or in the wrong form"
    confidence = Confidence.MEDIUM
    mqm = "fluency/grammar"
    blocks = PROSE
    default = False
    bad = (
        "He gave [[the to]] his brother on Monday.",
        "The [[mayor not]] did know about the plan.",
        "The company [[is plan]] a new ferry to the island.",
    )
    good = (
        "The firm he works for is small, and the town she came from has a port.",
        "Those who could not swim were helped by those who could.",
        "He had had enough of all that that man had told him.",
    )
    odds: float = 3.6  # natural logarithm, from which a gap between words counts as odd

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield stretches of words with odd gaps between them."""
        words = document.words
        first = last = -1
        for index, _ in odd_gaps(_sequence(document), self.odds):
            if index - 1 > last:
                if last > 0:
                    yield self.finding(document, words[first].start, words[last].end)
                first = index - 1
            last = index
        if last > 0:
            yield self.finding(document, words[first].start, words[last].end)


_REMAINS = frozenset(("i", "re", "ve", "ll"))  # words only as parts of others
_SCARCE = 8  # halvings of the frequency of "the": what is more common is seldom a remainder
_MUCH_RARER = 4


def _longer_words(word: str) -> tuple[str, ...]:
    """Return the much more common words that a word is when it lost a letter."""
    if not word.islower() or not word.isalpha() or len(word) > 6:
        return ()
    rarity = 12 if word in _REMAINS else _lexicon.rarity(word)
    if rarity < _SCARCE:
        return ()
    common = _lexicon.words_to(chr(ord("a") + min(rarity - _MUCH_RARER, 9)))
    made = {
        word[:i] + c + word[i:] for i in range(len(word) + 1) for c in "abcdefghijklmnopqrstuvwxyz"
    }
    return tuple(sorted(made & common, key=_lexicon.rarity)[:5])


_known_longer_words = Memo(_longer_words)


class LostLetter(DocumentRule):
    """A word that stands oddly would fit with one letter more: "does not wan a war".

    The remains of a word that lost a letter are often a word themselves, so that no speller sees
    them. They are marked where the longer word is at least sixteen times as common and fits its
    neighbours far better.
    """

    message = "'{match}' stands oddly here; is it '{fix}'?"
    confidence = Confidence.MEDIUM
    mqm = "fluency/spelling"
    blocks = PROSE
    default = False
    bad = (
        "The mayor does not [[wan|want]] a new ferry.",
        "They [[re|are]] independent of the port.",
    )
    good = (
        "She wore a wan smile, and he was ill for years.",
        "The ad was shown in the town, and a few boats would ensue.",
    )
    odds: float = 4.4  # natural logarithm, by which the longer word must fit better

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words with what they would be."""
        for index, word in better_words(
            _sequence(document), _known_longer_words.__getitem__, self.odds
        ):
            place = document.words[index]
            yield self.finding(document, place.start, place.end, fix=word, safe=False)
