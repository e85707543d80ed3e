"""Rules about feeds: laws that hold for any text, beyond the examples that the rules carry."""

from hypothesis import given
from hypothesis import strategies as st

from mtlint.engine import Engine
from mtlint.fixes import apply_fixes
from mtlint.rule import CorpusRule, Rule
from mtlint.text import Document
from mtlint_rules.corpus import BoilerplateLine, RepeatedDocument
from mtlint_rules.ingest.encoding import HtmlEntity, Mojibake
from mtlint_rules.ingest.repeats import NearRepeat, RepeatedLine

BROKEN = "éèüöñçßøåÉÜÑÖščžłńęćřő’“—…£°½"
SENTENCE = "The ferry ran aground off the northern cape on Monday, the coast guard said"


def fixed(rule: Rule, text: str) -> str:
    return apply_fixes(text, Engine((rule,)).check(Document(text)).findings, unsafe=True)


def as_windows(text: str) -> str:
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


@given(st.text(alphabet=BROKEN, min_size=1, max_size=3))
def test_utf8_read_as_windows_1252_is_read_back(letters: str) -> None:
    text = f"The mayor of K{letters}ln spoke."
    assert fixed(Mojibake(), as_windows(text)) == text


@given(st.text(alphabet="éèüñç’“”—£", min_size=1, max_size=2))
def test_utf8_broken_twice_is_read_back(letters: str) -> None:
    text = f"The mayor of K{letters}ln spoke."
    assert fixed(Mojibake(), as_windows(as_windows(text))) == text


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x17F)))
def test_what_mojibake_makes_of_a_text_is_clean(text: str) -> None:
    once = fixed(Mojibake(), text)
    assert fixed(Mojibake(), fixed(Mojibake(), once)) == fixed(Mojibake(), once)


def test_an_entity_escaped_any_number_of_times_means_its_character() -> None:
    for times in range(4):
        text = f"Brandt &{'amp;' * times}lt; Sons"
        assert fixed(HtmlEntity(), text) == "Brandt < Sons"


def test_only_the_second_of_two_lines_is_marked() -> None:
    text = f"{SENTENCE}.\n\nNobody was hurt.\n\n{SENTENCE}."
    (finding,) = Engine((RepeatedLine(),)).check(Document(text)).findings
    assert finding.start == text.rindex("The ferry")
    assert finding.related[0].start == 0


def test_a_thousand_lines_that_begin_alike_are_compared_with_one() -> None:
    lines = [f"{SENTENCE} in its report number {n} of the year on wrecks" for n in range(1000)]
    assert Engine((NearRepeat(),)).check(Document("\n".join(lines))).failures == ()


def corpus_findings(rule: CorpusRule, texts: list[str]) -> list[int]:
    rule.id = "corpus.rule"
    documents = map(Document, texts)
    notes = [(n, None, note) for n, d in enumerate(documents) if (note := rule.note(d)) is not None]
    return [number for number, _ in Engine((rule,)).check_corpus({rule.id: notes})]


def test_a_document_is_marked_once_however_often_its_text_came_before() -> None:
    story = " ".join(f"{SENTENCE} in report {n}." for n in range(8))
    assert corpus_findings(RepeatedDocument(), [story] * 4) == [1, 2, 3]


def test_documents_that_share_a_paragraph_are_not_the_same() -> None:
    shared = " ".join(f"{SENTENCE} in report {n}." for n in range(2))
    texts = [f"{shared} " + " ".join(f"{w}{i}" for i in range(80)) for w in ("ship", "port")]
    assert corpus_findings(RepeatedDocument(), texts) == []


def test_boilerplate_wants_four_documents() -> None:
    line = "All the news of the fjord, every morning at six"
    texts = [f"Story {n} is short.\n{line}" for n in range(4)]
    assert corpus_findings(BoilerplateLine(), texts) == [0, 1, 2, 3]
    assert corpus_findings(BoilerplateLine(), texts[:3]) == []
