"""`mtlint config`: the settings in force and where each comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtlint import Linter
from mtlint.cli._settings import add_config_options, add_rule_options, settings_of, toml
from mtlint.config import Settings, read_config, stated_keys

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

_KEYS = {"options": "rules"}  # where a setting goes by another name in a file
_MANY = 12


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint config`."""
    parser.add_argument(
        "path", nargs="?", default=".", metavar="PATH", type=Path, help="a file or folder to check"
    )
    add_config_options(parser)
    add_rule_options(parser)


def run(args: Namespace) -> int:
    """Print the settings that hold for a path."""
    settings = settings_of(args, args.path)
    print(f"# settings from {settings.origin or 'nowhere: all are defaults'}")
    print(f"# {len(Linter(settings).rules)} rules run")
    for line in _lines(settings):
        print(line)
    return 0


def _engines(settings: Settings) -> dict[str, dict[str, object]]:
    """Return the table of the external engines, as a file with settings has it."""
    names = (*settings.engine_options, *settings.engines)
    return {
        name: {"enabled": name in settings.engines, **settings.engine_options.get(name, {})}
        for name in names
    }


def _lines(settings: Settings) -> Iterator[str]:
    stated = stated_keys(settings.origin) if settings.origin else frozenset()
    of_file = read_config(settings.origin) if settings.origin else Settings()
    for field in Settings._fields:
        if field in ("origin", "engine_options"):  # of engines, all is told at once
            continue
        key = _KEYS.get(field, field.replace("_", "-"))
        value = getattr(settings, field)
        if value is None:
            yield f"# {key} is not set"
            continue
        if value != getattr(of_file, field):
            origin = "command line"
        elif key in stated or (key == "accept" and stated & {"dictionaries", "names"}):
            origin = str(settings.origin)
        else:
            origin = "default"
        if field == "engines":
            value = _engines(settings)
        shown = toml(value)
        if field in ("accept", "names") and len(value) > _MANY:
            shown = f"{len(value):,} entries"
        elif field == "source_languages" and not value:
            shown = toml("auto")
        yield f"{key} = {shown}  # {origin}"
