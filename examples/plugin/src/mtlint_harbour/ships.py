"""Rules in code: the family is the module's name, so this is ships.pronoun."""

from collections.abc import Iterator

from mtlint import Confidence, Finding, Sentence, SentenceRule, Severity, pattern

_SHE = pattern(r"\b(?:ship|ferry|tanker|vessel)\b.*?\b(she|her)\b")


class Pronoun(SentenceRule):
    """A ship is called `she`; the house calls it `it`.

    Limits: the rule cannot see whether the pronoun means a person named before the ship.
    """

    message = "a ship is 'it' here, not '{match}'"
    severity = Severity.HINT
    confidence = Confidence.MEDIUM
    mqm = "style"
    trigger = r"\b(?:ship|ferry|tanker|vessel)\b"
    bad = ("The tanker sailed before [[she]] was searched.",)
    good = (
        "The tanker sailed before it was searched.",
        "She owns a ship.",
        "The ferry's owner said on Monday: no comment.",
    )
    people: frozenset[str] = frozenset({"captain", "skipper"})  # words that mean a person

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the pronoun behind a ship, unless a person stands in the sentence."""
        if any(word.text.lower() in self.people for word in sentence.words):
            return
        for match in sentence.search(_SHE):
            yield self.finding(sentence, *match.span(1))
