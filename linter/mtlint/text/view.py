"""Views: what is found out of a value when it is first asked for, and then kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


class view(Generic[_T]):  # noqa: N801 - used as a decorator, like `property`
    """A method that is called once, without the lock that `cached_property` takes before 3.12."""

    def __init__(self, find: Callable[[Any], _T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, owner: None, of: type | None = None) -> Self: ...
    @overload
    def __get__(self, owner: object, of: type | None = None) -> _T: ...
    def __get__(self, owner: object, of: type | None = None) -> Self | _T:
        """Find the value, and put it where it is looked up from now on."""
        if owner is None:
            return self
        found = owner.__dict__[self._name] = self._find(owner)
        return found
