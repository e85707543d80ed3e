"""The rule contract: what a rule is, what it yields, and the scopes in which it is asked.

A rule is a class (or an instance of a declarative kind) without state. It says in class
attributes what it is about, carries its own documentation and examples, and yields findings.
The registry stamps its id, `family.flaw`, from where it stands; no rule states its own.

An attribute that a rule annotates itself is an option that users can set:

    class ToBeforePast(SentenceRule):
        allow: frozenset[str] = frozenset({"united"})
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from mtlint.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.gate import Trigger
    from mtlint.house_names import HouseName
    from mtlint.text import Block, Document, Sentence, Span


class _Level(IntEnum):
    def __str__(self) -> str:
        return self.name.lower()

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class Severity(_Level):
    """How bad a finding is."""

    HINT = 1
    WARNING = 2
    ERROR = 3


class Confidence(_Level):
    """How often a rule is right: about half the time, mostly, nearly always."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Fix(NamedTuple):
    """What to write instead of a finding's span; `safe` where no meaning can be lost."""

    replacement: str
    safe: bool = True


class Related(NamedTuple):
    """Another place that explains a finding; `path` only where it stands in another document."""

    start: int
    end: int
    message: str
    path: str | None = None


class Finding(NamedTuple):
    """A marked place: `start` to `end` in code points of the document, the end exclusive."""

    rule: str
    start: int
    end: int
    message: str
    severity: Severity
    confidence: Confidence
    fix: Fix | None = None
    related: tuple[Related, ...] = ()


class Heeded(NamedTuple):
    """What became of a wish that stands at `start` to `end`: what is wrong with it.

    `unused` are its selectors whose rules ran and found nothing there.
    """

    start: int
    end: int
    problems: Sequence[str]
    unused: Sequence[str]


PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""Blocks that hold whole sentences."""

EVERY_BLOCK = frozenset(BlockKind)


class Rule:
    r"""What all rules share.

    `trigger` is a pattern that is found in every text in which the rule can find anything: the
    engine asks the rule only where it is found, in the sentence or block that holds its last
    letter, or ends before it (None: everywhere). It may be found too often, never too seldom: case
    does not count but in `(?-i:…)` (so that `[^a-z]` takes any letter, and `[^a-zA-Z]` none),
    look-around and word boundaries are passed over, a-z stands for all letters and 0-9 for all
    digits there are, a blank for white space, a last one for the end of a line too; `\Z` is the
    end of the text.
    """

    id: str = ""
    message: str = ""
    severity: Severity = Severity.WARNING
    confidence: Confidence = Confidence.HIGH
    mqm: str = "fluency"
    trigger: str | None = None
    quotations: bool = True  # False: a finding inside a quotation is dropped
    blocks: frozenset[BlockKind] = EVERY_BLOCK  # a finding in another kind of block is dropped
    sources: tuple[str, ...] = ()  # languages (ISO 639-1) whose translations show it; () = any
    default: bool = True  # False: only the strict profile has it
    groups: tuple[str, ...] = ()  # more that selectors know it by, like "family.kind"
    preview: bool = False  # True: new, only where previews are asked for or it is selected by id
    safe: bool = True  # False: its fixes may change the meaning
    since: str = "0.1"
    bad: Sequence[Any] = ()
    good: Sequence[Any] = ()
    known: Sequence[Any] = ()  # false alarms that are known and accepted
    names: tuple[HouseName, ...] = ()  # those of the settings, not for a rule to state

    def finding(
        self,
        place: Span | Document | None,
        start: int,
        end: int,
        *,
        fix: str | None = None,
        safe: bool | None = None,
        related: Iterable[Related] = (),
        **values: object,
    ) -> Finding:
        """Return a finding on `start` to `end` (offsets in the document, not in `place`).

        The message is the rule's, with `{match}`, `{fix}` and the given values filled in. A
        corpus rule, which no longer has the document, passes None and the `match` itself.
        `safe` is the rule's own where it is not given.
        """
        if place is not None:
            text: str = getattr(place, "document", place).text
            values = {"match": " ".join(text[start:end].split()), **values}
        return Finding(
            self.id,
            start,
            end,
            self.message.format(fix=fix, **values),
            self.severity,
            self.confidence,
            None if fix is None else Fix(fix, self.safe if safe is None else safe),
            tuple(related),
        )

    @property
    def scanned(self) -> Trigger | None:
        """The trigger, made ready for the gate; None where the rule is asked everywhere."""
        from mtlint.triggers import trigger  # noqa: PLC0415 - handles have theirs ready

        return None if self.trigger is None else trigger(self.trigger, stated=True)

    @property
    def documentation(self) -> str:
        """Why the rule is there, when it is right, and what it cannot see; Markdown."""
        return self.__doc__ or ""

    @property
    def summary(self) -> str:
        """The first sentence of the documentation."""
        opening = " ".join(self.documentation.strip().partition("\n\n")[0].split())
        first, stop, _ = opening.partition(". ")
        return first + stop.rstrip()

    contract: ClassVar[frozenset[str]]  # the attributes above: what is no option


class WordRule(Rule):
    """Asked once for each distinct word of `Document.vocabulary` in a run.

    The engine finds the places.
    The verdict must depend on the word alone: it is remembered.
    """

    def check(self, word: str) -> str | bool | None:
        """Return what to write instead of `word`, True for a flaw without a fix, or None."""
        raise NotImplementedError


class SentenceRule(Rule):
    """Asked for each sentence in which its trigger was found."""

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the findings of one sentence."""
        raise NotImplementedError


class BlockRule(Rule):
    """Asked for each block in which its trigger was found: it sees across sentence ends."""

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the findings of one block."""
        raise NotImplementedError


class DocumentRule(Rule):
    """Asked for each document in which its trigger was found."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the findings of one document."""
        raise NotImplementedError


class PairRule(Rule):
    """Asked for each document whose source text is known; examples are (source, target)."""

    def check(self, source: Document, target: Document) -> Iterator[Finding]:
        """Yield findings on the target."""
        raise NotImplementedError


class CorpusRule(Rule):
    """Asked once for all documents of a run, in two steps so that none need be kept.

    `note` says of one document what must be remembered: a small tuple of plain values (strings,
    numbers, tuples), which can be sent between processes and kept between runs; None for nothing.
    `check` gets the notes, each with the number of its document and its path, and yields
    findings with the number of the document in which they stand. Examples are tuples of texts.
    """

    def note(self, document: Document) -> Any:
        """Return what must be remembered of a document, or None."""
        raise NotImplementedError

    def check(self, notes: Sequence[tuple[int, str | None, Any]]) -> Iterator[tuple[int, Finding]]:
        """Yield findings, each with the number of its document."""
        raise NotImplementedError


class IgnoreRule(Rule):
    """Asked, after all other rules, for each wish not to be told of findings: see `wishes`.

    Examples are Markdown, in which such a wish is a comment.
    """

    def check(self, document: Document, ignore: Heeded) -> Iterator[Finding]:
        """Yield what is wrong with a wish that stands in the document."""
        raise NotImplementedError


SCOPES = (WordRule, SentenceRule, BlockRule, DocumentRule, PairRule, CorpusRule, IgnoreRule)

Rule.contract = frozenset(Rule.__annotations__)
