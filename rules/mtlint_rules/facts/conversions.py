"""Measures given twice, in two systems, that are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtlint import BlockRule, Related, Severity, pattern
from mtlint_rules._quantities import NUMBER, NUMBER_WORD, number, rounding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint import Block, Finding


class _Unit(NamedTuple):
    """What is measured, and how much one of it is; several where a name is used for several."""

    dimension: str
    sizes: tuple[float, ...]


# International yard and pound of 1959; gallons, pints and tons as in the United States and Britain.
_UNITS = {
    r"centimet(?:er|re)s?|cm": _Unit("length", (0.01,)),
    r"millimet(?:er|re)s?|mm": _Unit("length", (0.001,)),
    r"kilomet(?:er|re)s? (?:an|per) hour|km/h|kmh|kph|km per hour": _Unit("speed", (1.0,)),
    r"miles? (?:an|per) hour|mph": _Unit("speed", (1.609344,)),
    r"knots?": _Unit("speed", (1.852,)),
    r"(?:square kilomet(?:er|re)s?|(?:square|sq\.?) ?km|km2|km²)": _Unit("area", (1e6,)),
    r"(?:square miles?|sq\.? ?mi(?:les?)?)": _Unit("area", (2589988.11,)),
    r"(?:square met(?:er|re)s?|sq\.? ?m|m2|m²)": _Unit("area", (1.0,)),
    r"(?:square (?:foot|feet)|sq\.? ?ft)": _Unit("area", (0.09290304,)),
    r"hectares?|ha": _Unit("area", (10_000.0,)),
    r"acres?": _Unit("area", (4046.8564,)),
    r"(?:cubic met(?:er|re)s?|m3|m³)": _Unit("volume", (1000.0,)),
    r"cubic (?:foot|feet)": _Unit("volume", (28.316847,)),
    r"lit(?:er|re)s?": _Unit("volume", (1.0,)),
    r"gallons?": _Unit("volume", (3.785412, 4.54609)),
    r"pints?": _Unit("volume", (0.473176, 0.568261)),
    r"barrels?": _Unit("volume", (158.987295,)),
    r"kilomet(?:er|re)s?|kms?": _Unit("length", (1000.0,)),
    r"nautical miles?": _Unit("length", (1852.0,)),
    r"miles?|mi": _Unit("length", (1609.344, 1852.0)),
    r"met(?:er|re)s?|m": _Unit("length", (1.0,)),
    r"feet|foot|ft": _Unit("length", (0.3048,)),
    r"yards?|yds?": _Unit("length", (0.9144,)),
    r"inch(?:es)?": _Unit("length", (0.0254,)),
    r"kilogram(?:me)?s?|kilos?|kgs?": _Unit("mass", (1.0,)),
    r"gram(?:me)?s?": _Unit("mass", (0.001,)),
    r"(?:metric tons?|tonnes?)": _Unit("mass", (1000.0,)),
    r"(?:short |long )?tons?": _Unit("mass", (907.18474, 1016.0469, 1000.0)),
    r"pounds?|lbs?": _Unit("mass", (0.45359237,)),
    r"ounces?|oz": _Unit("mass", (0.028349523, 0.0311034768)),
    r"(?:degrees? )?(?:Celsius|centigrade)|°? ?C|degrees? C": _Unit("temperature", (1.8,)),
    r"(?:degrees? )?Fahrenheit|°? ?F|degrees? F": _Unit("temperature", (1.0,)),
}
_KINDS = list(_UNITS.values())
_UNIT = "|".join(rf"(?P<{{0}}{index}>{unit})" for index, unit in enumerate(_UNITS))
_FEW = r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_SLACK = 0.05, 0.2  # least and most of a figure that rounding may have taken or added


def _unit(side: str) -> str:
    return rf"(?:{_UNIT})".replace("{0}", side)


class Conversion(BlockRule):
    """A measure and its conversion in brackets do not agree: `10 kilometers (60 miles)`.

    Translators and machines convert by the wrong table, in the wrong direction, or lose a zero.
    What rounding may have done is allowed for: the fewer digits a figure has, the more. Which of
    both figures is wrong cannot be told, so there is no fix.
    """

    message = "{first} is about {right}, not {match}"
    severity = Severity.ERROR
    mqm = "accuracy/mistranslation"
    trigger = (
        rf"(?: \(|, or )(?:[a-z]+ ){{0,3}}[-−–]?(?:[0-9][0-9.,]*|{NUMBER_WORD}[a-z-]*)[ \x{{a0}}-]?"
        rf"(?:[a-z]+[ -])?(?:{'|'.join(_UNITS)})(?:-[a-z]+)?[),;:.]"
    )
    bad = (
        "The fire is 10 kilometers ([[60 miles]]) from the port.",
        "The 30-meter ([[about 300-foot]]) tower fell at 35 C ([[63 F]]).",
        "It covers 1,200 hectares ([[29,000 acres]]) and 5 square miles ([[3 square km]]).",
        "A truck of 3.5 tonnes, or [[1,700 pounds]], blocked it; winds blew at 120 km/h ([[193 mph]]).",
        "The river rose to 6 meters ([[200 feet]]).",
        "It is 57 kilometers ([[eight miles]]) away, and the wall of four tonnes, or [[a dozen pounds]], fell.",
        "The wall is 2.5 million feet ([[76,000 meters]]) long.",
    )
    good = (
        "It is 10 km (6 miles) away, 100 kilometers (60 miles) by road, and 300 feet (90m) high.",
        "It warmed by 2 degrees Celsius (3.6 Fahrenheit) to 30 C (86 F).",
        "The month was 3 degrees Celsius (5.4 F) warmer; a drop of 10 C (18 F) is due.",
        "He is 6 feet 2 inches (188 cm) tall and weighs 13 stone 4 pounds (84 kg).",
        "Boats of 5 to 8 meters (16 to 26 feet) or 10-12 meters (33-39 feet) sank.",
        "They took 5 pounds ($7) and 3 tons (of 20 feet each); it is 12 miles (a 20-minute drive).",
        "A barrel of 42 gallons (159 liters) and 50 gallons (227 litres); 20,000 tons (18,143 tonnes).",
        "It is 5 km (one of 3 miles in all). Walk 2 miles or 5 kilometers. Go 3 m (2.4m people did).",
        "The 5-mile (8-km) and 42 km (26.2 mile) runs, 200 nautical miles (370 kilometers) away.",
        "The 100 meters (2010), 400 m (4 x 100 m) and 1 mile (1.6 km).",
        "The temperature fell to -10 C (14 F), and minus 40 C (minus 40 F).",
    )
    _PATTERN = pattern(
        rf"(?<!(?:feet|foot|stone|ft|pounds|minus|[x×/])[ ,]{{1,2}})(?<!(?:\d|{_FEW})(?: ?\p{{L}}+)? (?:to|or|and) )(?P<first>(?P<sign>[-−–]|minus )?(?P<number>{NUMBER})[ \u00a0-]?{_unit('a')})(?:-(?:long|high|wide|deep|tall))?"
        rf"(?: \(|, or )(?P<second>(?:(?i:about|around|some|roughly|approximately|nearly|almost|just over|just under|over|more than|or) )?(?P<minus>[-−–]|minus )?"
        rf"(?P<other>{NUMBER})[ \u00a0-]?{_unit('b')})(?:-(?:long|high|wide|deep|tall))?(?=[),;:.])(?!, \d)"
    )

    _CHANGE = pattern(
        r"(?i)\b(?:by|of|within|another|r[io]se|increased?|warmed|cooled|fell|dropped|changed?)(?: (?:by|of|about|some|nearly|almost|only))?\s$"
    )
    _COMPARED = pattern(r"\)?,? (?:warm|cool|hott|cold|high|low|more|less|above|below|over)\w*")

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the conversions."""
        for match in block.search(self._PATTERN):
            units = [key for key, value in match.groupdict().items() if value and key[1:].isdigit()]
            first, second = (_KINDS[int(key[1:])] for key in sorted(units))
            if first.dimension != second.dimension or first == second:
                continue
            figures = match["number"], match["other"]
            signs = bool(match["sign"]), bool(match["minus"])
            text = block.document.text
            difference = (
                self._CHANGE.search(text, block.start, match.start())
                or self._COMPARED.match(text, match.end())
            ) is not None
            right = _converted(figures, first, second, signs, difference=difference)
            if right is None:
                continue
            start, end = match.span("second")
            unit = text[match.end("other") : end].strip(" \u00a0-")
            there = Related(match.start("first"), match.end("first"), "the other measure")
            yield self.finding(
                block,
                start,
                end,
                first=match["first"],
                right=f"{_plain(right)} {unit}",
                related=[there],
            )


def _converted(
    figures: tuple[str, str],
    first: _Unit,
    second: _Unit,
    minus: tuple[bool, bool],
    *,
    difference: bool,
) -> float | None:
    """Return what the first figure is in the second unit where the second figure is not that.

    A `difference` of two temperatures has no zero point to shift.
    """
    values = []
    slacks = []
    for figure, negative in zip(figures, minus, strict=True):
        value = number(figure)
        if not value:
            return None
        least, most = _SLACK
        slacks.append(
            min(max(rounding(figure, value), _last_place(figure) / 2, least * value), most * value)
        )
        values.append(-value if negative else value)
    (value, other), (slack, other_slack) = values, slacks
    if first.dimension == "temperature":
        factor = first.sizes[0] / second.sizes[0]
        shift = 32 if first.sizes[0] > 1 else -32 * factor
        meant = [value * factor + shift] + [value * factor] * difference
        tolerance = max(2.0, slack * factor + other_slack)
    else:
        meant = [value * a / b for a in first.sizes for b in second.sizes]
        tolerance = slack * max(meant) / value + other_slack
    return None if any(abs(m - other) <= tolerance for m in meant) else meant[0]


def _last_place(figure: str) -> float:
    """Return the size of the last digit that is not a rounding zero.

    >>> _last_place("1,200"), _last_place("6.2"), _last_place("10"), _last_place("twelve")
    (100.0, 0.1, 10.0, 1.0)
    """
    digits = figure.replace(",", "").split()[0].rstrip("bmnt")
    if not digits[0].isdigit():
        return 1.0
    whole, _, decimals = digits.partition(".")
    scale = (number(figure) or 1.0) / (float(digits) or 1.0)
    if decimals:
        return float(scale * 10 ** -len(decimals))
    return float(scale * 10 ** (len(whole) - len(whole.rstrip("0"))))


def _plain(value: float) -> str:
    """Write a number with three digits that count."""
    rounded = float(f"{value:.2g}" if abs(value) < 100 else f"{value:.3g}")
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,}"
