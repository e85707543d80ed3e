"""British and American spelling: one of them in a text, or that of the settings."""

import pytest

from mtlint import Engine, Linter
from mtlint.config import settings
from mtlint.text import Document
from mtlint_rules._kept import DATA
from mtlint_rules.spelling.varieties import MixedVariety

RULE = "spelling.mixed-variety"


def fixes(text: str, variety: str = "any") -> list[str]:
    of = settings({"profile": "none", "select": [RULE], "rules": {RULE: {"variety": variety}}})
    return [f.fix.replacement for f in Linter(of).check(text) if f.fix]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("He wants to publicise it. She wants to organize it.", ["organise"]),
        ("He wants to organize it. She wants to publicise it.", ["publicize"]),
        ("The colours of the centre favoured no neighbor.", ["neighbour"]),
        ("The colors of the center favored no neighbour.", ["neighbor"]),
        ("They organize and recognize, and criticise the colors.", ["criticize"]),
        ("A programme of defence was criticised; they paralyzed the harbour.", ["paralysed"]),
        ("Travelers in color traveled far, labeled and fuelled.", ["fueled"]),
        ("The colours of the centre: they organize, realize and criticise.", ["criticize"]),
        ("Kilometres of fibre, litres of sulphur, and a gray tyre.", ["grey"]),
    ],
)
def test_the_minority_is_marked_with_the_spelling_of_the_majority(
    text: str, right: list[str]
) -> None:
    assert fixes(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "They organize fairs for the colours of the centre, and recognize neighbours.",  # Oxford
        "They organize fairs for the colours of the centre; skeptical neighbours analyze.",  # Canada
        "The Labor Department wrote of colours. Neighbours came to Pearl Harbor.",
        "The World Trade Center stood in the city centre, and the World Health Organization paid.",
        "Labour Party members favor color; the center of the Labour Party favored neighbors.",
        'The colours faded. "We color them," she said of the centre. "Our neighbor helps."',
        "Colours fade, neighbours too; see color.example.org and #center or @neighbor.",
        "The theatre was cancelled in the center, said the color man and his neighbor.",
        "A story of tires: the program, the curb and the check; colours and a practice.",
        "They advise, exercise, compromise and surprise; they organize and recognize.",
        "The size of the prize: they seize it and organise, realise and criticise.",
        "A glamour of color in the center of the neighborhood, with an aesthetic catalogue.",
        "Two colours, two colors; the centre, the center.",  # nobody can say which is right
        "Colour-blind cats favor color in the center.",
    ],
)
def test_what_is_no_mixture_is_left_alone(text: str) -> None:
    assert not fixes(text)


@pytest.mark.parametrize(
    ("variety", "right"),
    [
        ("british", ["organise", "colour"]),
        ("american", ["center"]),
        ("oxford", ["colour"]),
        ("canadian", ["colour"]),
        ("any", ["center"]),
    ],
)
def test_the_settings_can_name_the_variety(variety: str, right: list[str]) -> None:
    assert fixes("They organize the centre. They like color.", variety) == right


def test_the_evidence_is_counted() -> None:
    text = "The colours of the centre favoured no neighbor."
    rule = MixedVariety()
    rule.id = RULE
    (finding,) = Engine((rule,)).check(Document(text)).findings
    assert "(British 3×, other 1×)" in finding.message
    assert [text[r.start : r.end] for r in finding.related] == ["colours", "centre", "favoured"]


def test_no_word_is_of_both_varieties() -> None:
    lines = (DATA / "varieties.tsv").read_text(encoding="utf-8").splitlines()[1:]
    british, american = zip(*(line.split("\t")[:2] for line in lines), strict=True)
    assert not {*british} & {*american}
    assert len({*british}) == len(british)
    assert list(british) == sorted(british)
