"""What several findings say together: signs of one source language raise each other's confidence.

One calque may be a slip of any writer; a French acronym and two French calques in one text are a
translation from French. Pure; the findings stay in their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mtlint.rule import Finding

_SPEAKS_FOR = 3  # a rule that more languages share says little of any


def weigh(
    findings: Iterable[Finding], sources: Mapping[str, tuple[str, ...]]
) -> tuple[Finding, ...]:
    """Return the findings, those that another rule bears out with a confidence one step higher.

    `sources` gives the languages of a rule by its id. A rule bears out another if both speak for
    one language.

    >>> from mtlint import Confidence, Finding, Severity
    >>> say = lambda rule: Finding(rule, 0, 1, "m", Severity.HINT, Confidence.LOW)
    >>> french = {"french.a": ("fr",), "calques.b": ("fr", "es"), "german.c": ("de",)}
    >>> [str(f.confidence) for f in weigh(map(say, french), french)]
    ['medium', 'medium', 'low']
    """
    findings = tuple(findings)
    rules: dict[str, set[str]] = {}  # by language
    for finding in findings:
        languages = sources.get(finding.rule, ())
        if len(languages) <= _SPEAKS_FOR:
            for language in languages:
                rules.setdefault(language, set()).add(finding.rule)
    borne_out = {rule for together in rules.values() if len(together) > 1 for rule in together}
    if not borne_out:
        return findings
    return tuple(
        finding._replace(confidence=Confidence(min(finding.confidence + 1, Confidence.HIGH)))
        if finding.rule in borne_out
        else finding
        for finding in findings
    )
