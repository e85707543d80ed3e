"""The age of one person, told with two values."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Confidence, DocumentRule, Related, Severity, pattern
from mtlint.text.abbreviations import TITLES, word_set
from mtlint_rules._known_names import fold, name_kinds
from mtlint_rules._lexicon import is_common
from mtlint_rules._mentions import mentions
from mtlint_rules._statements import matches_near, places_of, twice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint import Document, Finding

_WORD = r"\p{Lu}[\p{L}\p{M}'’-]*+"
_NAME = rf"(?<![\w-])(?:{_WORD}[ ](?:(?:de|da|van|von|al|bin|der|el|la|del)[ ])*){{0,3}}{_WORD}"
_AGE = r"(?P<age>[1-9]\d?|1[01]\d)"
_AGES = pattern(
    rf"""(?P<name>{_NAME})(?:
        ,\ (?:(?:who\ is|now|aged)\ )?{_AGE}(?=,|\.(?=\s|$)|;|\ years\ old\b)(?!,\d)
      | \ ?,?\ \(?aged\ {_AGE}\b
      | (?:,\ |\ is\ |\ was\ )an?\ {_AGE}-year-old\b
      | \ is\ {_AGE}\ years\ old\b
      | ,?\ \({_AGE}\ years\ old\))
    | (?<![\w-]){_AGE}-year-old(?:\ \p{{Ll}}[\p{{L}}-]*+){{0,3}},?\ (?P<name>{_NAME})
    | (?<=^|[.!?]["”’]?\ |\n)The\ {_AGE}-year-old(?=\ (?:\p{{L}}+ed|has|had|was|is|said|says|told|also|will|would|went|came|began|did)\b)""",
    "x",
)
_ROLES = pattern(
    rf"(?<![\w-])(?P<article>[Aa]n?|[Tt]he|[Aa]nother) {_AGE}-year-old (?P<role>(?:boy|girl|man|woman|pensioner|biker"
    r"|cyclist|pedestrian|passenger|suspect|student|teenager|mother|father|teacher|farmer|goalkeeper|striker|pilot|victim))(?!\w)"
)
_ANYONE = pattern(r"\d+-year-old")
_NUMBERS = pattern(r"[0-9]{1,3}(-year-old| years old)?")
_BEFORE = (", ", "aged ", "who is ", ", now ")
_MOST = 200  # numbers that may be ages: a text with more is a list of people
_REACH = 60  # code points around a hint
_THEN = pattern(
    r"(?i)\b(?:then|when|at the time|turned|once|as a|until|before|in (?:19|20)\d\d)(?: an?)?\s$"
)
_OTHERS = pattern(
    r"(?i)\b(?:sons?|daughters?|child(?:ren)?|kids?|boys?|girls?|wife|husband|mother|father|brothers?|sisters?|friends?|victims?"
    r"|teenagers?|m[ae]n|wom[ae]n|suspects?|drivers?|students?|bab(?:y|ies)|cousins?|nephews?|nieces?|uncle|aunt|twins?|partner|fianc\p{L}+"
    r"|colleagues?|players?|soldiers?|officers?|neighbou?rs?|another|other|couple|year-old|aged)\b"
)
_FULL_NAME = pattern(rf"{_WORD} {_WORD}")
_NEAR = 400  # code points between a person and what is said of "the 47-year-old"
_NO_NAMES = word_set(
    """The A An In On At But And He She His Her It They This That Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday January February March April May June July August September October
    November December Page Chapter Section Article Psalm Channel Route Flight Area Group Room Gate
    Line Class Grade Level Version Phase Act"""
)


class _Told(NamedTuple):
    """An age with its place and the words of the person's name; none for "the 47-year-old"."""

    age: int
    start: int
    end: int
    name: tuple[str, ...]


class Age(DocumentRule):
    """One person has two ages: `Kim Min-su, 45,` and later `the 47-year-old Kim`.

    East Asian ages count from one, and machines drop or swap digits. The age told less often, or
    else later, is marked.

    When it is right: relatives with one surname, the age at another time (`then 23`). A surname
    alone is taken for a person only where one bearer is named in the text, and `The 47-year-old`
    only where nobody else came between.
    """

    message = "{name} is {match} here, {other} elsewhere in the text"
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    mqm = "accuracy/mistranslation"
    quotations = False
    trigger = twice(
        r"[0-9]-year-old|[0-9] years old|aged [0-9]|[a-z]['’]?, (?:who is |now )?[0-9]{1,3}[,.;]"
    )
    bad = (
        "Tara Whitlock, 45, left the boat. On shore, [[54]]-year-old Whitlock said nothing.",
        "Kim Min-su, 45, farms. Kim Min-su, [[47]], has pigs.",
        "Ilse Brandt, a 61-year-old baker, sings. Her dog barks.\n\nBrandt, [[60]], bakes too.",
        "Police arrested Deniz Acar, aged 33, in Izmir. The [[38]]-year-old was driving a truck.",
        "A 39-year-old woman fell into the canal.\n\nThe [[93]]-year-old woman was taken to a hospital.",
        (
            "The 28-year-old goalkeeper Ada Moreno left. Ada Moreno, [[26]], had come in May. Her coach wept."
            " Moreno, 28, kept a goat."
        ),
    )
    good = (
        "Tara Whitlock, 45, left the boat. On shore, 45-year-old Whitlock said nothing.",
        "Tara Whitlock, 45, and her son Ben Whitlock, 12, left. Whitlock, 12, swam.",
        "Whitlock, 45, left with Ben Whitlock, 12. Tara Whitlock said the 12-year-old Whitlock swam.",
        "Tara Whitlock, 45, left. Her daughter stayed. The 12-year-old was asleep.",
        "Tara Whitlock, 45, met Gil Orr. The 61-year-old said nothing.",
        "Tara Whitlock, 45, won. In 1999 the then 21-year-old Whitlock lost; when a 9-year-old Whitlock sang, he wept.",
        "On Monday, 12, and Tuesday, 13, Tara Whitlock, 45, swam. Chapter, 12, and Chapter, 13, are short.",
        "A 39-year-old woman and a 12-year-old girl fell. Another 50-year-old woman saw it. The 50-year-old woman ran.",
        "A 42-year-old man fell. A 57-year-old biker saw him. The 57-year-old man ran.",
        "A 39-year-old man fell. The 12-year-old boy ran to the 39-year-old man.",
        "Kim Min-su, 45, met Kim Yong-ho, 51. The 45-year-old Kim, 51, smiled.",
        "Tara Whitlock, 45. A 30-year-old woman saw her. The 30-year-old said so.",
        "Tara Whitlock, 1,200 others and Tara Whitlock, 45, left; Whitlock scored 12, then 13.",
        "The 19-year-old Whitlock Bridge, and Tara Whitlock, 45, whose 20-year-old Whitlock violin broke.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the ages that contradict others of the same person."""
        hints = list(islice(_hints(document.text), _MOST + 1))
        if not 2 <= len(hints) <= _MOST:
            return
        told = list(_told(document, hints))
        for name, group in {**_persons(document, told), **_strangers(document)}.items():
            by_age: dict[int, list[_Told]] = defaultdict(list)
            for t in group:
                by_age[t.age].append(t)
            if len(by_age) != 2:
                continue
            first, second = by_age.values()
            wrong, right = (first, second) if len(first) < len(second) else (second, first)
            for t in wrong:
                yield self.finding(
                    document,
                    t.start,
                    t.end,
                    name=name,
                    other=right[0].age,
                    related=[Related(r.start, r.end, f"{r.age} here") for r in right],
                )


def _hints(text: str) -> Iterator[int]:
    """Yield the places of numbers that may be ages: a quick look that few texts pass twice."""
    for match in _NUMBERS.finditer(text):
        if match[1] or text.endswith(_BEFORE, max(0, match.start() - 7), match.start()):
            yield match.start()


def _told(document: Document, hints: Sequence[int]) -> Iterator[_Told]:
    text = document.text
    for match in matches_near(_AGES, text, hints, _REACH):
        start, end = match.span("age")
        name = match["name"]
        before = max(0, match.start() - 24)
        if _THEN.search(text, before, start) or _THEN.search(text, before, match.start()):
            continue
        words = () if name is None else _bare(name)
        if name is None or (words and (len(words) > 1 or _bearers(document, words[0]) < 2)):
            yield _Told(int(match["age"]), start, end, words)


def _strangers(document: Document) -> dict[str, list[_Told]]:
    """Return the ages of people without a name: "a 39-year-old woman", later "the woman"."""
    roles: dict[str, list[tuple[str, _Told]]] = defaultdict(list)
    hints = places_of("-year-old", document.text)
    for match in matches_near(_ROLES, document.text, hints, _REACH):
        start, end = match.span("age")
        told = _Told(int(match["age"]), start, end, (match["role"],))
        roles[match["role"]].append((match["article"].lower(), told))
    everyone = Counter(match[0] for match in _ANYONE.finditer(document.text))
    return {
        f"the {role}": [t for _, t in group]
        for role, group in roles.items()
        if group[0][0] != "the"
        and all(article == "the" for article, _ in group[1:])
        and sum(everyone[f"{age}-year-old"] for age in {t.age for _, t in group}) == len(group)
    }


def _bare(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles and what opens a sentence."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.split()]
    while words and (words[0] in _NO_NAMES or words[0] in TITLES or _is_title(words[0])):
        words.pop(0)
    return tuple(words) if not _NO_NAMES.intersection(words) else ()


def _is_title(word: str) -> bool:
    folded = fold(word)
    return is_common(folded) and not name_kinds(folded)


def _persons(document: Document, told: Sequence[_Told]) -> dict[str, list[_Told]]:
    """Return the ages by person."""
    persons: dict[tuple[str, ...], list[_Told]] = {}
    last: tuple[str, ...] = ()
    for t in told:
        if not t.name:
            if last and _is_of(document, persons, last, t):
                persons[last].append(t)
            last = ()
            continue
        known = [person for person in persons if _is_same(person, t.name)]
        if len(known) > 1:
            return {}
        last = known[0] if known else t.name
        persons.setdefault(last, []).append(t)
    return {" ".join(person): group for person, group in persons.items()}


def _is_same(person: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether two names are of one person: equal, or one part of the other."""
    long, short = (person, name) if len(person) > len(name) else (name, person)
    return set(short) <= set(long) if len(short) > 1 else short[0] in (long[0], long[-1])


def _bearers(document: Document, word: str) -> int:
    """Return how many people, or things, have a word in their names."""
    full = set()
    for mention in mentions(document, word):
        before = "" if _is_title(mention.before) or mention.before in TITLES else mention.before
        if before or mention.after:
            full.add((before, mention.after))
    return len(full)


def _is_of(
    document: Document, persons: dict[tuple[str, ...], list[_Told]], last: tuple[str, ...], t: _Told
) -> bool:
    """Say whether "The 47-year-old" can only be the person whose age was told last."""
    text = document.text
    between = persons[last][-1].end
    if len(persons) > 1 or t.start - between > _NEAR:
        return False
    start = between + len("-year-old") * text.startswith("-year-old", between)
    end = text.rindex("The", 0, t.start)
    names = (m[0].split() for m in _FULL_NAME.finditer(text, start, end))
    others = [n for n in names if not set(n) & set(last) and not _is_title(n[0])]
    return not others and _OTHERS.search(text, start, end) is None
