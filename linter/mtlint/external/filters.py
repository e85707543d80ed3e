"""Which of the matches of engines are told: not those on what we know better, and none twice."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING

from mtlint.compiled import pattern
from mtlint.external.varieties import is_variety
from mtlint.text.abbreviations import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint.external import Match
    from mtlint.rule import Finding
    from mtlint.text import Document

_LONGEST_WORD = 60  # characters that are looked through for where a word begins or ends
_ON_NAMES = frozenset(
    {"spelling", "misspelling", "casing"}
)  # kinds that have no say on any part of a name
_PRONOUNS = word_set(  # where they open a sentence, they look like names
    """
    Me Him Us Them Mine Yours Hers Ours Theirs Myself Yourself Himself Herself Itself Ourselves
    Yourselves Themselves Ourself Whom Am Be Been Being
    """
)
_WORDS = pattern(r"[\w'’ -]+")
_JOINTS = pattern(r"[ ‐‑-]+")  # what compounds are joined with, or not
_PARTING = pattern(r",")
_NESTED = pattern(r"['’][ \u00a0\u2009\u200a\u202f][\"”] ?")  # both quotations end
_DASHES = str.maketrans("–—−‘’“”", "---''\"\"")


def is_told(document: Document, match: Match) -> bool:
    """Say whether a match is worth telling; its offsets are those of the document.

    It is not where somebody else is quoted, on names and on capitalised words within sentences,
    on a spelling that is right in another variety of English, and on the space that parts the
    ends of two quotations.
    """
    marked = document.text[match.start : match.end]
    return not (
        document.in_quotation(match.start, match.end)
        or _is_on_name(document, match)
        or any(is_variety(marked, written) for written in match.replacements)
        or _NESTED.fullmatch(document.text, max(match.start - 1, 0), match.end)
    )


def _is_on_name(document: Document, match: Match) -> bool:
    start, least = match.start, match.start - _LONGEST_WORD
    while start > max(least, 0) and _is_inner(document.text[start - 1 : start + 1]):
        start -= 1
    words = document.words_between(start, match.end)
    if not words:
        return False
    names = (_is_name_word(document, word.start, word.text) for word in words)
    return any(names) if match.kind in _ON_NAMES else all(names)


def _is_inner(pair: str) -> bool:
    return len(pair) == 2 and pair[0].isalnum() and pair[1].isalnum()


def _is_name_word(document: Document, start: int, word: str) -> bool:
    if word in _PRONOUNS:
        return False
    index = bisect_left(document.names, start + 1, key=lambda name: name.start) - 1
    if index >= 0 and start < document.names[index].end:
        return True
    sentence = document.sentence_at(start)
    return word[0].isupper() and (sentence is None or start > sentence.start)


def kind_of(text: str, match: Match) -> str:
    """Return the kind of flaw of a match, by what would change in a text.

    What is spelled with or without hyphen, diacritics and commas that may stand or not are other
    things than the grammar and the punctuation that engines take them for.
    """
    marked, written = text[match.start : match.end], match.replacements[:1]
    if not written or written[0] == marked or match.kind == "misspelling":
        return match.kind
    new = written[0]
    if _WORDS.fullmatch(marked) and _JOINTS.sub("", marked) == _JOINTS.sub("", new):
        return "compounding"
    if _plain(marked) == _plain(new):
        return "spelling"
    if _PARTING.sub("", new) == marked or marked.translate(_DASHES) == new.translate(_DASHES):
        return "style"
    return match.kind


def _plain(text: str) -> str:
    """Return a text without its diacritics."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def without_repeats(
    document: Document, findings: Sequence[Finding], first: Iterable[Finding]
) -> list[Finding]:
    """Return the findings that stand where none of the `first` does.

    Two stand at one place where they meet once both are widened to whole words.
    """
    taken = sorted(_widened(document.text, f.start, f.end) for f in first)
    ends: list[int] = []  # how far the places up to each one reach
    for _, end in taken:
        ends.append(max(end, ends[-1]) if ends else end)
    told = []
    for finding in findings:
        start, end = _widened(document.text, finding.start, finding.end)
        index = bisect_left(taken, (end + 1, 0)) - 1  # the last that begins at the end or before
        if index < 0 or ends[index] < start:
            told.append(finding)
    return told


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    least, most = max(start - _LONGEST_WORD, 0), min(end + _LONGEST_WORD, len(text))
    while start > least and not text[start - 1].isspace():
        start -= 1
    while end < most and not text[end].isspace():
        end += 1
    return start, end
