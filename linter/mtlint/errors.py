"""What is raised for settings that cannot be used."""

from __future__ import annotations


class ConfigError(Exception):
    """Settings are wrong: where, what, and what to write instead."""
