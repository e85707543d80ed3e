"""The keyboard: single keys without Enter, and a line where more is to be typed."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

_END = "\x04"  # Ctrl-D


def at_terminal() -> bool:
    """Say whether somebody can see what is written and answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Keyboard:
    """What both kinds of terminal have in common."""

    def __enter__(self) -> Self:
        # A run that is ended from outside leaves the terminal as it was, too.
        self._before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.signal(signal.SIGTERM, self._before)

    def key(self) -> str:
        """Wait for a key and return its letter, small; "" for a key without one.

        Ctrl-D and a terminal that has gone raise `EOFError`, Ctrl-C `KeyboardInterrupt`.
        """
        letter = self._key()
        if letter == _END:
            raise EOFError
        return letter.lower() if letter.isprintable() else ""

    def _key(self) -> str:
        raise NotImplementedError


if sys.platform == "win32":
    import msvcrt

    class Keyboard(_Keyboard):
        """The keyboard of a Windows console."""

        def _key(self) -> str:
            letter = msvcrt.getwch()
            if letter == "\x03":
                raise KeyboardInterrupt
            if letter in "\0\xe0":  # an arrow or function key, in two parts
                msvcrt.getwch()
                return ""
            return _END if letter == "\x1a" else letter

        def line(self, prompt: str, text: str) -> str:
            """Return a line that is typed; the console cannot have a text stand in it before."""
            del text
            return input(prompt)

else:
    import select
    import termios
    import tty

    class Keyboard(_Keyboard):
        """The keyboard of a POSIX terminal, which is as before after a `with`."""

        def __enter__(self) -> Self:
            self._handle = sys.stdin.fileno()
            self._normal = termios.tcgetattr(self._handle)
            self._single()
            # The shell gives the terminal back as it is itself used to it.
            self._continued = signal.signal(signal.SIGCONT, self._resume)
            return super().__enter__()

        def __exit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            trace: TracebackType | None,
        ) -> None:
            super().__exit__(kind, error, trace)
            signal.signal(signal.SIGCONT, self._continued)
            self._cooked()

        def _resume(self, *_: object) -> None:
            if self._is_single:
                self._single()

        def _single(self) -> None:
            self._is_single = True
            with suppress(termios.error):
                tty.setcbreak(self._handle, termios.TCSADRAIN)

        def _cooked(self) -> None:
            self._is_single = False
            with suppress(termios.error):
                termios.tcsetattr(self._handle, termios.TCSADRAIN, self._normal)

        def _key(self) -> str:
            # Byte by byte: what is typed ahead may belong to a line.
            data = self._byte()
            if data == b"\x1b":  # an arrow or function key: what follows at once is part of it
                while select.select([self._handle], [], [], 0.02)[0] and self._byte():
                    pass
                return ""
            more = 0 if data < b"\xc0" else 1 if data < b"\xe0" else 2 if data < b"\xf0" else 3
            return (data + b"".join(self._byte() for _ in range(more))).decode("utf-8", "replace")

        def _byte(self) -> bytes:
            with suppress(OSError):  # the terminal has gone
                return os.read(self._handle, 1) or b"\x04"
            return b"\x04"

        def line(self, prompt: str, text: str) -> str:
            """Return a line that is typed; `text` stands in it to begin with, where that can be."""
            self._cooked()
            try:
                import readline
            except ImportError:  # not every Python has it
                return input(prompt)
            else:
                readline.set_startup_hook(lambda: readline.insert_text(text))
                try:
                    return input(prompt)
                finally:
                    readline.set_startup_hook(None)
            finally:
                self._single()
