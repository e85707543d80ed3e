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
_LONG_PROBE = 45  # at the end of a sentence; a quotation mark may stand before the first
_ALIKE = 0.75  # shared word pairs
_FEWEST_WORDS = 8


def _shown(text: str) -> str:
    words = text.split()
    return " ".join(words[:7]) + (" …" if len(words) > 7 else "")


@once_per_document
def _keys(document: Document) -> list[str]:
    """Return what each block says, without the marks around it."""
    text = document.text
    return [text[block.start : block.end].strip(_STRIPPED) for block in document.blocks]


def _recurring(parts: Sequence[str]) -> set[str]:
    """Return the parts that come more than once; mostly there are none."""
    if len(set(parts)) == len(parts):
        return set()
    return {part for part, times in Counter(parts).items() if times > 1}


@once_per_document
def _openings(document: Document) -> set[str]:
    """Return how more than one block begins: without that none comes twice."""
    return _recurring([key[:_PROBE] for key in _keys(document) if len(key) >= _SHORTEST_BESIDE])


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
        if not _openings(document):
            return
        seen: dict[str, Block] = {}
        previous = ""
        for block, key in zip(document.blocks, _keys(document), strict=True):
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
    twice. A sentence that stands alone as a block (a caption, a pull quote) does not count, none
    that is part of a quotation, and none of a line that stands twice as a whole.
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
        (
            "The dam held through the night above the villages of the valley on Sunday. (NTB)\n"
            "The dam held through the night above the villages of the valley on Sunday. (NTB)"
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the second and later ones of equal sentences."""
        keys = _keys(document)
        inner = [part for key in keys if ". " in key for part in key.split(". ")[:-1]]
        if not _recurring([x[-_LONG_PROBE:] for x in (*keys, *inner) if len(x) >= _LONG_PROBE]):
            return
        seen: dict[str, Related] = {}
        lines: set[str] = set()
        for block, line in zip(document.blocks, keys, strict=True):
            told = line in lines  # as a line that stands twice
            lines.add(line)
            if told or len(block.sentences) < 2:
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
        keys = _keys(document)
        openings = _openings(document)
        ends = _recurring([key[-_PROBE:] for key in keys if len(key) > _PROBE])
        if not openings and not ends:
            return
        first_with: dict[tuple[str, bool], int] = {}
        pairs: dict[tuple[int, int], None] = {}
        for index, key in enumerate(keys):
            opening, end = key[:_PROBE], key[-_PROBE:]
            if len(key) > _PROBE and (opening in openings or end in ends):
                for probe in ((opening, True), (end, False)):
                    earlier = first_with.setdefault(probe, index)
                    if earlier != index:
                        pairs[earlier, index] = None
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
    few, many = sorted((one.lower().split(), other.lower().split()), key=len)
    if len(few) < _FEWEST_WORDS or len(few) - 1 < _ALIKE * (len(many) - 1):
        return False
    left, right = ([word.strip(_STRIPPED + ",:;()") for word in words] for words in (few, many))
    pairs, other_pairs = (Counter(itertools.pairwise(words)) for words in (left, right))
    return left != right and (pairs & other_pairs).total() >= _ALIKE * (len(many) - 1)
