"""Names: runs of capitalised words."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from typing import TYPE_CHECKING

from mtlint.text.abbreviations import MONTHS, TITLES, word_set
from mtlint.text.block_kinds import is_title_case
from mtlint.text.parts import Name
from mtlint.text.span import BlockKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from mtlint.text.document import Document
from mtlint.text.parts import Word

_PARTICLES = word_set(
    "of de del della di da do dos das du des la le los las el al van von der den ter zu bin ibn ben y"
) | {"of the", "de la", "de las", "de los", "van der", "van den", "von der", "of al"}
_ARTICLES = frozenset(["al-", "el-", "ad-", "an-", "ar-", "as-", "az-"])
_TITLES = (TITLES - word_set("St Ste Mt Ft vs v cf ca viz approx e.g i.e")) | word_set(
    """
    President Vice Deputy Prime Minister Premier Secretary Chancellor Chairman Chairwoman Governor
    Mayor Senator Congressman Congresswoman Representative Ambassador Spokesman Spokeswoman
    King Queen Prince Princess Emperor Pope Archbishop Bishop Cardinal Sheikh Imam Rabbi Reverend
    Father Sister Sir Lord Lady Dame General Colonel Captain Major Lieutenant Admiral Brigadier
    Marshal Sergeant Commander Professor Doctor Judge Coach Detective Inspector Chief
    """
)
_MINISTRIES = word_set("Foreign Defence Defense Finance Interior Home Health State Justice Affairs")
_TITLES_AND_MINISTRIES = _TITLES | _MINISTRIES
# "General Assembly", "Prime Video": what follows a title and shows that it is none.
_INSTITUTIONS = word_set(
    """
    Assembly Motors Electric League Staff Council Department Ministry Secretariat Office Court
    Street Avenue Road Cup Award Prize Service Party Authority Committee House Hospital Video Time
    """
)
_NO_NAMES = MONTHS | word_set(
    """
    I I'm I've I'll I'd I’m I’ve I’ll I’d
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    January February March April May June July August September October November December
    """
)
_INNER_POSSESSIVES = word_set(
    "People's People’s Women's Women’s Men's Men’s Children's Children’s Workers' Workers’"
)
_OPENING_MARKS = frozenset("\"'“‘„«(")
_ANNOUNCING = frozenset([": ", "- ", "– ", "— "])

# Words that open sentences: no names on the evidence of their capital alone.
_COMMON = word_set(
    """
    A An The He She It We You They This That These Those There Here In On At But And Or Nor If When
    While As After Before For From With Without By To Of Its His Her Their Our My Your What Who
    Whose Which How Why Where According However Meanwhile Since So Then Yet Not No Most Many Some
    Several All Both Each Every One Two Three Four Five Six Seven Eight Nine Ten Also Although
    Though Because Despite During Earlier Later Last Next Once Only Other Others Another Until
    Under Unlike Even Instead Now Today Tomorrow Yesterday Still Such Is Are Was Were Did Does Do
    Has Have Had Can Could Will Would Should Might Must Let Please Yes Amid Among Amongst Across
    About Above Against Along Around Between Beyond Within Into Over Through Throughout Toward
    Towards Upon Via Like Unless Whether Whatever Whenever Wherever Whoever Former Current New Old
    First Second Third Finally Recently Currently Additionally Moreover Furthermore Nevertheless
    Nonetheless Thus Hence Therefore Perhaps Maybe Just Never Ever Always Often Sometimes Usually
    Again Already Almost Nearly About Around More Less Few Fewer Much Any Anyone Anything Everyone
    Everything Someone Something Nobody Nothing None Half Part Please Police Officials Authorities
    People Experts Critics Analysts Scientists Researchers Residents Witnesses Protesters
    Supporters Opponents Lawmakers Government Media News State Local National International Senior
    Top Young Women Men Children Students Workers Doctors Teachers Thank Thanks Asked Speaking
    Addressing Following Including Based Given Compared Due Regarding Ahead Overall Elsewhere
    Separately Similarly Apart Aside Back Early Late Long Back Good Great Big Small Photo Video
    Read See Watch Note Source Sources Reports Data Figures Prices Shares Sales Talks Plans
    """
)

_COMMON_ENDINGS = tuple(
    word_set("""
    ly ing ed ers ors ists ents ants tion ions ment ments ness ity ities ance ence ful able
    't ’t 're ’re 've ’ve 'll ’ll
    """)
)


def find_names(document: Document) -> list[Name]:
    """Return the names of a document in order of their place.

    A name is a run of capitalised words, with particles ("de", "of", "bin") and initials; titles
    before it and the possessive ending after it are no part of it. A word that opens a sentence
    counts if it is capitalised within a sentence too, or stands nowhere in lower case and is no
    common opening. Lines in title case or in capitals are passed over.

    >>> from mtlint import Document
    >>> [name.text for name in find_names(Document("Did President Ada de Wit’s men flee? Wit left."))]
    ['Ada de Wit', 'Wit']
    """
    words, text = document.words, document.text
    starts = [word.start for word in words]
    firsts = frozenset([bisect_left(starts, sentence.start) for sentence in document.sentences])
    runs = list(_runs(document, _dark(document, starts), firsts))
    opening = [run[0] in firsts or _follows_mark(text, words[run[0]].start) for run in runs]
    inner = {
        _bare(words[i].text) for run, opens in zip(runs, opening, strict=True) for i in run[opens:]
    }
    names: list[Name] = []
    for run, opens in zip(runs, opening, strict=True):
        if opens and not _is_name(run, document, inner):
            del run[0]
        names += _without_titles(run, document)
    return names


def _follows_mark(text: str, start: int) -> bool:
    """Say whether a word stands after an opening mark or after what announces a clause."""
    return text[start - 1 : start] in _OPENING_MARKS or text[start - 2 : start] in _ANNOUNCING


def _bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _dark(document: Document, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where the words of the lines begin and end whose capitals say nothing, as indices."""
    for block, kind in zip(document.blocks, document.block_kinds, strict=True):
        if kind is BlockKind.PARAGRAPH:
            continue
        if block.text.isupper() or is_title_case(block.text.split()):
            yield bisect_left(starts, block.start), bisect_left(starts, block.end)


def _runs(
    document: Document, dark: Iterable[tuple[int, int]], firsts: Container[int]
) -> Iterator[list[int]]:
    """Yield the indices of the words of each run of capitalised words."""
    words, text = document.words, document.text
    capital = [not word[0].islower() for word in words]
    for first, beyond in dark:
        capital[first:beyond] = [False] * (beyond - first)
    run: list[int] = []
    for index in compress(range(len(words)), capital):
        word = words[index][0]
        if not (word[0].isupper() or word[:3] in _ARTICLES):  # a number, "mid-June"
            continue
        if run and not _is_joined(words, text, run[-1], index, firsts):
            yield run
            run = []
        if word not in _NO_NAMES:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_joined(
    words: Sequence[Word], text: str, last: int, index: int, firsts: Container[int]
) -> bool:
    """Say whether two capitalised words belong to one run: side by side, or joined by particles."""
    if index - last > 3 or index in firsts:
        return False
    left = words[last]
    if left[0][-2:] in ("'s", "’s") and left[0] not in _INNER_POSSESSIVES:
        return False
    if index - last > 1:
        between = " ".join([word[0] for word in words[last + 1 : index]])
        if between not in _PARTICLES:
            return False
        return text[left[2] : words[index][1]] == f" {between} "
    gap = text[left[2] : words[index][1]]
    if gap == " ":
        return True
    if gap[:1] == "." and (len(left[0]) == 1 or left[0] in TITLES):
        gap = gap[1:]
    return len(gap) == 1 and gap.isspace()


def _is_name(run: Sequence[int], document: Document, inner: Container[str]) -> bool:
    """Say whether the word that opens both a sentence and a run belongs to the name."""
    first = _bare(document.words[run[0]].text)
    if first in inner:
        return first not in _COMMON
    lower = first.lower()
    return (
        lower not in document.word_places
        and first not in _COMMON
        and (len(run) > 1 or not lower.endswith(_COMMON_ENDINGS))
    )


def _without_titles(run: Sequence[int], document: Document) -> Iterator[Name]:
    """Yield the names of a run, which a title parts in two."""
    kinds = [_bare(document.words[index].text) for index in run]
    end = len(run)
    while end and kinds[end - 1] not in _TITLES:
        end -= 1
    if not end or (end < len(run) and kinds[end] in _INSTITUTIONS):
        parts: tuple[Sequence[int], ...] = (run,)
    else:
        start = end - 1
        while end < len(run) and kinds[end] in _MINISTRIES:
            end += 1
        while start and kinds[start - 1] in _TITLES_AND_MINISTRIES:
            start -= 1
        parts = (run[:start], run[end:])
    for part in parts:
        if part:
            yield _name(document, part)


def _name(document: Document, run: Sequence[int]) -> Name:
    words = document.words[run[0] : run[-1] + 1]
    start = words[0].start
    end = start + len(_bare(document.text[start : words[-1].end]))
    return Name(document.text[start:end], start, end, words)
