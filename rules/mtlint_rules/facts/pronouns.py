"""A person whose pronoun changes sex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint import BlockRule, Confidence, Related, Severity, pattern, plain_pattern
from mtlint.rule import PROSE
from mtlint.text.abbreviations import word_set
from mtlint_rules._known_names import fold, name_kinds
from mtlint_rules._lexicon import is_common

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from mtlint import Block, Document, Finding

_HIS = word_set("he him his himself")
_PRONOUN = pattern(r"(?i)\b(?:he|him|his|himself|she|hers?|herself)\b(?!/)(?<!/\w+)")
_HE = plain_pattern(r"[Hh](?<!\w.)(?:e|is|im|imself)\b")  # its letter first: that is faster
_MARKS = frozenset('"“”„«»‘')
_OTHER_SEX = {
    "he": "she", "him": "her", "his": "her", "himself": "herself",
    "she": "he", "hers": "his", "herself": "himself",
}  # fmt: skip

# Whoever else a paragraph may speak of; ships and countries too, which are "she" to some.
_ROLES = (
    "patient|student|pupil|teacher|doctor|nurse|driver|passenger|player|coach|officer|soldier"
    "|lawyer|judge|worker|employee|assistant|secretary|actor|singer|writer|author|president"
    "|minister|premier|leader|candidate|mayor|senator|farmer|captain|manager|director"
    "|champion|artist|scientist|professor|journalist"
)
_OTHERS = (
    r"m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|kids?|bab(?:y|ies)|infants?|wife|wives|husbands?"
    r"|mothers?|fathers?|mums?|moms?|dads?|parents?|sons?|daughters?|brothers?|sisters?|siblings?"
    r"|(?:grand|step)\w+|aunts?|uncles?|nieces?|nephews?|cousins?|widow\w*|brides?|groom|couples?"
    r"|partners?|friends?|girlfriends?|boyfriends?|fianc\w+|lovers?|ladies|lady|gentlem[ae]n|guys?"
    r"|teenagers?|twins?|victims?|suspects?|classmates?|opponents?|rivals?|witness\w*|neighbou?rs?"
    r"|colleagues?|boss\w*|customers?|guests?|actress\w*|queens?|kings?|princes?|princess\w*"
    r"|successor|predecessor|someone|somebody|anyone|anybody|everyone|everybody|nobody|person"
    r"|another|ships?|vessels?|boats?|ferr(?:y|ies)|yachts?|submarines?|frigates?|trans\w*|gender\w*"
    r"|nonbinary|mrs?|ms|miss|dogs?|cats?|horses?|bears?|cows?|mares?|lion\w*|animals?|pandas?"
    r"|elephants?|character|role|heroine|hero|goddess|god|nation|country|motherland"
)
_ANYBODY = pattern(rf"(?i)\b(?:{_OTHERS}|(?:{_ROLES})s)\b")
_SOMEBODY = pattern(
    rf"(?i)(?<!(?:,|\b(?:is|was|as|became|becoming|be|been)) (?:an?|the|its|their|former) (?:[\w-]+ ){{0,3}})"
    rf"\b(?:{_ROLES})\b(?! (?-i:\p{{Lu}}))"
)
_PLACE = pattern(
    r"\b(?:the|over|in|at|near|on|into|across|around|outside|through|[Ii]n|[Aa]t|[Nn]ear) $"
)
_NAME = pattern(r"(?<![\w-])\p{Lu}[\p{L}\p{M}'’-]+")
_MOST_BLOCKS_BACK = 2


class FlippedPronoun(BlockRule):
    """One person is `he` and `she` in one paragraph.

    Turkish, Persian, Finnish, Hungarian and spoken Chinese have one word for both, and Korean and
    Japanese mostly none, so that machines guess anew in each sentence. The pronoun in the minority
    is marked.

    When it is right: somebody else is spoken of. So a paragraph is only judged where it names one
    person, outside quotations, and has no word for another, and where nobody of the other sex
    stands in the two paragraphs before.
    """

    message = "'{match}' where the person is '{other}' in the rest of the paragraph"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "accuracy/mistranslation"
    quotations = False
    blocks = PROSE
    sources = ("tr", "zh", "ko", "ja", "fa", "hu", "fi")
    trigger = r"(?:^|[^a-zA-Z])(?:she|hers?|herself)(?:[^a-zA-Z]|$)"
    bad = (
        "Deniz Acar left Izmir in May. He took a bus to Ankara, where [[she|he]] found work, and he stayed.",
        "Lin Meifang won in Morva. Lin said that she had slept badly. [[His|Her]] time was the best, and she will go on.",
        (
            "Selin Orr, a teacher, left Izmir. President Orr, as a judge, said that she was ill. [[He|She]]"
            " had been ill in May, and she slept."
        ),
        "Acar built the mill himself. [[Her]] hands were full of flour when he spoke.",
    )
    good = (
        "Deniz Acar left Izmir. He took a bus to Ankara, where he found work. His mill stands.",
        "Deniz Acar and Selin Orr left Izmir. He took a bus and she a train, and he stayed.",
        "Deniz Acar left his wife in Izmir. He took a bus, she slept, and he stayed.",
        "Selin Orr sang in Izmir.\n\nDeniz Acar heard her. He wept, and he stayed.",
        "Selin Orr stayed. She sang.\n\nDeniz Acar left Izmir. He took a bus, she slept, and he stayed.",
        "Deniz Acar left Izmir. “She told me to go,” he said. He took a bus, and he stayed.",
        "Acar left with the ferry. He loved her masts, and he stayed on her till he died.",
        "He or she must sign. A voter takes his/her card, and he votes.",
        "Deniz Acar asked the judge to wait. He wept, she waited, and he stayed.",
        "Deniz Acar read Emma. He loved her wit, and he wept.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the one pronoun of the other sex."""
        document = block.document
        if _HE.search(document.text, block.start, block.end) is None:
            return
        found = list(block.search(_PRONOUN))
        if not _MARKS.isdisjoint(block.text):
            found = [m for m in found if not document.in_quotation(*m.span())]
        his = [m for m in found if m[0].lower() in _HIS]
        hers = [m for m in found if m[0].lower() not in _HIS]
        few, many = (his, hers) if len(his) < len(hers) else (hers, his)
        if len(few) != 1 or len(many) < 2:
            return
        odd = few[0]
        if _ANYBODY.search(block.text) or _SOMEBODY.search(block.text):
            return
        if len(_people(block)) != 1 or _is_preceded(block, odd):
            return
        fix = _OTHER_SEX.get(odd[0].lower())
        yield self.finding(
            block,
            *odd.span(),
            fix=fix and (fix.capitalize() if odd[0][0].isupper() else fix),
            safe=False,
            other=many[0][0].lower(),
            related=[Related(m.start(), m.end(), f"'{m[0]}' here") for m in many],
        )


def _people(block: Block) -> list[set[str]]:
    """Return the people that a paragraph names, each as the words of the name."""
    people: list[set[str]] = []
    last_end = -1
    for match in block.search(_NAME):
        word = match[0].removesuffix("'s").removesuffix("’s")
        joined = people and match.start() == last_end + 1
        last_end = -1
        text = block.document.text
        if not _is_person(word) or _PLACE.search(text, max(0, match.start() - 9), match.start()):
            continue
        if text.endswith(" of ", 0, match.start()) and "g" not in name_kinds(fold(word)):
            continue
        last_end = match.end()
        known = next((person for person in people if word in person), None)
        if joined and known is None:
            people[-1].add(word)
        elif known is None:
            people.append({word})
    return people


def _is_person(word: str) -> bool:
    """Say whether a capitalised word may be a person's name."""
    folded = fold(word)
    kinds = name_kinds(folded)
    if "g" in kinds and not is_common(folded):
        return True
    return not is_common(folded) and "p" not in kinds


def _is_preceded(block: Block, odd: Any) -> bool:
    """Say whether somebody of the odd one's sex may be spoken of in the paragraphs before."""
    document: Document = block.document
    male = odd[0].lower() in _HIS
    here = {word for person in _people(block) for word in person}
    for before in document.blocks[max(0, block.index - _MOST_BLOCKS_BACK) : block.index]:
        pronouns = (m[0].lower() for m in before.search(_PRONOUN))
        if any((pronoun in _HIS) == male for pronoun in pronouns):
            return True
        if any(person.isdisjoint(here) for person in _people(before)):
            return True
    return False
