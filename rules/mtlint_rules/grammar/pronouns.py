"""Pronouns in the wrong case."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Finding, Severity, pattern
from mtlint.text import Block

_VERB = (
    r"(?:is|are|was|were|has|have|had|does|do|did|will|would|could|should|don['’]t|doesn['’]t|didn['’]t|"
    r"can['’]t|won['’]t|wasn['’]t|weren['’]t|isn['’]t|aren['’]t|can|must|cannot)"
)
_OBJECT = {"me": "I", "him": "he", "them": "they", "us": "we"}
_REFLEXIVE = {
    "himself": "he",
    "herself": "she",
    "itself": "it",
    "themselves": "they",
    "myself": "I",
}
_SUBJECT = {"he": "him", "she": "her", "they": "them", "we": "us"}
_CASES = pattern(
    rf"""(?<![\w'’-])(?:
      (?P<object>(?:Me|Him|Us|Them)(?=\ {_VERB}\b(?!['’]))(?<=(?:^|[.!?]\ )[“"]?\p{{L}}+)
        |(?:me|him|them|us)(?=\ {_VERB}\b(?!['’]))(?<=\b(?:because|although|while)\ \w+))
    | (?P<reflexive>(?:Him|Her|It|My|Them)sel(?:f|ves)(?=\ {_VERB}\b(?!['’]))(?<=(?:^|[.!?]\ )[“"]?\p{{L}}+)
        |(?:him|her|it|my|them)sel(?:f|ves)(?=\ {_VERB}\b(?!['’]))(?<=\b(?:because|although|while|if|when)\ \w+))
    | (?P<subject>(?:he|she|they|we)(?<=\ (?:of|with|from|at|against|between|towards)\ \w+)(?![\w'’-])
        (?!\ (?:who|that|will|is|are|was|were|had|has)\b))
    | (?P<possessive>your|their)\ (?:are|is|have|has|were|was|should|could)(?![\w'’-])
    | (?P<own>him|them|they|he|she|me)(?=\ own\b(?!\s+(?:up|the|it|a|an|that|this)\b)))""",
    "mx",
)
_OWN = {"him": "his", "them": "their", "they": "their", "he": "his", "she": "her", "me": "my"}


class WrongCase(BlockRule):
    """A pronoun in the case of another: "Him was there", "with they", "your are", "them own".

    Languages whose pronouns do not change, or change by other rules, come out so.
    """

    message = "'{match}': the pronoun has the wrong form"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    trigger = (
        rf"(?:^|[^A-Za-z])(?:me|him|us|them|(?:him|her|it|my)self|themselves) {_VERB}"
        r"|[^A-Za-z](?:of|with|from|at|against|between|towards) (?:he|she|they|we)[^A-Za-z]"
        r"|(?:^|[^A-Za-z])(?:your|their) (?:are|is|have|has|were|was|should|could)[^A-Za-z]"
        r"|(?:^|[^A-Za-z])(?:him|them|they|he|she|me) own[^A-Za-z]"
    )
    bad = (
        "[[Me|I]] don't know. [[Himself|He]] has been ill.",
        "They went with [[we|us]] to the boats. [[Them|They]] were late.",
        "He left because [[him|he]] was ill and took [[them|their]] own boat.",
        "When [[your are]] there, call.",
    )
    good = (
        "He himself has been ill. The house itself is old. Us and them; Me and him.",
        "It gave them some. With him was a dog; of he who waits nothing is known.",
        "They own the boat; let them own it. All the men she spoke with were there.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the pronouns."""
        for match in block.search(_CASES):
            kind = match.lastgroup or ""
            word = match[kind]
            table = {"object": _OBJECT, "reflexive": _REFLEXIVE, "subject": _SUBJECT, "own": _OWN}
            fix = table[kind][word.lower()] if kind in table else None
            if fix and word[0].isupper():
                fix = fix[0].upper() + fix[1:]
            span = match.span() if kind == "possessive" else match.span(kind)
            yield self.finding(block, *span, fix=fix, safe=False)
