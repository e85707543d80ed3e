"""Looking words up in a large table, of which a run wants a few hundred or thousand lines."""

from __future__ import annotations

import sys
from array import array
from zlib import crc32

from mtlint_rules._kept import DATA, kept


class Table:
    """A file in the folder of the tables; its lines are a word, a blank and an entry.

    To make a dictionary of 100,000 lines takes longer than to look up the words of a hundred
    texts. So what is kept between runs is a hash table as plain bytes: where the lines begin, by
    the checksums of their words; of those with the same, each in the next free slot.
    """

    def __init__(self, name: str) -> None:
        self._lines = _lines(name)
        self._slots = memoryview(kept(name)(_slots)(name, sys.byteorder)).cast("I")

    def get(self, word: str) -> str | None:
        """Return what stands behind a word, or None."""
        wanted = word.encode("utf-8", "replace")
        lines, slots = self._lines, self._slots
        last = len(slots) - 1
        slot = crc32(wanted) & last
        wanted += b" "
        while start := slots[slot]:
            if lines.startswith(wanted, start):
                entry = start + len(wanted)
                return lines[entry : lines.find(b"\n", entry)].decode("utf-8")
            slot = (slot + 1) & last
        return None


def _lines(name: str) -> bytes:
    """Return the lines of a table, each between line ends: none begins at 0."""
    return b"\n" + (DATA / name).read_bytes().rstrip(b"\n") + b"\n"


def _slots(name: str, byte_order: str) -> bytes:
    """Return the slots of the lines of a table; there are more than twice as many."""
    del byte_order  # for the key
    lines = _lines(name).split(b"\n")[1:-1]
    last = (1 << (2 * len(lines)).bit_length()) - 1
    slots = array("I", bytes(4 * (last + 1)))
    start = 1
    for line in lines:
        slot = crc32(line.partition(b" ")[0]) & last
        while slots[slot]:
            slot = (slot + 1) & last
        slots[slot] = start
        start += len(line) + 1
    return slots.tobytes()
