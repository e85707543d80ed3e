"""Names that went through another alphabet: turned round, parted, with another article or form."""

from functools import cache

import pytest

from mtlint import Document, Engine
from mtlint.registry import load_rules


@cache
def engine() -> Engine:
    rules = (entry.rule for entry in load_rules().values())
    return Engine(rule for rule in rules if rule.id.startswith("names.") and rule.default)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        # order
        ("Xi Jinping rang. Xi Jinping left. Then Jinping Xi slept.", "Jinping Xi", "Xi Jinping"),
        ("Deng Haoran rang, and Haoran Deng left.", "Haoran Deng", "Deng Haoran"),
        (
            "Nguyen Phu Trong spoke. Nguyen Phu Trong left. Phu Trong Nguyen slept.",
            "Phu Trong Nguyen",
            "Nguyen Phu Trong",
        ),
        ("Ri Son Gwon came. Ri Son Gwon left. Son Gwon Ri wept.", "Son Gwon Ri", "Ri Son Gwon"),
        (
            "Tanaka Akari won. Tanaka Akari slept. Akari Tanaka wept.",
            "Akari Tanaka",
            "Tanaka Akari",
        ),
        # a title before the given name
        ("Xi Jinping rang. Xi Jinping left. President Jinping slept.", "Jinping", "Xi"),
        ("Deng Haoran rang. Reporters asked Mr Haoran. Deng Haoran left.", "Haoran", "Deng"),
        ("Nguyen Phu Trong rang. Mr. Trong left. Mr. Nguyen slept.", "Nguyen", "Trong"),
        # in one word or two
        ("Xi Jinping rang. Xi Jinping left. Then Xi Jin Ping slept.", "Jin Ping", "Jinping"),
        ("Deng Haoran rang. Deng Haoran left. Then Deng Hao-ran slept.", "Hao-ran", "Haoran"),
        ("Omar Albetani rang. Omar Albetani left. Omar Al Betani slept.", "Al Betani", "Albetani"),
        # articles
        ("Hamid al-Tawassi rang; al-Tawassi left. El-Tawassi slept.", "El-Tawassi", "Al-Tawassi"),
        ("Hamid al-Tawassi rang; al-Tawassi left. Al Tawassi slept.", "Al Tawassi", "al-Tawassi"),
        # given names
        (
            "Volodymyr Zatula rang. Volodymyr Zatula left. Vladimir Zatula slept.",
            "Vladimir",
            "Volodymyr",
        ),
        ("Mohammed Javadi rang. Mohammed Javadi left. Muhammad Javadi.", "Muhammad", "Mohammed"),
        ("Hossein Rezaei rang. Hossein Rezaei left. Hussein Rezaei.", "Hussein", "Hossein"),
        # pairs of cities, long vowels
        ("Shells fell on Bakhmut. In Bakhmut, Artyomovsk said.", "Artyomovsk", "Bakhmut"),
        ("In Homel it rained; Homel slept, and in Gomel it snowed.", "Gomel", "Homel"),
        ("Shohei Otani won. Otani wept. Shohei Ohtani left.", "Ohtani", "Otani"),
        ("Taro Kono rang. Taro Kono left. Taro Kouno slept.", "Kouno", "Kono"),
        ("Yūto Sōma won. Yūto Sōma wept. Yuto Sōma left.", "Yuto", "Yūto"),
    ],
)
def test_a_form_in_the_minority_is_marked(text: str, wrong: str, right: str) -> None:
    (finding,) = engine().check(Document(text)).findings
    assert finding.fix is not None
    assert (text[finding.start : finding.end], finding.fix.replacement) == (wrong, right)
    assert "×" in finding.message
    assert finding.related


@pytest.mark.parametrize(
    "text",
    ["Wang " * 40_000, "Al-Aa " * 30_000, "Hao Ran " * 30_000 + "Haoran", "Omar Umar " * 20_000],
    ids=["surnames", "articles", "parts", "given names"],
)
def test_adversarial_text_is_checked(text: str) -> None:
    assert not engine().check(Document(text)).failures
