"""What is made of a table, kept between runs: to read one takes longer than to check a text."""

from __future__ import annotations

import marshal
import os
import sys
from functools import cache as once
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mtlint import cache

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_KIND = "tables"
DATA = Path(__file__).parent / "data"


def kept(*names: str) -> Callable[[Callable[..., _T]], Callable[..., _T]]:
    """Keep what a function makes of the files of those names in the folder of the tables.

    It must be of plain values: strings, numbers, tuples, lists, dictionaries, sets. It is made
    anew where a file changes, or the module of the function.
    """

    def keeping(make: Callable[..., _T]) -> Callable[..., _T]:
        own = sys.modules[make.__module__].__file__ or ""
        files: list[Path | str] = [own, *(DATA / name for name in names)]

        @once
        @wraps(make)
        def made(*arguments: Any, **options: Any) -> _T:
            stats = [(stat.st_mtime_ns, stat.st_size) for stat in map(os.stat, files)]
            key = cache.key_of(
                sys.version_info, sys.byteorder, make.__qualname__, names, stats, arguments, options
            )
            data = cache.read(_KIND, key)
            if data is not None:
                value: _T = marshal.loads(data)  # noqa: S302 - its checksum holds
                return value
            value = make(*arguments, **options)
            cache.write(_KIND, key, marshal.dumps(value))  # type: ignore[arg-type]  # plain, see above
            return value

        return made

    return keeping
