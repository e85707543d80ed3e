"""LanguageTool: a server that runs, one started from a folder of jars, or one that is fetched.

Sources: the HTTP API as a server tells it under /v2/ (`check` with `text`, `language`, `level`,
`enabledRules` …), categories and rules of LanguageTool 6.8.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mtlint.compiled import pattern
from mtlint.external import Adapter, EngineError, Match, missing
from mtlint.external._http import Client, StatusError
from mtlint.external._languagetool_rules import NOISY, kind_of
from mtlint.external._server import Server
from mtlint.external.offsets import from_utf16

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_DEFAULT_URL = "http://127.0.0.1:8081"
_BETWEEN = "\n\n"  # a paragraph ends
_SENTENCE = "It works."  # with it, a server loads its rules
_TOO_MUCH = 413
_SHORT = 500  # code points: a text that is not parted further
_SENTENCE_END = pattern(r"[.!?…][\"'”’)]*\s+(?=\S)")
_BLANK = pattern(r"\s+(?=\S)")

# They look across paragraphs: what they say would depend on what else is asked about with it.
_ACROSS = (
    "EN_UNPAIRED_BRACKETS",
    "EN_UNPAIRED_QUOTES",
    "EN_WORD_COHERENCY",
    "EN_REPEATEDWORDS",
    "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
    "REP_PASSIVE_VOICE",
    "REP_THANK_YOU_FOR",
    "TOO_LONG_PARAGRAPH",
    "PARAGRAPH_REPEAT_BEGINNING_RULE",
)
# To hold a text against American habits, its author must have wanted to write American.
_VARIETIES = ("AMERICAN_ENGLISH_STYLE", "BRITISH_ENGLISH")
_OF_OTHER_VARIETY = ("is British English.", "is American English.")  # of the spelling checker


class LanguageTool(Adapter):
    """Asks a LanguageTool server: a checker of grammar, confused words, punctuation and style.

    Its sources and what it can find: https://languagetool.org. LanguageTool is under the LGPL.
    """

    noisy = NOISY
    threads = 4
    url: str = ""
    jars: Path = Path()  # stays that where it is not stated
    download: bool = False
    language: str = "en-US"
    picky: bool = False
    enable: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    timeout: float = 60.0
    start_timeout: float = 120.0
    batch: int = 8_000

    def __init__(self, options: Mapping[str, Any], folder: Path = Path()) -> None:
        super().__init__(options, folder)
        self._server: Server | None = None
        self._client: Client | None = None

    @property
    def version(self) -> str:
        """The release and the options that make a difference.

        That of a server that runs is what it says when it checks a sentence; that of jars is told
        by their files, so that nothing need be started where all is known.
        """
        if self._is_own:
            self._server = Server(_downloaded() if self.download else self.jars)
            release = repr(self._server.stamps())
        else:
            software = self._asked(_SENTENCE).get("software") or {}
            release = " ".join(str(software.get(k)) for k in ("version", "buildDate", "premium"))
        return f"{release} {(self.language, self.picky, self.enable, self.disable)!r}"

    def open(self) -> None:
        """Start a server, if it is to be one of our own, and let it load its rules."""
        if self._is_own:
            self._asked(_SENTENCE, first=True)

    @property
    def _is_own(self) -> bool:
        if sum(map(bool, (self.url, self.jars != Path(), self.download))) > 1:
            raise EngineError("'url', 'jars' and 'download' exclude each other; leave one")
        return self.download or self.jars != Path()

    def check(self, texts: Sequence[str]) -> Sequence[Sequence[Match]]:
        """Return what the server marks in each text; those together are one request."""
        starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
        whole = _BETWEEN.join(texts)
        try:
            answer = self._asked(whole)
        except StatusError as error:
            if error.status != _TOO_MUCH and "longer than allowed" not in error.body:
                raise
            answer = None
        if answer is None or (answer.get("warnings") or {}).get("incompleteResults"):
            if len(texts) > 1:
                half = len(texts) // 2
                return [*self.check(texts[:half]), *self.check(texts[half:])]
            if len(whole) > _SHORT:
                return [self._check_parted(whole)]
        if answer is None:
            raise EngineError("the server takes no text of 500 characters; raise its maxTextLength")
        found: list[list[Match]] = [[] for _ in texts]
        place = from_utf16(whole)
        for row in answer["matches"]:
            match = _match(row, place)
            if match.message.endswith(_OF_OTHER_VARIETY):
                continue
            number = bisect_right(starts, match.start) - 1
            first = starts[number]
            if match.end - first <= len(texts[number]):
                moved = match._replace(start=match.start - first, end=match.end - first)
                found[number].append(moved)
        return found

    def _check_parted(self, text: str) -> list[Match]:
        """Check a text that is too long in two parts, parted where a sentence ends."""
        middle = len(text) // 2
        ends = (
            _SENTENCE_END.search(text, middle),
            _BLANK.search(text, middle),
        )
        cut = next((m.end() for m in ends if m is not None), middle)
        left, right = self.check([text[:cut]])[0], self.check([text[cut:]])[0]
        return [*left, *(m._replace(start=m.start + cut, end=m.end + cut) for m in right)]

    def close(self) -> None:
        """Stop the server, if it was started here."""
        if self._server is not None:
            self._server.stop()

    def _asked(self, text: str, *, first: bool = False) -> Any:
        """Return what the server answers; the `first` time one started here may take longer."""
        values = {"text": text, "language": self.language}
        off = [*_ACROSS, *_VARIETIES, *self.disable]
        off = [name for name in off if name not in self.enable]
        # Names of rules and of categories do not meet, so that nobody need say which are which.
        values["disabledRules"] = values["disabledCategories"] = ",".join(off)
        if self.enable:
            values["enabledRules"] = values["enabledCategories"] = ",".join(self.enable)
        if self.picky:
            values["level"] = "picky"
        client = self._connected()
        limit = max(self.timeout, self.start_timeout) if first and self._server else self.timeout
        try:
            said = client.post("v2/check", values, limit)
        except StatusError:
            raise
        except EngineError as error:
            raise EngineError(f"{error}{self._advice()}") from None
        try:
            answer = json.loads(said)
            for row in answer["matches"]:
                _match(row, int)
        except (ValueError, TypeError, KeyError):
            raise EngineError(
                f"what answers at {client.url} is no LanguageTool server; mind the 'url'"
            ) from None
        return answer

    def _advice(self) -> str:
        if self.url or self._server:
            return ""
        return (
            "; start one there (scripts/languagetool serve), or say under [engines.languagetool]"
            " where it is: 'url' of a server, 'jars' for a folder to start one from, or"
            " 'download = true' with pip install 'mtlint[languagetool]'"
        )

    def _connected(self) -> Client:
        if self._client is None:
            self._client = Client(self._address())
        return self._client

    def _address(self) -> str:
        if not self._is_own:
            return _address(self.url or _DEFAULT_URL)
        if self._server is None:
            self._server = Server(_downloaded() if self.download else self.jars)
        return self._server.start(self.start_timeout)


def _address(url: str) -> str:
    """Return the address of a server without the path of its interface.

    >>> _address("http://localhost:8081/v2/check"), _address("https://lt.example/api/")
    ('http://localhost:8081', 'https://lt.example/api')
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EngineError(f"'{url}' ('url') is no address like http://localhost:8081")
    return url.rstrip("/").removesuffix("/check").removesuffix("/v2").rstrip("/")


def _downloaded() -> Path:
    """Return the folder of the LanguageTool that language-tool-python fetches, once."""
    try:
        from language_tool_python.download_lt import (  # noqa: PLC0415 - GPL, and only if asked for
            LTP_DOWNLOAD_VERSION,
            LocalLanguageTool,
        )
    except ImportError:
        raise missing("language-tool-python", "languagetool") from None
    try:
        local = LocalLanguageTool.from_version_name(LTP_DOWNLOAD_VERSION)
        local.download()
        return Path(local.get_directory_path())
    except (Exception, SystemExit) as error:  # whatever it raises, it is told in one line
        raise EngineError(f"language-tool-python cannot fetch LanguageTool: {error}") from error


def _match(row: Mapping[str, Any], place: Callable[[int], int]) -> Match:
    rule = row["rule"]
    return Match(
        place(row["offset"]),
        place(row["offset"] + row["length"]),
        rule["id"],
        kind_of(rule["id"], rule["category"]["id"], rule.get("issueType") or ""),
        " ".join(row["message"].split()),
        tuple(replacement["value"] for replacement in row["replacements"]),
    )
