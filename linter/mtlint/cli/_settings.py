"""The options that go before the settings in a file, the same for every command."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from mtlint.config import PROFILES, Settings, read_config, settings
from mtlint.errors import ConfigError
from mtlint.linter import nearest_settings
from mtlint.rule import Confidence, Severity

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

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
        "--engine",
        metavar="NAME",
        action="append",
        default=[],
        help="ask this external engine too, see docs/engines.md; may be said several times",
    )
    parser.add_argument(
        "--min-severity", choices=_SEVERITIES, help="leave out findings that are less severe"
    )
    parser.add_argument(
        "--min-confidence", choices=_CONFIDENCES, help="leave out rules that are less often right"
    )
    parser.add_argument(
        "--fail-on",
        choices=_SEVERITIES,
        help="exit with 1 for findings at least that severe; without a gate, for any finding",
    )
    parser.add_argument(
        "--max-findings",
        metavar="N",
        type=_as_setting("max-findings", int),
        help="exit with 1 for more findings than that",
    )
    parser.add_argument(
        "--min-score",
        metavar="X",
        type=_as_setting("min-score", float),
        help="exit with 1 if the score of the run, from 0 to 100, is below that",
    )


def _as_setting(key: str, number: Callable[[str], float]) -> Callable[[str], Any]:
    """Return what reads an argument as the setting of that name would be."""

    def read(text: str) -> Any:
        try:
            value: object = number(text)
        except ValueError:
            value = text
        try:
            return getattr(settings({key: value}), key.replace("-", "_"))
        except ConfigError as error:
            raise ArgumentTypeError(str(error)) from None

    return read


def _selectors(text: str) -> list[str]:
    return [selector for part in text.split(",") if (selector := part.strip())]


def settings_of(args: Namespace, start: Path) -> Settings:
    """Return the settings of a file with what the command line says on top.

    The file is the one named, or the nearest one upwards of `start`.
    """
    if args.no_config:
        stated = Settings()
    elif args.config is not None:
        stated = read_config(args.config)
    else:
        stated = nearest_settings(start)
    if not hasattr(args, "select"):
        return stated
    return stated._replace(
        profile=args.profile or stated.profile,
        engines=tuple(dict.fromkeys((*stated.engines, *args.engine))),
        select=(*stated.select, *args.select),
        ignore=(*stated.ignore, *args.ignore),
        preview=args.preview or stated.preview,
        min_severity=_SEVERITIES.get(args.min_severity, stated.min_severity),
        min_confidence=_CONFIDENCES.get(args.min_confidence, stated.min_confidence),
        fail_on=_SEVERITIES.get(args.fail_on, stated.fail_on),
        max_findings=stated.max_findings if args.max_findings is None else args.max_findings,
        min_score=stated.min_score if args.min_score is None else args.min_score,
        baseline=getattr(args, "baseline", None) or stated.baseline,
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
