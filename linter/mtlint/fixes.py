"""Applying fixes to a text. Pure; the file is the caller's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtlint.rule import Finding


def apply_fixes(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """Return the text with the fixes of its findings applied, unsafe ones where asked for.

    Of fixes that overlap, the first one counts: what the others wanted shows in the next check.
    All that lies outside the fixed spans stays as it is.

    >>> from mtlint import check
    >>> text = "Ships were sent to the the port."
    >>> apply_fixes(text, check(text))
    'Ships were sent to the port.'
    """
    parts: list[str] = []
    done = 0
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if finding.fix is None or not (finding.fix.safe or unsafe) or finding.start < done:
            continue
        parts += (text[done : finding.start], finding.fix.replacement)
        done = finding.end
    return "".join((*parts, text[done:]))
