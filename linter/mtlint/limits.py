"""Patterns that are stopped when they take too long over one text."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Stopwatch:
    """The time that is left to a rule for a text, in seconds of the processor."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._text: str | None = None
        self._end = 0.0

    def left(self, text: str) -> float:
        """Return what is left for a text; another text has all of it. Raises `TimeoutError`."""
        if text is not self._text:
            self._text, self._end = text, process_time() + self.limit
        left = self._end - process_time()
        if left <= 0:
            raise self.stop()
        return left

    def stop(self) -> TimeoutError:
        """Return the error that says how long it took."""
        return TimeoutError(f"it took more than the {self.limit:g} s of 'time-limit' over one text")


class Limited:
    """A pattern that raises `TimeoutError` when the time of its rule is up."""

    def __init__(self, pattern: Any, watch: Stopwatch) -> None:
        self._pattern = pattern
        self._watch = watch

    def search(self, text: str, *where: int) -> Any:
        """Search like the pattern."""
        return self._within_time(
            lambda left: self._pattern.search(text, *where, timeout=left), text
        )

    def finditer(self, text: str, *where: int) -> Iterator[Any]:
        """Yield the matches of the pattern."""
        matches = self._pattern.finditer(text, *where, timeout=self._watch.left(text))
        while True:
            match = self._within_time(lambda _: next(matches, None), text)
            if match is None:
                return
            yield match

    def _within_time(self, look: Callable[[float], Any], text: str) -> Any:
        left = self._watch.left(text)
        try:
            return look(left)
        except TimeoutError:
            raise self._watch.stop() from None
