"""SARIF 2.1.0 for code scanning: findings with their rules, places, fixes and fingerprints."""

from __future__ import annotations

import os
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mtlint import __version__
from mtlint.fingerprints import Fingerprints
from mtlint.reports import Report
from mtlint.reports._json import Items, dumped
from mtlint.reports._numbers import SEVERITIES
from mtlint.reports._places import is_whole_file
from mtlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally
    from mtlint.rule import Finding, Related, Rule
    from mtlint.text import Document

MOST_RESULTS = 5_000  # code scanning of GitHub shows no more, and not always the worst
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "mtlint/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_PROBLEM_LEVELS = {**_LEVELS, Severity.HINT: "recommendation"}  # what GitHub calls them


class SarifReport(Report):
    """One run; at most 5,000 results, the most severe first, and a note of what is left out."""

    tells_scores = False

    def __init__(self, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._fingerprints = Fingerprints()
        self._results: dict[Severity, list[dict[str, Any]]] = {}
        self._notifications: list[dict[str, Any]] = []

    def add(self, result: Result) -> str:
        """Keep a document's findings for the end, unless there are enough that are as severe."""
        for finding in result.findings:
            fingerprint = self._fingerprints.of(result.document, finding)
            kept = sum(
                len(results)
                for severity, results in self._results.items()
                if severity >= finding.severity
            )
            if kept < MOST_RESULTS:
                self._results.setdefault(finding.severity, []).append(
                    _result(result.document, finding, fingerprint)
                )
        return ""

    def add_problem(self, problem: Problem) -> str:
        """Keep a problem for the end."""
        notification: dict[str, Any] = {
            "level": "error",
            "message": {"text": _plain(str(problem))},
        }
        if problem.path is not None:
            place: dict[str, Any] = {"artifactLocation": _artifact(problem.path)}
            if problem.line is not None:
                place["region"] = {"startLine": problem.line}
            notification["locations"] = [{"physicalLocation": place}]
        self._notifications.append(notification)
        return ""

    def end(self, tally: Tally) -> str:
        """Return the report."""
        ranked = [result for severity in SEVERITIES for result in self._results.get(severity, ())]
        results = ranked[:MOST_RESULTS]
        if tally.findings() > len(results):
            self._notifications.append(_left_out(tally.findings(), len(results)))
        ids = sorted({result["ruleId"] for result in results})
        places = {rule: index for index, rule in enumerate(ids)}
        for result in results:
            result["ruleIndex"] = places[result["ruleId"]]
        known = self.rules()
        rules = [known[rule] for rule in ids if rule in known]
        taxa = sorted({rule.mqm for rule in rules})
        head = {
            "tool": {"driver": _driver(ids, known, taxa)},
            "taxonomies": [_taxonomy(taxa)],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [
                {
                    "executionSuccessful": not tally.problems,
                    "toolExecutionNotifications": self._notifications,
                }
            ],
        }
        items = Items()
        listed = "".join(map(items.item, results))
        opening = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": ['
        return f'{opening}{dumped(head)[:-1]}, "results": [{listed}\n]}}]}}\n'


def _driver(ids: Sequence[str], known: Mapping[str, Rule], taxa: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "mtlint",
        "semanticVersion": __version__,
        "supportedTaxonomies": [{"name": "MQM", "index": 0}],
        "rules": [_rule(known[id_], taxa) if id_ in known else {"id": id_} for id_ in ids],
    }


def _rule(rule: Rule, taxa: Sequence[str]) -> dict[str, Any]:
    documentation = cleandoc(rule.documentation)
    taxon = {
        "id": rule.mqm,
        "index": taxa.index(rule.mqm),
        "toolComponent": {"name": "MQM", "index": 0},
    }
    return {
        "id": rule.id,
        "shortDescription": {"text": _plain(rule.summary)},
        "fullDescription": {"text": _plain(" ".join(documentation.partition("\n\n")[0].split()))},
        "help": {"text": _plain(documentation), "markdown": _braced(documentation)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "relationships": [{"target": taxon, "kinds": ["superset"]}],
        "properties": {
            "confidence": str(rule.confidence),
            "mqm": rule.mqm,
            "precision": str(rule.confidence),
            "problem.severity": _PROBLEM_LEVELS[rule.severity],
        },
    }


def _taxonomy(taxa: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "MQM",
        "fullName": "Multidimensional Quality Metrics",
        "informationUri": "https://themqm.org",
        "isComprehensive": False,
        "taxa": [{"id": taxon, "shortDescription": {"text": _dimension(taxon)}} for taxon in taxa],
    }


def _dimension(taxon: str) -> str:
    """Return a dimension as one reads it.

    >>> _dimension("locale/number-format")
    'Locale: number format'
    """
    return taxon.replace("/", ": ").replace("-", " ").capitalize()


def _result(document: Document, finding: Finding, fingerprint: str) -> dict[str, Any]:
    region = _region(document, finding)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(finding.message)},
        "locations": [_location(document.path, region)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.fix is not None and is_whole_file(document):
        replacement = {
            "deletedRegion": region,
            "insertedContent": {"text": finding.fix.replacement},
        }
        result["fixes"] = [
            {
                "description": {"text": "Safe" if finding.fix.safe else "May change the meaning"},
                "artifactChanges": [
                    {"artifactLocation": _artifact(document.path), "replacements": [replacement]}
                ],
            }
        ]
    if finding.related:
        result["relatedLocations"] = [
            {
                **_related(document, related),
                "id": number,
                "message": {"text": _plain(related.message)},
            }
            for number, related in enumerate(finding.related, 1)
        ]
    return result


def _related(document: Document, related: Related) -> dict[str, Any]:
    if related.path is not None and related.path != document.path:
        return _location(related.path, None)
    return _location(document.path, _region(document, related))


def _location(path: str | None, region: Mapping[str, int] | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(path)}
    if region is not None:
        place["region"] = region
    return {"physicalLocation": place}


def _braced(text: str) -> str:
    """Return a message with its braces doubled: single ones hold the places of arguments (3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def _plain(text: str) -> str:
    r"""Return a plain message as it is to be written.

    `[…](…)` would be a link (3.11.6), to wherever the document says: it is pulled apart. Brackets
    may be escaped with backslashes, but some viewers take no notice.

    >>> _plain("the {tide} [is](javascript:late)")
    'the {{tide}} [is] (javascript:late)'
    """
    return _braced(text).replace("](", "] (")


def _artifact(path: str | None) -> dict[str, str]:
    named = path or "-"
    try:
        named.encode(errors="surrogateescape")
    except UnicodeEncodeError:  # it is no name of a file
        named = named.encode(errors="replace").decode()
    if os.path.isabs(named):  # noqa: PTH117 - called for each finding
        return {"uri": Path(named).as_uri()}
    uri = quote(named.replace(os.sep, "/").encode(errors="surrogateescape"))
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(document: Document, span: Finding | Related) -> dict[str, int]:
    (line, column), (end_line, end_column) = map(document.line_column, (span.start, span.end))
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    if is_whole_file(document):
        region |= {"charOffset": span.start, "charLength": span.end - span.start}
    return region


def _left_out(found: int, kept: int) -> dict[str, Any]:
    text = f"{found - kept:,} of {found:,} findings are left out, the least severe ones."
    return {"level": "warning", "message": {"text": text}}
