"""The declarative kinds: rules that a TOML pack states as data.

A pack is a TOML file with a table for each rule. Keys that every kind knows are those of the
rule contract (`message`, `severity`, `bad` …) and `why`, the documentation. Then there is

    pattern      `pattern`, a regular expression or a list of them; `fix`, a template
    swap         `swap`, a table from patterns to what to write instead
    phrase       `phrase`, words with gaps and inflections (see `Phrase`); `fix`
    consistency  `either`, a table of spellings: either the left one or the right one, not both

and for all of them `unless` (patterns that call a finding off when they match in its sentence),
`needs` (patterns one of which must match somewhere in the document) and `case` (true: capitals
count).
"""

from __future__ import annotations

import re
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from mtlint import compiled, inflect
from mtlint.errors import BrokenRuleError
from mtlint.limits import Limited, Stopwatch
from mtlint.nearest import nearest
from mtlint.phrases import phrase_pattern
from mtlint.rule import BlockRule, Confidence, DocumentRule, Finding, Related, Rule, Severity
from mtlint.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mtlint.gate import Trigger
    from mtlint.text import Block, Document, Span


_FARTHEST = 1_000  # characters between a match and what calls it off: a sentence may be endless


def _strings(value: Any) -> tuple[str, ...]:
    values = (value,) if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not all(isinstance(v, str) for v in values):
        raise BrokenRuleError("wants a string or a list of strings")
    return tuple(values)


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise BrokenRuleError("wants true or false")
    return value


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise BrokenRuleError("wants a string")
    return value


def _table(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not value:
        raise BrokenRuleError("wants a table of strings")
    return {key: _string(entry) for key, entry in value.items()}


def _level(levels: type[Severity | Confidence]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        try:
            return levels[_string(value).upper()]
        except KeyError:
            raise BrokenRuleError(f"wants one of {', '.join(map(str, levels))}") from None

    return read


def _blocks(value: Any) -> frozenset[BlockKind]:
    try:
        return frozenset(map(BlockKind, _strings(value)))
    except ValueError:
        raise BrokenRuleError(f"wants some of {', '.join(k.value for k in BlockKind)}") from None


_COMMON: dict[str, Callable[[Any], Any]] = {
    "message": _string,
    "severity": _level(Severity),
    "confidence": _level(Confidence),
    "mqm": _string,
    "trigger": _string,
    "quotations": _boolean,
    "blocks": _blocks,
    "sources": _strings,
    "default": _boolean,
    "preview": _boolean,
    "since": _string,
    "bad": _strings,
    "good": _strings,
    "known": _strings,
}


class Declared(BlockRule):
    """What the declarative kinds share: the keys of the contract, and when to hold back."""

    keys: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    required: tuple[str, ...] = ()
    time_limit: float | None = None  # seconds for a text; None for the rules that come with mtlint

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Read a rule's table; raises `BrokenRuleError` for what is missing, unknown or wrong."""
        known = {
            **_COMMON,
            **self.keys,
            "why": _string,
            "unless": _strings,
            "needs": _strings,
            "case": _boolean,
            "safe": _boolean,
        }
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key == "kind":
                continue
            if key not in known:
                raise BrokenRuleError(f"does not know the key '{key}'{nearest(key, known)}")
            try:
                values[key] = known[key](value)
            except BrokenRuleError as error:
                raise BrokenRuleError(f"'{key}' {error}") from None
        for key in self.required:
            if not values.get(key):
                raise BrokenRuleError(f"wants the key '{key}'")
        self._why: str = values.pop("why", "")
        self._unless: tuple[str, ...] = values.pop("unless", ())
        self._needs: tuple[str, ...] = values.pop("needs", ())
        self._ignore_case = not values.pop("case", False)
        for key, value in values.items():
            setattr(self, key, value)

    def validate(self) -> None:
        """Raise `BrokenRuleError` for a key that is missing and a pattern that is wrong."""
        for key in ("message", "bad", "good"):
            if not getattr(self, key):
                raise BrokenRuleError(f"wants the key '{key}'")
        for source in (*self.sources_of_patterns(), *self._unless, *self._needs):
            try:
                re.compile(source)
            except re.error:
                self.compiled(source)  # `regex` knows more; its complaint is the one that counts

    def sources_of_patterns(self) -> tuple[str, ...]:
        """Return the patterns that the rule looks for."""
        raise NotImplementedError

    def compiled(self, source: str) -> Any:
        """Compile a pattern; raises `BrokenRuleError` with the fault."""
        try:
            made = compiled.pattern(source, "im" if self._ignore_case else "m")
        except compiled.PatternError as error:
            raise BrokenRuleError(f"pattern {error}") from None
        return made if self.time_limit is None else Limited(made, self._watch)

    @cached_property
    def _watch(self) -> Stopwatch:
        return Stopwatch(self.time_limit or 0)

    @cached_property
    def _calls_off(self) -> list[Any]:
        return [self.compiled(source) for source in self._unless]

    @cached_property
    def _cues(self) -> list[Any]:
        return [self.compiled(source) for source in self._needs]

    @property
    def scanned(self) -> Trigger | None:
        """The trigger that the table states, or what every match of its patterns contains."""
        from mtlint.triggers import trigger  # noqa: PLC0415 - handles have theirs ready

        if self.trigger is not None:
            return trigger(self.trigger, stated=True)
        sources = self.sources_of_patterns()
        return trigger(*sources if self._ignore_case else (f"(?-i:{source})" for source in sources))

    @property
    def documentation(self) -> str:
        """The pack's `why`."""
        return self._why

    def holds(self, place: Span, start: int, end: int) -> bool:
        """Say whether no `unless` calls off a match, and a cue of `needs` is there."""
        document = place.document
        if self._unless:
            sentence = document.sentence_at(start)
            low, high = (sentence.start, sentence.end) if sentence else (place.start, place.end)
            low, high = max(low, start - _FARTHEST), min(max(high, end), end + _FARTHEST)
            if any(p.search(document.text, low, high) for p in self._calls_off):
                return False
        return not self._needs or any(map(document.contains, self._cues))


class Pattern(Declared):
    r"""A regular expression; `fix` may name its groups as in `\1` or `\g<name>`."""

    keys: ClassVar = {"pattern": _strings, "fix": _string}
    required = ("pattern",)
    pattern: tuple[str, ...] = ()
    fix: str | None = None

    def sources_of_patterns(self) -> tuple[str, ...]:
        """Return the rule's patterns."""
        return self.pattern

    @cached_property
    def _compiled(self) -> list[Any]:
        return [self.compiled(source) for source in self.sources_of_patterns()]

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the matches in a block that nothing calls off."""
        for number, pattern in enumerate(self._compiled):
            for match in block.search(pattern):
                if match.end() > match.start() and self.holds(block, *match.span()):
                    fix = self.replacement(number, match)
                    yield self.finding(block, *match.span(), fix=fix)

    def replacement(self, number: int, match: Any) -> str | None:
        """Return what to write for a match of the pattern of that number."""
        del number
        return None if self.fix is None else recase(match.group(), compiled.filled(self.fix, match))


class Swap(Pattern):
    """A table from patterns (whole words) to what to write instead; capitals follow the text."""

    keys: ClassVar = {"swap": _table}
    required = ("swap",)
    swap: Mapping[str, str] = MappingProxyType({})

    def sources_of_patterns(self) -> tuple[str, ...]:
        """Return the left sides as patterns for whole words."""
        return tuple(rf"(?<!\w)(?:{source})(?!\w)" for source in self.swap)

    @cached_property
    def _rights(self) -> list[str]:
        return list(self.swap.values())

    def replacement(self, number: int, match: Any) -> str:
        """Return the right side that belongs to a match."""
        return recase(match.group(), compiled.filled(self._rights[number], match))


class Phrase(Pattern):
    r"""Words with gaps and inflections, for those who do not speak regular expressions.

        precise~ that           a word with ~ stands for all its forms
        (in | at) the near of   one of several
        the [very] actual       a word that may be missing
        put ... in cause        up to four words between
        conclude , ... , okay   marks stand for themselves
        <number> <name> <month> a number, a capitalised word, a month; <word> for any one

    In `fix`, `~` takes over the form that the text had: `specify~ that`.
    """

    keys: ClassVar = {"phrase": _strings, "fix": _string}
    required = ("phrase",)
    phrase: tuple[str, ...] = ()

    def sources_of_patterns(self) -> tuple[str, ...]:
        """Return the phrases as patterns."""
        return tuple(map(phrase_pattern, self.phrase))

    def replacement(self, number: int, match: Any) -> str | None:
        """Return the fix in the form that the text had."""
        del number
        if self.fix is None:
            return None
        form = next((k for k, v in match.groupdict().items() if v and k in _FORMS), "base")
        fixed = re.sub(r"([A-Za-z]+)~", lambda m: inflect.form(m[1], form), self.fix)
        return recase(match.group(), fixed)


_FORMS = ("base", "s", "ed", "ing", "en")


class Consistency(DocumentRule):
    """Either spelling, not both in one text; the rarer one is marked, the earlier on a tie."""

    time_limit: float | None = None

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Read a rule's table; raises `BrokenRuleError` like the other kinds."""
        self._declared = _Either(table)
        for key in Rule.contract:
            setattr(self, key, getattr(self._declared, key))
        if self.trigger is None:
            self.trigger = "|".join(f"(?:{left})" for left in self._declared.either)

    @property
    def documentation(self) -> str:
        """The pack's `why`."""
        return self._declared.documentation

    def validate(self) -> None:
        """Raise `BrokenRuleError` for a key that is missing and a pattern that is wrong."""
        self._declared.validate()

    @cached_property
    def _pairs(self) -> list[tuple[str, str, Any, Any]]:
        self._declared.time_limit = self.time_limit
        whole = self._declared.compiled
        return [
            (left, right, whole(rf"(?<!\w){left}(?!\w)"), whole(rf"(?<!\w){right}(?!\w)"))
            for left, right in self._declared.either.items()
        ]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the places of the spelling that is in the minority."""
        for left, right, left_pattern, right_pattern in self._pairs:
            lefts = list(left_pattern.finditer(document.text))
            rights = list(right_pattern.finditer(document.text)) if lefts else []
            if not rights:
                continue
            few, many, instead = (
                (rights, lefts, left) if len(rights) < len(lefts) else (lefts, rights, right)
            )
            there = [Related(m.start(), m.end(), "spelt so here") for m in many[:3]]
            for match in few:
                fix = recase(match.group(), instead)
                yield self.finding(document, *match.span(), fix=fix, related=there)


class _Either(Declared):
    keys: ClassVar = {"either": _table}
    required = ("either",)
    either: Mapping[str, str] = MappingProxyType({})

    def sources_of_patterns(self) -> tuple[str, ...]:
        return (*self.either, *self.either.values())


def recase(model: str, text: str) -> str:
    """Give `text` the initial capital of `model`, where `model` opens with one.

    >>> recase("In the near of", "near"), recase("ONU", "the UN"), recase("onu", "the UN")
    ('Near', 'the UN', 'the UN')
    """
    opens = model[:1].isupper() and not model[1:2].isupper()
    return text[:1].upper() + text[1:] if opens else text


KINDS: dict[str, Callable[[Mapping[str, Any]], Pattern | Consistency]] = {
    "pattern": Pattern,
    "swap": Swap,
    "phrase": Phrase,
    "consistency": Consistency,
}


def declare(table: object) -> Rule:
    """Return the rule that a table states; raises `BrokenRuleError` for what is wrong with it."""
    if not isinstance(table, dict):
        raise BrokenRuleError(
            "is no table; a rule is a table with 'kind', 'message', 'bad' and 'good'"
        )
    kind = table.get("kind")
    if kind not in KINDS:
        hint = nearest(str(kind), KINDS) or f"; there are {', '.join(KINDS)}"
        raise BrokenRuleError(f"has the unknown kind {kind!r}{hint}")
    rule = KINDS[kind](table)
    rule.validate()
    return rule
