"""Applying fixes to a text, once or until nothing is left to fix. Pure; see `replacing` for files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mtlint.rule import Finding

_MOST_ROUNDS = 20  # two or three are usual; a fix that is still at it then will never end
_MOST_GROWTH = 4  # times: one that doubles what it finds must not get to do so twenty times
_ROOM = 1000  # code points, for texts that are short to begin with


class Edit(NamedTuple):
    """What to write instead of `start` to `end`, in code points."""

    start: int
    end: int
    replacement: str


class Editable(Protocol):
    """A text that can be had with edits made."""

    @property
    def text(self) -> str:
        """The text."""

    def edited(self, edits: Sequence[Edit]) -> Self:
        """Return the same with edits made, which come in order and do not overlap."""


_Editable = TypeVar("_Editable", bound=Editable)


class Settled(NamedTuple, Generic[_Editable]):
    """A text in which nothing is left to fix, but for what `restless` rules want.

    `fixes` is the number of those made. The fixes of restless rules undo each other or never
    end, so none of them is made.
    """

    text: _Editable
    fixes: int
    restless: frozenset[str]


def choose_fixes(
    text: str, findings: Iterable[Finding], *, unsafe: bool = False
) -> Sequence[Finding]:
    """Return the findings whose fixes can be made at once, in order: safe, unless asked, and apart.

    Of fixes that overlap or touch, the first one counts: what the others want shows when the text
    is checked again. (Touching ones may both want the same space.)
    """
    chosen: list[Finding] = []
    done = -1
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        fix = finding.fix
        if fix is None or not (fix.safe or unsafe) or finding.start <= done:
            continue
        if fix.replacement != text[finding.start : finding.end]:
            chosen.append(finding)
            done = finding.end
    return chosen


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made, which come in order and do not overlap.

    >>> apply_edits("Ships left.", [Edit(0, 5, "Boats"), Edit(10, 10, " early")])
    'Boats left early.'
    """
    parts: list[str] = []
    done = 0
    for start, end, replacement in edits:
        parts += (text[done:start], replacement)
        done = end
    return "".join((*parts, text[done:]))


def apply_fixes(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """Return the text with the fixes of its findings made, unsafe ones where asked for.

    Those that `choose_fixes` puts off show in the next check. All that lies outside the fixed
    spans stays as it is.

    >>> from mtlint import check
    >>> text = "Ships were sent to the the port."
    >>> apply_fixes(text, check(text))
    'Ships were sent to the port.'
    """
    return apply_edits(text, _edits(choose_fixes(text, findings, unsafe=unsafe)))


def settle(
    text: _Editable,
    check: Callable[[_Editable], Iterable[Finding]],
    *,
    unsafe: bool = False,
) -> Settled[_Editable]:
    """Make fixes and check again until nothing is left to fix.

    Rules that keep it from coming to rest are left out and named, and the rest begins anew: the
    outcome is the same however often this is done.
    """
    restless: frozenset[str] = frozenset()
    while True:
        fixed, count, found = _rounds(text, check, restless, unsafe=unsafe)
        if not found:
            return Settled(fixed, count, restless)
        restless |= found


def _rounds(
    text: _Editable,
    check: Callable[[_Editable], Iterable[Finding]],
    left_out: frozenset[str],
    *,
    unsafe: bool,
) -> Settled[_Editable]:
    """Fix until nothing is left, a text comes back, or there is no end to it."""
    count = 0
    acted: list[set[str]] = []  # the rules whose fixes were made, for each round
    seen = {text.text: 0}
    longest = _MOST_GROWTH * len(text.text) + _ROOM
    while len(acted) < _MOST_ROUNDS and len(text.text) <= longest:
        findings = (finding for finding in check(text) if finding.rule not in left_out)
        chosen = choose_fixes(text.text, findings, unsafe=unsafe)
        if not chosen:
            return Settled(text, count, frozenset())
        text = text.edited(_edits(chosen))
        count += len(chosen)
        acted.append({finding.rule for finding in chosen})
        if text.text in seen:
            return Settled(text, count, frozenset().union(*acted[seen[text.text] :]))
        seen[text.text] = len(acted)
    return Settled(text, count, frozenset(acted[-1]))


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    return [Edit(f.start, f.end, f.fix.replacement) for f in findings if f.fix is not None]
