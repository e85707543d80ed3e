"""Numbers of one sentence that cannot all be right: sums, shares, rises that fall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint import Related, SentenceRule, Severity, pattern
from mtlint.text.abbreviations import word_set
from mtlint_rules._quantities import NUMBER, NUMBER_WORD, Quantity, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint import Finding, Sentence

_WHOLE = (
    "people|persons|passengers|victims|suspects|migrants|refugees|detainees|hostages|prisoners|adults"
    "|survivors|casualties|students|pupils|civilians|workers|employees|members|participants|patients"
    "|residents|tourists|villagers|protesters|activists|athletes|children|minors|teenagers|workers"
)
_PART = (
    "men|man|women|woman|males?|females?|boys?|girls?|child|children|minors?|adults?|teenagers?|babies"
    "|baby|infants?|toddlers?|infant"
)
_SEXES = {
    **dict.fromkeys(word_set("men man male males"), "men"),
    **dict.fromkeys(word_set("women woman female females"), "women"),
    **dict.fromkeys(word_set("boy boys"), "boys"),
    **dict.fromkeys(word_set("girl girls"), "girls"),
    **dict.fromkeys(word_set("child children minor minors baby babies infant infants"), "children"),
    **dict.fromkeys(word_set("teenager teenagers toddler toddlers"), "young"),
    **dict.fromkeys(word_set("adult adults"), "adults"),
}
_APART = (  # what people can be divided into, so that nobody is counted twice
    frozenset({"men", "women", "children"}),
    frozenset({"men", "women", "boys", "girls"}),
    frozenset({"adults", "children"}),
    frozenset({"men", "women"}),
    frozenset({"boys", "girls"}),
)


class Sum(SentenceRule):
    """The parts do not add up to the whole: `12 people, five women and nine men`.

    Told of people divided by sex or age, which leaves nobody out and counts nobody twice. After
    `including` the parts may be fewer than the whole, but not more.
    """

    message = "{parts} make {total}, not {whole}"
    severity = Severity.ERROR
    mqm = "accuracy/mistranslation"
    trigger = rf" (?:{_WHOLE})(?: ?[–—-]{{1,2}} |: |, |,? \()(?:[a-z]+ ){{0,4}}[0-9a-z,.-]+ (?:[a-z]+ ){{0,2}}(?:{_PART})"
    bad = (
        "The boat carried [[12 people]], five women and nine men.",
        "Police freed [[23 people]] (14 women, 6 men and 5 children) on Monday.",
        "[[Nine people]], including seven women and four men, were hurt.",
        "They found [[six migrants]], including eight children, in a truck.",
        "The camp holds [[912 refugees]], 1,200 women and nine men.",
        "[[20 pupils]] – 12 girls and 9 boys – came.",
    )
    good = (
        "The boat carried 12 people, five women and seven men.",
        "Nine people, including five women and two men, were hurt.",
        "Police freed 25 people (14 women, 6 men and 5 children) on Monday.",
        "Some 20 people, 12 women and nine men, came; about 30 people, 20 women and 9 men, left.",
        "At least 12 people, five women and nine men, died.",
        "Four men killed seven and hurt 12 people, including 15 children.",
        "12 people, nine children and five women among them, died, and two people, a child and a man.",
        "Twelve people, five of them women and nine of them Danes, came.",
        "The club has 40 members, 30 adults and 10 children; 5 people, 6 dogs and 3 women came.",
        "There were 12 people, 9 children and 6 boys, 12 people and 14 women.",
        "For two people, three men a day is too much. It seats 200 people, 50 women more than before.",
    )
    _PATTERN = pattern(
        rf"""(?P<total>(?P<number>{NUMBER})\ (?:\p{{Ll}}[\w-]+\ ){{0,2}}?(?P<noun>(?i:{_WHOLE})))
        (?P<joint>,?\ \(|\ ?[–—-]{{1,2}}\ |:\ |,\ )(?P<some>(?:including|among\ them|of\ (?:them|whom)|mostly|both)(?:\ (?:at\ least|of))?\ )?
        (?P<parts>(?:{NUMBER}|an?)\ (?:\p{{L}}+\ )?(?:{_PART})(?:(?:,\ (?:and\ )?|\ and\ )(?:{NUMBER}|an?)\ (?:\p{{L}}+\ )?(?:{_PART})){{0,4}})
        (?=[,.;:)]|\ ?[–—-]|\ (?:were|was|have|had|are|died|who|in|from|on|at|aboard|to)\b|$)(?!\ (?:among|of)\ )""",
        "x",
    )
    _ITEM = pattern(rf"(?P<number>{NUMBER}|\ban?\b) (?:\p{{L}}+ )?(?P<noun>{_PART})\b")
    _EARLIER = pattern(rf"{NUMBER}[^.,;]*$")

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the wholes that are not the sum of their parts."""
        text = sentence.document.text
        for match in sentence.search(self._PATTERN):
            whole = Quantity.read(text, *match.span("number"))
            items = list(self._ITEM.finditer(text, *match.span("parts")))
            if whole is None or whole.partial or whole.low < whole.value:
                continue
            kinds = [_SEXES[item["noun"]] for item in items]
            numbers = [_count(item["number"]) for item in items]
            total = sum(numbers)
            some = match["some"] is not None
            if (
                some
                and len(items) == 1
                and self._EARLIER.search(text, sentence.start, match.start())
            ):
                continue
            if whole.high != whole.value or not _divides(kinds, match["noun"].lower(), alone=some):
                continue
            if total > whole.value or (total < whole.value and not some and len(items) > 1):
                yield self.finding(
                    sentence,
                    *match.span("total"),
                    parts=match["parts"],
                    total=_plain(total),
                    whole=match["number"],
                    related=[
                        Related(match.start("parts"), match.end("parts"), f"{_plain(total)} in all")
                    ],
                )


def _divides(kinds: Sequence[str], whole: str, *, alone: bool) -> bool:
    """Say whether kinds of people are apart from each other."""
    if len(kinds) == 1:
        return alone
    if whole in ("children", "minors", "teenagers", "students", "pupils") and "children" in kinds:
        return False
    return len(set(kinds)) == len(kinds) and any(set(kinds) <= apart for apart in _APART)


def _count(written: str) -> float:
    return number("one" if written == "an" else written) or 0


def _plain(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


_UP = "rises?|rose|risen|rising|increas(?:e|es|ed|ing)|gr[eo]ws?|grown|growing|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|swell(?:s|ed|ing)?"
_DOWN = "falls?|fell|fallen|falling|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|slump(?:s|ed|ing)?|dwindl(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)"
_ANY_AMOUNT = rf"(?:US|A|C|HK)?[$€£¥₹]?(?:[0-9]|{NUMBER_WORD})"
_AMOUNT = rf"(?P<{{0}}sign>(?:US|A|C|HK)?[$€£¥₹])?(?P<{{0}}>{NUMBER})(?P<{{0}}unit>[ -]?(?:percent(?:age points)?|per cent|%|\p{{Ll}}{{3,}}))?"


class Direction(SentenceRule):
    """Something rises to less than it was, or falls to more: `rose from 5.4 percent to 4.1`.

    The verb or one of the figures was mistranslated, or they changed places. Places in a ranking,
    ages, hours, dates, odds and what a currency costs are left alone: there, less can be more.
    """

    message = "what {verb} from {before} cannot be at {after}"
    severity = Severity.ERROR
    mqm = "accuracy/mistranslation"
    trigger = (
        rf"from {_ANY_AMOUNT}[^\r\n]* to {_ANY_AMOUNT}|to {_ANY_AMOUNT}[^\r\n]* from {_ANY_AMOUNT}"
    )
    bad = (
        "Inflation rose from 5.4 percent to [[4.1 percent]] in May.",
        "The number of wolves fell sharply from 120 to [[1,200]], the ministry said.",
        "Sales increased to [[2.1 billion]] euros from 2.4 billion in spring.",
        "Rents climbed by a tenth from $900 to [[$890]] a month.",
        "Its staff shrank from twelve to [[nineteen]].",
    )
    good = (
        "Inflation rose from 4.1 percent to 5.4 percent and fell from 120 to 12.",
        "She rose from 12th to 3rd place, and he climbed from 10 to 5 in the rankings.",
        "The lira fell from 7.1 to 7.9 against the dollar. Trains rose from 9 to 5 on Monday.",
        "Sales increased to 2.4 billion euros from 2.1 billion, or from 9 million to 2 billion.",
        "Prices rose from 1.2 million to $900 a share. It grew from 40 rooms to 3 hotels.",
        "The town grew from 2019 to 2015's ruins; it fell from 10 meters to 20 pieces.",
        "The tower grew from 3 to 2 floors' worth of steel. He fell from 20 meters to 40.",
        "It increased from 1 to 2, and fell from 20 to 3 and back to 25.",
        "The share rose from one in 10 to one in five, from 30 minutes to 2 hours.",
        "Snow falls from 5 p.m. to 3 a.m. The vote fell 52 to 48 from what it was.",
    )
    _PATTERN = pattern(
        rf"(?<![\w-])(?P<verb>{_UP}|(?P<down>{_DOWN}))(?: (?!from\b|to\b)[\p{{L}}\d.,%$€£'’-]+){{0,6}} (?:"
        rf"from {_AMOUNT.replace('{0}', 'a')}(?: \([^)]*\)| (?:in|on|last|a|of|per|this|the) [\w ]{{1,20}})? to {_AMOUNT.replace('{0}', 'b')}"
        rf"|to {_AMOUNT.replace('{0}', 'b')}(?: \p{{L}}+){{0,2}},? from {_AMOUNT.replace('{0}', 'a')})"
        r"(?! (?:places?|in (?:\d|five|four|three|ten|two)))"
    )
    _OTHER_SCALE = pattern(
        r"(?i)\b(?:rank\w*|places?|position|seed\w*|list|table|division|grade|years? old|aged?|a\.?m\.?|p\.?m\.?|o['’]clock"
        r"|against|per (?:dollar|euro|pound)|to the (?:dollar|euro|pound)|odds|handicap|pace|top|no\.|number \d|minus|negative|below zero|one in)\b|[-−–]\d"
    )

    _COUNTED = pattern(
        r"(?i)\b(?:numbers? of|total|staff|workforce|population|tolls?|membership|attendance|cases|deaths|arrivals|sales|seats|circulation)\b"
    )

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the second of two figures that go the other way than the verb."""
        if self._OTHER_SCALE.search(sentence.text):
            return
        text = sentence.document.text
        for match in sentence.search(self._PATTERN):
            counted = self._COUNTED.search(text, sentence.start, match.start()) is not None
            figures = _both(match, counted=counted)
            if figures is None or figures[0] == figures[1]:
                continue
            if (figures[1] > figures[0]) == (match["down"] is not None):
                start = match.start("b") if match["bsign"] is None else match.start("bsign")
                end = match.end("b" if match["bunit"] not in _PERCENT else "bunit")
                first = match.start("a") if match["asign"] is None else match.start("asign")
                yield self.finding(
                    sentence,
                    start,
                    end,
                    verb=match["verb"],
                    before=text[first : match.end("a")],
                    after=text[start:end],
                    related=[Related(first, match.end("a"), "from this")],
                )


def _both(match: Any, *, counted: bool) -> tuple[float, float] | None:
    """Return the figures before and after a change where they measure the same thing."""
    units = [(match[side + "unit"] or "").strip(" -").rstrip("s") for side in "ab"]
    units = ["" if unit in _JOINTS else unit.replace("per cent", "percent") for unit in units]
    signs = [match[side + "sign"] or "" for side in "ab"]
    figures = [number(match[side]) or 0 for side in "ab"]
    scaled = ["".join(c for c in match[side] if c.isalpha()) for side in "ab"]
    if signs[0] != signs[1] or (all(units) and units[0] != units[1]):
        return None
    if scaled[1] and not scaled[0] and figures[0] < 1000 <= figures[1]:  # "from 2.1 to 1.9 million"
        figures[0] *= _scale(match["b"])
    elif not (
        counted
        or signs[0]
        or (units[0] and units[0] == units[1])
        or all(scaled)
        or any(unit in _MEASURES for unit in units)
    ):
        return None
    return figures[0], figures[1]


def _scale(written: str) -> float:
    return (number(written) or 1) / (number(written.split(maxsplit=1)[0]) or 1)


_PERCENT = frozenset({" percent", " per cent", "%", " %"})
_JOINTS = word_set("and but with the thi last while when after over for a according during by than")
_MEASURES = word_set(
    "percent % euro dollar yen yuan rouble ruble rupee peso lira franc krona crown"
)
