"""What is raised for settings and for rules that are stated wrongly."""

from __future__ import annotations


class ConfigError(Exception):
    """Settings are wrong: where, what, and what to write instead."""


class BrokenRuleError(ValueError):
    """A rule's own statement is wrong; says what and what to do, not where."""
