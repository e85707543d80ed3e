"""From a rule's marked examples to assertions; for our own rules and for everyone's.

`[[wrong|right]]` marks a finding with its fix, `[[wrong]]` one without. A `bad` example must give
exactly the marked findings, with those fixes, and be clean once they are applied; a `good` one
gives nothing. Examples of a pair rule are (source, target), those of a corpus rule tuples of
texts, those of a rule of ignores Markdown in which all rules ran and found nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from mtlint.engine import Engine
from mtlint.fixes import apply_fixes
from mtlint.rule import CorpusRule, Finding, IgnoreRule, PairRule, Rule
from mtlint.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = re.compile(r"\[\[(.*?)(?:\|([^|\]]*))?\]\]", re.DOTALL)


class Mark(NamedTuple):
    """A marked place in code points of the unmarked text; `fix` is None where none is given."""

    start: int
    end: int
    fix: str | None


class Example(NamedTuple):
    """A text without its marks, and the marks."""

    text: str
    marks: tuple[Mark, ...]


def parse_example(marked: str) -> Example:
    """Take the marks out of an example.

    >>> parse_example("Sent to [[the the|the]] port.")
    Example(text='Sent to the the port.', marks=(Mark(start=8, end=15, fix='the'),))
    """
    marks: list[Mark] = []
    parts: list[str] = []
    length = done = 0
    for match in _MARK.finditer(marked):
        before = marked[done : match.start()]
        start = length + len(before)
        marks.append(Mark(start, start + len(match[1]), match[2]))
        parts += (before, match[1])
        length = start + len(match[1])
        done = match.end()
    return Example("".join((*parts, marked[done:])), tuple(marks))


def problems(rule: Rule) -> list[str]:
    """Return what is wrong with a rule's examples, a sentence each; empty where all hold."""
    found: list[str] = []
    if not rule.bad or not rule.good:
        found.append(f"{rule.id}: wants at least one bad and one good example")
    for example in rule.bad:
        found += [f"{rule.id}: {problem}" for problem in _bad_problems(rule, example)]
    for example in rule.good:
        for text, findings in _checked(rule, example):
            found += [
                f"{rule.id}: good example {text!r} is marked at {text[f.start : f.end]!r}"
                for f in findings
            ]
    for example in rule.known:
        if not any(findings for _, findings in _checked(rule, example)):
            found.append(f"{rule.id}: known false alarm {example!r} is gone; make it a good one")
    return found


def assert_examples(rule: Rule) -> None:
    """Raise `AssertionError` with all that is wrong with a rule's examples."""
    wrong = problems(rule)
    assert not wrong, "\n".join(wrong)  # noqa: S101 - this is a test's assertion


def _texts(rule: Rule, example: Any) -> tuple[str, ...]:
    texts = (example,) if isinstance(example, str) else tuple(example)
    if isinstance(rule, PairRule) and len(texts) != 2:
        raise ValueError(f"{rule.id}: an example of a pair rule is (source, target)")
    return texts


def _bad_problems(rule: Rule, example: Any) -> Iterator[str]:
    marked = [parse_example(text) for text in _texts(rule, example)]
    checked = list(_checked(rule, [example.text for example in marked]))
    if isinstance(rule, PairRule):
        marked = marked[1:]
    if not any(example.marks for example in marked):
        yield f"bad example {example!r} has no mark"
    fixed_texts = []
    for (text, marks), (_, findings) in zip(marked, checked, strict=True):
        wanted = [(mark.start, mark.end, mark.fix) for mark in marks]
        found = [(f.start, f.end, f.fix.replacement if f.fix else None) for f in findings]
        if found != wanted:
            yield f"{text!r}: found {_shown(text, found)}, wanted {_shown(text, wanted)}"
        fixed_texts.append(apply_fixes(text, findings, unsafe=True))
    if all(mark.fix is not None for _, marks in marked for mark in marks):
        sources = _texts(rule, example)[:1] if isinstance(rule, PairRule) else ()
        for text, findings in _checked(rule, (*sources, *fixed_texts)):
            if findings:
                yield f"the fixed text {text!r} is marked again"


def _shown(text: str, places: Sequence[tuple[int, int, str | None]]) -> str:
    return str([(text[start:end], fix) for start, end, fix in places]) if places else "nothing"


def _checked(rule: Rule, example: Any) -> Iterator[tuple[str, Sequence[Finding]]]:
    """Yield each text of an example with its findings; raises what the rule raises."""
    texts = _texts(rule, example)
    engine = Engine((rule,))
    if isinstance(rule, CorpusRule):
        documents = [Document(text, path=str(number)) for number, text in enumerate(texts)]
        notes = [
            (i, d.path, note) for i, d in enumerate(documents) if (note := rule.note(d)) is not None
        ]
        by_document = list(engine.check_corpus({rule.id: notes}))
        for number, text in enumerate(texts):
            yield text, [finding for where, finding in by_document if where == number]
        return
    if isinstance(rule, IgnoreRule):
        yield texts[0], _of_ignores(rule, texts[0])
        return
    source, text = texts if isinstance(rule, PairRule) else (None, texts[0])
    checked = engine.check(Document(text, source=source))
    if checked.failures:
        raise AssertionError(f"{rule.id} failed on {text!r}: {checked.failures[0].error}")
    yield text, checked.findings


def _of_ignores(rule: IgnoreRule, text: str) -> list[Finding]:
    from mtlint.readers.text import PlainText  # noqa: PLC0415 - for these rules only
    from mtlint.registry import load_rules, rules_fingerprint  # noqa: PLC0415 - the same
    from mtlint.suppression import heeded  # noqa: PLC0415 - the same

    document = PlainText(text, path="example.md", position=0)
    ids = frozenset(load_rules(key=rules_fingerprint()))
    wishes = heeded(document.ignores, frozenset(), ids, ids)
    return [finding for wish in wishes for finding in rule.check(document, wish)]
