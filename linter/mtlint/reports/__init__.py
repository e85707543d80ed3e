"""From results to reports: one module a format, named as the format is.

A module holds one class derived from `Report`. A report is written a piece at a time, so that a
run of any size is streamed; it is pure, and what it returns the command writes.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally


class Report:
    """A report in one format; `quiet` leaves out all but findings where the format can."""

    def __init__(self, medium: Medium, *, quiet: bool = False) -> None:
        self.medium = medium
        self.quiet = quiet

    def add(self, result: Result) -> str:
        """Return what a result adds to the report."""
        raise NotImplementedError

    def add_problem(self, problem: Problem) -> str:
        """Return what a problem adds to the report; the command tells it to the user anyway."""
        del problem
        return ""

    def end(self, tally: Tally) -> str:
        """Return what closes the report."""
        del tally
        return ""


def formats() -> list[str]:
    """Return the names of the formats.

    >>> "json" in formats()
    True
    """
    names = sorted(os.listdir(Path(__file__).parent))  # noqa: PTH208 - a third of the time
    return [
        name[:-3].replace("_", "-") for name in names if name.endswith(".py") and name[0] != "_"
    ]


def load(name: str) -> type[Report]:
    """Return the class of a format."""
    module = import_module(f"mtlint.reports.{name.replace('-', '_')}")
    return next(
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Report)
        and value.__module__ == module.__name__
    )
