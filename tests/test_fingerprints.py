"""A fingerprint outlives edits elsewhere in the file, and no two findings share one."""

from hypothesis import given
from hypothesis import strategies as st

from mtlint import Confidence, Finding, Severity
from mtlint.fingerprints import Fingerprints
from mtlint.text import Document


def fingerprints(text: str, word: str, path: str = "a.txt") -> list[str]:
    """Return the fingerprints of a finding on each place of a word."""
    document, given_ = Document(text, path=path), Fingerprints()
    found, start = [], text.find(word)
    while start >= 0:
        end = start + len(word)
        finding = Finding("sea.tide", start, end, word, Severity.ERROR, Confidence.HIGH)
        found.append(given_.of(document, finding))
        start = text.find(word, end)
    return found


LINE = "The late tide came in before noon on Friday."
PROSE = st.text(st.sampled_from("Ships left. \n"), max_size=80)


@given(PROSE, PROSE)
def test_other_blocks_do_not_count(before: str, after: str) -> None:
    assert fingerprints(f"{before}\n\n{LINE}\n\n{after}", "tide") == fingerprints(LINE, "tide")


def test_white_space_line_ends_and_the_path_do_not_count() -> None:
    (known,) = fingerprints(LINE, "tide")
    assert fingerprints(LINE.replace(" ", "  "), "tide", "b.txt") == [known]
    assert fingerprints(f"\ufeff{LINE}\r\n"[1:], "tide") == [known]


def test_words_beside_it_count() -> None:
    (known,) = fingerprints(LINE, "tide")
    assert fingerprints(LINE.replace("late", "early"), "tide") != [known]
    assert fingerprints(LINE.replace("Friday", "Monday"), "tide") == [known]


def test_the_rule_counts() -> None:
    finding = Finding("sea.tide", 0, 3, "x", Severity.ERROR, Confidence.HIGH)
    other = finding._replace(rule="sea.ebb")
    document = Document(LINE)
    assert Fingerprints().of(document, finding) != Fingerprints().of(document, other)


def test_the_same_words_in_the_same_place_of_their_lines_are_told_apart() -> None:
    found = fingerprints("\n\n".join([LINE] * 5), "tide")
    assert len(set(found)) == 5
    assert fingerprints("\n\n".join([LINE] * 3), "tide") == found[:3]
