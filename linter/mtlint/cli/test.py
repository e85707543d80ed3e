"""`mtlint test`: the examples of packs, held against their rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.cli import CommandError
from mtlint.cli._settings import add_config_options, settings_of
from mtlint.display import visible
from mtlint.registry import load_rules
from mtlint.testing import problems

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from mtlint.rule import Rule


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint test`."""
    parser.add_argument(
        "packs", nargs="*", metavar="PACK", type=Path, help="packs; without any, those in settings"
    )
    add_config_options(parser)


def run(args: Namespace) -> int:
    """Print what is wrong with the examples; return 1 if anything is."""
    packs = args.packs or settings_of(args, Path()).packs
    if not packs:
        raise CommandError("the settings name no packs; name one: mtlint test mtlint_pack")
    own = [
        entry
        for entry in load_rules(packs).values()
        if any(entry.path.is_relative_to(pack) for pack in packs)
    ]
    failed = 0
    for entry in own:
        wrong = _problems(entry.rule)
        failed += bool(wrong)
        for problem in wrong:
            print(f"{entry.path}:{entry.line}: {visible(problem)}")
    print(f"{len(own) - failed} of {len(own)} rules hold.")
    return int(failed > 0)


def _problems(rule: Rule) -> list[str]:
    try:
        return problems(rule)
    except Exception as error:  # noqa: BLE001 - a rule may raise anything
        return [f"{rule.id}: {type(error).__name__}: {error}"]
