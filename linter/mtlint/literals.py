"""The literals that every match of a pattern must contain.

What is returned may be too few letters but never too many: a literal that some match lacks would
hide findings.
"""

from __future__ import annotations

import re._constants as sre  # type: ignore[import-not-found]  # the parse tree, stable since 3.11
from functools import cache
from pathlib import Path
from typing import Any

from mtlint.codes import fold

_RARE_LETTERS = frozenset("vkjxqz")
_MOST_ALTERNATIVES = 400
_MOST_STRINGS = 64
_ENOUGH = 4.0


@cache
def _common_words() -> str:
    lines = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8").splitlines()
    return " ".join(line for line in lines if not line.startswith("#"))


def weight(literal: str) -> float:
    """Say how telling a literal is: letters of its words, but for words that every text has.

    >>> weight("the"), weight("onu"), weight("the near of"), weight("quinquennat")
    (0, 3.0, 0, 13.0)
    """
    rare = (word for word in literal.lower().split() if word not in _common_words())
    return sum(2.0 if letter in _RARE_LETTERS else 1.0 for word in rare for letter in word)


def telling(literals: frozenset[str]) -> bool:
    """Say whether literals are rare enough to be looked for on their own."""
    return bool(literals) and min(map(weight, literals)) >= _ENOUGH


def required_literals(tree: Any) -> frozenset[str]:
    r"""Return lower-case ASCII literals of which every match of a parsed pattern contains one.

    Empty where none can be told: the pattern may match anywhere.

    >>> from mtlint.patterns import parse
    >>> sorted(required_literals(parse(r"\b(?:the )?(?:MAGATE|OTAN)\b")))
    ['magate', 'otan']
    >>> required_literals(parse(r"\w+\d+"))
    frozenset()
    """
    return _best(_required(tree))


# A candidate is a set of strings, one of which stands in every match.
_Candidates = list[frozenset[str]]


def _best(candidates: _Candidates) -> frozenset[str]:
    shortest = map(_without_longer, candidates)
    usable = [c for c in shortest if c and all(c) and len(c) <= _MOST_ALTERNATIVES]
    return max(usable, key=lambda c: min(map(weight, c)), default=frozenset())


def _without_longer(literals: frozenset[str]) -> frozenset[str]:
    """Drop the literals that contain another one: where they stand, it stands too."""
    return frozenset(s for s in literals if not any(t in s and t != s for t in literals))


def _required(tree: Any) -> _Candidates:
    """Return the candidates of a sequence: each is enough on its own."""
    candidates: _Candidates = []
    run = frozenset({""})  # what the run of plain letters so far can be
    for operation, argument in tree:
        exact = _exact(operation, argument)
        if exact is not None:
            joined = frozenset(a + b for a in run for b in exact)
            if len(joined) <= _MOST_STRINGS and all(map(str.isascii, joined)):
                run = joined
                continue
            candidates.append(run)
            run = exact if all(map(str.isascii, exact)) else frozenset({""})
        elif operation is not sre.AT:  # a boundary or an anchor takes up no room
            candidates += (run, *_inner(operation, argument))
            run = frozenset({""})
    return [frozenset(map(str.lower, candidate)) for candidate in (*candidates, run)]


def _exact(operation: Any, argument: Any) -> frozenset[str] | None:
    """Return all strings that an element can be, where they are few; None otherwise."""
    if operation is sre.LITERAL:
        return frozenset({fold(chr(argument))})
    if operation is sre.IN and len(argument) <= 4:
        letters = {chr(a) for o, a in argument if o is sre.LITERAL}
        if len(letters) == len(argument):
            return frozenset(map(fold, letters))
    if operation is sre.SUBPATTERN:
        return _exact_sequence(argument[3])
    if operation is sre.BRANCH:
        branches = [_exact_sequence(branch) for branch in argument[1]]
        if all(branch is not None for branch in branches):
            joined = frozenset(s for branch in branches if branch for s in branch)
            return joined if len(joined) <= _MOST_STRINGS else None
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
        if len(strings) > _MOST_STRINGS:
            return None
    return strings


def _inner(operation: Any, argument: Any) -> _Candidates:
    """Return the candidates of an element that is no plain run of letters."""
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
