"""What engines mark, as rules: ids, severity, confidence and MQM, the same for all engines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtlint.compiled import pattern
from mtlint.rule import Confidence, DocumentRule, Finding, Fix, Rule, Severity

if TYPE_CHECKING:
    from mtlint.external import Adapter, Match

_SHOWN = 3  # replacements
_NOT_ALPHANUMERIC = pattern(r"[^a-z0-9]+")


class Kind(NamedTuple):
    """A kind of flaw: the engines have names for theirs, these are ours."""

    severity: Severity
    confidence: Confidence
    mqm: str
    default: bool = True  # False: only where it is selected, or in the strict profile
    safe: bool = False  # whether its fixes can be made unseen


KINDS = {
    "grammar": Kind(Severity.WARNING, Confidence.MEDIUM, "fluency/grammar"),
    "confusion": Kind(Severity.WARNING, Confidence.MEDIUM, "fluency/grammar"),  # of words
    "repetition": Kind(Severity.WARNING, Confidence.MEDIUM, "fluency/grammar"),
    "punctuation": Kind(Severity.WARNING, Confidence.MEDIUM, "fluency/punctuation"),
    "typography": Kind(Severity.WARNING, Confidence.MEDIUM, "fluency/typography"),
    "casing": Kind(Severity.WARNING, Confidence.MEDIUM, "fluency/spelling"),
    # Of words that nobody means to write, from a list: "recieved".
    "misspelling": Kind(Severity.WARNING, Confidence.HIGH, "fluency/spelling"),
    "compounding": Kind(Severity.HINT, Confidence.LOW, "fluency/spelling", default=False),
    "spelling": Kind(Severity.WARNING, Confidence.LOW, "fluency/spelling", default=False),
    "style": Kind(Severity.HINT, Confidence.LOW, "style", default=False),
    "other": Kind(Severity.HINT, Confidence.LOW, "fluency", default=False),
}
"""The kinds of flaws by name; `ENGINE.KIND` is a selector for all rules of an engine of a kind."""


class ExternalRule(DocumentRule):
    """Found by an engine that is not part of mtlint.

    Its findings are dropped where they stand on names, in quotations, on what is right in
    British or American English, and where a rule of mtlint has marked the place already.
    """


def rule_id(engine: str, name: str) -> str:
    """Return the id of an engine's rule.

    >>> rule_id("languagetool", "EN_A_VS_AN"), rule_id("harper", "ThenThan")
    ('languagetool.en-a-vs-an', 'harper.then-than')
    """
    if not name.isupper():
        name = pattern(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])").sub("-", name)
    return f"{engine}.{_NOT_ALPHANUMERIC.sub('-', name.lower()).strip('-')}"


def rule_of(adapter: Adapter, match: Match) -> ExternalRule:
    """Return the rule that stands for what an engine calls its own."""
    return _rule(adapter.name, match.rule, match.kind, match.rule in adapter.noisy)


@cache
def _rule(engine: str, name: str, kind: str, noisy: bool) -> ExternalRule:
    facts = KINDS[kind]
    rule = ExternalRule()
    rule.id = rule_id(engine, name)
    rule.groups = (f"{engine}.{kind}",)
    rule.severity = facts.severity
    rule.confidence = Confidence.LOW if noisy else facts.confidence
    rule.mqm = facts.mqm
    rule.default = facts.default and not noisy
    rule.safe = facts.safe
    return rule


def finding_of(rule: Rule, match: Match) -> Finding:
    """Return the finding for a match; it has a fix where there is just one thing to write."""
    message = match.message
    written = match.replacements
    if len(written) > 1:
        shown = [f"'{text}'" for text in written[:_SHOWN]]
        message = f"{message.rstrip('.')}; perhaps {', '.join(shown[:-1])} or {shown[-1]}"
    fix = Fix(written[0], rule.safe) if len(written) == 1 else None
    return Finding(rule.id, match.start, match.end, message, rule.severity, rule.confidence, fix)
