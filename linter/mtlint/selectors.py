"""Selectors: what means rules, in settings, options and comments."""

from __future__ import annotations


def selects(selector: str, rule_id: str) -> bool:
    """Say whether a selector means a rule.

    >>> selects("names", "names.drift"), selects("names.d*", "names.drift"), selects("n", "names.d")
    (True, True, False)
    """
    if selector.endswith("*"):
        return rule_id.startswith(selector[:-1])
    return selector in ("all", rule_id, rule_id.partition(".")[0])
