"""Spellings that disagree within a text: the minority is held against the majority."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from mtlint import Confidence, Document, DocumentRule, Severity
from mtlint_rules._disagreements import Kind, disagreements
from mtlint_rules._evidence import evidence
from mtlint_rules._house import house_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint import Finding


class _Disagrees(DocumentRule):
    safe = False
    _kind: ClassVar[Kind]

    @cached_property
    def _house_words(self) -> frozenset[str]:
        return house_words(self.names)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of spellings in the minority, but for those of the names file."""
        for found in disagreements(document):
            if found.kind is not self._kind or found.minority in self._house_words:
                continue
            places = [(place.start, place.end) for place in found.places]
            others = [(other.start, other.end) for other in found.others]
            grounds = evidence({found.majority: others, found.minority: places})
            for start, end in places:
                yield self.finding(
                    document,
                    start,
                    end,
                    fix=found.majority,
                    related=grounds.besides(start),
                    counts=grounds.counts,
                )


class Variant(_Disagrees):
    """A name is spelt in another way than elsewhere in the text, a letter or a sound away.

    A system spells a name anew each time it meets it: letters get lost or swapped, and one
    transliteration alternates with another. The rarer spelling is marked; at a tie the one that is
    no known name, else the later.

    When it is right: two persons or places with like names. So a spelling that is itself a word or
    a known name is marked only beside the same first name or surname as the other, one that is
    unknown only if it has no other company of its own; plurals, peoples ("Korea", "Korean") and
    feminine forms of known names pass, and so do names in capitals.

    Limits: names of three letters or fewer, and two rare names that nothing tells apart, such as
    two rivers of one county.
    """

    message = "'{match}' is spelt '{fix}' elsewhere in the text ({counts})"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    mqm = "fluency/inconsistency"
    _kind = Kind.LETTERS
    bad = (
        (
            "Old Weissbergen burned. Firemen reached Weissbergen at dawn, and in"
            " [[Weisbergen|Weissbergen]] the bells rang."
        ),
        (
            'Oksana Bilozerska led the strike. "We stay," [[Bilozreska|Bilozerska]] said.'
            " Bilozerska has worked there since 2009."
        ),
        (
            "Sergei Trubnikov swam first. Then Sergei Trubnikov slept. [[Sergey|Sergei]] Trubnikov"
            " won in 2018 too."
        ),
        (
            "The ferry to Kalmavik was late. Kalmavik has no bridge.\n\nFrom [[Kalmavic|Kalmavik]]"
            " it takes an hour."
        ),
        ("Hamid Tavassoli, an engineer, saw the flood. [[Tavasoli|Tavassoli]] ran."),
    )
    good = (
        "Old Weissbergen burned. Firemen reached Weissbergen at dawn. Weissbergen's bells rang.",
        ("Mark Johnson spoke twice; Johnson was angry. Brian Johnston did not answer Johnson."),
        "Guinea lost to Guyana. In Guinea it rained, in Guyana it did not, and Guinea scored.",
        "Austria and Australia drew. Austria led, and Austria fell back; Australia was slow.",
        "Slovenia beat Slovakia in Slovenia; Iran met Iraq in Iran, and Niger met Nigeria in Niger.",
        "The Koreas met. Korea, a Korean envoy said, and Korean wine; a Korean song.",
        "Tereza Markova and her husband Ivan Markov: Markov drove, Markov slept, Markova read.",
        "Eva Lindqvist and Eva Lindqvist's sister Ewa: Eva sang, Eva danced.",
        "Daniel Osei and Daniela Osei sang; Daniel Osei won. Daniel Osei wept.",
        "The Andersons left. Anderson's son stayed, Anderson said.",
        "WADA and WAADA differ, WADA said. WADA wrote twice.",
        "Zhang Wei saw Zheng Li. Zhang Wei waved; Zhang slept.",
        "He lives in Marin Street. Marine Street and Marin Street cross at Marin Street.",
        "The Paris Protocol and the Parish Council. Paris sleeps. Paris eats.",
    )


class Accents(_Disagrees):
    """A name has its accents elsewhere in the text and not here, or the other way round.

    Accents get lost where text passes through an old system, and come back where a translator
    copies the name. Both are right by some house's style; a text should keep to one.

    When it is right: web addresses and names that a person spells without accents abroad.
    """

    message = "'{match}' is written '{fix}' elsewhere in the text ({counts})"
    severity = Severity.WARNING
    confidence = Confidence.HIGH
    mqm = "fluency/inconsistency"
    _kind = Kind.ACCENTS
    bad = (
        "Jana Hrušková spoke. Then Hrušková left; [[Hruskova|Hrušková]] returned.",
        "The Orévalle dam broke. Below [[Orevalle|Orévalle]] nobody lived.",
    )
    good = (
        "Jana Hrušková spoke. Then Hrušková left.",
        "In A Coruña, the corona was seen; Coruña slept.",
        "Hruskova spoke, and so did HRUŠKOVÁ.",
    )


class Case(_Disagrees):
    """A name has its capitals elsewhere than in the rest of the text.

    "Macdonald" beside "MacDonald", "Youtube" beside "YouTube": two sources, or a system that
    lower-cased what it had read. In strict only: titles and trade marks vary in careful copy too.
    """

    message = "'{match}' is written '{fix}' elsewhere in the text ({counts})"
    severity = Severity.HINT
    confidence = Confidence.MEDIUM
    mqm = "fluency/inconsistency"
    default = False
    _kind = Kind.CASE
    bad = ("Kirsty MacInnes won. MacInnes wept, and [[Macinnes|MacInnes]]'s mother sang.",)
    good = (
        "Kirsty MacInnes won. MacInnes wept.",
        "KIRSTY MACINNES WINS\n\nKirsty MacInnes won at last.",
    )
