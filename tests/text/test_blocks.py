"""Blocks: what lines and blank lines set apart, and what each is."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import Document
from mtlint.text.blocks import split_blocks

LEDE = "Two ferries collided off the northern coast on Tuesday, injuring at least nine people."
BODY = "The harbour master said that the fog had lifted an hour before the accident."
END = "Both ships were towed to Brenhaven, where divers will look at the damage."
ARTICLE = f"Ferries collide off northern coast\n\n{LEDE}\n\n{{}}\n\n{BODY}\n\n{END}"


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in Document(text).blocks]


def kind_amid(line: str) -> str:
    """Return the kind of a line that stands between the paragraphs of an article."""
    return Document(ARTICLE.format(line)).blocks[2].kind.value


def block_texts(text: str) -> list[str]:
    return [text[start:end] for start, end in split_blocks(text)]


# -- splitting ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "separator",
    [
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2028",
        "\u2029",
        "\x85",
        "\f",
        "\v",
        " \n\t\n\u00a0",
        "\r\n\r\n",
    ],
)
def test_each_line_is_a_block(separator: str) -> None:
    assert block_texts(f"One.{separator}Two.") == ["One.", "Two."]


def test_white_space_around_a_line_is_no_part_of_its_block() -> None:
    assert block_texts("\ufeff\t  One. \u00a0\u3000\n \t Two.\u00a0 ") == ["\ufeff\t  One.", "Two."]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\u2028\f", "\u00a0\t"])
def test_a_text_of_white_space_has_no_blocks(text: str) -> None:
    assert block_texts(text) == []
    assert kinds(text) == []


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_lines_of_a_hard_wrapped_paragraph_are_one_block(width: int, newline: str) -> None:
    paragraphs = [f"{LEDE} {BODY} {END}", f"{BODY} {LEDE}", f"{END} {BODY} {LEDE}"]
    wrapped = newline.join("\n\n".join(textwrap.fill(p, width) for p in paragraphs).split("\n"))
    assert [" ".join(text.split()) for text in block_texts(wrapped)] == paragraphs


@pytest.mark.parametrize("separator", ["\n\n", "\r\n\r\n", "\r\r", "\n \n"])
def test_a_blank_line_parts_paragraphs_even_after_a_full_line(separator: str) -> None:
    lines = [
        "The mayor said that the old port of Brenhaven",
        "would be opened again on Monday if the storm",
        "had passed by then.",
    ]
    paragraphs = ["\n".join(lines), "\n".join(lines[:2]), "\n".join(lines)]
    assert len(block_texts(separator.join(paragraphs))) == 3


def test_short_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    text = "Moscow was silent.\nParis was not.\nthe rest followed.\nNobody was surprised by it."
    assert len(block_texts(text)) == 4


def test_two_equal_captions_in_a_row_are_two_blocks() -> None:
    caption = (
        "The two mayors shake hands after the signing in Brenhaven on Monday morning (Reuters)"
    )
    assert block_texts(f"{LEDE}\n\n{caption}\n{caption}\n\n{BODY}").count(caption) == 2


def test_one_line_break_in_a_sentence_does_not_make_a_text_hard_wrapped() -> None:
    text = "The mayor said that the port would be\nopened again.\n\nNobody believed it."
    assert len(block_texts(text)) == 3


@given(st.text())
def test_blocks_are_ordered_and_hold_all_but_white_space(text: str) -> None:
    blocks = split_blocks(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in blocks)
    assert all(end <= start for (_, end), (start, _) in pairwise(blocks))
    inside = "".join(text[start:end] for start, end in blocks)
    assert "".join(inside.split()) == "".join(text.split())


@given(st.text(alphabet="aB .,\n\r\t\"'’-1", max_size=400))
def test_every_block_has_a_kind(text: str) -> None:
    document = Document(text)
    assert len(document.block_kinds) == len(document.blocks)


# -- kinds -------------------------------------------------------------------------------------


def test_an_article_has_a_headline_and_paragraphs() -> None:
    text = ARTICLE.format("The crews were flown home.")
    assert kinds(text) == ["headline"] + ["paragraph"] * 4


@pytest.mark.parametrize(
    "line",
    [
        "Harbour master quits after ferry crash",
        "Ferry Company To Pay For Damage In Northern Ports",
        "Two dead in ferry crash, says coast guard",
        "Minister denies 'secret deal' over ferries",
        "Why did nobody see the fog coming?",
        "What would you take off a ship that sinks? Brenhaven has a list",
        "FERRIES COLLIDE IN FOG",
        "The ferry that nobody wanted to buy",
        "Ferry company bought by rival in U.S.",
    ],
)
def test_a_first_line_above_paragraphs_is_a_headline(line: str) -> None:
    assert kinds(f"{line}\n\n{LEDE}\n\n{BODY}")[0] == "headline"


def test_a_deck_below_the_headline_is_a_headline_too() -> None:
    assert kinds(f"Ferries collide\nNine injured off coast\n\n{LEDE}")[:2] == ["headline"] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour master said that the fog had lifted an hour before the accident",
        "Nobody had told the crew that the buoy was moved on Monday",
        "She added that the company would pay for the damage to both of the ships",
        "In March, the ministry had ordered both companies to train their crews again, which they did not",
        '"We never saw the other ship," the captain told reporters in Brenhaven on Tuesday',
        "A second ship was in the area. It did not answer the calls of the coast guard",
    ],
)
def test_a_sentence_without_its_final_stop_stays_a_paragraph(sentence: str) -> None:
    assert kind_amid(sentence) == "paragraph"
    assert kinds(sentence) == ["paragraph"]
    assert kinds(ARTICLE.format(BODY).removesuffix(END) + sentence)[-1] == "paragraph"


def test_a_lede_without_its_final_stop_stays_a_paragraph() -> None:
    lede = f"{LEDE[:-1]}, and the coast guard said that more were missing"
    assert kinds(f"Ferries collide in fog\n\n{lede}\n\n{BODY}")[1] == "paragraph"
    deck = "The captain of two ships on fog, old radios and why he never learned to swim"
    assert kinds(f"‘I had a feeling’\n\n{deck}\n\n{BODY}")[1] == "headline"


@pytest.mark.parametrize(
    "line",
    ["Storm kills three on coast", "New Ferry Line Opens", "Nine hurt as ferries collide in fog"],
)
def test_a_single_line_in_headline_style_is_a_headline(line: str) -> None:
    assert kinds(line) == ["headline"]


@pytest.mark.parametrize(
    "line",
    ["Towed to port", "'A wall of fog'", "“We saw nothing”", "Divers at work", "Who is to blame"],
)
def test_a_short_line_amid_paragraphs_is_a_crosshead(line: str) -> None:
    assert kind_amid(line) == "crosshead"


@pytest.mark.parametrize("line", ["It sank.", "Nobody answered.", "But why?", "He said:"])
def test_a_short_sentence_is_a_paragraph(line: str) -> None:
    assert kind_amid(line) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "PARIS (AFP) -",
        "MOSCOW, June 3 -",
        "BRENHAVEN, Oregon —",
        "Rio de Janeiro, 3 June (Reuters) --",
        "June 3, 2024",
        "Monday, 3 June 2024",
    ],
)
def test_a_line_that_holds_but_a_place_or_a_date_is_a_dateline(line: str) -> None:
    assert kind_amid(line) == "dateline"


@pytest.mark.parametrize(
    "line",
    [
        "Divers look at the bow of the ferry in Brenhaven on Wednesday (AP)",
        "Divers look at the bow of the ferry [Photo: Ada Reyes/AFP]",
        "Divers look at the bow of the ferry on Monday. (Tom Hale/Associated Press)",
        "The two captains leave the court in Brenhaven (Ada Reyes/Reuters)",
        "Mayor Ada Reyes, left, and Tom Hale shake hands in Brenhaven on Tuesday. Photo: A. Orr",
        "Ada Reyes (right) inspects the damage",
        "FILE PHOTO: The ferry leaves Brenhaven in March",
        "In this photo the ferry leaves Brenhaven with both engines running",
    ],
)
def test_a_photo_line_is_a_caption(line: str) -> None:
    assert kind_amid(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ada Reyes/AFP",
        "Photo by Ada Reyes",
        "Additional reporting by Tom Hale",
        "(Reporting by Ada Reyes and Tom Hale; Editing by Jo Orr)",
        "By Ada Reyes",
        "By Ada Reyes in Brenhaven",
        "Reporter Kim Da-eun daeun@example.com",
        "© 2024 Brenhaven Courier. All rights reserved.",
        "Copyright 2024 Brenhaven Courier",
        "Source: Brenhaven Courier",
        "[Responsible editor: Ada Reyes]",
        "(Reuters)",
        "Reuters",
    ],
)
def test_a_line_that_names_who_made_it_is_a_credit(line: str) -> None:
    assert kind_amid(line) == "credit"


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporting by the ministry shows that fog causes most of the accidents.",
        "By Monday the army had reached the harbour.",
        "Editing by committee never works, the captain said.",
        "The left, which governs the town, wants the right to close the port.",
        "The case was referred to the International Court of Justice (ICJ).",
        "Photos of the wreck were shown in court.",
        "May was cold.",
        "The ships will be towed to port. Divers will look at the damage, he said. (Reuters)",
    ],
)
def test_prose_that_begins_or_ends_like_a_credit_is_a_paragraph(sentence: str) -> None:
    assert kind_amid(sentence) == "paragraph"


@pytest.mark.parametrize(
    "line", ["- The fog", "• Nine people hurt.", "1. Fog", "2) Rain", "a) Fog"]
)
def test_a_line_with_a_bullet_or_a_number_is_a_list_item(line: str) -> None:
    assert kind_amid(line) == "list-item"


@pytest.mark.parametrize(
    "line", ["2024 was worse.", "-5 degrees were measured.", "3.5 tonnes sank."]
)
def test_a_number_that_counts_is_no_bullet(line: str) -> None:
    assert kind_amid(line) == "paragraph"
