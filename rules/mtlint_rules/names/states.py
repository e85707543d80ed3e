"""Official names of states: the right words in an order that is not English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtlint import Block, BlockRule, Confidence, Severity, pattern
from mtlint_rules._kept import DATA, kept

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from mtlint import Finding

# What an official name says of the form of a state.
_FORMS = frozenset(
    {
        "Republic", "Federation", "Confederation", "Kingdom", "Emirates", "Union", "Duchy", "State",
        "States", "Democratic", "People's", "Federal", "Federative", "Islamic", "Arab", "Socialist",
        "United", "Federated", "Plurinational", "Bolivarian", "Hashemite", "Grand", "Oriental",
        "Independent", "Co-operative",
    }
)  # fmt: skip
# What MT writes for a word of an official name.
_MISWRITTEN = {"Popular": "People's", "Peoples": "People's", "Peoples'": "People's"}
_LINKS = ("of", "the")
_FORM_WORDS = _FORMS | _MISWRITTEN.keys()

# States that have gone, or parts of states, whose names look like an inversion.
_ACCEPTED = frozenset(
    {
        "German Democratic Republic", "German Federal Republic", "Yemen Arab Republic",
        "Somali Democratic Republic", "Congolese Democratic Republic", "United Arab Republic",
        "Korean People's Republic", "Russian Federation", "Lao People's Democratic Republic",
    }
)  # fmt: skip

# Ends with a possessive, but for "People's".
_RUN = pattern(
    r"(?<![\w-])\p{Lu}[\w'’-]*+(?:\s(?:of\s(?:the\s)?)?(?<!(?<!People)['’]s\s)\p{Lu}[\w'’-]*+)+"
)
_WORD = pattern(r"[\w'’-]+")


class _State(NamedTuple):
    official: str
    order: tuple[str, ...]  # of the official name: form words, "of", and N or A for the name
    nouns: frozenset[str]
    adjectives: frozenset[str]

    def kind(self, name: str) -> str:
        return "A" if name in self.adjectives else "N"


class StateName(BlockRule):
    """The words of a state's official name stand in an order that is not its English name.

    Other languages put the adjective elsewhere ("République arabe d'Égypte", "Chinesische
    Volksrepublik"), and a system that knows the words but not the name rebuilds it: "Egyptian Arab
    Republic", "Republic Arab of Egypt", "Popular Republic of China", "Russia Federation". The rule
    holds what is written against the official names of all states, in their own words.

    Limits: "the Polish Republic" and the like, with one form word only, are English and pass; so do
    the names of states that are gone.
    """

    message = "'{match}' is not how English names the state; '{fix}'"
    severity = Severity.ERROR
    confidence = Confidence.HIGH
    mqm = "accuracy/mistranslation"
    trigger = "(?-i:(?:Republic|Federation|Confederation|Emirates|Plurinational|Duchy)[^a-z])"
    bad = (
        "The envoy of the [[Chinese People's Republic|People's Republic of China]] left early.",
        "Ships of the [[Republic Arab of Egypt|Arab Republic of Egypt]] lay in port.",
        "In the [[Germany Federal Republic|Federal Republic of Germany]], snow fell.",
        "The [[Korean Democratic Republic|Democratic People's Republic of Korea]] sent rice.",
        "The [[People's Democratic Republic of Korea|Democratic People's Republic of Korea]] won.",
        "Lawyers of the [[Russia Federation|Russian Federation]] objected.",
        "A fair in the [[Arab United Emirates|United Arab Emirates]] and one in Oman.",
        "The [[Popular Republic of China|People's Republic of China]] protested.",
        (
            "The [[Iranian Islamic Republic|Islamic Republic of Iran]] and the [[Democratic Socialist"
            " Sri Lankan Republic|Democratic Socialist Republic of Sri Lanka]] signed."
        ),
    )
    good = (
        (
            "The Democratic People's Republic of Korea, the Lao People's Democratic Republic, the"
            " Syrian Arab Republic and the Arab Republic of Egypt abstained."
        ),
        "The German Democratic Republic joined in 1973, as did the Federal Republic of Germany.",
        (
            "The United States Mexican border runs for 3,000 kilometres; the United Mexican States"
            " has 31 of them."
        ),
        (
            "The Polish Republic and the French Republic signed; the Hungarian People's Republic did"
            " not, nor did the Donetsk People's Republic."
        ),
        "The People's Democratic Republic of Algeria is not the Republic of the Congo.",
        "Chinese People's Daily and the Democratic Republic's army; Republican Party of Egypt.",
        "The Russian Football Federation met the Arab Federation of Chemists.",
        "The Islamic Republic's Iranian critics live in the United Arab Emirates.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the names that are out of order."""
        for run in block.search(_RUN):
            yield from self._in_run(block, run.start(), run.group())

    def _in_run(self, block: Block, offset: int, run: str) -> Iterator[Finding]:
        words = list(_WORD.finditer(run))
        plain = [_plain(word.group()) for word in words]
        if not any(word in _FORM_WORDS for word in plain):
            return
        for first, last, parts in _stretches(plain):
            official = _intended(parts)
            if official is None:
                continue
            if "’" in block.document.text:
                official = official.replace("'", "’")
            start, end = words[first].start(), words[last - 1].end()
            yield self.finding(block, offset + start, offset + end, fix=official, safe=False)


def _plain(word: str) -> str:
    word = word.replace("’", "'")
    return word[:-2] if word.endswith("'s") and word != "People's" else word


def _parts(words: Sequence[str], names: Container[str]) -> Iterator[str]:
    """Yield words, those of a name together."""
    at = 0
    while at < len(words):
        size = next((n for n in (4, 3, 2) if " ".join(words[at : at + n]) in names), 1)
        yield " ".join(words[at : at + size])
        at += size


def _stretches(words: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield first and end of the stretches of form words and names of states, and their parts."""
    first = at = 0
    stretch: list[str] = []
    for part in (*_parts(words, _names()), ""):
        if part in _FORM_WORDS or part in _names() or (stretch and part in _LINKS):
            stretch.append(part)
        else:
            while stretch and stretch[-1] in _LINKS:
                stretch.pop()
            if len(stretch) > 1:
                yield first, first + len(" ".join(stretch).split()), stretch
            first = at + len(part.split())
            stretch = []
        at += len(part.split())


def _intended(parts: Sequence[str]) -> str | None:
    """Return the official name that the parts of a name are a wrong order of, or None."""
    if " ".join(parts) in _ACCEPTED or _is_right(parts):
        return None
    parts = [part for part in parts if part != "the"]
    names = _names()
    mentioned = [part for part in parts if part in names]
    if len(mentioned) > 1:
        return None
    candidates = names[mentioned[0]] if mentioned else _nameless()
    return next((s.official for s in candidates if _is_wrong_order(parts, mentioned, s)), None)


def _is_right(parts: Sequence[str]) -> bool:
    """Say whether the first official or short name of a state stands in the parts as it should."""
    words = tuple(" ".join(parts).split())
    for at, word in enumerate(words):
        if any(words[at : at + len(name)] == name for name in _right_names().get(word, ())):
            return at == 0 or words[at - 1] not in _FORM_WORDS
    return False


def _is_wrong_order(parts: Sequence[str], mentioned: Sequence[str], state: _State) -> bool:
    name = mentioned[0] if mentioned else ""
    order = tuple(
        state.kind(part) if part == name else _MISWRITTEN.get(part, part) for part in parts
    )
    forms = [part for part in order if part in _FORM_WORDS]
    official_forms = [part for part in state.order if part in _FORM_WORDS]
    miswritten = any(part in _MISWRITTEN for part in parts)
    if sorted(forms) == sorted(official_forms):
        if order == state.order:
            return miswritten
        if order == (*official_forms, "of", "N"):  # "Arab Republic of Syria" is understood
            return False
        if len(forms) == 1:  # "Russia Federation"; but "Polish Republic" is English
            return state.order[0] == "A" and order in (("N", *forms), (*forms, "A"))
        return order[-2:] != ("of", "A")
    # Only some of the form words, turned round: "North Korean Democratic Republic".
    some = len(forms) > 1 and set(forms) < set(official_forms) and forms[-1] in official_forms[-1:]
    return some and state.order[-2:] == ("of", "N") and order[0] in "AN" and "of" not in order


@cache
def _states() -> tuple[_State, ...]:
    return tuple(_State(*fields) for fields in _table())


@kept("states.tsv")
def _table() -> list[tuple[str, tuple[str, ...], frozenset[str], frozenset[str]]]:
    """Read the table of states."""
    states = []
    for line in (DATA / "states.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        official, *fields = line.split("\t")
        nouns, adjectives = (frozenset(filter(None, field.split(", "))) for field in fields)
        order = tuple(
            "N" if part in nouns else "A" if part in adjectives else part
            for part in _parts(official.split(), nouns | adjectives)
            if part != "the"
        )
        states.append((official, order, nouns, adjectives))
    return states


@cache
def _right_names() -> dict[str, list[tuple[str, ...]]]:
    """Return the names that form words are part of, as words without "the", by the first."""
    names: dict[str, list[tuple[str, ...]]] = {}
    for name in ("United States", "United Kingdom", *(state.official for state in _states())):
        words = tuple(name.replace("the ", "").split())
        names.setdefault(words[0], []).append(words)
    return names


@cache
def _names() -> dict[str, tuple[_State, ...]]:
    """Return the states that bear a short name or an adjective."""
    names: dict[str, tuple[_State, ...]] = {}
    for state in _states():
        for name in state.nouns | state.adjectives:
            names[name] = (*names.get(name, ()), state)
    return names


@cache
def _nameless() -> tuple[_State, ...]:
    """Return the states whose official names have no name in them."""
    return tuple(s for s in _states() if "N" not in s.order and "A" not in s.order)


@cache
def short_names() -> frozenset[str]:
    """Return the short names of states."""
    return frozenset(name for state in _states() for name in state.nouns)


@cache
def demonyms() -> frozenset[str]:
    """Return the adjectives of states, and what their people are called."""
    adjectives = {name for state in _states() for name in state.adjectives}
    return frozenset(adjectives | {f"{name}s" for name in adjectives}) - short_names()
