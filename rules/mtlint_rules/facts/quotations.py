"""A quotation given twice in different words."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Confidence, DocumentRule, Related, Severity, plain_pattern
from mtlint.text.abbreviations import word_set
from mtlint_rules._edits import within_one_edit
from mtlint_rules._near import skeleton
from mtlint_rules._statements import twice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint import Document, Finding

_LEAD = 1_200  # code points: a headline, a standfirst, captions and the first paragraphs
_QUOTED = plain_pattern(  # to its closing mark, or to the end of its paragraph
    r'"([^\s"][^"\n]{23,399})(?:"|$)', "m"
)
_ANCHOR = 3  # words in a row that two versions share
_SHORTEST_RUN = 11  # letters of them
_MOST = 30  # quotations that are compared with …
_MOST_COMPARED = 200  # … so many others
_WORD = plain_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_EDITED = ("[", "]", "…", "...", "(")
_FEWEST_EQUAL = 5  # words
_MOST_ALTERED = 2  # places, and words of each
_LITTLE = word_set(
    """
    when while as if that which who whom the a an this these those and but or so in on at to of for
    from by with into onto than then there here it its is are was were has have had been be being
    """
)
_LONG = 5  # letters; "organise" and "organize" are one word


_Span = tuple[int, int]


class _Word(NamedTuple):
    """A word in lower case with its place."""

    text: str
    start: int
    end: int


class AlteredQuotation(DocumentRule):
    """A quotation stands twice in a text, and a word or two are not the same.

    A headline, a caption or a pull quote was translated apart from the body, so that one speaker
    says one sentence in two wordings; readers take quotation marks for the speaker's own words.
    The version of the headline, the lead or the pull quote is marked.

    When it is right: cuts at the edges, brackets and dots, which say that they alter, and
    sentences that are built alike on purpose: those differ
    at their ends, or stand in one paragraph.
    """

    message = "the quotation has '{match}' here and '{other}' elsewhere in the text"
    severity = Severity.WARNING
    confidence = Confidence.MEDIUM
    mqm = "accuracy/mistranslation"
    trigger = twice(r"[\"“„«][^\s\"“”„«»][^\"“”„«»\n]{23,}[\"“”»\n]")
    bad = (
        (
            "“We cannot [[repair]] what the river has taken”\n\nThe mayor of Sortu spoke on Monday.\n\n"
            "“We cannot rebuild what the river has taken,” she said in the rain."
        ),
        (
            'Orr: "Nobody [[told]] us that the bridge was closed"\n\nA driver drowned on Monday.\n\n'
            '"Nobody warned us that the bridge was closed," said Gil Orr. "We had no sign."'
        ),
        (
            "The crew wept.\n\n“It was the [[longest night]] of my life and I will not forget it,” said Ada Moreno."
            "\n\n“It was the worst evening of my life and I will not forget it.”"
        ),
    )
    good = (
        (
            "“We cannot rebuild what the river has taken”\n\nThe mayor spoke.\n\n"
            "“We cannot rebuild what the river has taken from us,” she said."
        ),
        "“We will fight for every boat in this harbor,” he said. “We will fight for every boat in Morva.”",
        "“They took our boats in the night,” he said. “They took our nets in the night.”",
        (
            "“We cannot [afford to] rebuild what the river has taken”\n\n"
            "“We cannot rebuild what the river has taken,” she said."
        ),
        (
            "“We cannot rebuild what the river has taken”\n\nShe said that they could not repair what the"
            " river has taken from them."
        ),
        "“Don’t shoot the dog that bit you,” he said. ‘Don't shoot the dog that bit you.’",
        "“I came for the sea, the sea and the sea,” he said. “I came for the sea, not for the rain.”",
        (
            "“We cannot rebuild … what the river has taken”\n\n“We cannot just rebuild what the river has"
            " taken,” she said."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words that differ in the first of two versions."""
        text = document.text
        done: set[_Span] = set()
        for first, second in _versions(text):
            for mine, theirs in _altered(_words(text, *first), _words(text, *second)):
                if mine not in done and theirs not in done:
                    done |= {mine, theirs}
                    yield self.finding(
                        document,
                        *mine,
                        other=text[slice(*theirs)],
                        related=[Related(*theirs, "in these words here")],
                    )


def _versions(text: str) -> Iterator[tuple[_Span, _Span]]:
    """Yield the places of two quotations that share some words in a row, in two lines.

    The first is in the lead, or begins its line.
    """
    for mark in "“”„«»":  # one mark is found faster, and nothing moves
        text = text.replace(mark, '"')
    spans = [match.span(1) for match in islice(_QUOTED.finditer(text), _MOST_COMPARED)]
    quoted = [text[start:end].lower() for start, end in spans]
    bare = "\n".join(quoted)
    for mark in ",.?!":
        bare = bare.replace(mark, "")
    runs = [_runs(said.split(), _ANCHOR) for said in bare.split("\n")]
    if len(set().union(*runs)) == sum(map(len, runs)):  # none stands in two of them
        return
    others = dict(enumerate(quoted))
    lead = [i for i, (start, _) in enumerate(spans) if start < _LEAD or text[start - 2] == "\n"]
    for i in lead[:_MOST]:
        mine = others.pop(i)
        for j, other in others.items():
            left, right = sorted((spans[i], spans[j]))
            if (
                any(sum(map(len, run)) >= _SHORTEST_RUN for run in runs[i] & runs[j])
                and "\n" in text[left[1] : right[0]]
                and _may_be_one(mine, other)
            ):
                yield spans[i], spans[j]


def _may_be_one(quoted: str, other: str) -> bool:
    """Say whether two quotations have two words in common that part others in each of them.

    Whether they are versions of one only their alignment tells, which is dear.
    """
    if quoted == other or any(mark in quoted + other for mark in _EDITED):
        return False
    mine, theirs = (
        _runs(words, 3) | _runs(words, 4)  # one or two words and those beside them
        for words in (_WORD.findall(said.replace("’", "'")) for said in (quoted, other))
    )
    return bool(_ends(mine ^ theirs) & _ends(mine) & _ends(theirs))


def _runs(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    """Return the words that stand in a row, so many at a time."""
    return {*zip(*[words[i:] for i in range(size)], strict=False)}


def _ends(runs: Iterable[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(run[0], run[-1]) for run in runs}


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [
        _Word(m[0].lower().replace("’", "'"), m.start(), m.end())
        for m in _WORD.finditer(text, start, end)
    ]


def _altered(a: Sequence[_Word], b: Sequence[_Word]) -> list[tuple[_Span, _Span]]:
    """Return the places where two versions of a quotation differ, or nothing if they are no such.

    Differences at the edges are cuts, no alterations.
    """
    blocks = _equal_runs([w.text for w in a], [w.text for w in b])
    if not blocks or sum(size for _, _, size in blocks) < _FEWEST_EQUAL:
        return []
    differences = []
    for (i, j, size), (k, m, _) in pairwise(blocks):
        mine, theirs = a[i + size : k], b[j + size : m]
        if len(mine) > _MOST_ALTERED or len(theirs) > _MOST_ALTERED:
            return []
        if not (mine and theirs) or _same([w.text for w in mine], [w.text for w in theirs]):
            continue
        differences.append(((mine[0].start, mine[-1].end), (theirs[0].start, theirs[-1].end)))
    return differences if len(differences) <= _MOST_ALTERED else []


def _same(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether two wordings are as good as one: a hyphen, a spelling, a little word."""
    if _LITTLE.issuperset((*left, *right)):
        return True
    a, b = "".join(left).replace("-", ""), "".join(right).replace("-", "")
    return a == b or (len(a) > _LONG and within_one_edit(a, b)) or skeleton(a) == skeleton(b)


def _equal_runs(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the runs of equal words of two lists, in order, as (place, place, length).

    Runs at the ends of what is shared are of two words at least, or end both lists, so that an
    alteration stands within what is shared.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - seldom needed

    matcher = SequenceMatcher(None, a, b, autojunk=False)
    runs = [(run.a, run.b, run.size) for run in matcher.get_matching_blocks() if run.size]
    while runs and runs[0][2] < 2 and runs[0][:2] != (0, 0):
        runs.pop(0)
    while runs and runs[-1][2] < 2 and runs[-1] != (len(a) - 1, len(b) - 1, 1):
        runs.pop()
    return runs
