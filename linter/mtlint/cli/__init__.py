"""The command: one module a subcommand, each with `HELP`, `configure(parser)` and `run(args)`.

Only here exit codes are made of what happened: 0 clean, 1 findings, 2 the run itself failed,
130 interrupted, 141 nobody reads the output any more.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": "check files, folders or the standard input",
    "review": "look at each finding, and fix it with a key",
    "baseline": "keep a list of findings that are not to be told again",
    "rules": "list the rules",
    "explain": "say why a rule is there, what it finds and what it can be told",
    "new": "begin a rule of your own in a pack",
    "test": "check the examples of the rules in your packs",
    "names": "draft a file of the names in your texts, for the setting `names`",
    "config": "show the settings in force and where each comes from",
}

# Objects before the collector looks for cycles (the rules and tables of a short run stay), and how
# often it does before it looks at what was left: texts, whose blocks refer back to them.
_UNCOLLECTED = 50_000, 2
_FAILED, _INTERRUPTED, _CLOSED = 2, 130, 141


class CommandError(Exception):
    """What a user asked for cannot be done; says why and what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with the arguments of the process, or the given ones; return its exit code."""
    gc.set_threshold(*_UNCOLLECTED)
    atexit.register(gc.freeze)  # nor are they looked through when the process ends
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # whatever the locale, a report is written to its end
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("mtlint: interrupted", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer must not be tried again when the interpreter shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CLOSED
    return code


def _run(argv: Sequence[str]) -> int:
    from mtlint import ConfigError, PackError
    from mtlint.gate import TriggerError

    try:
        args = _parser(argv).parse_args(argv)
        return int(args.run(args))
    except SystemExit as stop:  # argparse has said why
        return int(stop.code or 0)
    except (CommandError, ConfigError, PackError, TriggerError) as error:
        print(f"mtlint: {error}", file=sys.stderr)
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - 1, what Python exits with, means findings
        import traceback

        traceback.print_exc()
        print("mtlint: this is a fault in mtlint itself; please report it", file=sys.stderr)
    return _FAILED


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        from mtlint.cli._output import columns

        super().__init__(prog, width=columns() - 2)


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    from mtlint import __version__

    parser = argparse.ArgumentParser(
        prog="mtlint",
        description="Find what machine translation and feeds do to English copy.",
        epilog="'mtlint COMMAND --help' says more.",
        formatter_class=_Help,
    )
    parser.add_argument("--version", action="version", version=f"mtlint {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    # A command comes first; where there is none, help or an error tells of them all.
    for name in argv[:1] if argv and argv[0] in COMMANDS else COMMANDS:
        description = COMMANDS[name]
        command = commands.add_parser(
            name,
            help=description,
            description=f"{description}.".capitalize(),
            formatter_class=_Help,
        )
        if name in argv:  # the others are not run, so they are not imported either
            module = import_module(f"mtlint.cli.{name}")
            module.configure(command)
            command.set_defaults(run=module.run, argv=argv)
    return parser
