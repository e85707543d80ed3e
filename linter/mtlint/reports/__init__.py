"""From results to reports: one module a format, named as the format is.

A module holds one class derived from `Report`. A report is written a piece at a time, so that a
run of any size is streamed; it is pure, and what it returns the command writes.

A distribution offers formats of its own under the entry point group `mtlint.reports`; the entry's
name is that of the format, its value the class, as in `package.module:Class`. A user writes one
without code as a template (`template:FILE`).
"""

from __future__ import annotations

import os
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally
    from mtlint.rule import Rule

GROUP = "mtlint.reports"
TEMPLATE = "template:"


class ReportError(Exception):
    """A report cannot be made: where, what, and what to do."""


class Report:
    """A report in one format; `quiet` leaves out all but findings where the format can.

    `rules` returns the rules by id, with their documentation: reading them takes its time. So does
    counting the words of every document, which is left out where no report `tells_scores`.
    """

    tells_scores = True

    def __init__(
        self,
        medium: Medium,
        *,
        quiet: bool = False,
        rules: Callable[[], Mapping[str, Rule]] = dict,
    ) -> None:
        self.medium = medium
        self.quiet = quiet
        self.rules = rules

    def begin(self) -> str:
        """Return what opens the report."""
        return ""

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
    """Return the names of the formats, those of other distributions last.

    >>> "json" in formats()
    True
    """
    return [*own_formats(), *dict(_offered())]


def own_formats() -> list[str]:
    """Return the names of the formats that are modules here; quicker than all of them."""
    names = sorted(os.listdir(Path(__file__).parent))  # noqa: PTH208 - a third of the time
    return [
        name[:-3].replace("_", "-") for name in names if name.endswith(".py") and name[0] != "_"
    ]


def _offered() -> Iterable[tuple[str, str]]:
    from mtlint.registry import entry_points  # noqa: PLC0415 - most runs need only our own

    return entry_points(GROUP)


def load(name: str) -> Callable[..., Report]:
    """Return the class of a format, or what makes reports from a template as the class does.

    Raises `LookupError` where there is none, `mtlint.PackError` for one that another
    distribution offers and that is broken, `ReportError` for a template that is.
    """
    if name.startswith(TEMPLATE):
        from mtlint.reports._template import TemplateReport, load_template  # noqa: PLC0415

        return partial(TemplateReport, load_template(Path(name.removeprefix(TEMPLATE))))
    if name not in own_formats():
        return _load_offered(name)
    module = import_module(f"mtlint.reports.{name.replace('-', '_')}")
    return next(
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Report)
        and value.__module__ == module.__name__
    )


def _load_offered(name: str) -> type[Report]:
    from mtlint.registry import PackError, import_plugin  # noqa: PLC0415 - see above

    value = next((value for offered, value in _offered() if offered == name), None)
    if value is None:
        raise LookupError(f"there is no format '{name}'; there are {', '.join(formats())}")
    where, _, attribute = value.partition(":")
    report = getattr(import_plugin(where), attribute, None)
    if not (isinstance(report, type) and issubclass(report, Report)):
        raise PackError(value, 1, f"is offered as '{GROUP}' but is no class of a report")
    return report
