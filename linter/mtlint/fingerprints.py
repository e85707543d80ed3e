"""Fingerprints: by what a finding is known again when the text around it has moved.

A fingerprint holds the rule, the marked text, the words around it and, where all of these come
several times in a file, which of them it is. It holds no line and no offset: what is edited
elsewhere in the file leaves it as it was, and so does a file that is renamed.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtlint.rule import Finding
    from mtlint.text import Document

_CONTEXT = 4  # words on either side
_REACH = 80  # code points in which they are looked for


class Fingerprints:
    r"""Gives the findings of a run, taken in its order, their fingerprints.

    >>> from mtlint import Document, Linter
    >>> linter, text = Linter(), "Ships left the port port on Monday."
    >>> def known(text):
    ...     given, document = Fingerprints(), Document(text, path="a.txt")
    ...     return [given.of(document, finding) for finding in linter.check(text)]
    >>> known(text) == known(f"Fire at the quay\n\n{text}\n\nNobody was hurt.")
    True
    >>> twice = known(f"{text}\n\n{text}")
    >>> len(set(twice)) == len(twice)
    True
    """

    def __init__(self) -> None:
        self._path: object = self
        self._seen: dict[str, int] = {}  # of the file at hand

    def of(self, document: Document, finding: Finding) -> str:
        """Return the fingerprint of the next finding: 32 hexadecimal digits."""
        if document.path != self._path:
            self._path = document.path
            self._seen = {}
        key = "\0".join((finding.rule, *_surroundings(document, finding)))
        ordinal = self._seen.get(key, 0)
        self._seen[key] = ordinal + 1
        return sha256(f"{key}\0{ordinal}".encode("utf-8", "replace")).hexdigest()[:32]


def _surroundings(document: Document, finding: Finding) -> tuple[str, str, str]:
    """Return the words before, in and after a finding; those around it stand in its blocks."""
    text, start, end = document.text, finding.start, finding.end
    first, last = document.block_at(start), document.block_at(max(start, end - 1))
    before = text[max(first.start if first else start, start - _REACH) : start].split()
    after = text[end : min(last.end if last else end, end + _REACH)].split()
    marked = text[start:end].split()
    return " ".join(before[-_CONTEXT:]), " ".join(marked), " ".join(after[:_CONTEXT])
