"""Engines of others behind our own rules: one module an engine, named as the engine is.

A module holds one class derived from `Adapter`; what an engine needs is imported when it is first
asked, and nothing of it before. The rest is shared: what findings become rules (`rules`), which
of them stand on names, quotations or our own findings and are dropped (`filters`), offsets
(`offsets`), and how many texts are asked about side by side, once, and remembered (`asking`).
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from mtlint.errors import ConfigError
from mtlint.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SHARED = frozenset(
    {"asking", "filters", "offsets", "rules", "varieties"}
)  # modules that are no engine


class EngineError(Exception):
    """An engine cannot be used or does not answer: says why and what to do.

    It is asked nothing more in this run.
    """


class Match(NamedTuple):
    """What an engine marks: `start` to `end` in code points of the text it was asked about.

    `rule` is the engine's own name for it ("EN_A_VS_AN"), `kind` one of `rules.KINDS`;
    `replacements` are what to write instead, the best first.
    """

    start: int
    end: int
    rule: str
    kind: str
    message: str
    replacements: tuple[str, ...] = ()


class Adapter:
    """An engine made ready with the options that users set under `[engines.NAME]`.

    An attribute that an adapter annotates itself is such an option (`max_size` is `max-size` in
    settings); its default says its type, and paths are those from the folder of the settings,
    `folder`. Making one must be cheap: no import, no connection, no
    process before `version` or `check` is asked for.
    """

    name: ClassVar[str] = ""  # stamped: that of the module
    noisy: ClassVar[frozenset[str]] = frozenset()  # the engine's rules that are off by default
    threads: ClassVar[int] = 1  # how many may call `check` at once
    batch: int = 20_000  # characters that are asked about together, if the engine does not mind

    def __init__(self, options: Mapping[str, Any], folder: Path = Path()) -> None:
        known = {n: getattr(self, n) for n in self.options()}
        for key, value in options.items():
            option = key.replace("-", "_")
            if option not in known:
                hint = nearest(key, [n.replace("_", "-") for n in known])
                raise ConfigError(f"the engine '{self.name}' has no option '{key}'{hint}")
            what = f"the engine '{self.name}': '{key}'"
            setattr(self, option, _like(known[option], value, what, folder))

    @classmethod
    def options(cls) -> Sequence[str]:
        """Return the names of the options."""
        own = (c for c in reversed(cls.__mro__) if issubclass(c, Adapter))
        names = (n for c in own for n, kind in c.__annotations__.items() if "ClassVar" not in kind)
        return list(dict.fromkeys(names))

    @property
    def version(self) -> str:
        """What findings depend on besides the text: the engine's version, and options that matter.

        Findings are remembered under it. Asked for once before `check`. Raises `EngineError`.
        """
        raise NotImplementedError

    def open(self) -> None:
        """Load or start what `check` needs; called once, before it. Raises `EngineError`."""

    def check(self, texts: Sequence[str]) -> Sequence[Sequence[Match]]:
        """Return what the engine marks in each text, in their order; a text is a block of prose.

        Raises `EngineError`.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what was started or opened; may be called again."""


def engine_names() -> list[str]:
    """Return the names of the engines there are adapters for.

    >>> "languagetool" in engine_names()
    True
    """
    names = sorted(os.listdir(Path(__file__).parent))  # noqa: PTH208 - as in `mtlint.reports`
    modules = [name[:-3] for name in names if name.endswith(".py") and name[0] != "_"]
    return [name for name in modules if name not in _SHARED]


def is_of_engine(rule_id: str) -> bool:
    """Say whether an id is that of an engine, or of a rule or a kind of rules of one.

    >>> is_of_engine("languagetool.grammar"), is_of_engine("names.variant")
    (True, False)
    """
    return rule_id.partition(".")[0] in engine_names()


def check_engine(name: str) -> None:
    """Raise `ConfigError` where there is no adapter for an engine."""
    names = engine_names()
    if name not in names:
        hint = nearest(name, names) or f"; there are {', '.join(names)}"
        raise ConfigError(f"there is no engine '{name}'{hint}")


def adapter(name: str, options: Mapping[str, Any], folder: Path = Path()) -> Adapter:
    """Return the adapter of an engine; raises `ConfigError` for its name or its options."""
    check_engine(name)
    module = import_module(f"mtlint.external.{name}")
    found: type[Adapter] = next(
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Adapter)
        and value.__module__ == module.__name__
    )
    found.name = name
    return found(options, folder)


def missing(package: str, extra: str) -> EngineError:
    """Return the error that says how to install what an engine needs."""
    return EngineError(
        f"the package '{package}' is not installed; run: pip install 'mtlint[{extra}]'"
    )


def _like(default: Any, value: Any, what: str, folder: Path) -> Any:
    """Return an option's value in the type of its default."""
    if isinstance(default, tuple):
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise ConfigError(f"{what} wants a list of strings")
        return tuple(value)
    if isinstance(default, Path) and isinstance(value, str | Path):
        return folder / value
    if isinstance(default, float) and type(value) is int:
        value = float(value)
    if type(value) is not type(default):
        raise ConfigError(f"{what} wants a {type(default).__name__}")
    if isinstance(value, int | float) and not isinstance(value, bool) and value <= 0:
        raise ConfigError(f"{what} wants a number above 0")
    return value
