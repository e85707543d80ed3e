"""Patterns: compiling them, and the literals that every match of one must contain.

The gate looks for literals only, so what is returned here may be too few letters but never too
many: a literal that some match lacks would hide findings.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]  # the parse tree, stable since 3.11
import re._parser as sre_parse  # type: ignore[import-not-found]
import warnings
from functools import lru_cache
from typing import Any, NamedTuple

_FOLDED = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"})
_FOLDING = tuple(map(chr, _FOLDED))

# How telling a literal is: letters that are rare in English say more. Derived from letter
# frequencies in running text, in tenths of a bit above the space.
_COMMON = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "more",
        "new",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "out",
        "over",
        "said",
        "she",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "to",
        "two",
        "up",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "would",
        "year",
        "you",
        "-ing",
        "-ed",
    ]
)
_LETTER_WEIGHT = {
    **dict.fromkeys("etaoinsrhl ", 2.0),
    **dict.fromkeys("dcumfpgwyb,.'", 3.0),
    **dict.fromkeys("vkjxqz0123456789", 5.0),
}
_ENOUGH = 7.0
_MOST_ALTERNATIVES = 400


class Trigger(NamedTuple):
    """A trigger made ready for the gate.

    Where `literals` are there, every match of the trigger contains one of them and they are
    rare enough to be looked for alone; otherwise the `expression` is.
    """

    literals: tuple[str, ...]
    expression: str


def trigger(source: str) -> Trigger:
    r"""Make a trigger ready: its literals if they are telling, else the expression itself.

    A trigger that is bound to the start of a line keeps its expression: the place says more.

    >>> trigger(r"\b(?:ONU|OTAN)\b").literals
    ('onu', 'otan')
    >>> trigger(r"\bto \w+ed").expression
    'to \\w+ed'
    """
    found = literals(source)
    if telling(found) and not source.startswith("^"):
        return Trigger(tuple(sorted(found)), "")
    # the scanner knows no word boundaries but those between ASCII letters: look for more
    return Trigger((), re.sub(r"(?<!\\)((?:\\\\)*)\\b", r"\1", source))


def fold(text: str) -> str:
    """Replace the four letters that match ASCII letters when case is ignored, one for one.

    >>> fold("\u212aelvin")
    'kelvin'
    """
    if text.isascii() or not any(letter in text for letter in _FOLDING):
        return text
    return text.translate(_FOLDED)


def weight(literal: str) -> float:
    """Say how telling a literal is: 0 for a word that every text has.

    >>> weight("the") < weight("onu") < weight("quinquennat")
    True
    """
    words = [word for word in literal.lower().split() if word not in _COMMON]
    return sum(_LETTER_WEIGHT.get(letter, 4.0) for word in words for letter in word)


def telling(literals: frozenset[str]) -> bool:
    """Say whether literals are rare enough to be looked for on their own."""
    return bool(literals) and min(map(weight, literals)) >= _ENOUGH


@lru_cache(maxsize=4096)
def literals(pattern: str) -> frozenset[str]:
    r"""Return lower-case ASCII literals of which every match of `pattern` contains at least one.

    Empty where none can be told: the pattern may match anywhere, or it is beyond the parser.

    >>> sorted(literals(r"\b(?:the )?(?:ONU|OTAN)\b"))
    ['onu', 'otan']
    >>> literals(r"\w+\d+")
    frozenset()
    """
    readable = re.sub(r"\(\?<(?=[A-Za-z_])", "(?P<", _without_properties(pattern))
    try:
        with warnings.catch_warnings():  # of sets within sets, which `regex` reads as letters too
            warnings.simplefilter("ignore")
            tree = sre_parse.parse(readable, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError):
        return frozenset()
    return _best(_required(tree))


def _without_properties(pattern: str) -> str:
    """Widen what only `regex` knows (properties) to what the parser reads."""
    widened = re.sub(r"(?<!\\)((?:\\\\)*)\\[pP](?:\{[^}]*\}|\w)", r"\1\\w\\W", pattern)
    # outside a class, \w\W would be two characters: mend it to a class of its own
    out, in_class, i = [], False, 0
    while i < len(widened):
        if widened.startswith("\\w\\W", i):
            out.append("\\w\\W" if in_class else "[\\w\\W]")
            i += 4
            continue
        if widened[i] == "\\":
            out.append(widened[i : i + 2])
            i += 2
            continue
        if widened[i] == "[" and not in_class:
            in_class = True
            out.append("[")
            i += 1
            if widened[i : i + 1] == "^":
                out.append("^")
                i += 1
            if widened[i : i + 1] == "]":
                out.append("\\]")
                i += 1
            continue
        if widened[i] == "]":
            in_class = False
        out.append(widened[i])
        i += 1
    return "".join(out)


# A required set is a set of alternatives, one of which stands in every match. `None` stands for
# "nothing is required". A sequence gives one candidate per run of literal characters.
_Candidates = list[frozenset[str]]


def _best(candidates: _Candidates) -> frozenset[str]:
    shortest = map(_without_longer, candidates)
    usable = [c for c in shortest if c and all(c) and len(c) <= _MOST_ALTERNATIVES]
    return max(usable, key=lambda c: min(map(weight, c)), default=frozenset())


def _without_longer(literals: frozenset[str]) -> frozenset[str]:
    """Drop the literals that contain another one: where they stand, it stands too."""
    return frozenset(s for s in literals if not any(t in s and t != s for t in literals))


def _required(tree: Any) -> _Candidates:
    """Return candidate sets for a parsed sequence: each is enough on its own."""
    candidates: _Candidates = []
    run: list[frozenset[str]] = [frozenset({""})]  # exact strings of the run so far

    def close() -> None:
        if run[0] != frozenset({""}):
            candidates.append(frozenset(map(str.lower, run[0])))
        run[0] = frozenset({""})

    for operation, argument in tree:
        exact = _exact(operation, argument)
        if exact is not None:
            joined = frozenset(a + b for a in run[0] for b in exact)
            if len(joined) <= 64 and all(map(str.isascii, joined)):
                run[0] = joined
                continue
            close()
            if all(map(str.isascii, exact)):
                run[0] = exact
            continue
        if operation is sre.AT:  # a boundary or an anchor takes up no room
            continue
        close()
        candidates.extend(_inner(operation, argument))
    close()
    return candidates


def _exact(operation: Any, argument: Any) -> frozenset[str] | None:
    """Return all strings that an element can be, where they are few; None otherwise."""
    if operation is sre.LITERAL:
        return frozenset({fold(chr(argument))})
    if operation is sre.IN and len(argument) <= 4:
        letters = {chr(a) for o, a in argument if o is sre.LITERAL}
        if len(letters) == len(argument):
            return frozenset(letters)
    if operation is sre.SUBPATTERN:
        return _exact_sequence(argument[3])
    if operation is sre.BRANCH:
        branches = [_exact_sequence(branch) for branch in argument[1]]
        if all(branch is not None for branch in branches):
            joined = frozenset(s for branch in branches if branch for s in branch)
            return joined if len(joined) <= 64 else None
    if operation is sre.MAX_REPEAT and argument[:2] == (0, 1):
        inner = _exact_sequence(argument[2])
        if inner is not None and len(inner) <= 4:
            return inner | {""}
    return None


def _exact_sequence(tree: Any) -> frozenset[str] | None:
    strings: frozenset[str] = frozenset({""})
    for operation, argument in tree:
        if operation is sre.AT:
            continue
        exact = _exact(operation, argument)
        if exact is None:
            return None
        strings = frozenset(a + b for a in strings for b in exact)
        if len(strings) > 64:
            return None
    return strings


def _inner(operation: Any, argument: Any) -> _Candidates:
    """Return the candidate sets of an element that is no plain run of letters."""
    if operation is sre.SUBPATTERN:
        return _required(argument[3])
    if operation is sre.ATOMIC_GROUP:
        return _required(argument)
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _required(argument[2]) if argument[0] >= 1 else []
    if operation is sre.BRANCH:
        best = [_best(_required(branch)) for branch in argument[1]]
        return [frozenset().union(*best)] if all(best) else []
    return []  # classes, look-around, back-references, conditions: nothing to look for


def as_pattern(source: str, *, ignore_case: bool = True) -> Any:
    """Compile a rule's pattern; `regex` is imported only here, when one is needed.

    Raises `regex.error` with the position of the fault.
    """
    import regex  # noqa: PLC0415 - costs more than the interpreter's own start

    flags = regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0)
    return regex.compile(source, flags)
