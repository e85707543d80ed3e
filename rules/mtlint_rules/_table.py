"""Looking words up in a large table, of which a run wants a few hundred or thousand lines."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING
from zlib import crc32

from mtlint_rules._kept import DATA, kept

if TYPE_CHECKING:
    from collections.abc import Iterable


class Table:
    """Lines of a word, a blank and an entry, each between line ends; none begins at 0.

    To make a dictionary of 100,000 lines takes longer than to look up the words of a hundred
    texts. So what is kept between runs is a hash table as plain bytes: where the lines begin, by
    the checksums of their words with the blank; of those with the same, each in the next free
    slot.
    """

    def __init__(self, lines: bytes, slots: bytes) -> None:
        self._lines = lines
        self._slots = memoryview(slots).cast("I")

    def get(self, word: str) -> str | None:
        """Return what stands behind a word, or None."""
        return self.entries((word,)).get(word)

    def entries(self, words: Iterable[str]) -> dict[str, str]:
        """Return those of some words that there are lines of, each with what stands behind it."""
        lines, slots = self._lines, self._slots
        last = len(slots) - 1
        found = {}
        for word in words:
            wanted = word.encode("utf-8", "replace") + b" "
            slot = crc32(wanted) & last
            while start := slots[slot]:
                if lines.startswith(wanted, start):
                    found[word] = lines[start + len(wanted) : lines.find(b"\n", start)].decode()
                    break
                slot = (slot + 1) & last
        return found


def table_of(name: str) -> Table:
    """Return the table of a file of such lines in the folder of the tables."""
    return Table(_lines(name), kept(name)(_slots_of)(name))


def slots(lines: bytes) -> bytes:
    """Return the slots of lines; there are more than twice as many."""
    words = [line.partition(b" ")[0] + b" " for line in lines.split(b"\n")[1:-1]]
    last = (1 << (2 * len(words)).bit_length()) - 1
    found = array("I", bytes(4 * (last + 1)))
    start = 0
    for word in words:
        start = lines.index(b"\n", start) + 1
        slot = crc32(word) & last
        while found[slot]:
            slot = (slot + 1) & last
        found[slot] = start
    return found.tobytes()


def _slots_of(name: str) -> bytes:
    return slots(_lines(name))


def _lines(name: str) -> bytes:
    return b"\n" + (DATA / name).read_bytes().rstrip(b"\n") + b"\n"
