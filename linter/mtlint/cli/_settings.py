"""The options that go before the settings in a file, the same for every command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from mtlint.config import PROFILES, Settings, read_config
from mtlint.linter import nearest_settings
from mtlint.rule import Confidence, Severity

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_SEVERITIES = {str(level): level for level in sorted(Severity, reverse=True)}
_CONFIDENCES = {str(level): level for level in sorted(Confidence, reverse=True)}


def add_config_options(parser: ArgumentParser) -> None:
    """Add what says which file settings come from."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--config", metavar="FILE", type=Path, help="take the settings from FILE")
    group.add_argument("--no-config", action="store_true", help="take no settings from a file")


def add_rule_options(parser: ArgumentParser) -> None:
    """Add what says which rules run and what of their findings is told."""
    parser.add_argument("--profile", choices=PROFILES, help="which rules run to begin with")
    for option, effect in (("--select", "run these rules too"), ("--ignore", "do not run these")):
        parser.add_argument(
            option,
            metavar="RULES",
            action="extend",
            default=[],
            type=_selectors,
            help=f"{effect}: ids, families or beginnings with *, set apart by commas",
        )
    parser.add_argument("--preview", action="store_true", help="run rules that are new, too")
    parser.add_argument(
        "--min-severity", choices=_SEVERITIES, help="leave out findings that are less severe"
    )
    parser.add_argument(
        "--min-confidence", choices=_CONFIDENCES, help="leave out rules that are less often right"
    )
    parser.add_argument(
        "--fail-on", choices=_SEVERITIES, help="exit with 1 only for findings at least that severe"
    )


def _selectors(text: str) -> list[str]:
    return [selector for part in text.split(",") if (selector := part.strip())]


def settings_of(args: Namespace, start: Path) -> Settings:
    """Return the settings of a file with what the command line says on top.

    The file is the one named, or the nearest one upwards of `start`.
    """
    if args.no_config:
        settings = Settings()
    elif args.config is not None:
        settings = read_config(args.config)
    else:
        settings = nearest_settings(start)
    if not hasattr(args, "select"):
        return settings
    return settings._replace(
        profile=args.profile or settings.profile,
        select=(*settings.select, *args.select),
        ignore=(*settings.ignore, *args.ignore),
        preview=args.preview or settings.preview,
        min_severity=_SEVERITIES.get(args.min_severity, settings.min_severity),
        min_confidence=_CONFIDENCES.get(args.min_confidence, settings.min_confidence),
        fail_on=_SEVERITIES.get(args.fail_on, settings.fail_on),
    )


def toml(value: Any) -> str:
    """Return a setting as it is written in TOML.

    >>> toml(("a", "b")), toml(True), toml({"names": Severity.HINT})
    ('["a", "b"]', 'true', '{"names" = "hint"}')
    """
    import json

    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | PurePath | Severity | Confidence):
        return json.dumps(str(value), ensure_ascii=False)
    if hasattr(value, "_asdict"):
        value = {name: entry for name, entry in value._asdict().items() if entry}
    if isinstance(value, Mapping):
        entries = (f"{toml(key)} = {toml(entry)}" for key, entry in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, frozenset | set):
        return toml(sorted(value))
    return str(value)
