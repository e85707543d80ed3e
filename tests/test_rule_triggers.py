"""What a rule finds in a text it finds behind its trigger too, whatever stands around it."""

import random
import re

import pytest

from mtlint import BlockRule, Document, DocumentRule, Engine, Rule, SentenceRule
from mtlint.registry import load_rules

RULES = [
    entry.rule
    for entry in load_rules().values()
    if isinstance(entry.rule, SentenceRule | BlockRule | DocumentRule) and entry.rule.scanned
]
LETTERS = "éÉжЖ中가¹²½ßıſ\u212aáłŁøα\u0301٣ǅ"
MARKS = (
    ".,;:!?\"'“”‘’()[]{}-–—…/\\@#&%€$£*_~^|<>«»„。，！？：；、（）「」・°′″\u00ad\u200b\u200d\ufeff"
)
BLANKS = (
    *("", " ", "  ", " \n", "\n", "\n\n", "\r\n", "\t"),
    *("\u00a0", "\u2009", "\u2028", "\u202f", "\u3000"),
)
ALTERED_TEXTS = 4  # of each example


def _places(text: str, what: str) -> list[int]:
    return [match.start() for match in re.finditer(what, text)] or [0]


def altered(text: str, chance: random.Random) -> str:
    """Put other letters, marks and blanks into a text, cut it, or change its case."""
    for _ in range(chance.choice([1, 1, 2, 3, 5])):
        at = chance.randrange(len(text) + 1)
        letter, blank = chance.choice(_places(text, r"\w")), chance.choice(_places(text, r"\s"))
        text = chance.choice(
            [
                text[:letter] + chance.choice(LETTERS) + text[letter + 1 :],
                text[:blank] + chance.choice(BLANKS) + text[blank + 1 :],
                text[:at] + chance.choice([*LETTERS, *MARKS, *BLANKS]) + text[at:],
                text[:at] + chance.choice(MARKS) + text[at + 1 :],
                text[:at] + text[at + 1 :].swapcase(),
                text.replace(" ", chance.choice(BLANKS)),
                chance.choice([text.upper(), text.lower(), text[:at], text[at:]]),
                chance.choice(["“", '"', "中文", "- ", "(", "1. ", ". "]) + text,
                text + chance.choice(["中", '"', "”", " ", "\n", "\r", ")", "é"]),
            ]
        )
    return text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_trigger_hides_nothing_in_altered_examples(rule: Rule) -> None:
    gated, everywhere = Engine((rule,)), Engine((rule,), gated=False)
    chance = random.Random(rule.id)  # noqa: S311 - a repeatable one
    for example in (*rule.bad, *rule.good):
        text = re.sub(r"\[\[|(?:\|[^\]]*)?\]\]", "", example)
        for _ in range(ALTERED_TEXTS):
            document = Document(altered(text, chance))
            assert gated.check(document) == everywhere.check(document), document.text
