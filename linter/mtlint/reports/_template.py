"""Reports in formats of one's own: a Jinja template gets the run and writes what it likes.

Templates run in Jinja's sandbox and see plain values only, those of the JSON report: they cannot
reach Python. Jinja2 is needed only here (the extra `templates`).
"""

from __future__ import annotations

from inspect import cleandoc
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from mtlint import __version__
from mtlint.display import excerpt, visible
from mtlint.reports import Report, ReportError
from mtlint.reports._json import dumped
from mtlint.reports.json import finding_fields, score_fields, summary_fields
from mtlint.reports.markdown import escaped

try:
    from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
except ModuleNotFoundError:
    raise ReportError("a template needs Jinja2: pip install 'mtlint[templates]'") from None

if TYPE_CHECKING:
    from jinja2 import Template

    from mtlint.display import Medium
    from mtlint.results import Problem, Result, Tally

_MARKUP = (
    ".html",
    ".htm",
    ".xml",
    ".svg",
)  # also before .j2 and .jinja: escaped unless told not to
_CONTEXT = 80  # columns of the line around a finding


def load_template(path: Path) -> Template:
    """Return the template in a file; it may include others of its folder.

    Raises `ReportError` with file, line and what is wrong.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(path.parent),
        undefined=StrictUndefined,  # a slip of a name is an error, not an empty string
        autoescape=_is_markup,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"visible": visible, "markdown": escaped}
    environment.policies |= {"json.dumps_function": dumped, "json.dumps_kwargs": {}}
    try:
        path.read_text(encoding="utf-8")  # Jinja's own complaint says less
        return environment.get_template(path.name)
    except OSError as error:
        raise ReportError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ReportError(f"{path}: is not UTF-8 at byte {error.start}") from None
    except TemplateSyntaxError as error:
        raise ReportError(f"{error.filename or path}:{error.lineno}: {error.message}") from None


def _is_markup(name: str | None) -> bool:
    return (name or "").removesuffix(".j2").removesuffix(".jinja").lower().endswith(_MARKUP)


class TemplateReport(Report):
    """What a template makes of all of a run, at its end."""

    def __init__(self, template: Template, medium: Medium, **options: Any) -> None:
        super().__init__(medium, **options)
        self._template = template
        self._documents: dict[int, dict[str, Any]] = {}
        self._problems: list[dict[str, Any]] = []

    def add(self, result: Result) -> str:
        """Keep a document and its findings for the end."""
        document = result.document
        place = {"path": document.path, "line": document.line_column(0)[0]}
        kept = self._documents.setdefault(result.number, {**place, "findings": []})
        for finding in result.findings:
            around = excerpt(document.text, finding.start, finding.end, _CONTEXT)
            fields = finding_fields(document, finding)
            kept["findings"].append({**fields, "before": around.before, "after": around.after})
        return ""

    def add_problem(self, problem: Problem) -> str:
        """Keep a problem for the end."""
        self._problems.append(problem._asdict())
        return ""

    def end(self, tally: Tally) -> str:
        """Return what the template writes; raises `ReportError` where it fails."""
        for number, kept in self._documents.items():
            kept["findings"].sort(key=lambda finding: finding["start"]["offset"])
            kept.update(score_fields(tally.scores.of(number)))
        documents = [kept for _, kept in sorted(self._documents.items())]
        try:
            return self._template.render(
                mtlint=__version__,
                documents=documents,
                findings=[finding for kept in documents for finding in kept["findings"]],
                problems=self._problems,
                summary=summary_fields(tally),
                rule=self._rule,
            )
        except Exception as error:
            raise ReportError(self._told(error)) from error

    def _rule(self, rule_id: str) -> dict[str, Any]:
        """Return what a template is told of a rule."""
        rule = self.rules().get(rule_id)
        if rule is None:  # a rule that stands in a file of settings
            return {"id": rule_id, "summary": "", "documentation": "", "mqm": ""}
        return {
            "id": rule_id,
            "summary": rule.summary,
            "documentation": cleandoc(rule.documentation),
            "mqm": rule.mqm,
        }

    def _told(self, error: Exception) -> str:
        """Return where in the template, or in what it includes, it failed, and why."""
        if isinstance(error, TemplateSyntaxError):
            return f"{error.filename}:{error.lineno}: {error.message}"
        path = self._template.filename or ""
        place = path
        for frame, line in walk_tb(error.__traceback__):
            name = frame.f_code.co_filename
            if Path(name).parent == Path(path).parent:
                place = f"{name}:{line}"
        message = error.message if isinstance(error, TemplateError) else str(error)
        return f"{place}: {message or type(error).__name__}"
