"""Settings: from `mtlint.toml` or `[tool.mtlint]` in `pyproject.toml` to frozen values.

Every key is known or an error that names the nearest right one. Nothing is merged from several
files: the nearest file upwards of the first path holds, or the one that is named.
"""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint.errors import ConfigError
from mtlint.nearest import nearest
from mtlint.rule import Confidence, Severity
from mtlint.score import Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mtlint.house_names import HouseName

LANGUAGES = ("ar", "de", "es", "fr", "hi", "it", "ja", "ko", "pt", "ru", "tr", "uk", "zh")
"""The source languages that rules know, as in ISO 639-1."""

_MOST_WEIGHT = 1_000_000  # so that no sum of penalties overflows

PROFILES = ("default", "strict", "none")  # none: only what `select` names


class PerFile(NamedTuple):
    """What holds for some files only: `files` are glob patterns on the path."""

    files: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Settings(NamedTuple):
    """Everything that a run can be told; the defaults are those of a run without settings.

    Selectors (`select`, `ignore`) are rule ids, families, or prefixes of ids that end in `*`.
    """

    profile: str = "default"
    select: tuple[str, ...] = ()  # on top of the profile
    ignore: tuple[str, ...] = ()
    preview: bool = False
    severity: Mapping[str, Severity] = {}  # by selector
    min_severity: Severity = Severity.HINT
    min_confidence: Confidence = Confidence.LOW
    fail_on: Severity | None = None  # None: as the other gates say; without any, at a hint
    max_findings: int | None = None
    min_score: float | None = None
    score: Weights = Weights()
    source_languages: tuple[str, ...] = ()  # () = any
    accept: frozenset[str] = frozenset()  # words and names that are never marked
    names: tuple[HouseName, ...] = ()  # what rules about names hold texts against
    packs: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: Path | None = None  # the file of findings that are not told again
    time_limit: float = 5.0  # seconds for a text and a rule of other people's packs
    per_file: tuple[PerFile, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = {}  # by rule id
    engines: tuple[str, ...] = ()  # external ones that are asked too
    engine_options: Mapping[str, Mapping[str, Any]] = {}  # by the engine's name
    origin: Path | None = None  # the file they came from

    def for_path(self, path: str | None) -> Settings:
        """Return the settings that hold for one file."""
        if path is None or not self.per_file:
            return self
        select, ignore = self.select, self.ignore
        for table in self.per_file:
            if any(matches(path, pattern) for pattern in table.files):
                select, ignore = select + table.select, ignore + table.ignore
        return self._replace(select=select, ignore=ignore, per_file=())


def matches(path: str, pattern: str) -> bool:
    """Say whether a path, or a folder on its way, fits a glob pattern.

    >>> matches("in/feed/1.txt", "feed/*"), matches("feed/1.txt", "in"), matches("feed/1.txt", "feed")
    (True, False, True)
    """
    pure = PurePath(path)
    return (
        pure.match(pattern)
        or fnmatch(pure.as_posix(), pattern)
        or any(fnmatch(part, pattern) for part in pure.parts)
    )


def find_config(start: Path) -> Path | None:
    """Return the nearest `mtlint.toml`, or `pyproject.toml` with a table for mtlint, upwards."""
    start = start.absolute()
    for folder in (start, *start.parents):
        own = folder / "mtlint.toml"
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and _has_table(project):
            return project
    return None


def _has_table(project: Path) -> bool:
    if "mtlint" not in _text(project):  # most are not read as TOML, which takes longer
        return False
    return "mtlint" in _tables(project).get("tool", {})


def read_config(path: Path) -> Settings:
    """Read settings from a file; raises `ConfigError` that names the file and the key."""
    return settings(_own_table(path), origin=path)


def stated_keys(path: Path) -> frozenset[str]:
    """Return the keys that a file with settings states; raises `ConfigError`."""
    return frozenset(_own_table(path))


def _own_table(path: Path) -> Mapping[str, Any]:
    tables = _tables(path)
    if path.name == "pyproject.toml":
        return tables.get("tool", {}).get("mtlint", {})  # type: ignore[no-any-return]
    return tables


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 at byte {error.start}") from None


def _tables(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most runs have no settings in a file

    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is no TOML: {error}") from None


def settings(table: Mapping[str, Any], *, origin: Path | None = None) -> Settings:
    """Return settings from the content of a table, paths relative to the folder of `origin`.

    >>> settings({"profile": "strict", "ignore": ["names"]}).ignore
    ('names',)
    >>> settings({"ignroe": []})
    Traceback (most recent call last):
        ...
    mtlint.errors.ConfigError: unknown key 'ignroe'; did you mean 'ignore'?
    """
    where = f"{origin}: " if origin else ""
    folder = origin.parent if origin else Path()
    values: dict[str, Any] = {"origin": origin}
    dictionaries: tuple[str, ...] = ()
    names_files: tuple[str, ...] = ()
    for key, value in table.items():
        if key not in _READERS:
            raise ConfigError(f"{where}unknown key '{key}'{nearest(key, _READERS)}")
        try:
            read = _READERS[key](value)
        except ConfigError as error:
            raise ConfigError(f"{where}'{key}' {error}") from None
        if key == "dictionaries":
            dictionaries = read
        elif key == "names":
            names_files = read
        elif key == "rules":
            values["options"] = read
        elif key == "engines":
            values["engines"], values["engine_options"] = read
        else:
            values[key.replace("-", "_")] = read
    values["packs"] = tuple(folder / pack for pack in values.get("packs", ()))
    if "baseline" in values:
        values["baseline"] = folder / values["baseline"]
    accepted = set(values.get("accept", ()))
    for name in dictionaries:
        accepted |= _dictionary(folder / name)
    if names_files:
        values["names"], forms = _own_names([folder / name for name in names_files])
        accepted |= forms
    values["accept"] = frozenset(accepted)
    return Settings(**values)


def _dictionary(path: Path) -> set[str]:
    """Read words or names, one a line; `#` opens a comment."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise ConfigError(f"{path}: dictionary cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: dictionary is not UTF-8 at byte {error.start}") from None
    return {entry for line in lines if (entry := line.partition("#")[0].strip())}


def _own_names(paths: list[Path]) -> tuple[tuple[HouseName, ...], set[str]]:
    """Return the names of files, and the forms that are never marked."""
    from mtlint.house_names import (  # noqa: PLC0415 - most runs have no names of their own
        NamesError,
        accepted_forms,
        read_names,
    )

    try:
        names = read_names(paths)
    except NamesError as error:
        raise ConfigError(str(error)) from None
    return names, set(accepted_forms(names))


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError("wants a list of strings")
    return tuple(value)


def _file(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError("wants the name of a file")
    return value


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ConfigError("wants true or false")
    return value


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise ConfigError("wants a number of seconds above 0")
    return float(value)


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ConfigError("wants a whole number, 0 or more")
    return value


def _score(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise ConfigError("wants a number from 0 to 100")
    return float(value)


def _weights(value: Any) -> Weights:
    """Read the tables `severity` and `confidence`: weights that go before those by default."""
    weights = Weights()
    levels: dict[str, type[Severity | Confidence]] = {
        "severity": Severity,
        "confidence": Confidence,
    }
    for key, table in _table(value).items():
        if key not in levels:
            raise ConfigError(f"has the unknown key '{key}'{nearest(key, levels)}")
        if not isinstance(table, dict):
            raise ConfigError(f"wants a table of weights for '{key}'")
        stated = {
            _level(levels[key])(name): _weight(name, weight) for name, weight in table.items()
        }
        weights = weights._replace(**{key: {**getattr(weights, key), **stated}})
    return weights


def _weight(name: str, value: Any) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value <= _MOST_WEIGHT:
        raise ConfigError(f"wants a number from 0 to {_MOST_WEIGHT:,} as the weight of '{name}'")
    return float(value)


def _level(levels: type[Severity | Confidence]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        names = {str(level): level for level in levels}
        if not isinstance(value, str) or value not in names:
            raise ConfigError(f"wants one of {', '.join(names)}{nearest(str(value), names)}")
        return names[value]

    return read


def _one_of(known: tuple[str, ...]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in known:
            raise ConfigError(f"wants one of {', '.join(known)}{nearest(str(value), known)}")
        return str(value)

    return read


def _table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError("wants a table")
    return value


def _languages(value: Any) -> tuple[str, ...]:
    if value == "auto":
        return ()
    if isinstance(value, str):
        raise ConfigError("wants 'auto' or a list of languages")
    return tuple(_one_of(LANGUAGES)(language) for language in _strings(value))


def _per_file(value: Any) -> tuple[PerFile, ...]:
    tables = []
    for table in map(_table, value if isinstance(value, list) else [None]):
        for key in table:
            if key not in PerFile._fields:
                raise ConfigError(f"has the unknown key '{key}'{nearest(key, PerFile._fields)}")
        if not table.get("files"):
            raise ConfigError("wants 'files', a list of glob patterns, in each table")
        tables.append(PerFile(**{key: _strings(entry) for key, entry in table.items()}))
    return tuple(tables)


def _severities(value: Any) -> Mapping[str, Severity]:
    read = _level(Severity)
    return {selector: read(level) for selector, level in _table(value).items()}


def _options(value: Any) -> Mapping[str, Mapping[str, Any]]:
    return {rule_id: _table(options) for rule_id, options in _table(value).items()}


def _engines(value: Any) -> tuple[tuple[str, ...], Mapping[str, Mapping[str, Any]]]:
    """Read the names of engines, or tables of their options: `enabled` says which are asked."""
    from mtlint.external import check_engine  # noqa: PLC0415 - most runs ask none

    options: dict[str, dict[str, Any]] = {}
    if isinstance(value, dict):
        options = {name: dict(_table(table)) for name, table in value.items()}
        names = tuple(name for name in options if _boolean(options[name].pop("enabled", False)))
    else:
        names = _strings(value)
    for name in (*options, *names):
        check_engine(name)
    return names, options


_READERS: dict[str, Callable[[Any], Any]] = {
    "profile": _one_of(PROFILES),
    "select": _strings,
    "ignore": _strings,
    "preview": _boolean,
    "time-limit": _seconds,
    "severity": _severities,
    "min-severity": _level(Severity),
    "min-confidence": _level(Confidence),
    "fail-on": _level(Severity),
    "max-findings": _count,
    "min-score": _score,
    "score": _weights,
    "source-languages": _languages,
    "accept": lambda value: frozenset(_strings(value)),
    "dictionaries": _strings,
    "names": _strings,
    "packs": _strings,
    "exclude": _strings,
    "baseline": _file,
    "per-file": _per_file,
    "rules": _options,
    "engines": _engines,
}
