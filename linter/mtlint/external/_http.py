"""Requests to a server, each with a time limit of its own, and plain words for what goes wrong."""

from __future__ import annotations

import socket
import time
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

from mtlint import __version__
from mtlint.external import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.client import HTTPResponse

_PAUSES = (0.2, 1.0)  # seconds before it is tried again
_PASSING = frozenset({429, 500, 502, 503, 504})  # may go well the next time
_PIECE = 65_536


class StatusError(EngineError):
    """The server answered with a status that says no."""

    def __init__(self, status: int, body: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body = body


class Client:
    """Asks one server."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._opener = _opener(url)

    def post(self, path: str, values: Mapping[str, str], limit: float) -> bytes:
        """Send a form and return the answer, which may take `limit` seconds.

        Raises `EngineError`. What may pass by itself is tried again, but not what took its time already.
        """
        data = urlencode(values, errors="replace").encode()
        for pause in (*_PAUSES, None):
            try:
                return self._once(path, data, limit)
            except StatusError as error:
                if error.status not in _PASSING or pause is None:
                    raise
            except _GoneError:
                if pause is None:
                    raise
            time.sleep(pause)
        raise AssertionError  # the last try returns or raises

    def _once(self, path: str, data: bytes, limit: float) -> bytes:
        until = time.monotonic() + limit
        request = Request(f"{self.url}/{path}", data)  # noqa: S310 - the address is checked
        request.add_header("User-Agent", f"mtlint/{__version__}")
        try:
            with self._opener.open(request, timeout=limit) as response:
                return self._read(response, until)
        except HTTPError as error:
            with error:
                body = error.read(_PIECE).decode("utf-8", "replace")
            why = f"{self.url} answers {error.code} {error.reason}"
            raise StatusError(error.code, body, f"{why}{_said(body)}") from None
        except TimeoutError:
            raise self._slow(limit) from None
        except URLError as error:
            raise self._failed(error.reason, limit) from None
        except (OSError, HTTPException) as error:
            raise self._failed(error, limit) from None

    def _read(self, response: HTTPResponse, until: float) -> bytes:
        """Read an answer to its end; one that comes in drops has no more time than any other."""
        pieces: list[bytes] = []
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            if time.monotonic() > until:
                raise TimeoutError
        if response.length:
            raise ConnectionResetError("the answer ends early")
        return b"".join(pieces)

    def _slow(self, limit: float) -> EngineError:
        return EngineError(
            f"{self.url} does not answer within {limit:g} seconds;"
            " give it more with 'timeout', or less at a time with 'batch'"
        )

    def _failed(self, reason: object, limit: float) -> EngineError:
        if isinstance(reason, TimeoutError):
            return self._slow(limit)
        if isinstance(reason, ConnectionRefusedError):
            return _GoneError(f"no server answers at {self.url} (connection refused)")
        if isinstance(reason, socket.gaierror):
            return EngineError(f"there is no host of the name in {self.url}")
        detail = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return _GoneError(f"the connection to {self.url} failed: {detail}")


class _GoneError(EngineError):
    """There is no connection, or it broke."""


def _said(body: str) -> str:
    """Return the first line of what a server says, unless that is a page for browsers."""
    first = next((line.strip() for line in body.splitlines() if line.strip()), "")
    return f": {first[:200]}" if first and not first.startswith("<") else ""


def _opener(url: str) -> OpenerDirector:
    """Return what opens addresses: through the proxies of the environment but on this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.startswith("127.") or host == "::1":
        return build_opener(ProxyHandler({}))
    return build_opener()
