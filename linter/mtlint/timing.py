"""What each rule costs: an engine that looks at the clock."""

from __future__ import annotations

from collections import Counter, defaultdict
from time import process_time
from typing import TYPE_CHECKING

from mtlint.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtlint.rule import Finding, Rule
    from mtlint.text import Document


class TimedEngine(Engine):
    """Counts, by the id of a rule, processor seconds, how often it was asked, and its findings.

    A view of the document is paid for by the rule that asks for it first. What the gate takes is
    under the name "(gate)".
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Take the rules to be timed."""
        super().__init__(rules)
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.asked: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def _answer(self, rule: Rule, answer: Iterable[Finding]) -> Iterable[Finding]:
        began = process_time()
        try:
            findings = list(answer)
        finally:
            self.seconds[rule.id] += process_time() - began
        self.asked[rule.id] += 1
        self.found[rule.id] += len(findings)
        return findings

    def _scan(self, document: Document) -> dict[str, list[int]]:
        began = process_time()
        places = super()._scan(document)
        self.seconds["(gate)"] += process_time() - began
        return places
