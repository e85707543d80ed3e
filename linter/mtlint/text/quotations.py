"""Quotations: what stands between quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint.compiled import pattern, plain_pattern
from mtlint.text.parts import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Within a family any mark that closes may close any that opens: translations mix “ with " and
# close with “. Which of both a mark does, the mark says, and the characters beside it.
_FAMILY = {
    mark: family
    for family, marks in {
        "double": '"“”„‟',
        "single": "'‘’‚",
        "guillemet": "«»‹›",
        "corner": "「」",
        "white corner": "『』",
    }.items()
    for mark in marks
}
# Not among the single marks: apostrophes between letters, in elisions and before years ('90s),
# and the feet of 5'10".
_MARK = pattern(
    r"""["“”„‟«»‹›「」『』'‘’]{6,}+(*SKIP)(*FAIL)  # a rule drawn with marks
    | ["“”„‟«»‹›「」『』]
    | ‚(?=\w)
    | (?<!\w)['‘](?=\S)(?!(?i:tis|twas|twere|til|till|em|n|cause|cos|round|bout|cept)\b|\d\ds?\b(?!['’]))
    | (?<=\S)['’](?!\w)""",
    "x",
)
_ANY_MARK = plain_pattern(f"[{''.join(_FAMILY)}]")  # most blocks have none: a search that is cheap
_MEASURE = pattern(r"\d['’′]\s?\d{1,2}(?P<inches>\")")
_BEFORE_OPENING = frozenset("([{—–-/:,;=")
_AFTER_CLOSING = frozenset(".,;:!?…)]}—–-/")


_Extent = tuple[int, int, int, bool]  # of a quotation: start, end, inner end, closed


class _Mark(NamedTuple):
    """A quotation mark; `opens` and `closes` say what its neighbours let it do."""

    char: str
    place: int
    family: str
    opens: bool
    closes: bool


def find_quotations(
    text: str, start: int, end: int, following: int | None = None
) -> Iterable[Quotation]:
    """Return the quotations of the block from `start` to `end` in order of their start.

    A quotation whose closing mark is missing ends with the block, one within another with that.
    Where the next block, which begins at `following`, opens with the same mark the quotation goes
    on there, as in newspapers: each paragraph's part is a quotation of its own, and only a last
    part without its mark is not closed. A single mark that nothing closes is taken for an
    apostrophe, unless it is ‘ where speech begins.

    >>> text = "He said: “We read 'Emma' in the '90s.”"
    >>> [text[q.start : q.end] for q in find_quotations(text, 0, len(text))]
    ["“We read 'Emma' in the '90s.”", "'Emma'"]
    """
    if _ANY_MARK.search(text, start, end) is None:
        return ()
    marks = _marks(text, start, end)
    if not marks:
        return ()
    follower = "" if following is None else text[following]
    found, balanced = _pair(text, start, end, marks, follower=follower)
    if not balanced and _is_even(marks):
        found, _ = _pair(text, start, end, marks, follower=follower, by_turns=True)
    return _with_levels(found)


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """Return the marks of a block that may be quotation marks."""
    places = [match.start() for match in _MARK.finditer(text, start, end)]
    if not places:
        return []
    if '"' in text[places[0] : places[-1] + 1]:
        places = _without_measures(text, start, end, places)
    # Marks that touch share their outer neighbours: in ‘“No” is what he said’ both ‘ and “ open.
    followers = [text[place + 1] if place + 1 < end else " " for place in places]
    for index in range(len(places) - 2, -1, -1):
        if places[index] + 1 == places[index + 1]:
            followers[index] = followers[index + 1]
    marks = []
    before = " "
    last = -2
    for place, after in zip(places, followers, strict=True):
        if place != last + 1:
            before = text[place - 1] if place > start else " "
        elif text[last] in "”»":
            before = " "
        last = place
        free_before, free_after = before.isspace(), after.isspace()
        opens = (
            not free_after
            and after not in _AFTER_CLOSING
            and (free_before or before in _BEFORE_OPENING)
        )
        closes = not free_before and (free_after or after in _AFTER_CLOSING or not opens)
        marks.append(_Mark(text[place], place, _FAMILY[text[place]], opens, closes))
    return marks


def _without_measures(text: str, start: int, end: int, places: list[int]) -> list[int]:
    """Leave out the inches of 5'10", and those of 12" where they would leave a mark alone."""
    inches = {match.start("inches") for match in _MEASURE.finditer(text, start, end)}
    straight = [place for place in places if text[place] == '"' and place not in inches]
    if len(straight) % 2:
        digits = [place for place in straight if place > start and text[place - 1].isdecimal()]
        inches.update(digits[:1])
    return [place for place in places if place not in inches]


def _is_even(marks: Sequence[_Mark]) -> bool:
    """Say whether the double marks are all straight and even in number."""
    double = [mark.char for mark in marks if mark.family == "double"]
    return len(double) % 2 == 0 and double.count('"') == len(double)


def _pair(
    text: str,
    start: int,
    end: int,
    marks: Sequence[_Mark],
    *,
    follower: str,
    by_turns: bool = False,
) -> tuple[list[_Extent], bool]:
    """Pair the marks of a block; say too whether none was left alone.

    With `by_turns` double marks open and close in turn, wherever the spaces stand.
    """
    stack: list[int] = []  # indices of the open marks
    depth = dict.fromkeys(_FAMILY.values(), 0)
    found: list[_Extent | None] = [None] * len(marks)  # by the index of the opening mark
    balanced = True

    def leave(inner_end: int, end: int, *, closed: bool) -> None:
        index = stack.pop()
        mark = marks[index]
        depth[mark.family] -= 1
        if closed or mark.family != "single" or _begins_speech(text, start, mark):
            found[index] = (mark.place, end, inner_end, closed)

    for index, mark in enumerate(marks):
        _, place, family, _, _ = mark
        is_open = depth[family] > 0
        if by_turns and family == "double":
            opens = not is_open
        else:
            verdict = _opens(mark, is_open=is_open, last=place + 1 == end)
            if verdict is None:
                balanced = balanced and family != "double"
                continue
            opens = verdict
        if opens:
            stack.append(index)
            depth[family] += 1
            continue
        if family == "single" and (
            marks[stack[-1]].family != "single" or _is_apostrophe(text, marks, index)
        ):
            continue
        while marks[stack[-1]].family != family:
            balanced = balanced and marks[stack[-1]].family != "double"
            leave(place, place, closed=False)
        leave(place, place + 1, closed=True)
    while stack:
        goes_on = len(stack) == 1 and marks[stack[0]].char == follower
        balanced = balanced and (goes_on or marks[stack[-1]].family != "double")
        leave(end, end, closed=goes_on)
    return [extent for extent in found if extent is not None], balanced


def _opens(mark: _Mark, *, is_open: bool, last: bool) -> bool | None:
    """Say whether a mark opens (True) or closes (False); None: neither, it stands alone."""
    char, _, family, opens, closes = mark
    only_closes = last or (closes and not opens)
    if char in "„‟‚「『":
        return True
    if char in "」』’":
        return False if is_open else None
    if char in "“«‹":
        if only_closes or not (opens or closes):  # “ misused for ”
            return False if is_open else None
        return True
    if char in "”»›":
        return False if is_open else True if opens else None
    if family == "single":
        return True if opens else False if is_open else None
    if is_open:
        return opens and not closes
    return None if only_closes else True


def _is_apostrophe(text: str, marks: Sequence[_Mark], index: int) -> bool:
    """Say whether the mark within a quotation is an apostrophe ("the players' union", "goin' on").

    It is where the next mark is another that may close the quotation.
    """
    place = marks[index].place
    if text[place - 1] not in "sn" or not text[place + 1 : place + 3].strip().islower():
        return False
    following = marks[index + 1] if index + 1 < len(marks) else None
    return following is not None and following.family == "single" and not following.opens


def _begins_speech(text: str, start: int, mark: _Mark) -> bool:
    before = text[max(start, mark.place - 2) : mark.place]
    return mark.char == "‘" and (not before or before in (", ", ": "))


def _with_levels(extents: Iterable[_Extent]) -> Iterator[Quotation]:
    ends: list[int] = []  # of the quotations that hold the next one
    for start, end, inner_end, closed in extents:
        while ends and ends[-1] <= start:
            ends.pop()
        yield Quotation(start, end, start + 1, inner_end, closed, len(ends))
        ends.append(inner_end)
