"""HTML: the texts as articles with notes in the margin, in one file that needs no network.

The page is a shell (`_html/`), then a piece of JSON for each document, then what is known at the
end; a script draws the document that is looked at. Text is cut into pieces here, where offsets
are code points, and becomes nothing but text nodes there.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtlint import __version__
from mtlint.reports import Report
from mtlint.reports._numbers import told_withheld
from mtlint.reports._pieces import blocks_in_pieces
from mtlint.reports._places import is_whole_file
from mtlint.score import STEPS
from mtlint.testing import parse_example
from mtlint.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally
    from mtlint.rule import Finding, Rule

_ASSETS = Path(__file__).with_name("_html")
_STYLES = ("base.css", "side.css", "article.css", "overview.css", "media.css")
_SCRIPTS = ("text.js", "data.js", "article.js", "overview.js", "side.js", "page.js")
_MOST_EXAMPLES = 3


class HtmlReport(Report):
    """One page; with `quiet`, documents without findings are not listed."""

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._problems: list[str] = []

    def begin(self) -> str:
        """Return the page without its data."""
        style = "\n".join(map(_asset, _STYLES))
        script = "\n".join(map(_asset, _SCRIPTS))
        allowed = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
        shell = _asset("page.html")
        for name, content in (("policy", allowed), ("style", style), ("script", script)):
            shell = shell.replace(f"{{{{ {name} }}}}", content)
        return shell

    def add(self, result: Result) -> str:
        """Return a document with its findings."""
        if self.quiet and not result.findings:
            return ""
        return _data("document", _document(result))

    def add_problem(self, problem: Problem) -> str:
        """Keep a problem for the end."""
        self._problems.append(str(problem))
        return ""

    def end(self, tally: Tally) -> str:
        """Return the rules that found something, the scores and the problems."""
        known = self.rules()
        scores = tally.scores
        summary = {
            "mtlint": __version__,
            "documents": tally.documents,
            "words": scores.total.words,
            "score": str(scores.total),
            "penalty": f"{scores.total.per_thousand:,.1f}",
            "scores": [str(scores.of(number)) for number in range(tally.documents)],
            "steps": STEPS,
            "histogram": scores.histogram(),
            "withheld": told_withheld(tally),
            "problems": self._problems,
            "rules": {id_: _rule(known[id_]) for id_ in sorted(tally.by_rule) if id_ in known},
        }
        return _data("summary", summary) + "</body>\n</html>\n"


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _data(kind: str, value: object) -> str:
    """Return a value as JSON that a page can hold: in ASCII, and nothing in it is a tag."""
    text = json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" data-kind="{kind}">{text}</script>\n'


def _document(result: Result) -> dict[str, Any]:
    document, findings = result.document, result.findings
    fields: dict[str, Any] = {"number": result.number, "path": document.path or "-"}
    if not is_whole_file(document):
        fields["line"] = document.line_column(0)[0]
    if findings:
        fields["blocks"] = list(blocks_in_pieces(document, findings))
        fields["findings"] = [_finding(document, finding) for finding in findings]
        if document.source is not None:
            fields["source"] = [block.text for block in Document(document.source).blocks]
    return fields


def _finding(document: Document, finding: Finding) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "place": "{}:{}".format(*document.line_column(finding.start)),
    }
    if finding.fix is not None:
        fields["fix"], fields["safe"] = finding.fix
    if finding.related:
        fields["related"] = [
            [related.message, None if related.path == document.path else related.path]
            for related in finding.related
        ]
    return fields


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "severity": str(rule.severity),
        "confidence": str(rule.confidence),
        "mqm": rule.mqm,
        "documentation": cleandoc(rule.documentation).split("\n\n"),
        "bad": [_example(example) for example in rule.bad[:_MOST_EXAMPLES]],
        "good": [_example(example) for example in rule.good[:_MOST_EXAMPLES]],
    }


def _example(example: Any) -> list[list[Any]]:
    """Return the texts of an example, each in pieces: a text, or [wrong, what to write or None]."""
    texts = (example,) if isinstance(example, str) else example
    return [list(_marked(text)) for text in texts]


def _marked(text: str) -> Iterator[Any]:
    plain, marks = parse_example(text)
    done = 0
    for start, end, fix in marks:
        yield plain[done:start]
        yield [plain[start:end], fix]
        done = end
    yield plain[done:]
