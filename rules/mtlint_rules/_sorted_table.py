"""Looking words up in a sorted table as it lies in its file, without building anything of it."""

from __future__ import annotations


def look_up(table: bytes, word: str) -> str | None:
    r"""Return what stands behind a word in a table, or None.

    The lines are a word, a blank and its entry, sorted by word; a line break opens the table.

    >>> look_up(b"\nbut c\nport n\nship nv\n", "port")
    'n'
    """
    wanted = b"\n" + word.encode("utf-8", "replace") + b" "
    low, high = 0, len(table) - 1  # both at the line breaks around what is still to be searched
    while low < high:
        middle = table.rfind(b"\n", low, (low + high) // 2 + 1)
        end = table.find(b"\n", middle + 1)
        line = table[middle : min(end, middle + len(wanted))]
        if line == wanted:
            return table[middle + len(wanted) : end].decode("utf-8")
        if line < wanted:
            low = end
        else:
            high = middle
    return None
