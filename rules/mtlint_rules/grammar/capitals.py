"""Names that lost their capital."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import Document, DocumentRule, Finding, Severity, pattern

# Days, months, peoples and countries that are nothing else in lower case. Left out are march, may,
# august, polish, turkey, china, swiss, danish, chile, jordan, georgia, guinea, japan, brazil, dutch,
# scotch, french ("french fries"), roman, arabic ("arabic numerals"), afghan, german ("german measles").
_NAMES = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "june", "july", "september", "october", "november", "december"),
        *(
            "american",
            "americans",
            "austrian",
            "belgian",
            "british",
            "bulgarian",
            "canadian",
            "chinese",
        ),
        *(
            "croatian",
            "czech",
            "egyptian",
            "english",
            "european",
            "europeans",
            "finnish",
            "germans",
        ),
        *("hungarian", "indonesian", "iranian", "iraqi", "irish", "israeli", "italian", "japanese"),
        *(
            "kenyan",
            "korean",
            "lithuanian",
            "malaysian",
            "mexican",
            "nigerian",
            "norwegian",
            "pakistani",
        ),
        *(
            "palestinian",
            "palestinians",
            "portuguese",
            "romanian",
            "russian",
            "russians",
            "serbian",
        ),
        *("spanish", "swedish", "syrian", "taiwanese", "ukrainian", "ukrainians", "vietnamese"),
        *(
            "america",
            "australia",
            "austria",
            "belgium",
            "britain",
            "canada",
            "egypt",
            "england",
            "europe",
        ),
        *(
            "france",
            "germany",
            "greece",
            "hungary",
            "india",
            "iran",
            "iraq",
            "ireland",
            "israel",
            "italy",
        ),
        *(
            "korea",
            "lebanon",
            "mexico",
            "moscow",
            "norway",
            "pakistan",
            "palestine",
            "poland",
            "portugal",
        ),
        *(
            "romania",
            "russia",
            "scotland",
            "serbia",
            "singapore",
            "spain",
            "sweden",
            "syria",
            "taiwan",
        ),
        *("ukraine", "vietnam", "beijing", "berlin", "brussels", "london", "tokyo", "washington"),
    )
)
_BEFORE_OFFICE = frozenset(("french", "german"))
_OFFICE = pattern(
    r" (?:president|government|minister|army|police|parliament|chancellor|authorities|capital|company)\b"
)
_ALL = _NAMES | _BEFORE_OFFICE
_PART_OF_ADDRESS = frozenset("@#/._&-:")
_CAPITAL = pattern(r"(?<=\p{Ll},? )\p{Lu}\p{Ll}|^[\"“]?\p{Lu}", "m")


class LowerCaseName(DocumentRule):
    """A weekday, a month, a people or a country without its capital: "on monday", "the russian fleet".

    Most languages write some of these small, and an engine keeps what it found. Words that mean
    something else in lower case (march, may, polish, turkey) are left alone, so are addresses,
    tags, and text that has no capitals at all.
    """

    message = "'{match}' wants a capital: '{fix}'"
    severity = Severity.ERROR
    mqm = "fluency/spelling"
    trigger = f"(?-i:{'|'.join(sorted(_ALL))})"
    sources = ("fr", "es", "it", "pt", "ru", "uk", "pl", "cs")
    bad = (
        "The ship left on [[monday|Monday]] for [[russia|Russia]].",
        "The [[french|French]] president met [[ukrainian|Ukrainian]] envoys.",
    )
    good = (
        "They march in May; the polish on the china may fade by August.",
        "See www.visit.london/en, #ukraine, @france and news@india.example.",
        "the ship left on monday for russia",
        "french fries and brussels-type sprouts, venetian blinds",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the names."""
        text = document.text
        for name in _ALL & document.vocabulary:
            for place in document.word_places.get(name, ()):
                beside = text[place.start - 1 : place.start] + text[place.end : place.end + 1]
                if not _PART_OF_ADDRESS.isdisjoint(beside.rstrip(".:")):
                    continue
                if name in _BEFORE_OFFICE and not _OFFICE.match(text, place.end):
                    continue
                block = document.block_at(place.start)
                if block and any(True for _ in block.search(_CAPITAL)):
                    yield self.finding(document, place.start, place.end, fix=name.capitalize())
