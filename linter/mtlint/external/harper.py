"""Harper: a grammar checker of its own in Rust, in this process and without Java.

Source: the package `harper-py` 0.2.0 on PyPI, bindings to Harper 2.13.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtlint.external import Adapter, Match, missing
from mtlint.external._in_process import asked, checked_choice, readable, version_of
from mtlint.text.abbreviations import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DIALECTS = ("american", "british", "australian", "canadian", "indian")
_KINDS = {
    "Agreement": "grammar",
    "BoundaryError": "compounding",
    "Capitalization": "casing",
    "Eggcorn": "confusion",
    "Formatting": "typography",
    "Grammar": "grammar",
    "Malapropism": "confusion",
    "Miscellaneous": "grammar",
    "Nonstandard": "grammar",
    "Punctuation": "punctuation",
    "Repetition": "repetition",
    "Spelling": "spelling",
    "Typo": "confusion",
    "Usage": "grammar",
    "WordChoice": "confusion",
}  # all others are style


class Harper(Adapter):
    """Asks Harper: checks grammar, confused words, repetitions and punctuation.

    It needs no Java. Its sources: https://github.com/Automattic/harper. It and its bindings are
    under the Apache License 2.0.
    """

    # Wrong in clean news and human translation as often as right, or more: house taste in marks
    # and figures, quotations that go on in the next paragraph, and guesses at what is missing.
    noisy = word_set(
        """
        AvoidCurses CompoundNouns Damages Dashes DayOneNames DiscourseMarkers DisjointPrefixes
        ExpandMemoryShorthands ExpandMinimum ExpandTimeShorthands FindOut InflectedVerbAfterTo
        ItTimeAuxiliary LeftRightHand MassNouns MergeWords MissingPreposition MissingTo
        ModalBeAdjective NoFrenchSpaces NumericRangeEnDash ObsessPreposition OneOfTheSingular
        OrthographicConsistency PluralDecades QuantifierNumeralConflict QuiteQuiet
        SentenceCapitalization SplitWords ThatThan TheirToThere TheirToTheyre There ThereToTheir
        ToTwoToo TransposedSpace UnclosedQuotes UpdatePlaceNames UseEllipsisCharacter
        WayTooAdjective WhomSubjectOfVerb
        """
    )
    dialect: str = "american"
    batch: int = 5_000

    def __init__(self, options: Mapping[str, Any], folder: Path = Path()) -> None:
        super().__init__(options, folder)
        checked_choice(self.name, "dialect", self.dialect, _DIALECTS)
        self._linter: Any = None  # serves one thread at a time

    @property
    def version(self) -> str:
        """The release of the engine, and the option."""
        return f"{version_of('harper-py', 'harper')} {self.dialect}"

    def check(self, texts: Sequence[str]) -> Sequence[Sequence[Match]]:
        """Return what Harper marks in each text."""
        if self._linter is None:
            try:
                import harper  # noqa: PLC0415 - only when asked
            except ImportError:
                raise missing("harper-py", "harper") from None
            self._linter = harper.Linter(harper.Dialect[self.dialect.upper()])
        return [self._matches(text) for text in texts]

    def _matches(self, text: str) -> list[Match]:
        nothing: Mapping[str, Sequence[Any]] = {}
        shown = readable(text)
        answer = asked(self._lints, shown, nothing)
        found = (_match(rule, lint) for rule, lints in answer.items() for lint in lints)
        return [m for m in found if shown[m.start : m.end] == text[m.start : m.end]]

    def _lints(self, text: str) -> Mapping[str, Sequence[Any]]:
        """Return the lints of each rule; of two that overlap, neither is left out for the other."""
        found: Mapping[str, Sequence[Any]] = self._linter.organized_lints(
            text, language="plaintext", dedup=False
        )
        return found


def _match(rule: str, lint: Any) -> Match:
    kind = _KINDS.get(lint.lint_kind, "style")
    written = tuple(_written(lint.problem_text, suggestion) for suggestion in lint.suggestions)
    return Match(lint.span.start, lint.span.end, rule, kind, lint.message, written)


def _written(marked: str, suggestion: Any) -> str:
    if suggestion.kind.name == "INSERT_AFTER":
        return marked + str(suggestion.replacement_text)
    return str(suggestion.replacement_text)  # empty where the marked text goes
