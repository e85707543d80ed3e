"""A literal that is looked for stands in every match of its pattern."""

import random
import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from mtlint import compiled
from mtlint.codes import encode, fold
from mtlint.gate import Gate
from mtlint.literals import required_literals, telling
from mtlint.patterns import parse
from mtlint.triggers import trigger

CASES = {
    r"\b(?:the )?(?:ONU|OTAN)\b": ["the ONU", "OTAN", "onu"],
    r"in the near(?: future)? of": ["in the near of", "IN THE NEAR FUTURE OF"],
    r"(?:precis(?:ed|es|ing)|specif\w+) that": ["precised that", "specifying that"],
    r"(?<=, )reports? (?P<who>TASS)": [", report TASS", ", reports tass"],
    r"\p{Lu}\p{Ll}+ian chancellor": ["Colombian chancellor"],
    r"[\p{L}--a]+ million millions": ["two million millions"],
    r"kilo[sz]": ["kilos", "KILOZ", "\u212ailo\u017f"],
    r"(?:a|b|zebra)?quagga{2,3}": ["quaggaaa", "zebraquaggaa"],
    r"x(?!y)thorough(?:ly)?\s+done": ["xthorough  done"],
    r"(?>atomic|group)++ matters": ["groupgroup matters"],
    r"(?<name>named) group": ["named group"],
    r"\Aélan vital\Z": ["élan vital"],
}


def expression_of(pattern: str) -> str | None:
    found = trigger(pattern)
    return found and "|".join(filter(None, (*map(re.escape, found.literals), found.expression)))


def literals(pattern: str) -> frozenset[str]:
    tree = parse(pattern)
    return frozenset() if tree is None else required_literals(tree)


@pytest.mark.parametrize("pattern", CASES)
def test_every_match_contains_one_of_the_literals(pattern: str) -> None:
    found = literals(pattern)
    for text in CASES[pattern]:
        matched = compiled.pattern(pattern, "im").search(", " + text if "(?<=" in pattern else text)
        assert matched, text
        assert not found or any(literal in fold(matched.group()).lower() for literal in found)


def test_a_pattern_with_a_fixed_word_has_a_telling_literal() -> None:
    assert telling(literals(r"\b(?:assist(?:ed|s|ing)?) to the (?:meeting|ceremony)\b"))
    assert literals(r"in the near of") == {"in the near of"}
    assert not telling(literals(r"in the near of"))  # every word of it is everywhere


def test_a_pattern_of_classes_only_has_no_literal() -> None:
    assert literals(r"\w+\d+") == frozenset()
    assert not telling(literals(r"\p{L}+ (?:the|of)?\p{L}+"))


def test_what_the_parser_cannot_read_has_no_literal() -> None:
    assert literals(r"(?|left|right) words") == frozenset()


_ATOMS = st.sampled_from(
    [
        "port",
        "ship",
        "sea",
        "K",
        "s",
        "é",
        r"\w",
        r"\d?",
        "[ab]",
        "[^x]",
        r"\p{Lu}",
        r"\b",
        " ",
        "i",
    ]
)


def _group(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{1,3}?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"({part})"),
    )


@given(st.recursive(_ATOMS, _group, max_leaves=8), st.randoms(use_true_random=False))
def test_random_patterns_never_match_without_a_literal(pattern: str, chance: random.Random) -> None:
    found = literals(pattern)
    pieces = [
        "port",
        "ship",
        "sea",
        "K",
        "k",
        "\u212a",
        "\u017f",
        "S",
        "é",
        "É",
        "a",
        " ",
        "7",
        "X",
        "ı",
        "İ",
        "I",
    ]
    compiled = regex.compile(pattern, regex.IGNORECASE)
    expression = expression_of(pattern)
    over_codes = expression and regex.compile(
        expression.encode(), regex.IGNORECASE | regex.MULTILINE
    )
    for _ in range(20):
        text = "".join(chance.choices(pieces, k=chance.randrange(1, 12)))
        for match in compiled.finditer(text, overlapped=True):
            around = fold(text[match.start() :]).lower()  # look-ahead may reach beyond the match
            assert not found or any(literal in around for literal in found)
            if over_codes:
                assert over_codes.search(encode(text), match.start() + 1)


@pytest.mark.parametrize("pattern", CASES)
def test_an_expression_matches_where_its_pattern_matches(pattern: str) -> None:
    expression = expression_of(pattern)
    for text in CASES[pattern]:
        whole = ", " + text if "(?<=" in pattern else text
        assert expression is None or regex.search(
            expression.encode(), encode(whole), regex.IGNORECASE | regex.MULTILINE
        )


_CLASSES = (
    *("é", "Ÿ", "[à-ÿ]", "[^à-ÿ]", "[^é”]", "[a-zé]"),
    *(r"\w", r"\W", r"\d", r"\D", r"\s", r"\S", r"[^\w]", r"[^\s\d]"),
)


@pytest.mark.parametrize("of", _CLASSES)
@given(char=st.one_of(st.characters(max_codepoint=0x24FF), st.characters()))
def test_a_class_holds_the_code_of_each_of_its_characters(of: str, char: str) -> None:
    if regex.match(of, char, regex.IGNORECASE) or re.match(of, char, re.IGNORECASE):
        expression = expression_of(of)
        assert expression
        assert regex.match(expression.encode(), encode(char)[1:], regex.IGNORECASE)


def test_capitals_count_where_a_pattern_says_so() -> None:
    expression = expression_of(r"(?-i:\p{Ll}\p{Lu})")
    assert expression
    assert regex.search(expression.encode(), b"toBerlin", regex.IGNORECASE)
    assert not regex.search(expression.encode(), b"to berlin", regex.IGNORECASE)


def test_an_expression_is_never_longer_than_the_scanner_takes() -> None:
    words = "|".join(chr(a) + chr(b) for a in range(97, 110) for b in range(97, 110))
    found = trigger(rf"(?:{words}) (?:{words})\d+ (?:{words})" + rf" \w+ (?:{words})" * 20)
    assert found
    Gate({"long": found}).scan("aa bb1 cc")
