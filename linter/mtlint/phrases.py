"""The language of phrases, for those who do not speak regular expressions (see `kinds.Phrase`)."""

from __future__ import annotations

import re

from mtlint import inflect
from mtlint.errors import BrokenRuleError

_PLACEHOLDERS = {
    "<number>": r"\d+(?:[.,]\d+)*",
    "<name>": r"(?-i:\p{Lu})[\p{L}\p{M}'’-]+",
    "<word>": r"[\p{L}\p{M}'’-]+",
    "<month>": "(?:January|February|March|April|May|June|July|August|September|October|November"
    "|December)",
    "<weekday>": "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)",
}
_UP_TO_FOUR = r"\s+(?:[\w'’-]+\s+){0,4}?"
_UP_TO_FOUR_THEN_MARK = r"(?:\s+[\w'’-]+){0,4}?\s?"
_MARKS = frozenset(",;:.!?")
_TOKEN = re.compile(r"\s*(\.\.\.|<\w+>|[()\[\]|]|[\w'’.-]*\w~?|[^\w\s])")


def phrase_pattern(phrase: str) -> str:
    r"""Translate a phrase into a pattern; raises `BrokenRuleError` for what it cannot read.

    >>> phrase_pattern("in the [very] near of")
    '(?<!\\w)in\\s+the(?:\\s+(?:very))?\\s+near\\s+of(?!\\w)'
    """
    tokens = _TOKEN.findall(phrase)
    if "".join(tokens) != re.sub(r"\s", "", phrase):
        raise BrokenRuleError(f"phrase {phrase!r}: cannot be read")
    out: list[str] = []
    depth: list[str] = []
    gap = ""  # what must stand before the next token
    inflected = False
    for part in tokens:
        if part in ("(", "["):
            out.append(f"(?:{gap}(?:" if part == "[" else gap + "(?:")
            depth.append(part if gap or part == "(" else "[ at the start")
            gap = ""
        elif part in (")", "]"):
            opened = depth.pop() if depth else ""
            if opened[:1] != {")": "(", "]": "["}[part]:
                raise BrokenRuleError(f"phrase {phrase!r}: '{part}' closes nothing")
            at_start = len(opened) > 1  # nothing before it to hang the white space on
            out.append({")": ")", "]": r")\s+)?" if at_start else "))?"}[part])
            gap = "" if at_start else r"\s+"
        elif part == "|":
            if not depth:
                raise BrokenRuleError(f"phrase {phrase!r}: '|' belongs inside ( )")
            out.append("|")
            gap = ""
        elif part == "...":
            gap = _UP_TO_FOUR
        elif part in _PLACEHOLDERS:
            out.append(gap + _PLACEHOLDERS[part])
            gap = r"\s+"
        elif part.startswith("<"):
            known = ", ".join(_PLACEHOLDERS)
            raise BrokenRuleError(f"phrase {phrase!r}: {part} is none of {known}")
        elif part.endswith("~"):
            out.append(gap + _inflected(part[:-1], named=not inflected))
            inflected = True
            gap = r"\s+"
        elif part[0].isalnum():
            out.append(gap + re.escape(part).replace("’", "['’]").replace("'", "['’]"))
            gap = r"\s+"
        else:  # a mark: what stands before it may be set off by a space, as machines do
            before = _UP_TO_FOUR_THEN_MARK if gap == _UP_TO_FOUR else r"\s?" if gap else ""
            out.append(before + re.escape(part))
            gap = r"\s+"
    if depth:
        raise BrokenRuleError(f"phrase {phrase!r}: '{depth[-1]}' is never closed")
    boundary = "" if tokens[:1] and tokens[0] in _MARKS else r"(?<!\w)"
    return rf"{boundary}{''.join(out)}(?!\w)"


def _inflected(word: str, *, named: bool) -> str:
    by_form = inflect.forms(word.lower())
    unlike = dict.fromkeys(by_form.values())
    if not named:
        return "(?:" + "|".join(unlike) + ")"
    return "(?:" + "|".join(f"(?P<{form}>{text})" for form, text in by_form.items()) + ")"
