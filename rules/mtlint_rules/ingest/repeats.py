"""Headlines, captions, paragraphs and sentences that came twice."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from mtlint import Block, Document, DocumentRule, Finding, Severity
from mtlint.rule import Confidence, Related
from mtlint.text import BlockKind
from mtlint_rules._once import once_per_document

_STRIPPED = " \t\r\u00a0.…\"'“”‘’*_"
_SHORTEST = 30  # characters of a line that may not come again far away
_SHORTEST_BESIDE = 10  # … in the next line
_SHORTEST_SENTENCE = 50
_PROBE = 30  # characters at the start or the end of a line that make it worth comparing
_ALIKE = 0.75  # shared word pairs
_FEWEST_WORDS = 8


def _shown(text: str) -> str:
    words = text.split()
    return " ".join(words[:7]) + (" …" if len(words) > 7 else "")


@once_per_document
def _lines(document: Document) -> list[str]:
    """Return the lines that are long enough to be told when they come twice."""
    lines = document.text.split("\n")
    return [
        key
        for line in lines
        if len(line) >= _SHORTEST_BESIDE and len(key := line.strip(_STRIPPED)) >= _SHORTEST_BESIDE
    ]


def _recur(parts: Sequence[str]) -> bool:
    return len(set(parts)) < len(parts)


@once_per_document
def _openings_recur(document: Document) -> bool:
    """Say whether two lines begin alike: without that none can come again."""
    return _recur([key[:_PROBE] for key in _lines(document)])


class RepeatedLine(DocumentRule):
    """A headline, a caption or a paragraph stands twice, word for word.

    Feeds deliver a headline as a field and again as the first line of the body, a caption once
    as text and once as the picture's alternative text. The second is marked. A line also counts
    when the next one begins with it. Short lines far apart (refrains, labels), and a pull quote
    that repeats a sentence of a paragraph, are left alone.
    """

    message = "'{shown}' stands in the text already"
    severity = Severity.ERROR
    mqm = "style/ingestion"
    safe = False
    bad = (
        "Ferry runs aground off Skagen\n\n[[Ferry runs aground off Skagen|]]\n\nA ferry ran aground.",
        (
            "Two crews fought the fire.\nA crane burns in the port on Sunday evening (Ritzau)\n"
            "[[A crane burns in the port on Sunday evening (Ritzau)|]]\nNobody was hurt."
        ),
        (
            "Council shuts four village schools\n"
            "[[Council shuts four village schools|]] The council decided on Monday to shut them."
        ),
    )
    good = (
        (
            "Harbour reopens\n\nThe harbour reopened on Friday. “We were ready within a day of work.”\n\n"
            "“We were ready within a day of work”\n\nFerries sail again."
        ),
        "Yes.\nNo.\nYes.\nNo.\n",
        "Ferry runs aground\nFerry runs aground again off Skagen, a day after the first one did.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the second and later ones of equal lines."""
        if not _openings_recur(document):
            return
        seen: dict[str, Block] = {}
        previous = ""
        for block in document.blocks:
            key = block.text.strip(_STRIPPED)
            first = seen.setdefault(key, block)
            shortest = _SHORTEST_BESIDE if key == previous else _SHORTEST
            if first is not block and len(key) >= shortest and " " in key:
                yield self._found(document, block.start, block.end, first)
            elif block.index in (1, 2, 3) and len(previous) >= _SHORTEST and key != previous:
                rest = key[len(previous) :]
                if key.startswith(previous) and rest[:1] in '.…"”' + " " and _opens(rest):
                    start = block.start + block.text.index(previous)
                    end = start + len(previous)
                    yield self._found(document, start, end, document.blocks[block.index - 1])
            previous = key

    def _found(self, document: Document, start: int, end: int, first: Block) -> Finding:
        there = Related(first.start, first.end, "stands here first")
        shown = _shown(document.text[start:end])
        return self.finding(document, start, end, fix="", related=[there], shown=shown)


def _opens(rest: str) -> bool:
    """Say whether what follows a repeated headline begins a sentence of its own."""
    following = rest.lstrip(_STRIPPED + "-–—:|")
    return following[:1].isupper() and following.split(None, 1)[0] != "I"


class RepeatedSentence(DocumentRule):
    """A long sentence stands twice in running text, word for word.

    Updates of a wire story are pasted together, and segments are translated and delivered
    twice. A sentence that stands alone as a block (a caption, a pull quote) does not count, and
    none that is part of a quotation.
    """

    message = "'{shown}' stands in the text already"
    confidence = Confidence.MEDIUM
    mqm = "style/ingestion"
    quotations = False
    bad = (
        (
            "The dam held through the night, the river authority said in a statement. Rain is due.\n"
            "Villages were warned. [[The dam held through the night, the river authority said in a statement.]]"
        ),
    )
    good = (
        (
            "“The dam held through the night, and we are thankful for that.”\n"
            "Rain is due. “The dam held through the night, and we are thankful for that,” he said."
        ),
        (
            "The dam held through the night, the river authority said in a statement.\n"
            "Rain is due. The dam held through the night, the river authority said in a statement."
        ),
        "The dam held. Rain is due. The dam held.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the second and later ones of equal sentences."""
        text = f"{document.text}\n".replace(".\n", ". ").replace("\n", ". ")
        if not _recur([part for part in text.split(". ") if len(part) >= _SHORTEST_SENTENCE]):
            return
        seen: dict[str, Related] = {}
        for block in document.blocks:
            if len(block.sentences) < 2:
                continue
            for sentence in block.sentences:
                key = sentence.text.rstrip(_STRIPPED)
                if len(key) < _SHORTEST_SENTENCE:
                    continue
                if key in seen:
                    yield self.finding(
                        document, sentence.start, sentence.end,
                        related=[seen[key]], shown=_shown(key),
                    )  # fmt: skip
                else:
                    seen[key] = Related(sentence.start, sentence.end, "stands here first")


class NearRepeat(DocumentRule):
    """Two headlines, captions or paragraphs say the same in nearly the same words.

    A caption came in two versions, an updated paragraph did not replace the old one. Blocks are
    compared only if they begin or end with the same thirty characters; alike are those that
    share three quarters of their pairs of neighbouring words.
    """

    message = "'{shown}' says almost what stands in the text already"
    confidence = Confidence.MEDIUM
    mqm = "style/ingestion"
    bad = (
        (
            "Firefighters searched the collapsed warehouse in Bergen until late on Saturday evening.\n"
            "The mayor came.\n"
            "[[Firefighters searched the collapsed warehouse in Bergen until late Saturday evening (NTB)]]"
        ),
    )
    good = (
        (
            "Firefighters searched the collapsed warehouse in Bergen until Saturday evening.\n"
            "Firefighters searched the collapsed warehouse again on Sunday, but they found nobody there."
        ),
        (
            "“Firefighters searched the collapsed warehouse with dogs”\n"
            "The mayor came at noon. Firefighters searched the collapsed warehouse with dogs, he said,"
            " and went through every room of the building twice."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the later ones of blocks that are nearly alike."""
        if not (_openings_recur(document) or _recur([key[-_PROBE:] for key in _lines(document)])):
            return
        first_with: dict[tuple[str, bool], int] = {}
        pairs: dict[tuple[int, int], None] = {}
        for block in document.blocks:
            key = block.text.strip(_STRIPPED)
            if len(key) > _PROBE:
                for probe in ((key[:_PROBE], True), (key[-_PROBE:], False)):
                    earlier = first_with.setdefault(probe, block.index)
                    if earlier != block.index:
                        pairs[earlier, block.index] = None
        for index, later in pairs:
            one, other = document.blocks[index], document.blocks[later]
            if not _alike(one.text, other.text) or other.kind is BlockKind.LIST_ITEM:
                continue
            there = Related(one.start, one.end, "stands here first")
            yield self.finding(
                document, other.start, other.end, related=[there], shown=_shown(other.text)
            )


def _alike(one: str, other: str) -> bool:
    """Say whether two texts share most pairs of words without being the same."""
    left, right = ([w.strip(_STRIPPED + ",:;()") for w in t.lower().split()] for t in (one, other))
    if min(len(left), len(right)) < _FEWEST_WORDS or left == right:
        return False
    pairs, other_pairs = (Counter(itertools.pairwise(w)) for w in (left, right))
    shared = (pairs & other_pairs).total()
    return shared >= _ALIKE * (max(len(left), len(right)) - 1)
