"""The linter for scripts and for the command: settings in, findings of texts out."""

from __future__ import annotations

import warnings
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint import cache
from mtlint.accepting import Accepted
from mtlint.config import Settings, find_config, read_config
from mtlint.engine import Checked, Engine, Examined, Failure
from mtlint.registry import Entry, load_rules, rules_fingerprint
from mtlint.selection import select_rules
from mtlint.suppression import heeded, suppress
from mtlint.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtlint.external.asking import Engines
    from mtlint.rule import CorpusRule, Finding, Rule
    from mtlint.suppression import Met, Suppressed
    from mtlint.wishes import Ignore

# Settings on which it does not depend what rules find.
_NO_MATTER = frozenset(
    {
        "accept",
        "baseline",
        "engine_options",
        "engines",
        "fail_on",
        "max_findings",
        "min_score",
        "min_severity",
        "origin",
        "score",
    }
)


class RuleFailedWarning(UserWarning):
    """A rule raised while it checked a text; its findings are missing, those of others are not."""


class Linter:
    """Rules chosen by settings, ready to check many texts.

    `config` is settings or the path of a file with settings; None takes the defaults, not a file
    that happens to lie about. `profile` ("default", "strict", "none") goes before the settings' own.

    Raises `mtlint.ConfigError` for settings that are wrong; it, or its first check, raises
    `mtlint.PackError` for a broken rule.

    >>> linter = Linter()
    >>> [(f.rule, f.start, f.end) for f in linter.check("Ships left the port port on Monday.")]
    [('residue.doubled-word', 15, 24)]
    """

    def __init__(
        self, config: Settings | str | Path | None = None, *, profile: str | None = None
    ) -> None:
        if not isinstance(config, Settings):
            config = Settings() if config is None else read_config(Path(config))
        if profile is not None:
            config = config._replace(profile=profile)
        self.settings = config
        self._rules_key = rules_fingerprint(config.packs)
        self._engines: dict[tuple[tuple[str, ...], tuple[str, ...]], Engine] = {}
        if config != Settings():
            self._engine(None)  # what is wrong with them is known now, not at the first text
        self.external = _external(config) if config.engines else None

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """All rules there are, by id; read when first needed: known results need none."""
        return load_rules(self.settings.packs, key=self._rules_key)

    def _engine(self, path: str | None) -> Engine:
        settings = self.settings.for_path(path)
        key = (settings.select, settings.ignore)  # all that differs from path to path
        if key not in self._engines:
            self._engines[key] = Engine(select_rules(self.entries, settings))
        return self._engines[key]

    def close(self) -> None:
        """Stop what external engines have started; it stops by itself when the process ends."""
        if self.external is not None:
            self.external.close()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that run, but for tables that hold for some files only."""
        return select_rules(self.entries, self.settings)

    def check(self, text: str, source: str | None = None) -> list[Finding]:
        """Return the findings of a text in the order of their places.

        `source` is the text it was translated from, for the rules that compare the two.
        A rule that raises is told as a `RuleFailedWarning`; the others' findings are returned.
        """
        checked = self.check_document(Document(text, source=source))
        for failure in checked.failures:
            warnings.warn(
                f"the rule '{failure.rule}' failed: {failure.error}",
                RuleFailedWarning,
                stacklevel=2,
            )
        return list(checked.findings)

    def check_document(self, document: Document) -> Checked:
        """Return the findings of a document and the rules that failed on it.

        External engines are asked too; one that failed is among the failures by its name.
        """
        checked = self._engine(document.path).check(document)
        if self.external is not None:
            checked = self.external.ask(document)(checked)
        return checked._replace(findings=self.kept(document, checked.findings).findings)

    def examine_all(self, documents: Iterable[Document]) -> list[Examined]:
        """Return for each document of a run what was found, the rules that failed, and the notes.

        Of the findings, `kept` says which are to be told.
        """
        examined = []
        for engine, group in groupby(documents, key=lambda document: self._engine(document.path)):
            alike = list(group)
            for document, checked in zip(alike, engine.check_all(alike), strict=True):
                examined.append(_with_notes(engine.corpus_rules, document, checked))
        return examined

    @cached_property
    def cache_key(self) -> str:
        """What findings depend on besides the text: the files of the rules, and the settings."""
        plain = [value for key, value in self.settings._asdict().items() if key not in _NO_MATTER]
        return cache.key_of(self._rules_key, plain)

    def corpus_rules(self, path: str | None = None) -> tuple[CorpusRule, ...]:
        """Return the rules across documents that hold for a document of that path.

        A run asks them: their notes are those of all its documents.
        """
        return self._engine(path).corpus_rules

    def kept(self, document: Document, findings: Sequence[Finding]) -> Suppressed:
        """Return which of the findings of a document, which come in order, are to be told.

        Those are severe enough, on no accepted word, and neither the document nor the file beside
        it asks not to be told of them.
        """
        found = suppress(document, findings, self._accepted)
        return found._replace(
            findings=tuple(filter(self._is_severe, found.findings)),
            suppressed=tuple(filter(self._is_severe, found.suppressed)),
        )

    def judge_ignores(
        self,
        document: Document,
        ignores: Iterable[Ignore],
        met: Met,
        *,
        path: str | None,
        failed: Iterable[str] = (),
    ) -> tuple[Finding, ...]:
        """Return what is wrong with the wishes to ignore findings that stand in a document.

        `path` is that of the text which they are about, `failed` are the rules that failed there.
        """
        engine = self._engine(path)
        across = frozenset(rule.id for rule in engine.corpus_rules)
        ran = engine.ids - across - frozenset(failed)
        findings = (
            finding
            for wish in heeded(ignores, met, frozenset(self.entries), ran, across)
            for rule in engine.ignore_rules
            for finding in rule.check(document, wish)
        )
        return tuple(sorted(filter(self._is_severe, findings), key=lambda f: f[1:3]))

    def _is_severe(self, finding: Finding) -> bool:
        return finding.severity >= self.settings.min_severity

    @cached_property
    def _accepted(self) -> Accepted:
        return Accepted(self.settings.accept)


def _with_notes(
    corpus_rules: Iterable[CorpusRule], document: Document, checked: Checked
) -> Examined:
    """Return what came of a document together with what rules across documents note of it."""
    failures = list(checked.failures)
    notes = []
    for rule in corpus_rules:
        try:
            note = rule.note(document)
        except Exception as error:  # noqa: BLE001 - a rule may raise anything; the run goes on
            why = f"{type(error).__name__}: {error}"
            failures.append(Failure(rule.id, document.path, why))
            continue
        if note is not None:
            notes.append((rule.id, note))
    return Examined(checked.findings, tuple(failures), tuple(notes))


def _external(settings: Settings) -> Engines:
    from mtlint.external.asking import Engines  # noqa: PLC0415 - most runs ask none

    return Engines(settings)


def check(text: str, source: str | None = None) -> list[Finding]:
    """Return the findings of one text under the default settings.

    >>> [finding.message for finding in check("The port burned.")]
    []
    """
    return Linter().check(text, source)


def nearest_settings(start: Path) -> Settings:
    """Return the settings of the nearest configuration file upwards, or the defaults."""
    path = find_config(start)
    return Settings() if path is None else read_config(path)
