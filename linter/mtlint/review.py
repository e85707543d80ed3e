"""Reviewing a file: its findings one after the other, and what was decided on each. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtlint.fixes import Edit
from mtlint.readers.editable import EditableDocument
from mtlint.replacing import Splice
from mtlint.text import Document
from mtlint.wishes import Sidecar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtlint.filtering import Part
    from mtlint.rule import Finding

    Check = Callable[[Part], Sequence[Finding]]

_Key = tuple[str, int, int]


class Place(NamedTuple):
    """A finding to decide on, and the document in which it stands now."""

    document: Document
    finding: Finding


class Page(NamedTuple):
    """What of a document is open to decisions, and the findings to decide on."""

    part: Part
    findings: Sequence[Finding]


class _State(NamedTuple):
    """Where a review stands.

    `passed` are the findings of the page `at` hand that were decided on, `wishes` what is to
    stand in the file beside the text; findings that these mean are on no page any more.
    """

    pages: tuple[Page, ...]
    at: int = 0
    passed: frozenset[_Key] = frozenset()
    wishes: tuple[str, ...] = ()
    edits: int = 0
    ignored: int = 0


class Review:
    """The documents of a file under review.

    An edit is checked at once: what it mends is not shown any more, what it brings up is shown
    next, wherever in the document that stands. Decisions are undone in their reverse order.
    """

    def __init__(self, pages: Iterable[Page], check: Check) -> None:
        self._check = check
        self._states = [_State(tuple(page for page in pages if page.findings))]
        self._read = [page.part.document for page in self._state.pages]
        self._written = list(self._read)

    @property
    def _state(self) -> _State:
        return self._states[-1]

    @property
    def decisions(self) -> int:
        """How many decisions have been made and not undone."""
        return len(self._states) - 1

    @property
    def edits(self) -> int:
        """How many of them were edits."""
        return self._state.edits

    @property
    def wishes(self) -> Sequence[str]:
        """The lines for the file beside the text that were decided on."""
        return self._state.wishes

    @property
    def ignored(self) -> int:
        """How many findings these took away."""
        return self._state.ignored

    @property
    def place(self) -> Place | None:
        """The next finding to decide on, or None at the end of the file."""
        for index, finding in self._pending():
            return Place(self._state.pages[index].part.document, finding)
        return None

    @property
    def pending(self) -> int:
        """How many findings are still to be decided on."""
        return sum(1 for _ in self._pending())

    @property
    def left(self) -> Sequence[Finding]:
        """The findings that the file has now."""
        return [finding for page in self._state.pages for finding in page.findings]

    def _pending(self) -> Iterator[tuple[int, Finding]]:
        """Yield what is to be decided on, with the numbers of the pages."""
        pages, at, passed, *_ = self._state
        for index in range(at, len(pages)):
            for finding in pages[index].findings:
                if index > at or _key(finding) not in passed:
                    yield index, finding

    def skip(self) -> None:
        """Leave the finding as it is."""
        index, finding = next(self._pending())
        passed = self._passed(index) | {_key(finding)}
        self._states.append(self._state._replace(at=index, passed=passed))

    def ignore(self) -> bool:
        """Wish not to be told of the finding again; say whether it can be said what is meant.

        The wish is for all places in the file where the rule finds these words.
        """
        index, finding = next(self._pending())
        state = self._state
        wish = wish_for(state.pages[index].part.document, finding)
        if wish is None:
            return False
        pages = tuple(_without(page, [wish]) for page in state.pages)
        gone = sum(map(_size, state.pages)) - sum(map(_size, pages))
        self._states.append(
            state._replace(
                pages=pages,
                at=index,
                passed=self._passed(index),
                wishes=(*state.wishes, wish),
                ignored=state.ignored + gone,
            )
        )
        return True

    def replace(self, text: str) -> None:
        """Write a text instead of the marked one; the document must be an `EditableDocument`."""
        index, finding = next(self._pending())
        state = self._state
        pages = list(state.pages)
        part = pages[index].part
        if not isinstance(part.document, EditableDocument):
            raise TypeError(f"{part.document.path}: fixes are not written to its format")
        edited = part.edited([Edit(finding.start, finding.end, text)])
        pages[index] = _without(Page(edited, self._check(edited)), state.wishes)
        passed = frozenset(_moved(self._passed(index), finding, len(text)))
        self._states.append(
            state._replace(pages=tuple(pages), at=index, passed=passed, edits=state.edits + 1)
        )

    def _passed(self, index: int) -> frozenset[_Key]:
        return self._state.passed if index == self._state.at else frozenset()

    def undo(self) -> bool:
        """Take back the last decision; say whether there was one."""
        if not self.decisions:
            return False
        self._states.pop()
        return True

    def splices(self) -> list[Splice]:
        """Return what is to be changed in the file, as it was last `written`, to be as decided."""
        splices = []
        shift = 0
        for read, written, page in zip(self._read, self._written, self._state.pages, strict=True):
            if not isinstance(read, EditableDocument):
                continue
            if written is not page.part.document:
                old, new = _encoded(written), _encoded(page.part.document)
                if old != new:
                    splices.append(Splice(read.position + shift, old, new))
            if written is not read:
                shift += len(_encoded(written)) - len(_encoded(read))
        return splices

    def written(self) -> None:
        """Take note that the splices were made in the file."""
        self._written = [page.part.document for page in self._state.pages]


def _key(finding: Finding) -> _Key:
    return finding.rule, finding.start, finding.end


def _moved(passed: Iterable[_Key], edited: Finding, length: int) -> Iterator[_Key]:
    """Yield where findings stand after an edit; those it touches are to be decided on anew."""
    shift = length - (edited.end - edited.start)
    for rule, start, end in passed:
        if end <= edited.start:
            yield rule, start, end
        elif start >= edited.end:
            yield rule, start + shift, end + shift


def _encoded(document: Document) -> bytes:
    return document.encoded() if isinstance(document, EditableDocument) else b""


# -- what is ignored -----------------------------------------------------------------------


_REACH = 200  # code points in which a word is looked for
_MOST_WORDS = 12  # of a wish: it is enough to name the beginning of a paragraph
_LAST_WORD = re.compile(r"\S+\s*\Z")
_FIRST_WORD = re.compile(r"\s*\S+")


def wish_for(document: Document, finding: Finding) -> str | None:
    """Return the line for the file beside a text that asks not to be told of a finding.

    It names the rule and the first of the marked words, with those beside them where spaces are
    marked. None where that says nothing, as for spaces at the very beginning.

    >>> from mtlint import check
    >>> document = Document("Ships left the  port port.")
    >>> [wish_for(document, finding) for finding in check(document.text)]
    ['residue.doubled-word "port port"']
    """
    text, start, end = document.text, finding.start, finding.end
    if not text[start:end][:1].strip():  # the wish must begin at a word, before what it means
        before = _LAST_WORD.search(text, max(0, start - _REACH), start)
        start = before.start() if before else start
        after = _FIRST_WORD.match(text, finding.start)
        end = max(end, after.end()) if after else end
    words = " ".join(text[start:end].split()[:_MOST_WORDS])
    wish = f'{finding.rule} "{words}"'
    return wish if _is_met(Sidecar(Document(wish)), text, finding) else None


def _without(page: Page, wishes: Sequence[str]) -> Page:
    """Return a page without the findings that wishes mean."""
    if not wishes:
        return page
    sidecar = Sidecar(Document("\n".join(wishes)))
    return page._replace(
        findings=[f for f in page.findings if not _is_met(sidecar, page.part.text, f)]
    )


def _size(page: Page) -> int:
    return len(page.findings)


def _is_met(sidecar: Sidecar, text: str, finding: Finding) -> bool:
    """Say whether a wish means a finding; looks no farther around it than a wish may be long."""
    reach = 2 * len(sidecar.document.text) + _REACH
    first = max(0, finding.start - reach)
    return any(
        finding.rule in ignore.selectors and ignore.first <= finding.start - first <= ignore.last
        for ignore in sidecar.ignores(text[first : finding.start + reach])
    )


# -- what is typed -------------------------------------------------------------------------

_SHORT = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONG = {short[1]: letter for letter, short in _SHORT.items()}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.?))", re.DOTALL)


def typed(text: str) -> str:
    r"""Return text as it is typed on one line: escapes for all that cannot be seen or typed.

    >>> print(typed("12\u00a0km\n"))
    12\u00a0km\n
    """
    return "".join(
        _SHORT.get(letter)
        or (letter if letter == " " or letter.isprintable() else _numbered(ord(letter)))
        for letter in text
    )


def _numbered(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def meant(line: str) -> str:
    r"""Return the text that a typed line means; raises `ValueError` that says what is wrong.

    >>> meant(r"12\u00a0km\n")
    '12\xa0km\n'
    """
    text = _ESCAPE.sub(_letter, line)
    if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("that holds what no text can hold")
    return text


def _letter(escape: re.Match[str]) -> str:
    short, long, letter = escape.groups()
    if letter is not None:
        if letter not in _LONG:
            raise ValueError(f"'\\{letter}' means nothing; a backslash is typed twice")
        return _LONG[letter]
    code = int(short or long, 16)
    if code > 0x10FFFF:
        raise ValueError(f"'{escape[0]}' is no letter")
    return chr(code)
