"""Names that may be one are found among all names of a text."""

from hypothesis import given
from hypothesis import strategies as st

from mtlint_rules._lexicon import is_common
from mtlint_rules._near import Neighbours, near_pairs, skeleton

NAMES = (
    st.text("aeiknrstvyz", min_size=3, max_size=9)
    .filter(lambda word: not is_common(word))
    .map(str.capitalize)
)
FEW_NAMES = st.frozensets(NAMES, max_size=6)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """Return a name and one that a letter was dropped from, added to, changed or swapped in."""
    name = draw(NAMES)
    at = draw(st.integers(0, len(name) - 1))
    letter = draw(st.sampled_from("aekst"))
    ways = [
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    ]
    return name, draw(st.sampled_from(ways)).capitalize()


@given(slips(), FEW_NAMES)
def test_a_slip_is_near_its_name_whatever_else_is_there(
    pair: tuple[str, str], others: frozenset[str]
) -> None:
    name, slip = pair
    if len(slip) > 2 and slip != name and not is_common(slip.lower()):
        assert tuple(sorted(pair)) in Neighbours().pairs(others | {name, slip})


@given(FEW_NAMES)
def test_names_that_sound_alike_are_near(names: frozenset[str]) -> None:
    near = Neighbours().pairs(names)
    for one in names:
        for other in names:
            if one < other and skeleton(one.lower()) == skeleton(other.lower()):
                assert (one, other) in near


@given(st.lists(FEW_NAMES))
def test_the_pairs_of_a_text_do_not_depend_on_the_texts_before(texts: list[frozenset[str]]) -> None:
    neighbours = Neighbours()
    for names in texts:
        assert neighbours.pairs(names) == Neighbours().pairs(names)


@given(FEW_NAMES)
def test_a_corpus_has_no_pairs_that_a_text_has_not(names: frozenset[str]) -> None:
    assert set(near_pairs(names)) <= set(Neighbours().pairs(names))
