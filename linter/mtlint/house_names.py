"""A desk's own names: how it spells people, places and organisations, and how it does not.

A names file is TOML, with a table for each kind; a name stands before the forms that are wrong:

    [people]
    "Ada Vesterholm" = ["Ada Westerholm", "Ada Vesterholme"]

    [places]
    "Port Hale" = { accept = ["Hale"], reject = ["Porthale"] }
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

KINDS = ("people", "places", "organisations", "others")
_KEYS = ("accept", "reject")


class NamesError(ValueError):
    """A names file is wrong: where, what, and what to do."""


class HouseName(NamedTuple):
    """A name as the house spells it, what else is right, and what is wrong."""

    name: str
    kind: str  # one of KINDS
    accepted: tuple[str, ...] = ()  # besides the name itself
    rejected: tuple[str, ...] = ()


def read_names(paths: Iterable[Path]) -> tuple[HouseName, ...]:
    """Return the names of files in order; raises `NamesError` with the file and the name."""
    names: list[HouseName] = []
    origins: dict[str, Path] = {}  # of the accepted forms
    rejections: dict[str, tuple[HouseName, Path]] = {}
    for path in paths:
        for name in _names(path):
            names.append(name)
            origins.update(dict.fromkeys((name.name, *name.accepted), path))
            for form in name.rejected:
                other, _ = rejections.setdefault(form, (name, path))
                if other.name != name.name:
                    raise NamesError(
                        f"{path}: '{form}' is rejected for two names, '{other.name}' and"
                        f" '{name.name}'; leave it out of one"
                    )
    for form in rejections.keys() & origins.keys():
        name, path = rejections[form]
        raise NamesError(
            f"{path}: '{form}' is rejected for '{name.name}' and accepted in {origins[form]};"
            " leave out one"
        )
    return tuple(names)


def accepted_forms(names: Iterable[HouseName]) -> Iterator[str]:
    """Yield what is right wherever it stands: names and their other forms."""
    for name in names:
        yield from (name.name, *name.accepted)


def _names(path: Path) -> Iterator[HouseName]:
    for kind, table in _tables(path).items():
        if kind not in KINDS:
            raise NamesError(
                f"{path}: '{kind}' is no kind of names; there are {', '.join(KINDS)}"
                f"{nearest(kind, KINDS)}"
            )
        if not isinstance(table, dict):
            raise NamesError(f"{path}: '{kind}' wants a table of names")
        for name, value in table.items():
            try:
                yield _name(name, kind, value)
            except NamesError as error:
                raise NamesError(f"{path}: '{name}' {error}") from None


def _tables(path: Path) -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415 - most runs have no names of their own

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or error
        raise NamesError(f"{path}: the names file cannot be read: {reason}") from None
    except UnicodeDecodeError as error:
        raise NamesError(f"{path}: is not UTF-8 at byte {error.start}") from None
    except tomllib.TOMLDecodeError as error:
        raise NamesError(f"{path}: is no TOML: {error}") from None


def _name(name: str, kind: str, value: Any) -> HouseName:
    forms = value if isinstance(value, dict) else {"reject": value}
    for key in forms:
        if key not in _KEYS:
            raise NamesError(f"has the unknown key '{key}'{nearest(key, _KEYS)}")
    for entry in forms.values():
        if not isinstance(entry, list) or not all(isinstance(form, str) for form in entry):
            raise NamesError(
                "wants a list of the forms that are wrong, or { accept = [...], reject = [...] }"
            )
    accepted, rejected = (_plain(forms.get(key, ())) for key in _KEYS)
    if not name.strip():
        raise NamesError("is empty")
    return HouseName(_plain([name])[0], kind, accepted, rejected)


def _plain(forms: Sequence[str]) -> tuple[str, ...]:
    """Return forms with single blanks, none of them empty."""
    return tuple(plain for form in forms if (plain := " ".join(form.split())))
