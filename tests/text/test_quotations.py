"""Quotations: which marks make a pair, and which are no quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document, Quotation

MARKED = st.text(alphabet="ab s9.,:\n\"'“”‘’„«»「」", max_size=60) | st.text()


def quotations(text: str) -> list[Quotation]:
    return list(Document(text).quotations)


def quoted(text: str) -> list[str]:
    """Return what stands within the closed quotations of a text."""
    return [text[q.inner_start : q.inner_end] for q in quotations(text) if q.closed]


@pytest.mark.parametrize(
    "text",
    [
        "He said: “We go.”",
        'He said: "We go."',
        "He said: ‘We go.’",
        "He said: 'We go.'",
        "He said: „We go.“",
        "He said: „We go.”",
        "He said: «We go.»",
        "He said: »We go.«",
        "He said: ”We go.”",
        "He said:「We go.」",
        'He said:"We go."',
        'He said ("We go.") so',
        'He said—"We go."—so',
    ],
)
def test_every_style_of_marks_makes_a_quotation(text: str) -> None:
    assert quoted(text) == ["We go."]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('“The cost is up, " he said', "The cost is up, "),
        ("“The cost is up,“ he said", "The cost is up,"),
        ("“The cost is up, “ he said", "The cost is up, "),
        ('" The cost is up, " he said', " The cost is up, "),
        ('He said "the cost "is up.', "the cost "),
    ],
)
def test_mixed_and_misplaced_marks_make_a_quotation_too(text: str, inner: str) -> None:
    assert quoted(text) == [inner]


def test_quotations_nest() -> None:
    text = "“He said: ‘It was “so” then.’ We left.”"
    assert [(text[q.start : q.end], q.level) for q in quotations(text)] == [
        (text, 0),
        ("‘It was “so” then.’", 1),
        ("“so”", 2),
    ]


def test_straight_marks_nest_where_their_spaces_show_it() -> None:
    text = '"They did not "frame" anybody," he said.'
    assert [q.level for q in quotations(text)] == [0, 1]
    assert quoted(text) == ['They did not "frame" anybody,', "frame"]


def test_marks_that_touch_make_two_quotations() -> None:
    assert quoted("‘“No” is what he said,’ she said.") == ["“No” is what he said,", "No"]
    assert quoted("“What?”“No!”") == ["What?", "No!"]


@pytest.mark.parametrize(
    "text",
    [
        "the players' union and the players’ union",
        "rock 'n' roll and rock ’n’ roll in the '90s and the ’90s",
        "’Tis O’Brien’s and 'twas Hale's; get 'em",
        "the class of '24 and the workers' union",
        "he is 5'10\" and she is 6' tall",
        'a 12" pipe',
        "the ’Asir province and ‘Abd al-Rahman",
        '""""""""""""',
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text: str) -> None:
    assert quotations(text) == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("'We don't go,' he said.", "We don't go,"),
        ("‘We don’t go,’ he said.", "We don’t go,"),
        ("'the players' union said so', he wrote", "the players' union said so"),
        ("'fast cars' and slow ones", "fast cars"),
        ("‘We are goin’ home,’ he said.", "We are goin’ home,"),
        ('He is 5\'10" and said "yes".', "yes"),
        ('He said "a 12" pipe" broke.', 'a 12" pipe'),
    ],
)
def test_apostrophes_and_inches_do_not_close_a_quotation(text: str, inner: str) -> None:
    assert quoted(text) == [inner]


def test_each_of_two_single_quotations_ends_at_its_own_mark() -> None:
    assert quoted("'fast cars' are better than 'slow bikes'") == ["fast cars", "slow bikes"]


def test_a_quotation_without_its_closing_mark_ends_with_its_block() -> None:
    text = "He said: “We go.\n\nThey stayed."
    assert quotations(text) == [Quotation(9, 16, 10, 16, closed=False, level=0)]


def test_a_closing_mark_alone_is_no_quotation() -> None:
    assert quotations("We go,” he said.") == []
    assert quotations('We go," he said.') == []


@pytest.mark.parametrize(("mark", "end"), [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")])
def test_each_paragraph_of_a_long_quotation_counts_as_closed(mark: str, end: str) -> None:
    text = f"{mark}We go.\n\n{mark}We went.\n\n{mark}We come back,{end} he said."
    assert [q.closed for q in quotations(text)] == [True, True, True]
    assert quoted(text) == ["We go.", "We went.", "We come back,"]


def test_the_last_paragraph_of_a_long_quotation_must_close_it() -> None:
    assert [q.closed for q in quotations("“We go.\n\n“We went.\n\nThey left.")] == [True, False]


@given(MARKED)
def test_quotations_lie_in_a_block_and_nest(text: str) -> None:
    document = Document(text)
    holders: list[Quotation] = []
    for quotation in document.quotations:
        start, end, inner_start, inner_end, _closed, level = quotation
        assert start < inner_start <= inner_end <= end
        block = document.block_at(start)
        assert block is not None
        assert end <= block.end
        while holders and holders[-1].inner_end <= start:
            holders.pop()
        assert level == len(holders)
        assert not holders or end <= holders[-1].inner_end
        holders.append(quotation)


@given(MARKED)
def test_quotations_come_in_order_of_their_start(text: str) -> None:
    starts = [quotation.start for quotation in quotations(text)]
    assert starts == sorted(set(starts))
