"""LingoTweaker: LanguageTool's rules in a port to Rust, in this process and without Java.

Source: the packages `lingotweaker` 0.2.8 and `lingotweaker-data-en` 0.1.6 on PyPI.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from mtlint.compiled import pattern
from mtlint.external import Adapter, EngineError, Match, missing
from mtlint.external._in_process import asked, checked_choice, readable, version_of
from mtlint.external._languagetool_rules import NOISY, kind_of
from mtlint.external.offsets import from_utf8

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PACKAGES = ("lingotweaker", "lingotweaker-data-en")
_LANGUAGES = ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA")  # others are taken for en-US
_TAGS = pattern(r"</?suggestion>")
# Where a mark follows an e-mail address at once, it counts all that comes after wrongly, or fails.
_SAFE = str.maketrans("@\ufeff", "_ ")


class LingoTweaker(Adapter):
    """Asks LingoTweaker: checks grammar, confused words and punctuation by LanguageTool's rules.

    It needs no Java. Its sources: https://github.com/fiduswriter/LingoTweaker. It and its data
    are under the LGPL.
    """

    noisy = NOISY
    threads = 4  # one engine serves them all
    language: str = "en-US"
    picky: bool = False
    batch: int = 5_000

    def __init__(self, options: Mapping[str, Any], folder: Path = Path()) -> None:
        super().__init__(options, folder)
        checked_choice(self.name, "language", self.language, _LANGUAGES)
        self._loading = Lock()
        self._engine: Any = None

    @property
    def version(self) -> str:
        """The releases of the engine and of its data, and the options."""
        releases = [version_of(package, "lingotweaker") for package in _PACKAGES]
        return f"{' '.join(releases)} {self.language} {self.picky}"

    def check(self, texts: Sequence[str]) -> Sequence[Sequence[Match]]:
        """Return what the engine marks in each text."""
        with self._loading:
            if self._engine is None:
                self._engine = self._loaded()
        return [self._matches(text) for text in texts]

    def _loaded(self) -> Any:
        try:
            import lt_py  # noqa: PLC0415 - only when asked
        except ImportError:
            raise missing("lingotweaker", "lingotweaker") from None
        try:
            return lt_py.Engine("en", variant=self.language, picky=self.picky)
        except (RuntimeError, ValueError) as error:
            why = f"it does not start: {error}; run: pip install --force-reinstall {_PACKAGES[1]}"
            raise EngineError(why) from None

    def _matches(self, text: str) -> list[Match]:
        shown = readable(text).translate(_SAFE)
        place = from_utf8(shown)
        rows: list[Mapping[str, Any]] = asked(self._engine.check, shown, [])
        found = (
            Match(
                place(row["offset"]),
                place(row["offset"] + row["length"]),
                row["rule_id"],
                kind_of(row["rule_id"], row["category_id"], row["issue_type"]),
                _TAGS.sub("'", row["message"]),
                tuple(row["suggestions"]),
            )
            for row in rows
        )
        return [m for m in found if shown[m.start : m.end] == text[m.start : m.end]]
