"""A linter for translated and ingested copy."""

from mtlint.compiled import PatternError, pattern, plain_pattern
from mtlint.config import Settings
from mtlint.engine import Checked, Engine, Failure
from mtlint.errors import ConfigError
from mtlint.linter import Linter, RuleFailedWarning, check
from mtlint.registry import PackError
from mtlint.rule import (
    EVERY_BLOCK,
    PROSE,
    BlockRule,
    Confidence,
    CorpusRule,
    DocumentRule,
    Finding,
    Fix,
    IgnoreRule,
    PairRule,
    Related,
    Rule,
    SentenceRule,
    Severity,
    WordRule,
)
from mtlint.text import Block, BlockKind, Document, Name, Quotation, Sentence, Span, Word

__version__ = "0.1.0"

__all__ = [
    "EVERY_BLOCK",
    "PROSE",
    "Block",
    "BlockKind",
    "BlockRule",
    "Checked",
    "Confidence",
    "ConfigError",
    "CorpusRule",
    "Document",
    "DocumentRule",
    "Engine",
    "Failure",
    "Finding",
    "Fix",
    "IgnoreRule",
    "Linter",
    "Name",
    "PackError",
    "PairRule",
    "PatternError",
    "Quotation",
    "Related",
    "Rule",
    "RuleFailedWarning",
    "Sentence",
    "SentenceRule",
    "Settings",
    "Severity",
    "Span",
    "Word",
    "WordRule",
    "check",
    "pattern",
    "plain_pattern",
]
