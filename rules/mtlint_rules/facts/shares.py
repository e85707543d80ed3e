"""Shares of one whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint import Related, SentenceRule, Severity, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint import Finding, Sentence

_PERCENT = r"(?:%|per ?cent\b|percent\b|pct\b)"
_SHARE = rf"\d+(?:\.\d+)?[ -]?{_PERCENT}"
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_ROUNDED = 0.6  # of the last digit: what rounding may add to each share


class Shares(SentenceRule):
    """Shares of one whole pass 100 percent: `56 percent voted for it and 54 percent against`.

    Told where the sentence says that it divides one whole: the votes of an election, the answers
    for and against, men and women, what remains. Changes, turnouts, comparisons with another year
    and shares of different groups are no division.
    """

    message = "these shares make {total} percent"
    severity = Severity.ERROR
    mqm = "accuracy/mistranslation"
    trigger = rf"[0-9][ -]?{_PERCENT}[^\r\n]*[0-9][ -]?{_PERCENT}"
    bad = (
        "Some 56 percent were in favor of the bridge and [[54 percent]] against it.",
        "Okello won 51.2 percent of the vote to [[49.8 percent]] for Nakato.",
        "The state holds 60 percent of the port and two banks the remaining [[50 percent]].",
        "Of the players, 62% are men and [[48%]] women.",
        "In the poll 48% supported the tax, 41% opposed it and [[21%]] had no opinion.",
    )
    good = (
        "Some 56 percent were in favor of the bridge and 44 percent against it.",
        "Okello won 51.2 percent of the vote to 48.8 percent for Nakato, on a turnout of 74 percent.",
        "In favor were 62 percent of men, and against it 55 percent of women.",
        "Support fell from 56 percent to 51 percent, and 49 percent are against.",
        "The tax is opposed by 60 percent of farmers, and 55 percent of doctors vote against it.",
        "The state holds 60 percent of the port, and 70 percent of the remaining land.",
        "Okello won 71 percent of the vote in the north and 52 percent in the south.",
        "In May 56 percent were in favor, and in June 54 percent against.",
        "Some 55 percent support the tax, 60 percent the road, and 40 percent oppose both.",
        "With 81 percent of the votes counted, Okello had 50.4 percent and Nakato 40 percent.",
        "Shares of 33.4%, 33.3% and 33.4% of the vote. Some 67 percent are for it and 34 percent against.",
        "Women hold 60 percent of posts, men 40 percent; 60 percent of women vote and 55 percent of men.",
    )
    _FIGURE = pattern(rf"(?<![\w.,-])(?P<value>\d+(?P<decimal>\.\d+)?)[ -]?{_PERCENT}")
    _DIVIDED = pattern(
        rf"""(?i){_SHARE}\ of\ (?:the\ |all\ |valid\ )*(?:votes?|ballots)\b
        | \b(?:remaining|other)\ {_SHARE}(?!\ of)
        | {_SHARE}(?:\ \w+){{0,8}}?\ (?:for|in\ favou?r|support\w*|back\w*|approv\w*|agreed?|yes)\b.{{1,60}}?{_SHARE}(?:\ \w+){{0,4}}?\ (?:against|oppos\w+|disapprov\w+|disagree\w*|no\b|reject\w*)
        | {_SHARE}(?:\ \w+)?\ (?:men|male)\b.{{1,30}}?{_SHARE}(?:\ \w+)?\ (?:women|female)\b
        | {_SHARE}(?:\ \w+)?\ (?:women|female)\b.{{1,30}}?{_SHARE}(?:\ \w+)?\ (?:men|male)\b""",
        "x",
    )
    _OTHERWISE = pattern(
        rf"""(?i)\b(?:turnout|turned\ out|count(?:ed|ing)|participat\w+|r[io]se\w*|rising|f[ae]ll\w*|grew|grown?|increas\w+
        |decreas\w+|declin\w+|drop\w*|gain\w*|lost|lose|loses|jump\w*|climb\w*|surg\w+|slip\w*|swing|down|up|more|less|lower
        |higher|compar\w+|previous\w*|earlier|last|ago|then|margin|among|amongst|threshold|quorum|both|each|also|either
        |whereas|respectively|round|runoff|run-off|probabilit\w+|chances?|likel\w+|confidence|rates?|inflation|alcohol|discount
        |in\ (?:19|20)\d\d|(?:19|20)\d\d|in\ (?:{_MONTH})\w*\b.*\bin\ (?:{_MONTH})\w*
        |in\ the\ (?:north|south|east|west|center|centre|capital|cities|city|countryside))\b""".replace(
            "\n", ""
        ).replace("        ", "")
    )
    _OF = pattern(rf"{_PERCENT} of (?:the |all |its |their |those )?(?P<whole>\p{{L}}+)")

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """Yield the last of shares that pass 100 percent."""
        text = sentence.text
        figures = list(sentence.search(self._FIGURE))
        total = sum(float(figure["value"]) for figure in figures)
        if len(figures) < 2 or total <= 100:
            return
        place = min(len(figure["decimal"] or ".") - 1 for figure in figures)
        if total <= 100 + _ROUNDED * len(figures) * 10**-place:
            return
        if self._DIVIDED.search(text) is None or self._OTHERWISE.search(text) is not None:
            return
        wholes = {match["whole"] for match in self._OF.finditer(text)}
        if len(wholes) > 1 or any(float(figure["value"]) >= 100 for figure in figures):
            return
        yield self.finding(
            sentence,
            *figures[-1].span(),
            total=f"{total:.{place}f}",
            related=[
                Related(figure.start(), figure.end(), "one of the shares")
                for figure in figures[:-1]
            ],
        )
