"""The engine: documents and rules in, findings out. Pure; no I/O.

The gate reads a document once; a rule is asked only where its trigger was found, a word rule
once for each distinct word. What a rule yields is then held against what it says of itself:
the kinds of block it reads and whether it looks inside quotations.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from mtlint.blanks import OTHERS, is_wrapped, with_single_blanks
from mtlint.evidence import weigh
from mtlint.gate import Gate
from mtlint.rule import (
    EVERY_BLOCK,
    BlockRule,
    CorpusRule,
    DocumentRule,
    Finding,
    IgnoreRule,
    PairRule,
    Rule,
    SentenceRule,
    WordRule,
)
from mtlint.text import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_REMEMBERED_WORDS = 200_000
_LONG = 100_000  # code points
_BLANKS = "blanks"  # no rule has such an id; one that is not registered has none
_MOST_FINDINGS = 1_000  # of a rule in a document; one more for as many characters
_Place = TypeVar("_Place", bound=Span)


class Failure(NamedTuple):
    """A rule that raised while it checked a document; its other findings are not known."""

    rule: str
    path: str | None
    error: str


class Checked(NamedTuple):
    """What came of one document: findings in the order of their places, and failures."""

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()


class Examined(NamedTuple):
    """What came of one document of a run.

    `notes` are those of the rules across documents, each with the id of its rule.
    """

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[tuple[str, Any], ...] = ()


class Engine:
    """Rules made ready to check many documents.

    The first check raises `mtlint.gate.TriggerError` if a trigger cannot be used.
    With `gated=False` every rule is asked everywhere: slow, and the same findings.
    """

    def __init__(self, rules: Iterable[Rule], *, gated: bool = True) -> None:
        rules = tuple(rules)
        self._words = [rule for rule in rules if isinstance(rule, WordRule)]
        self._pairs = [rule for rule in rules if isinstance(rule, PairRule)]
        self.corpus_rules = tuple(rule for rule in rules if isinstance(rule, CorpusRule))
        self.ignore_rules = tuple(rule for rule in rules if isinstance(rule, IgnoreRule))
        self.ids = frozenset(rule.id for rule in rules)
        local = [r for r in rules if isinstance(r, SentenceRule | BlockRule | DocumentRule)]
        self._local = {rule.id: rule for rule in local}
        triggers = {r.id: t for r in local if (t := r.scanned) is not None}
        self._always = [rule_id for rule_id in self._local if not gated or rule_id not in triggers]
        once = {rule.id for rule in local if isinstance(rule, DocumentRule)}
        gated = gated and bool(triggers)
        self._gate = Gate({**triggers, _BLANKS: OTHERS} if gated else {}, {*once, _BLANKS})
        self._sources = {rule.id: rule.sources for rule in rules if rule.sources}
        self._judged: set[str] = set()
        self._verdicts: dict[str, list[tuple[WordRule, str | bool]]] = {}  # of words with a flaw

    def check(self, document: Document) -> Checked:
        """Return the findings of one document, and the rules that failed on it.

        A rule that goes on and on is stopped: a text with a flaw at every word is no prose, and
        nobody reads that far. The last finding that is told says so.
        """
        [checked] = self.check_all([document])
        return checked

    def check_all(self, documents: Sequence[Document]) -> list[Checked]:
        """Return for each document what `check` returns.

        Faster than one by one: a rule is asked about all of them in a row, while the processor
        has its code and tables at hand.
        """
        if not gc.isenabled() or all(len(document.text) < _LONG for document in documents):
            return self._check_all(documents)
        gc.disable()  # the views of a long text are a million values, and not one is garbage yet
        try:
            return self._check_all(documents)
        finally:
            gc.enable()

    def _check_all(self, documents: Sequence[Document]) -> list[Checked]:
        sheets = [_Sheet(document, self._answer) for document in documents]
        asked: defaultdict[str, list[tuple[_Sheet, Sequence[int] | None]]] = defaultdict(list)
        for sheet in sheets:
            for rule_id, offsets in self._fired(sheet.document):
                asked[rule_id].append((sheet, offsets))
        for rule_id, places in asked.items():
            rule = self._local[rule_id]
            for sheet, offsets in places:
                sheet.collect(rule, _ask(rule, sheet.document, offsets))
        for sheet in sheets:
            if self._words:
                self._check_words(sheet)
            if self._pairs and sheet.document.source is not None:
                source = Document(sheet.document.source)
                for pair_rule in self._pairs:
                    sheet.collect(pair_rule, _ask_pair(pair_rule, source, sheet.document))
        return [sheet.checked(self._sources) for sheet in sheets]

    def check_corpus(
        self, notes: Mapping[str, Sequence[tuple[int, str | None, object]]]
    ) -> Iterator[tuple[int, Finding]]:
        """Yield the findings across documents from the notes of each corpus rule, by its id."""
        for rule in self.corpus_rules:
            yield from rule.check(notes.get(rule.id, ()))

    def _fired(self, document: Document) -> Iterator[tuple[str, Sequence[int] | None]]:
        """Yield the rules to ask with the places of their triggers (None: everywhere)."""
        for rule_id in self._always:
            yield rule_id, None
        yield from self._scan(document).items()

    def _scan(self, document: Document) -> dict[str, list[int]]:
        places = self._gate.scan(document.text)
        if places.pop(_BLANKS, None) or is_wrapped(document):
            plain = with_single_blanks(document)
            for key, offsets in self._gate.scan(plain.text).items():
                places[key] = sorted({*places.get(key, ()), *map(plain.original, offsets)})
        return places

    def _answer(self, rule: Rule, answer: Iterable[Finding]) -> Iterable[Finding]:
        """Return what a rule answers; here one may look on."""
        del rule
        return answer

    def _check_words(self, sheet: _Sheet) -> None:
        words = sheet.document.vocabulary
        if not words <= self._judged:
            if len(self._judged) > _REMEMBERED_WORDS:
                self._judged.clear()
                self._verdicts.clear()
            new = words - self._judged
            for rule in self._words:
                sheet.collect(rule, self._judge(rule, new))
            self._judged |= new
        for word in self._verdicts.keys() & words:
            for rule, verdict in self._verdicts[word]:
                sheet.collect(rule, _located(rule, sheet.document, word, verdict))

    def _judge(self, rule: WordRule, words: Iterable[str]) -> Iterator[Finding]:
        """Ask a word rule of words and remember what it says against them; yields nothing yet."""
        failed: Exception | None = None
        for word in words:
            try:
                verdict = rule.check(word)
            except Exception as error:  # noqa: BLE001 - told once; the other words are judged
                failed = error
                continue
            if verdict is not None and verdict is not False:
                self._verdicts.setdefault(word, []).append((rule, verdict))
        if failed is not None:
            raise failed
        yield from ()


class _Sheet:
    """A document with what rules have said of it so far."""

    def __init__(
        self, document: Document, answer: Callable[[Rule, Iterable[Finding]], Iterable[Finding]]
    ) -> None:
        self.document = document
        self._answer = answer
        self._findings: list[Finding] = []
        self._failures: list[Failure] = []
        self._most = _MOST_FINDINGS + len(document.text) // _MOST_FINDINGS

    def collect(self, rule: Rule, answer: Iterable[Finding]) -> None:
        """Take down what a rule answers, as far as it is wanted, or that it failed."""
        findings = self._findings
        last = len(findings) + self._most
        try:
            for finding in self._answer(rule, answer):
                if _wanted(rule, self.document, finding):
                    findings.append(finding)
                    if len(findings) == last:
                        findings[-1] = _last_of(self._most, finding)
                        break
        except Exception as error:  # noqa: BLE001 - a rule may raise anything; the run goes on
            why = f"{type(error).__name__}: {error}"
            self._failures.append(Failure(rule.id, self.document.path, why))

    def checked(self, sources: Mapping[str, Any]) -> Checked:
        """Return it all, in the order of the places."""
        findings = weigh(_sorted(self._findings), sources)
        return Checked(findings, tuple(sorted(self._failures)))


def _ask(rule: Rule, document: Document, offsets: Sequence[int] | None) -> Iterator[Finding]:
    if isinstance(rule, DocumentRule):
        yield from rule.check(document)
    elif isinstance(rule, BlockRule):
        blocks = document.blocks if offsets is None else _places(document.last_block, offsets)
        for block in blocks:
            yield from rule.check(block)
    elif isinstance(rule, SentenceRule):
        sentences = (
            document.sentences if offsets is None else _places(document.last_sentence, offsets)
        )
        for sentence in sentences:
            yield from rule.check(sentence)


def _ask_pair(rule: PairRule, source: Document, target: Document) -> Iterator[Finding]:
    yield from rule.check(source, target)


def _places(last: Callable[[int], _Place | None], offsets: Sequence[int]) -> Iterable[_Place]:
    """Return the places that hold the offsets, which are in order, or end before them; each once."""
    places: list[_Place] = []
    end = -1
    for offset in offsets:
        if offset < end:  # still in the place before
            continue
        place = last(offset)
        if place is not None and place.start >= end:
            places.append(place)
            end = place.end
    return places


def _located(rule: Rule, document: Document, word: str, verdict: str | bool) -> Iterator[Finding]:
    fix = verdict if isinstance(verdict, str) else None
    for place in document.word_places.get(word, ()):
        yield rule.finding(document, place.start, place.end, fix=fix)


def _last_of(most: int, finding: Finding) -> Finding:
    return finding._replace(
        message=f"{finding.message}; the rule stops here, after {most:,} places"
    )


def _wanted(rule: Rule, document: Document, finding: Finding) -> bool:
    if not rule.quotations and document.in_quotation(finding.start, finding.end):
        return False
    if rule.blocks is EVERY_BLOCK:
        return True
    block = document.block_at(finding.start)
    return block is None or block.kind in rule.blocks


def _sorted(findings: list[Finding]) -> list[Finding]:
    """Put findings in the order of their places, the weightier first, one for each span."""
    findings.sort(key=lambda f: (f.start, f.end, -f.severity, -f.confidence, f.rule))
    return [
        finding
        for index, finding in enumerate(findings)
        if index == 0 or (finding.start, finding.end) != findings[index - 1][1:3]
    ]
