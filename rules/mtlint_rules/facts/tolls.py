"""How many were killed, hurt or arrested, told with two values."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from mtlint import Confidence, DocumentRule, Related, Severity, pattern, plain_pattern
from mtlint.text.abbreviations import word_set
from mtlint_rules._casualties import (
    TRIGGER,
    Casualties,
    casualties,
    telling_sentences,
)
from mtlint_rules._quantities import NUMBER_WORD
from mtlint_rules._statements import TAKING_UP, days, is_past, is_set_apart, takes_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint import Document, Finding, Sentence

_TAKING_UP = plain_pattern(rf"\b{TAKING_UP} (?:\d|{NUMBER_WORD})", "i")
_MOST = 40  # counts of casualties: a text with more is a chronicle
_LEAD = 5  # sentences, headlines too, that tell of the main event

_SCENE = pattern(
    r"(?: (?:and|in|at|near|on|off|outside|across|from|of|around|aboard|the|a|an|city|town|village|district|province|state|region|northern|southern|eastern|western|central)){1,4} (?P<name>\p{Lu}[\p{L}'’-]+)"
)
_EVENTS = pattern(
    r"(?i)\b(?P<event>crash|collision|blast|explosion|bomb|attack|ambush|shoot|gunm[ae]n|shell|fire|blaze|flood|quake|earthquake|storm"
    r"|typhoon|hurricane|cyclone|strike|raid|clash|collaps|landslide|avalanche|mudslide|derail|capsiz|sank|sink|stampede|crush|virus|outbreak"
    r"|war|heat|cold|protest|riot|rally|poison|plane|helicopter|train|bus|ferry|boat|mine|tsunami|tornado|drought)"
)
_ALIKE = (
    word_set("crash collision derail plane helicopter train bus"),
    word_set("blast explosion bomb attack gunmen gunman shoot ambush shell strike raid clash mine"),
    word_set("fire blaze explosion blast"),
    word_set("flood storm typhoon hurricane cyclone landslide mudslide tornado"),
    word_set("quake earthquake tsunami"),
    word_set("capsiz sank sink ferry boat"),
    word_set("stampede crush"),
    word_set("virus outbreak"),
    word_set("protest riot rally clash"),
    word_set("mine collaps explosion blast landslide"),
    word_set("avalanche landslide mudslide"),
)


class Toll(DocumentRule):
    """A text gives two numbers for the same dead: `killed 12 people`, later `13 people died`.

    The same holds for those injured, missing, arrested, rescued or evacuated. A first number from
    the headline or the lead is held against later ones of people in general, or of the same
    people. Which of both is wrong only the source can tell; the one told less often, or else
    later, is marked.

    When it is right: the toll rises, or has parts; other events, days, places and sources have
    tolls of their own. So a sentence with a word that says so is passed over, and so is a text
    with three tolls or more. `At least 12` does not contradict 13, nor `nearly 500` 487.
    """

    message = "{match} {kind} here, {other} elsewhere in the text"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "accuracy/mistranslation"
    quotations = False
    trigger = TRIGGER
    bad = (
        (
            "Nine miners died and 14 were injured in a blast at the Drava pit.\n\nTheir families were told."
            "\n\nThe [[34]] miners injured are in the hospital of Morva."
        ),
        (
            "Ferry sinks on Lake Bemba, killing 12\n\nA ferry sank on Lake Bemba on Sunday, police said.\n\n"
            "The crew sent no signal. Divers found the boat at noon.\n\n[[13]] people were killed, the mayor said."
        ),
        (
            "A bus fell into a ravine near Sortu, killing at least 19 people and injuring 30, officials said.\n\n"
            "The driver was tired. The 19 people killed were teachers, and [[37]] people were injured."
        ),
        (
            "Police arrested 27 people at a rally in Morva on Friday.\n\nTrams stood still. Shops were shut."
            "\n\nThe [[37]] people arrested were released at night."
        ),
        (
            "Four miners were killed in a blast at the Drava pit.\n\nTheir families were told.\n\n"
            "The blast, in which [[six]] miners died, was heard in town."
        ),
    )
    good = (
        "A ferry sank, killing at least 12 people.\n\nBy noon, 13 people were dead, police said.",
        "A ferry sank, killing 12 people.\n\nThe toll rose to 13 people killed when a girl died.",
        "A ferry sank, killing 12.\n\nIn 2015, 30 people were killed there. In a fire 40 were killed.",
        "A storm killed 12 people.\n\nNine people were killed in Sortu and three people died in Morva.",
        "A storm killed 12 people.\n\nTwo children were killed. Seven women died. Three more people died.",
        "A blast killed 12 people.\n\nEarlier, 14 people were killed. Another blast killed 15 people.",
        "A blast killed 12 people on Monday.\n\nOn Tuesday, 14 people were killed in the market.",
        "Nearly 500 people were killed.\n\nThe 487 people killed had no warning.",
        "A bomb killed 12 people.\n\nA bus crash killed 20 people. A flood killed 25 people.",
        "A ferry sank, killing 23.\n\nDivers came. The sun shone. A ferry of the same owner ran aground in 2011. Eleven people died, and he paid a fine.",
        "A quake killed 12 people.\n\nThe crash of a bus that brought help killed 20 people.",
        "The storm killed 1,200 people.\n\nSome 1,230 people were killed, and 12 of the 40 injured died.",
        (
            "Two policemen were arrested over a shooting in which two people were killed.\n\n"
            "Officers have killed 21 people since March."
        ),
        "A bomb killed 12 people.\n\nHe was 14 when his mother was killed; two years later she died.",
        "A fire killed 12 people.\n\n“In my street 20 people were killed,” said Ada.",
        "Four men killed two people.\n\nNo one knew. Between 12 and 15 people died, or 12 to 15 people died.",
        "A storm killed 12 people.\n\nSeven people were killed in the hills and five people died in the plain.",
        (
            "A raid killed nine people.\n\nThe raid killed five civilians, and the army said 20 people were killed"
            " if the houses were full."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the counts that contradict those of the lead."""
        groups: dict[tuple[str, frozenset[str]], list[Casualties]] = defaultdict(list)
        number = 0
        for sentence in _sentences(document):
            told = list(islice(casualties(sentence), _MOST))
            number += len(told)
            if number > _MOST:
                return
            keys = [(found.kind, found.who) for found in told]
            for key, found in zip(keys, told, strict=True):
                if not found.number.partial and keys.count(key) == 1:
                    groups[key].append(found)
        for (kind, _), told in groups.items():
            wrong, right = _contradicting(document, told)
            for count in wrong:
                other = right[0].number
                yield self.finding(
                    document,
                    count.number.start,
                    count.number.end,
                    kind=kind,
                    other=document.text[other.start : other.end],
                    related=[
                        Related(c.number.start, c.number.end, f"{_shown(document, c)} {kind} here")
                        for c in right
                    ],
                )


def _shown(document: Document, found: Casualties) -> str:
    return document.text[found.number.start : found.number.end]


def _sentences(document: Document) -> list[Sentence]:
    """Return the sentences with casualties of kinds that the lead tells of, or that are taken up."""
    kinds = telling_sentences(document)
    if not kinds:
        return []
    end = _lead_end(document)
    found = {
        sentence.start: sentence
        for sentences in kinds.values()
        if sentences[0].start < end or any(_TAKING_UP.search(s.text) for s in sentences[1:])
        for sentence in sentences
    }
    return [found[start] for start in sorted(found)]


def _contradicting(
    document: Document, told: Sequence[Casualties]
) -> tuple[Sequence[Casualties], Sequence[Casualties]]:
    """Return the counts that are wrong, and those that tell so; nothing where there are none."""
    told = [found for found in told if not is_past(found.sentence)]
    if len(told) < 2 or not (_is_in_lead(document, told[0]) or _is_taken_up(told)):
        return (), ()
    first = told[0]
    agree = [c for c in told if not c.number.contradicts(first.number)]
    others = [c for c in told if c.number.contradicts(first.number)]
    if not others or any(c.number.value != others[0].number.value for c in others):
        return (), ()
    if not first.number.is_near(others[0].number.value):
        return (), ()
    if not all(_is_same_event(document, first, other) for other in others):
        return (), ()
    return (agree, others) if len(others) > len(agree) else (others, agree)


def _is_in_lead(document: Document, found: Casualties) -> bool:
    return found.sentence.start < _lead_end(document)


def _lead_end(document: Document) -> int:
    """Return where the first sentences end; those of the whole document are not needed."""
    sentences = (sentence for block in document.blocks for sentence in block.sentences)
    return max(sentence.end for sentence in islice(sentences, _LEAD))


def _is_taken_up(told: Sequence[Casualties]) -> bool:
    """Say whether the second of two counts takes up the first: "nine were arrested", "the nine"."""
    _, *others = told
    return len(others) == 1 and takes_up(others[0].sentence.document.text, others[0].number.start)


def _is_same_event(document: Document, first: Casualties, other: Casualties) -> bool:
    """Say whether nothing in the second sentence tells of another event, day, place or part."""
    there, here = first.sentence, other.sentence
    if any(is_set_apart(c.sentence, c.number.start, c.end) for c in (first, other)):
        return False
    if there == here or document.in_quotation(other.number.start, other.number.end):
        return False
    before, now = days(there.text), days(here.text)
    if before and now and not before & now:
        return False
    lead = document.text[: min(here.start, _lead_end(document))]
    scene = _SCENE.match(document.text, other.end, here.end)
    if scene is not None and scene["name"] not in lead and not days(scene["name"]):
        return False
    events = [{m["event"].lower() for m in _EVENTS.finditer(text)} for text in (lead, here.text)]
    return not all(events) or not events[1].isdisjoint(_with_alike(events[0]))


def _with_alike(events: Iterable[str]) -> set[str]:
    return {*events}.union(*(alike for alike in _ALIKE if not alike.isdisjoint(events)))
