"""typos: a list of known misspellings with what they stand for, and a program that knows it.

Source: the package `typos` 1.52 on PyPI, which brings the program; its JSON names the line, from
1, and the bytes before the typo in that line.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtlint.external import Adapter, EngineError, Match, missing
from mtlint.external._in_process import checked_choice, encodable
from mtlint.external.offsets import from_utf8

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LOCALES = ("en", "en-us", "en-gb", "en-ca", "en-au")
_FOUND = 2  # its exit status where it has found typos


class Typos(Adapter):
    """Asks typos: finds known misspellings of words, and nothing else.

    Its sources and its list: https://github.com/crate-ci/typos. It is under the MIT licence or
    the Apache License 2.0.
    """

    locale: str = "en"
    timeout: float = 60.0
    batch: int = 1_000_000  # a process for each batch

    def __init__(self, options: Mapping[str, Any], folder: Path = Path()) -> None:
        super().__init__(options, folder)
        checked_choice(self.name, "locale", self.locale, _LOCALES)

    @property
    def version(self) -> str:
        """What the program says of itself, and the option."""
        return f"{self._answer(['--version']).decode().strip()} {self.locale}"

    def check(self, texts: Sequence[str]) -> Sequence[Sequence[Match]]:
        """Return the misspellings in each text; those together are asked about at once."""
        whole = encodable("\n".join(texts))
        given = whole.encode()
        arguments = ["--isolated", "--format", "json", "--locale", self.locale, "-"]
        answer = self._answer(arguments, given)
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        lines = [0, *accumulate(len(line) + 1 for line in given.split(b"\n"))]
        place = from_utf8(whole)
        found: list[list[Match]] = [[] for _ in texts]
        for line in answer.splitlines():
            row = json.loads(line)
            if row["type"] != "typo":
                continue
            start = place(lines[row["line_num"] - 1] + row["byte_offset"])
            if not _is_word(whole, start, start + len(row["typo"])):
                continue
            number = bisect_right(starts, start) - 1
            found[number].append(_match(row, start - starts[number]))
        return found

    def _answer(self, arguments: Sequence[str], given: bytes = b"") -> bytes:
        folders = (sysconfig.get_path("scripts"), os.environ.get("PATH", ""))
        program = shutil.which("typos", path=os.pathsep.join(folders))
        if program is None:
            raise missing("typos", "typos")
        try:
            done = subprocess.run(  # noqa: S603 - its own program
                [program, *arguments],
                input=given,
                capture_output=True,
                check=False,
                timeout=self.timeout,
            )
        except subprocess.TimeoutExpired:
            why = f"no answer within {self.timeout:g} seconds; raise its option 'timeout'"
            raise EngineError(why) from None
        except OSError as error:
            raise EngineError(f"{program} does not run: {error}; install it anew") from None
        if done.returncode not in (0, _FOUND):
            said = done.stderr.decode(errors="replace").strip()[-300:]
            raise EngineError(f"{program} ended with {done.returncode}: {said}; install it anew")
        return done.stdout


def _is_word(text: str, start: int, end: int) -> bool:
    """Say whether a typo is a word of its own: parts of "camelCase" and acronyms are none."""
    before, after = text[start - 1 : start], text[end : end + 1]
    joined = before.isalnum() or after.isalnum() or "_" in (before, after)
    return not joined and not text[start:end].isupper()


def _match(row: Mapping[str, Any], start: int) -> Match:
    typo, written = row["typo"], tuple(row["corrections"])
    message = f"'{typo}' is a known misspelling"
    return Match(start, start + len(typo), "known-misspelling", "misspelling", message, written)
