"""What shows only across the documents of a run: repeats of texts and of lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from mtlint import CorpusRule, Document, Finding, Severity
from mtlint.rule import Confidence, Related

_SHINGLE = 5  # words
_SKETCH = 48  # the least hashes of a text's shingles stand for all of them
_ALIKE = 0.8
_FEWEST_WORDS = 40
_BUCKET = 40  # texts with one hash in common that are compared; more share boilerplate


class Sketch(NamedTuple):
    """What is kept of a text: where it stands and the least hashes of its shingles."""

    end: int
    opening: str
    hashes: tuple[int, ...]
    exact: int


class RepeatedDocument(CorpusRule):
    """Two documents of a run have the same body, or nearly the same.

    A feed delivers a story again under another name, an update comes beside the old version,
    and two desks translate one wire story. The later document is marked at its first line.
    Compared are the least hashes of the runs of five words (MinHash), and only of documents
    that share one; texts of fewer than forty words are left out. Off by default: it keeps two
    kilobytes of each document, and a run over a large corpus should know that it asks for them.
    """

    default = False

    message = "this text is {degree} in {where}: '{match}'"
    mqm = "style/ingestion"
    confidence = Confidence.HIGH
    bad = (
        (
            "Ferry runs aground\n" + "The ferry ran aground off the northern cape on Monday when a "
            "gale tore it from its anchors, the coast guard said. All of the forty passengers were "
            "taken ashore by boat before night fell. The owner of the ship promised to pay for "
            "their journey and to remove the oil before the end of the week.",
            (
                "[[Ferry aground off cape]]\n"
                "The ferry ran aground off the northern cape on Monday "
                "when a gale tore it from its anchors, the coast guard said. All of the forty passengers "
                "were taken ashore by boat before night fell. The owner of the ship promised to pay for "
                "their journey and to remove the oil before the end of the week."
            ),
        ),
    )
    good = (
        (
            (
                "The ferry ran aground off the northern cape on Monday when a gale tore it from its "
                "anchors, the coast guard said. All of the forty passengers were taken ashore by boat "
                "before night fell, and some of them stayed in the school of the village."
            ),
            (
                "The ferry ran aground off the northern cape on Monday. A diver who has worked on wrecks "
                "for thirty years explained to the paper why the hull may hold until spring, what could "
                "go wrong when the pumps start, and who will have to pay for the oil if it does."
            ),
        ),
        ("Short note.", "Short note."),
    )

    def note(self, document: Document) -> tuple[object, ...] | None:
        """Return the sketch of a text that is long enough."""
        words = document.text.lower().split()
        if len(words) < _FEWEST_WORDS:
            return None
        hashes = {
            crc32(" ".join(words[i : i + _SHINGLE]).encode("utf-8", "replace"))
            for i in range(len(words) - _SHINGLE + 1)
        }
        first = document.blocks[0]
        return (
            first.end,
            document.text[first.start : first.end][:60],
            tuple(sorted(hashes)[:_SKETCH]),
            crc32(" ".join(words).encode("utf-8", "replace")),
        )

    def check(self, notes: Sequence[tuple[int, str | None, Any]]) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each document that repeats an earlier one."""
        with_hash: defaultdict[int, list[int]] = defaultdict(list)
        for index, (number, _, noted) in enumerate(notes):
            sketch = Sketch(*noted)
            candidates: defaultdict[int, int] = defaultdict(int)
            for value in sketch.hashes:
                bucket = with_hash[value]
                for earlier in bucket:
                    candidates[earlier] += 1
                if len(bucket) < _BUCKET:
                    bucket.append(index)
            for earlier in sorted(candidates, key=lambda c: (-candidates[c], c)):
                _, path, others = notes[earlier]
                other = Sketch(*others)
                if _resemblance(sketch.hashes, other.hashes) < _ALIKE:
                    break
                same = sketch.exact == other.exact
                yield (
                    number,
                    self.finding(
                        None,
                        0,
                        sketch.end,
                        match=sketch.opening,
                        degree="the same as" if same else "nearly the same as",
                        where=path or f"document {notes[earlier][0] + 1}",
                        related=[Related(0, other.end, "stands here too", path)],
                    ),
                )
                break


def _resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate from two sketches which share of their shingles two texts have in common."""
    union = sorted({*one, *other})[: min(len(one), len(other))]
    return len({*one} & {*other} & {*union}) / len(union)


_SHORTEST_LINE = 25
_LONGEST_LINE = 250


class BoilerplateLine(CorpusRule):
    """A line stands in many documents of a run: boilerplate of a site or a feed.

    Lines of 25 to 250 characters count, in their first place of each document. A text that
    repeats another as a whole is the matter of `corpus.repeated-document`. Off by default, for
    the memory that it takes.
    """

    default = False

    message = "the line stands in {count} documents; it looks like boilerplate"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "style/ingestion"
    bad = (
        (
            "The ferry ran aground on Monday.\n[[All the news of the fjord, every morning at six]]",
            "The bridge was closed in May.\n[[All the news of the fjord, every morning at six]]",
            "The dam held through the night.\n[[All the news of the fjord, every morning at six]]",
            "The road to the cape is open.\n[[All the news of the fjord, every morning at six]]",
        ),
    )
    good = (
        (
            "The ferry ran aground on Monday.\nAll the news of the fjord, every morning at six",
            "The bridge was closed in May.\nAll the news of the fjord, every morning at six",
        ),
    )
    least: int = 4

    def note(self, document: Document) -> tuple[tuple[int, int, int], ...] | None:
        """Return the lines of a text that are long enough, each once."""
        lines: dict[int, tuple[int, int, int]] = {}
        start = 0
        for raw in document.text.split("\n"):
            text = raw.strip()
            if _SHORTEST_LINE <= len(text) <= _LONGEST_LINE:
                at = start + raw.index(text)
                key = crc32(text.encode("utf-8", "replace")) << 8 | len(text)
                lines.setdefault(key, (at, at + len(text), key))
            start += len(raw) + 1
        return tuple(lines.values()) or None

    def check(self, notes: Sequence[tuple[int, str | None, Any]]) -> Iterator[tuple[int, Finding]]:
        """Yield a line once for each document, if enough documents have it."""
        documents = Counter(key for _, _, lines in notes for _, _, key in lines)
        for number, _, lines in notes:
            for start, end, key in lines:
                if documents[key] >= self.least:
                    count = documents[key]
                    yield number, self.finding(None, start, end, match="", count=count)
