"""`mtlint new`: the beginning of a rule in a pack of one's own."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.cli import CommandError
from mtlint.cli._settings import add_config_options, settings_of
from mtlint.registry import load_rules, pack_rules

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TEMPLATE = '''\
[{flaw}]
kind = "phrase"  # words as they stand, `~` after one for all its forms; or pattern, swap, consistency
phrase = "what is wrong"
fix = "what to write instead"  # leave it out where that depends
message = "'{{match}}' reads translated"
severity = "warning"  # or error, hint
confidence = "low"  # how often it is right: high, medium, low
why = """
What is wrong with it, where it comes from, and when it is right after all.
"""
# From real copy: `bad` marks what must be found, `good` looks alike and must stay silent.
bad = ["A sentence with [[the flaw|its remedy]] in it."]
good = ["A sentence that has something like it and is right."]
'''


def configure(parser: ArgumentParser) -> None:
    """Add the arguments of `mtlint new`."""
    parser.add_argument("rule", metavar="FAMILY.FLAW", help="the id: small letters, digits and -")
    parser.add_argument(
        "--pack", metavar="FOLDER", type=Path, default=Path("mtlint_pack"), help="where it goes"
    )
    add_config_options(parser)


def run(args: Namespace) -> int:
    """Write the rule and say what comes next."""
    family, dot, flaw = args.rule.partition(".")
    if not (dot and _NAME.fullmatch(family) and _NAME.fullmatch(flaw)):
        raise CommandError(
            f"'{args.rule}' is no id; write FAMILY.FLAW in small letters, as in french.onu-for-un"
        )
    settings = settings_of(args, Path())
    path: Path = args.pack / f"{family}.toml"
    there = load_rules(settings.packs)
    there.update({entry.rule.id: entry for entry in pack_rules(path)} if path.exists() else {})
    if args.rule in there:
        entry = there[args.rule]
        raise CommandError(f"the rule '{args.rule}' is there already: {entry.path}:{entry.line}")
    try:
        args.pack.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(("\n" if file.tell() else "") + _TEMPLATE.format(flaw=flaw))
    except OSError as error:
        raise CommandError(f"{path}: cannot be written: {error.strerror or error}") from None
    print(f"{path} has the rule {args.rule} now, with an example that fails.")
    print("\n1. Edit it: what it looks for, what it says, its examples.")
    print(f"2. mtlint test {args.pack}   until every example holds.")
    if args.pack.resolve() not in {pack.resolve() for pack in settings.packs}:
        origin = settings.origin or Path("mtlint.toml")
        name = Path(os.path.relpath(args.pack, origin.parent)).as_posix()
        table = "under [tool.mtlint] " if origin.name == "pyproject.toml" else ""
        print(f'3. packs = ["{name}"]   {table}in {origin}, and every check has it.')
    return 0
