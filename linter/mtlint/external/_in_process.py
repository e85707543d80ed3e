"""What adapters share whose engine is a package in this process, or a program of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mtlint.compiled import pattern
from mtlint.errors import ConfigError
from mtlint.external import missing
from mtlint.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SURROGATE = pattern(r"[\ud800-\udfff]")
# No words of prose; the time that engines take for such things grows with their square.
_ENDLESS = pattern(r"\S{300,}")
_Answer = TypeVar("_Answer")


def version_of(package: str, extra: str) -> str:
    """Return the version of a package; raises `EngineError` where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # slow to import

    try:
        return version(package)
    except PackageNotFoundError:
        raise missing(package, extra) from None


def checked_choice(engine: str, option: str, value: str, known: Sequence[str]) -> str:
    """Return an option's value; raises `ConfigError` where it is none of those known."""
    if value not in known:
        hint = nearest(value, known)
        raise ConfigError(f"{engine}: option '{option}' wants one of {', '.join(known)}{hint}")
    return value


def encodable(text: str) -> str:
    r"""Return a text of the same length without what UTF-8 has no bytes for.

    >>> encodable("half a pair: \ud83d") == "half a pair: \ufffd"
    True
    """
    return _SURROGATE.sub("\ufffd", text)


def readable(text: str) -> str:
    """Return a text of the same length without what engines cannot read, or not in time.

    What they mark where it differs from the text is about nothing that stands there.

    >>> readable("It left. " + 500 * "(" + " It came.").split()
    ['It', 'left.', 'It', 'came.']
    """
    return encodable(_ENDLESS.sub(lambda match: " " * len(match[0]), text))


def asked(ask: Callable[[str], _Answer], text: str, nothing: _Answer) -> _Answer:
    """Return what an engine answers about a text; nothing where it breaks down over that text.

    What breaks down in Rust comes as a `PanicException`, which is no `Exception`, and has been
    told on standard error.
    """
    try:
        return ask(text)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return nothing
