"""From entry points and pack folders to rules, each with its id.

A distribution offers rules under the entry point group `mtlint.rules`; the value is a package.
Every module and every TOML file in it (but for names that begin with `_` and folders of data)
is a family; a folder of modules is one family too. A class becomes `family.class-name`, a table
of a TOML pack `family.table-name`.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint import manifest
from mtlint.errors import BrokenRuleError
from mtlint.manifest import real
from mtlint.rule import SCOPES, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import ModuleType

GROUP = "mtlint.rules"
_OWN = "mtlint_rules"
_UNKEPT = frozenset({"bad", "good", "known", "why"})  # of a table: what no run needs


class PackError(Exception):
    """A rule or a pack is broken: where (file, line), what, and what to do."""

    def __init__(self, path: Path | str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


class Entry(NamedTuple):
    """A rule with the place where it is stated."""

    rule: Rule
    path: Path
    line: int
    origin: tuple[Any, ...]  # see `manifest.Handle`


def load_rules(packs: Sequence[Path] = (), *, key: str | None = None) -> dict[str, Entry]:
    """Return the rules of all installed distributions and of the given packs, by id.

    A pack is a TOML file or a folder of them. With `key`, their `rules_fingerprint`, rules that
    were read before come as handles, without documentation and examples.
    Raises `PackError` for the first rule or pack that is broken.

    >>> sorted(load_rules())[0].count(".")
    1
    """
    rows = None if key is None else manifest.read(key)
    if rows is not None:
        paths = {path: Path(path) for path in {path for _, path, _ in rows}}
        return {rule.id: Entry(rule, paths[path], line, ()) for rule, path, line in rows}
    entries: dict[str, Entry] = {}
    for package in installed_packages():
        _add(entries, _package_rules(package))
    for pack in packs:
        for file in _pack_files(pack):
            _add(entries, pack_rules(file))
    if key is not None:
        manifest.write(key, ((e.rule, e.origin, str(e.path), e.line) for e in entries.values()))
    return entries


def rules_fingerprint(packs: Sequence[Path] = ()) -> str:
    """Return a key that changes with any file of the rules; raises `PackError` like them."""
    files = [file for pack in packs for file in _pack_files(pack)]
    return manifest.fingerprint(map(_package_folder, installed_packages()), files)


def _pack_files(pack: Path) -> list[Path]:
    if not pack.exists():
        raise PackError(pack, 1, "there is no such pack")
    return sorted(pack.glob("*.toml")) if pack.is_dir() else [pack]


def _package_folder(package: str) -> str:
    spec = importlib.util.find_spec(package)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise PackError(package, 1, f"is offered as '{GROUP}' but is no package")
    return places[0]


def own_rules_folder() -> str:
    """Return the folder of the rules that come with mtlint, whose patterns are known to be quick."""
    return _package_folder(_OWN)


def _add(entries: dict[str, Entry], new: Iterable[Entry]) -> None:
    for entry in new:
        there = entries.get(entry.rule.id)
        if there is not None:
            raise PackError(
                entry.path,
                entry.line,
                f"the rule '{entry.rule.id}' is already stated in {there.path}:{there.line};"
                " give one of them another name",
            )
        entries[entry.rule.id] = entry


def installed_packages() -> list[str]:
    """Return the packages offered under the entry point group, without repeats."""
    return list(dict.fromkeys(value for _, value in entry_points(GROUP)))


def entry_points(group: str) -> Iterator[tuple[str, str]]:
    """Yield the name and value of what installed distributions offer under an entry point group.

    Reads the entry points itself: `importlib.metadata` costs a short run a third of its time.
    """
    for folder in (path or "." for path in sys.path):
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 - a third of the time
        except OSError:
            continue
        for name in names:
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            try:
                with open(f"{folder}/{name}/entry_points.txt", encoding="utf-8") as file:  # noqa: PTH123 - the same
                    text = file.read()
            except OSError:
                continue
            yield from _group_entries(text, group)


def _group_entries(text: str, group: str) -> Iterator[tuple[str, str]]:
    section = ""
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == group and "=" in line:
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()


def _package_rules(package: str) -> Iterator[Entry]:
    folder = Path(_package_folder(package))
    import_plugin(package)
    for path in sorted(folder.iterdir()):
        if path.name.startswith(("_", ".")):
            continue
        if path.suffix == ".toml":
            yield from pack_rules(path)
        elif path.suffix == ".py":
            yield from _module_rules(f"{package}.{path.stem}", path.stem)
        elif (path / "__init__.py").exists():
            for inner in sorted(path.glob("*.py")):
                if not inner.name.startswith("_"):
                    yield from _module_rules(f"{package}.{path.name}.{inner.stem}", path.name)
            for inner in sorted(path.glob("*.toml")):
                yield from pack_rules(inner, path.name)


def import_plugin(name: str) -> ModuleType:
    """Return a module that a distribution offers; raises `PackError` for whatever it raises."""
    try:
        return importlib.import_module(name)
    except Exception as error:  # whatever a plugin raises, the user hears where
        trace, path, line = error.__traceback__, name, 1
        if isinstance(error, SyntaxError) and error.filename:
            path, line = error.filename, error.lineno or 1
        while trace is not None and not isinstance(error, SyntaxError):
            file = trace.tb_frame.f_code.co_filename
            if "importlib" not in file and file != __file__:
                path, line = file, trace.tb_lineno
            trace = trace.tb_next
        raise PackError(path, line, f"{type(error).__name__}: {error}") from error


def _module_rules(name: str, family: str) -> Iterator[Entry]:
    module = import_plugin(name)
    path = Path(module.__file__ or name)
    for attribute, value in vars(module).items():
        if (
            not isinstance(value, type)
            or not issubclass(value, Rule)
            or value.__module__ != name
            or attribute.startswith("_")
        ):
            continue
        line = value.check.__code__.co_firstlineno if hasattr(value, "check") else 1
        line = _class_line(path, attribute) or line
        if not issubclass(value, SCOPES):
            scopes = ", ".join(scope.__name__ for scope in SCOPES)
            raise PackError(
                path, line, f"'{attribute}' is a rule of no scope; derive it from one of {scopes}"
            )
        for key in ("message", "bad", "good"):
            if not getattr(value, key):
                raise PackError(path, line, f"'{attribute}' wants '{key}'")
        rule = value()
        if rule.trigger is not None and rule.scanned is None:
            raise PackError(path, line, f"'{attribute}': no text can be searched for its trigger")
        rule.id = f"{_kebab(family)}.{_kebab(attribute)}"
        yield Entry(rule, path, line, ("class", name, attribute))


def _class_line(path: Path, name: str) -> int:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        return 0
    found = re.search(rf"^class {name}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _kebab(name: str) -> str:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name)
    return words.replace("_", "-").lower()


def pack_rules(path: Path, family: str | None = None) -> Iterator[Entry]:
    """Yield the rules of a TOML pack; its family is the file's name unless one is given.

    Raises `PackError` with the line for what cannot be read or is stated wrongly.
    """
    import tomllib  # noqa: PLC0415 - not where the rules are in the cache

    from mtlint.kinds import declare  # noqa: PLC0415 - the same

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(path, 1, f"cannot be read: {error}") from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        at = int(line[1]) if line else text.count("\n") + 1
        raise PackError(path, at, f"is no TOML: {error}") from error
    for name, table in tables.items():
        line_number = _table_line(text, name)
        try:
            rule = declare(table)
        except BrokenRuleError as error:
            raise PackError(path, line_number, f"[{name}] {error}") from error
        rule.id = f"{_kebab(family or path.stem)}.{name}"
        kept = {key: value for key, value in table.items() if key not in _UNKEPT}
        yield Entry(rule, path, line_number, ("table", table["kind"], kept))


def _table_line(text: str, name: str) -> int:
    found = re.search(rf"^[ \t]*\[\"?{re.escape(name)}\"?[.\]]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def rule_options(rule: Rule) -> Mapping[str, object]:
    """Return the options of a rule with their defaults: what its class annotates itself."""
    options: dict[str, object] = {}
    rule = real(rule)
    for cls in reversed(type(rule).__mro__):
        if cls.__module__.partition(".")[0] == "mtlint" or not issubclass(cls, Rule):
            continue
        for name in cls.__annotations__:
            if not name.startswith("_") and name not in Rule.contract:
                options[name] = getattr(rule, name)
    return options
