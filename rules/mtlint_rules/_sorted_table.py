"""Looking words up in a sorted table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PREFIX = 3  # letters that the words of a drawer share
_NEAR = 256  # bytes, several lines


class SortedTable:
    """A file whose lines are a word, a blank and its entry, sorted by the bytes of the word.

    Words that begin alike are taken out of the file together, when the first of them is asked
    for: a short run reads little of the table, a long one looks words up in dictionaries.
    """

    def __init__(self, path: Path) -> None:
        self._data = b"\n" + path.read_bytes().rstrip(b"\n")
        self._drawers: dict[str, dict[str, str]] = {}

    def get(self, word: str) -> str | None:
        """Return what stands behind a word, or None."""
        prefix = word[:_PREFIX]
        drawer = self._drawers.get(prefix)
        if drawer is None:
            drawer = self._drawers[prefix] = self._drawer(prefix)
        return drawer.get(word)

    def _drawer(self, prefix: str) -> dict[str, str]:
        opening = b"\n" + prefix.encode("utf-8", "replace")
        if len(prefix) < _PREFIX:  # the whole word
            opening += b" "
        start, end = self._first(opening), self._first(opening + b"\xff")
        lines = self._data[start:end].decode("utf-8").split("\n")[1:]
        return {word: entry for word, _, entry in (line.partition(" ") for line in lines)}

    def _first(self, opening: bytes) -> int:
        """Return where the first line begins that is not before `opening`; with its line feed."""
        data, size = self._data, len(opening)
        low, high = 0, len(data)
        while high - low > _NEAR:
            middle = data.find(b"\n", (low + high) // 2, high)
            if middle < 0:  # a line as long as that
                break
            if data[middle : middle + size] < opening:
                low = middle
            else:
                high = middle
        while 0 <= low < high and data[low : low + size] < opening:
            low = data.find(b"\n", low + 1, high)
        return low if low >= 0 else high
