"""JSON that strict parsers read: half of a surrogate pair, which has no meaning, becomes `?`."""

from __future__ import annotations

import json


def dumped(value: object, *, indent: int | None = None) -> str:
    r"""Return a value as JSON in ASCII, on one line unless indented.

    >>> dumped("\ud83d, \U0001f6a2")
    '"?, \\ud83d\\udea2"'
    """
    text = json.dumps(value, indent=indent)
    if "\\ud" in text:
        whole = json.loads(json.dumps(value, ensure_ascii=False).encode(errors="replace"))
        text = json.dumps(whole, indent=indent)
    return text


class Items:
    """Sets the items of a list apart: a comma before all but the first."""

    def __init__(self) -> None:
        self._any = False

    def item(self, value: object) -> str:
        """Return a value with what stands before it."""
        before = ",\n" if self._any else "\n"
        self._any = True
        return before + dumped(value)
