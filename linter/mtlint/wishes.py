"""Wishes not to be told of findings: in a text, in its record or in the file beside it.

Each says it in the same way: rules, the words that are meant if not all, a reason.

    names.variants, spelling "Kim Jung Un" (the poet, not the leader)
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.text import Document

SIDECAR = ".mtlint-ignore"
"""What the file beside a text is called, after the name of the text."""

# A comment that is never closed must not be looked for at each of many openings.
_COMMENT = r"<!--[ \t]*mtlint:((?:(?!<!--|-->)[^\r\n])*)-->"  # compiled where there may be one
_LINE = re.compile(r"[^\r\n]*")
_EVERYTHING = ("all", "*")
_SHORT = 100  # code points of quoted words that are looked for at every place


class Ignore(NamedTuple):
    """A wish not to be told of findings of rules that begin at `first` to `last`.

    It stands at `start` to `end` of the text itself, or of the file beside it; where it stands
    in neither, as in a record, `start` is `end`. `problem` says why it cannot be heeded.
    """

    start: int
    end: int
    selectors: tuple[str, ...]
    first: int
    last: int
    problem: str | None = None


class _Wish(NamedTuple):
    selectors: tuple[str, ...] = ()
    words: str | None = None
    problem: str | None = None


class Comment(NamedTuple):
    """A comment for mtlint: its place in the text, and what it says."""

    start: int
    end: int
    said: str


class Sidecar:
    r"""The file beside a text: a wish on each line, `#` opens a comment.

    >>> from mtlint.text import Document
    >>> sidecar = Sidecar(Document('residue.doubled-word "had had"  (so said)\nspelling'))
    >>> [wish[2:5] for wish in sidecar.ignores("They had had enough.")]
    [(('residue.doubled-word',), 5, 11), (('spelling',), 0, 20)]
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._lines = [
            (match.start(), match.end(), _parsed(match[0]))
            for match in _LINE.finditer(document.text)
            if match[0].strip() and not match[0].lstrip().startswith("#")
        ]

    @property
    def wishes(self) -> list[Ignore]:
        """What it says, whatever text it stands beside."""
        return [Ignore(s, e, w.selectors, 0, -1, w.problem) for s, e, w in self._lines]

    def ignores(self, text: str) -> list[Ignore]:
        """Return what it means in a text."""
        words = _Words(text)
        return [
            ignore
            for start, end, wish in self._lines
            for ignore in _ignores(wish, words, (start, end), (0, len(text)))
        ]


def find_comments(text: str) -> list[Comment]:
    """Return the comments for mtlint in Markdown, HTML or XML.

    >>> find_comments("The port. <!-- mtlint: ignore names -->")
    [Comment(start=10, end=39, said=' ignore names ')]
    """
    if "mtlint:" not in text:
        return []
    return [Comment(*match.span(), match[1]) for match in re.finditer(_COMMENT, text)]


def without_comments(text: str, comments: Iterable[Comment]) -> str:
    """Return the text with blanks where comments stand, so that nothing else moves."""
    parts: list[str] = []
    done = 0
    for start, end, _ in comments:
        parts += (text[done:start], " " * (end - start))
        done = end
    return "".join((*parts, text[done:]))


def comment_ignores(document: Document, comments: Iterable[Comment]) -> Iterator[Ignore]:
    """Yield what comments mean in a document that has blanks in their place.

    A comment is for its line. One that has a line of its own is for the block right above it, or
    else for the one that follows.
    """
    text = document.text
    words = _Words(text)
    line, reach = (-1, -1), (-1, -1)  # of the comment before
    own = False  # whether it had the line for itself
    for comment in comments:
        place = comment.start, comment.end
        if comment.start > line[1]:
            above, line = line, _line(text, *place)
            below_own = own and _is_line_end(text[above[1] : line[0]])
            own = text[line[0] : line[1]].isspace()
            if not own:
                reach = line
            elif not below_own:
                reach = _block_beside(document, line[0])
        verb, rest = (*comment.said.split(None, 1), "", "")[:2]
        if verb != "ignore":
            problem = f"there is no '{verb}'" if verb else "it says nothing"
            wish = _Wish(problem=f"{problem}; write: mtlint: ignore RULE (reason)")
        else:
            wish = _parsed(rest)
        yield from _ignores(wish, words, place, reach)


def record_ignores(said: object, text: str) -> Iterator[Ignore]:
    """Yield what the field of a record, a string or a list of them, means in the record's text."""
    words = _Words(text)
    for entry in said if isinstance(said, list) else [said]:
        if isinstance(entry, str):
            wish = _parsed(entry)
        else:
            wish = _Wish(problem="the field wants a string, or a list of strings")
        yield from _ignores(wish, words, (0, 0), (0, len(text)))


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return first, _LINE.match(text, end).end()  # type: ignore[union-attr]  # it matches anywhere


def _block_beside(document: Document, line: int) -> tuple[int, int]:
    """Return the block that ends right above the line which begins at an offset, or the next."""
    above = document.last_block(line)
    if above is not None and _is_line_end(document.text[above.end : line].strip(" \t")):
        return above.start, above.end
    following = 0 if above is None else above.index + 1
    if following < len(document.blocks):
        below = document.blocks[following]
        return below.start, below.end
    return (0, -1) if above is None else (above.start, above.end)


def _is_line_end(text: str) -> bool:
    return text in ("\n", "\r", "\r\n")


def _parsed(said: str) -> _Wish:
    """Read rules, the words that are meant, and a reason; all but the rules may be left out."""
    at = min((i for i in (said.find('"'), said.find("(")) if i >= 0), default=len(said))
    selectors = tuple(said[:at].replace(",", " ").split())
    rest, words = said[at:].strip(), None
    if rest.startswith('"'):
        words, closing, rest = rest[1:].rpartition('"')
        rest = rest.strip()
        if not closing or not words.split():
            return _Wish(problem='the words it is about want a " before and after')
    if rest and not (rest.startswith("(") and rest.endswith(")")):
        return _Wish(problem=f"the reason wants ( before and ) after: {rest[:40]}")
    if not selectors:
        return _Wish(problem="it says no rule; name those that are meant")
    if any(selector in _EVERYTHING for selector in selectors):
        return _Wish(problem="it means all rules; name those that are meant")
    return _Wish(selectors, words)


def _ignores(
    wish: _Wish, words: _Words, place: tuple[int, int], reach: tuple[int, int]
) -> Iterator[Ignore]:
    """Yield what a wish that stands at a place means within its reach."""
    if wish.problem is not None:
        yield Ignore(*place, (), 0, -1, wish.problem)
    elif wish.words is None:
        yield Ignore(*place, wish.selectors, *reach)
    else:
        # Words that are gone mean no finding.
        for start, end in [*words.places(wish.words, *reach)] or [(0, 0)]:
            yield Ignore(*place, wish.selectors, start, end - 1)


class _Words:
    """The words of a text with one blank between them, in which runs of them are quickly found."""

    def __init__(self, text: str) -> None:
        self._original = text

    @cached_property
    def _tables(self) -> tuple[str, Sequence[int], Sequence[int]]:
        """The text with single blanks, and where words begin in it and in the original."""
        words = list(re.finditer(r"\S+", self._original))
        here = accumulate((len(word[0]) + 1 for word in words), initial=0)
        return " ".join(word[0] for word in words), [*here], [word.start() for word in words]

    def places(self, quoted: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield where quoted words stand within `first` to `last`, whatever space is between them.

        They may begin and end within a word, and short ones overlap with themselves.
        """
        text, here, there = self._tables
        quoted = " ".join(quoted.split())
        step = 1 if len(quoted) <= _SHORT else len(quoted)

        def original(offset: int) -> int:
            word = bisect_right(here, offset) - 1
            return there[word] + offset - here[word]

        at = text.find(quoted, here[bisect_left(there, first)])
        while at >= 0 and (start := original(at)) < last:
            end = original(at + len(quoted) - 1) + 1
            if end <= last:
                yield start, end
            at = text.find(quoted, at + step)
