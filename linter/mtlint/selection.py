"""From all rules and the settings to the rules of a run, options set and severities changed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from mtlint.errors import ConfigError
from mtlint.manifest import real
from mtlint.nearest import nearest
from mtlint.registry import Entry, own_rules_folder, rule_options
from mtlint.selectors import selects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mtlint.config import Settings
    from mtlint.rule import Rule


def select_rules(entries: Mapping[str, Entry], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that settings ask for, those of other people's packs with a time limit.

    Raises `ConfigError` for a selector that means no rule and for options that a rule lacks.
    """
    _check_selectors(entries, settings)
    own = own_rules_folder()
    rules = []
    for entry in entries.values():
        if is_selected(entry.rule, settings):
            rule = configured(entry.rule, settings)
            if not str(entry.path).startswith(own):
                vars(rule)["time_limit"] = settings.time_limit
            if settings.names:
                vars(rule)["names"] = settings.names
            rules.append(rule)
    return tuple(rules)


def is_selected(rule: Rule, settings: Settings) -> bool:
    """Say whether a rule runs: by the profile or `select`, and not ignored.

    A rule selected by its full id runs although it is in preview or too seldom right.
    """
    if any(_means(selector, rule) for selector in settings.ignore):
        return False
    if rule.id in settings.select:
        return True
    if rule.preview and not settings.preview:
        return False
    if rule.confidence < settings.min_confidence:
        return False
    if any(_means(selector, rule) for selector in settings.select):
        return True
    if settings.profile == "none":
        return False
    languages = settings.source_languages
    if rule.sources and languages and not set(rule.sources) & set(languages):
        return False
    return rule.default or settings.profile == "strict"


def _means(selector: str, rule: Rule) -> bool:
    return any(selects(selector, name) for name in (rule.id, *rule.groups))


def configured(rule: Rule, settings: Settings) -> Rule:
    """Return the rule with the options and the severity that settings give it."""
    severity = rule.severity
    for selector, level in settings.severity.items():
        if _means(selector, rule):
            severity = level
    options = settings.options.get(rule.id, {})
    if severity is rule.severity and not options:
        return rule
    from copy import copy  # noqa: PLC0415 - it brings `weakref`, and few settings change a rule

    changed = copy(real(rule))
    changed.severity = severity
    defaults = rule_options(rule)
    for name, value in options.items():
        if name not in defaults:
            raise ConfigError(
                f"the rule '{rule.id}' has no option '{name}'{nearest(name, defaults)}"
            )
        setattr(changed, name, _like(defaults[name], value, f"{rule.id}: option '{name}'"))
    return changed


def _like(default: Any, value: Any, what: str) -> Any:
    """Return an option's value in the type of its default."""
    if isinstance(default, Enum):
        known = [str(choice) for choice in type(default)]
        if value not in known:
            hint = nearest(str(value), known)
            raise ConfigError(f"{what} wants one of {', '.join(known)}{hint}")
        return type(default)(value)
    if isinstance(default, bool) or not isinstance(default, frozenset | tuple):
        if type(value) is not type(default):
            raise ConfigError(f"{what} wants a {type(default).__name__}")
        return value
    if not isinstance(value, list):
        raise ConfigError(f"{what} wants a list")
    return type(default)(value)


def _of_engine(selector: str) -> bool:
    """Say whether a selector means rules of an external engine, which are not known beforehand."""
    from mtlint.external import is_of_engine  # noqa: PLC0415 - most selectors mean our own

    return is_of_engine(selector)


def _check_selectors(entries: Mapping[str, Entry], settings: Settings) -> None:
    where = f"{settings.origin}: " if settings.origin else ""
    per_file: Iterable[str] = (s for t in settings.per_file for s in (*t.select, *t.ignore))
    known = {*entries, *(rule_id.partition(".")[0] for rule_id in entries), "all"}
    for selector in (*settings.select, *settings.ignore, *settings.severity, *per_file):
        if not any(selects(selector, rule_id) for rule_id in entries) and not _of_engine(selector):
            raise ConfigError(f"{where}no rule is meant by '{selector}'{nearest(selector, known)}")
    for rule_id in settings.options:
        if rule_id not in entries:
            raise ConfigError(f"{where}there is no rule '{rule_id}'{nearest(rule_id, entries)}")
