"""Function words that cannot follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Finding, Severity, pattern
from mtlint.text import Block

# What can follow none of the words on the left. Chosen from pairs that chance would make frequent
# and that 1.3 million words of news, speeches and encyclopaedia have not, less those that are
# right where a preposition stands alone ("the town he came from is"), in titles ("The Who"), in
# names of letters ("from a to b") and in nouns ("the can", "the in crowd").
_NEVER = {
    "the": "a an and are at be been between but by could during for from had has have he his into is"
    " its my of or our she than that their them these they this those through to was were which"
    " with would your",
    "(?:a|an)": "an by for has have his into its of our than their them these they this those were"
    " which with",
    "an": "and are be from or the to",
    "a": "the",
    "(?:my|your|our|their|its)": "a for from of the these this those to with",
    "every": "and of the to",
    "no": "the",
    "(?:he|she|they)": "the",
    "(?:of|to|with|by|at|for|into|in|on|from)": "of",
    "(?:are|were|am)": "be",
    "(?:in|on|of|to|at|by|from)": "than",
    "but": "and or",
}
_PAIR = "|".join(f"{left} (?:{right.replace(' ', '|')})" for left, right in _NEVER.items())
# capitals count in the second word only
_CLASH = pattern(
    r"(?<![\w'’“\"‘/.–-])(?!A )(?:"
    + "|".join(f"(?i:{left}) (?:{right.replace(' ', '|')})" for left, right in _NEVER.items())
    + r")(?![\w'’/–-]|\.\w)"
)


class ClashingWords(BlockRule):
    """Two function words in a row that English never puts so: "the of", "a their", "our the".

    A word was lost between them (a name that the engine did not know, a noun that the
    extraction dropped), or both an old and a new word were kept. Prepositions before verbs
    ("the firm he works for is") are left alone: they can be right.
    """

    message = "'{match}': one word too many, or one lost between them"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    trigger = rf"(?:^|[^A-Za-z])(?:{_PAIR})[^A-Za-z]"
    bad = (
        "The crew left [[the of]] the ferry.",
        "It was settled by [[a their]] own envoy.",
        "They met [[in of]] the harbour.",
    )
    good = (
        "The band called The Who played; the by-election was lost, and the had-been stayed home.",
        "It goes from a to b, and the firm he works for is small.",
        "A friend of theirs, of course, was there; in and of itself it is nothing.",
        "He read at University A with an aim: the is–ought problem and the to-do list.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the pairs."""
        for match in block.search(_CLASH):
            yield self.finding(block, *match.span())
