"""Patterns as the standard parser reads them."""

from __future__ import annotations

import re
import re._parser as sre_parse  # type: ignore[import-not-found]  # the parse tree, stable since 3.11
import warnings
from typing import Any


def parse(source: str) -> Any:
    r"""Return the parse tree of a pattern, or None where it is beyond the standard parser.

    What only `regex` knows is widened: `\p{L}` and its like are read as A to Z, a to z and all
    beyond ASCII, those of one case as the one or the other, other properties as any character.

    >>> parse(r"\p{Lu}\d") is None, parse(r"(?|a|b)") is None
    (False, True)
    """
    readable = re.sub(r"\(\?<(?=[A-Za-z_])", "(?P<", _without_properties(source))
    try:
        with warnings.catch_warnings():  # of sets within sets, which `regex` reads as letters too
            warnings.simplefilter("ignore")
            return sre_parse.parse(readable, re.IGNORECASE | re.MULTILINE)
    except (re.error, OverflowError, RecursionError):
        return None


_PROPERTY = re.compile(
    r"\\([pP])(?:\{([^}]*)\}|(\w))|\\x\{([0-9A-Fa-f]+)\}|\\.|\[\^?\]?|\]", re.DOTALL
)
_BEYOND = "\u0080-\U0010ffff"
_WIDENED = {  # by the first letters of a property
    **dict.fromkeys(("pLu", "pLt"), "A-Z" + _BEYOND),
    "pLl": "a-z" + _BEYOND,
    **dict.fromkeys(("pL", "pLm", "pLa", "pAl"), "A-Za-z" + _BEYOND),
    **dict.fromkeys(("pN", "pNd"), "0-9" + _BEYOND),
    **dict.fromkeys(
        ("pLo", "pM", "pMn", "pMc", "pCy", "pGr", "pHa", "pAr", "pHi", "pKa", "pHe", "pTh", "pDe"),
        _BEYOND,
    ),
}


def _without_properties(source: str) -> str:
    in_class = False

    def readable(match: re.Match[str]) -> str:
        nonlocal in_class
        kind, name, letter, code = match.groups()
        if kind:
            wide = _WIDENED.get((kind + (name or letter))[:3], r"\w\W")
            return wide if in_class else f"[{wide}]"
        if code:
            return re.escape(chr(int(code, 16)))
        if match[0].startswith("["):
            if in_class:
                return re.escape(match[0])
            in_class = True
            return match[0].replace("]", r"\]")
        if match[0] == "]":
            in_class = False
        return match[0]

    return _PROPERTY.sub(readable, source)
