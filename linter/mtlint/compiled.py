"""Compiled patterns of `regex` and `re`, kept between runs.

The compiler of `regex` is written in Python: to import it takes as long as to check a hundred
documents, and every pattern about a millisecond more. What it comes to is one call into the
package's extension module, with plain values; they are what `pickle` keeps of a pattern. They
are kept here too, and a later run gives them to the extension, which it loads by itself. With
`re` it is the same, but that it keeps nothing by itself, and that its compiler is there already.

Where anything is not as expected (no such extension, another release, a damaged cache), the
pattern is compiled as usual.
"""

from __future__ import annotations

import atexit
import copyreg
import marshal
import re
import sys
from contextlib import suppress
from functools import cache as once
from importlib import import_module
from importlib.machinery import ExtensionFileLoader, PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtlint import cache

if TYPE_CHECKING:
    import regex

_KIND = "patterns"
_MOST = 10_000  # patterns that are kept
_EXTENSION = "regex._regex"

_DIGITS = frozenset("123456789")
_FLAGS = {"i": 2, "m": 8, "s": 16, "x": 64}  # those of `regex`, and of `re`

_Key = tuple[str, ...]  # source and flags; a third tells those of `re`
_new: dict[_Key, bytes] = {}


class PatternError(ValueError):
    """A pattern is no regular expression; says why and where."""


def pattern(source: str, flags: str = "") -> regex.Pattern[str]:
    r"""Return a pattern of the package `regex`, compiled; rules state theirs with it.

    `flags` are letters as in `(?imsx)`: case does not count, `^` and `$` are those of lines, the
    dot is any character, spaces and comments are passed over. Raises `PatternError`.

    >>> pattern(r"\bports?\b", "i").findall("Ports, a port")
    ['Ports', 'port']
    """
    with suppress(Exception):  # another release may want something else
        row = _known().get((source, flags))
        if row is not None:
            return _extension().compile(*marshal.loads(row))  # type: ignore[no-any-return]  # noqa: S302 - its checksum holds
    import regex  # see above

    try:
        made = regex.compile(source, sum(_FLAGS[letter] for letter in flags))
    except regex.error as error:
        raise PatternError(f"{source!r}: {error}") from None
    with suppress(Exception):
        pickled: Any = copyreg.dispatch_table[regex.Pattern]
        function, values = pickled(made)
        if function is sys.modules[_EXTENSION].compile:
            _keep((source, flags), values)
    return made


def plain_pattern(source: str, flags: str = "") -> re.Pattern[str]:
    r"""Return a pattern of `re`, which is faster than `regex` where it can say the same.

    `flags` are those of `pattern`. Raises `PatternError`.

    >>> plain_pattern(r"\bports?\b", "i").findall("Ports, a port")
    ['Ports', 'port']
    """
    key = (source, flags, "re")
    with suppress(Exception):
        row = _known().get(key)
        if row is not None:
            return import_module("_sre").compile(*marshal.loads(row))  # type: ignore[no-any-return]  # noqa: S302 - the same
    try:
        made = re.compile(source, sum(_FLAGS[letter] for letter in flags))
    except re.error as error:
        raise PatternError(f"{source!r}: {error}") from None
    with suppress(Exception):
        _keep(key, _values(made))
    return made


def _values(made: re.Pattern[str]) -> tuple[Any, ...]:
    """Return what the compiler of `re` hands to the interpreter for a pattern."""
    compiler, parser = import_module("re._compiler"), import_module("re._parser")
    code = compiler._code(parser.parse(made.pattern, made.flags), made.flags)  # noqa: SLF001
    names: list[str | None] = [None] * (made.groups + 1)
    for name, number in made.groupindex.items():
        names[number] = name
    numbers = [int(number) for number in code]  # some of them are constants with a name
    return made.pattern, made.flags, numbers, made.groups, dict(made.groupindex), tuple(names)


def _keep(key: _Key, values: tuple[Any, ...]) -> None:
    if not _new:
        atexit.register(save)
    _new[key] = marshal.dumps(values)


def filled(template: str, match: Any) -> str:
    r"""Return a template with groups of a match in the place of `\1` or `\g<name>`.

    As `match.expand`, for which `regex` imports its compiler; it is left what is rarer, or wrong.

    >>> filled(r"\2 or \g<1>", pattern("(yes) (no)").match("yes no"))
    'no or yes'
    """
    opening, *escapes = template.split("\\")
    parts = [opening]
    for escape in escapes:
        name = ""
        if escape.startswith("g<") and ">" in escape:
            name, _, rest = escape[2:].partition(">")
        elif escape[:1] in _DIGITS and not escape[1:2].isdigit():
            name, rest = escape[:1], escape[1:]
        group = int(name) if name.isdecimal() else name
        if group not in match.re.groupindex and group not in range(match.re.groups + 1):
            return str(match.expand(template))
        parts += (match[group] or "", rest)
    return "".join(parts)


def save() -> None:
    """Keep what was compiled, with what other runs kept in the meantime; the oldest goes first."""
    if not _new:
        return
    with suppress(Exception):
        rows = {**_read(), **_new}
        for old in list(rows)[: max(len(rows) - _MOST, 0)]:
            del rows[old]
        cache.write(_KIND, _key(), marshal.dumps(rows))
    _new.clear()


@once
def _known() -> dict[_Key, bytes]:
    return _read()


def _read() -> dict[_Key, bytes]:
    data = cache.read(_KIND, _key())
    return {} if data is None else marshal.loads(data)  # noqa: S302 - its checksum holds


def _key() -> str:
    """Return what the values depend on: the files of the package."""
    folder = Path(_extension().__file__).parent
    return cache.key_of(sys.version_info, str(folder), *cache.stamps(folder))


@once
def _extension() -> Any:
    """Return the extension module, without the package around it; None where there is none."""
    there = sys.modules.get(_EXTENSION)
    if there is not None:
        return there
    package = PathFinder.find_spec("regex")
    spec = package and PathFinder.find_spec(_EXTENSION, package.submodule_search_locations)
    if spec is None or not isinstance(spec.loader, ExtensionFileLoader):
        return None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules.pop(_EXTENSION, None)  # an import of the package is to find it, and bind it, anew
    return module
