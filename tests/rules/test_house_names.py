"""A desk's own names file, and the style of an agency: texts are held against both."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint import ConfigError, Linter
from mtlint.cli import main
from mtlint.config import Settings, settings
from mtlint.house_names import read_names
from mtlint_rules._draft import Drafted, draft_lines
from mtlint_rules._kinds_of_names import Kind

CORPUS = {
    "flood.txt": (
        "Mayor Ottilie Vesterholm opened the dam. Vesterholm said that Port Brandal was safe. In"
        " Port Brandal, Ottilie Vesterholm met Ottilie Vesterholm's critics.\n"
    ),
    "vote.txt": (
        "Ottilie Vesterholm won. Kim Hye Rin, her rival, left Port Brandal, and Kim Hye Rin wept."
        " Ottilie Vesterholm thanked Port Brandal. Kim Hye Rin left.\n"
    ),
    "typo.txt": "Ottilie Vesterhlom lost. Port-Brandal slept. Kim Hye-rin sang.\n",
}


def own(tmp_path: Path, names: str, **others: object) -> Settings:
    (tmp_path / "names.toml").write_text(names, encoding="utf-8")
    return settings({"names": ["names.toml"], **others}, origin=tmp_path / "mtlint.toml")


def marked(of: Settings, text: str) -> list[tuple[str, str, str | None]]:
    return [
        (f.rule, text[f.start : f.end], f.fix and f.fix.replacement) for f in Linter(of).check(text)
    ]


def test_a_rejected_form_is_marked_with_the_name_as_its_fix(tmp_path: Path) -> None:
    of = own(tmp_path, '[people]\n"Ada Vesterholm" = ["Ada Westerholm"]\n')
    text = "In Graz, Ada Westerholm's boat lay beside that of Ada\nWesterholm."
    assert marked(of, text) == [
        ("names.house-style", "Ada Westerholm", "Ada Vesterholm"),
        ("names.house-style", "Ada\nWesterholm", "Ada Vesterholm"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Westerholms left.",
        "The Ada Westerholm-Lie case.",
        "Ada Vesterholm left.",
        "Ada and Westerholm left.",
    ],
)
def test_a_rejected_form_within_other_words_is_none(tmp_path: Path, text: str) -> None:
    assert not marked(own(tmp_path, '[people]\n"Ada Vesterholm" = ["Ada Westerholm"]\n'), text)


def test_the_longer_of_two_rejected_forms_is_marked(tmp_path: Path) -> None:
    of = own(tmp_path, '[places]\n"Port Hale" = ["Porthale"]\n"Hale Pier" = ["Porthale Pier"]\n')
    assert marked(of, "Ships left Porthale Pier.") == [
        ("names.house-style", "Porthale Pier", "Hale Pier")
    ]


def test_a_garbled_word_of_a_person_in_the_file_is_marked(tmp_path: Path) -> None:
    of = own(tmp_path, '[people]\n"Ottilie Vesterholm" = []\n')
    assert marked(of, "A letter came from Ottilie Vesterhlom on Monday.") == [
        ("names.well-known", "Vesterhlom", "Vesterholm")
    ]


def test_the_file_goes_before_what_the_world_knows(tmp_path: Path) -> None:
    text = "Portraits of Kim Jung Un hung there."
    assert marked(Settings(), text)
    assert not marked(own(tmp_path, '[people]\n"Kim Jung Un" = []\n'), text)


def test_the_file_chooses_between_spellings_in_use(tmp_path: Path) -> None:
    of = own(tmp_path, '[people]\n"Volodymyr Zelenskiy" = []\n')
    assert marked(of, "Zelenskyy left. The envoys of Zelenskiy stayed, as Zelenskyy asked.") == [
        ("names.house-style", "Zelenskyy", "Zelenskiy"),
        ("names.house-style", "Zelenskyy", "Zelenskiy"),
    ]


def test_a_word_of_a_name_in_the_file_is_no_slip_of_another(tmp_path: Path) -> None:
    text = "Old Weissbergen burned. Firemen reached Weissbergen; in Weisbergen the bells rang."
    assert marked(Settings(), text)
    assert not marked(own(tmp_path, "[places]\nWeisbergen = []\nWeissbergen = []\n"), text)


@pytest.mark.parametrize(
    ("style", "text", "fixes"),
    [
        ("ap", "Zelensky met Qaddafi's son in Kyiv.", ["Zelenskyy", "Gadhafi"]),
        ("reuters", "Zelensky met Gaddafi's son in Kiev.", ["Zelenskiy", "Kyiv"]),
        ("bbc", "Zelenskyy met Gadhafi's son in Kyiv.", ["Zelensky", "Gaddafi"]),
        ("afp", "Zelensky met Kadhafi's son in Luhansk.", ["Lugansk"]),
        ("any", "Zelensky met Kadhafi's son in Luhansk.", []),
    ],
)
def test_an_agency_can_be_chosen(style: str, text: str, fixes: list[str]) -> None:
    of = settings({"rules": {"names.house-style": {"style": style}}})
    assert [fix for _, _, fix in marked(of, text)] == fixes


def test_where_an_agency_has_no_spelling_one_for_a_text_holds() -> None:
    of = settings({"rules": {"names.house-style": {"style": "bbc"}}})
    assert not marked(of, "She read the Koran.")
    assert [fix for _, _, fix in marked(of, "She read the Koran. The Quran lay there.")] == [
        "Koran"
    ]


def test_korean_names_can_be_held_to_one_style() -> None:
    of = settings({"rules": {"names.korean-style": {"style": "Jong-un"}}})
    assert marked(of, "Kim Jong Un met Chang Wei Li and Yoon Suk Yeol in Pyongyang.") == [
        ("names.korean-style", "Kim Jong Un", "Kim Jong-un")
    ]


def test_an_unknown_style_says_which_there_are() -> None:
    with pytest.raises(ConfigError, match="wants one of any, ap, reuters, afp, bbc"):
        Linter(settings({"rules": {"names.house-style": {"style": "dpa"}}}))


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        ('[peple]\n"Ada" = []\n', "'peple' is no kind of names; .*did you mean 'people'"),
        ('[people]\n"Ada" = "Adda"\n', "'Ada' wants a list of the forms that are wrong"),
        ('[people]\n"Ada" = {rejected = []}\n', "unknown key 'rejected'; did you mean 'reject'"),
        ('[people]\nAda = ["Eda"]\nEda = []\n', "'Eda' is rejected for 'Ada' and accepted"),
        ('[people]\nAda = ["X"]\nEda = ["X"]\n', "rejected for two names, 'Ada' and 'Eda'"),
        ("people = 3\n", "'people' wants a table"),
        ("[people\n", "is no TOML"),
    ],
)
def test_a_wrong_file_says_what_and_where(tmp_path: Path, names: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem) as told:
        own(tmp_path, names)
    assert "names.toml" in str(told.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.toml: the names file cannot be read"):
        settings({"names": ["gone.toml"]}, origin=tmp_path / "mtlint.toml")


def test_what_is_drafted_can_be_used_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copy").mkdir()
    for name, text in CORPUS.items():
        (tmp_path / "copy" / name).write_text(text, encoding="utf-8")
    assert main(["names", "copy"]) == 0
    draft = capsys.readouterr().out
    of = own(tmp_path, draft)
    assert {name.name for name in of.names} >= {"Ottilie Vesterholm", "Port Brandal", "Kim Hye Rin"}
    assert marked(of, CORPUS["typo.txt"]) == [
        ("names.house-style", "Ottilie Vesterhlom", "Ottilie Vesterholm"),
        ("names.house-style", "Port-Brandal", "Port Brandal"),
        ("names.house-style", "Kim Hye-rin", "Kim Hye Rin"),
    ]
    assert not marked(of, CORPUS["vote.txt"])


def test_a_draft_does_not_depend_on_the_order_of_the_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in CORPUS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    drafts = set()
    for order in (sorted(CORPUS), sorted(CORPUS, reverse=True)):
        main(["names", "--min-count", "1", *order])
        drafts.add(capsys.readouterr().out)
    assert len(drafts) == 1


def test_what_is_doubtful_is_commented_out_and_what_is_known_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = "He met Peter Hansen. " * 4 + "They left Port Brandal. " * 3
    (tmp_path / "a.txt").write_text(said, encoding="utf-8")
    (tmp_path / "b.txt").write_text("She met Peter Hanson.", encoding="utf-8")
    main(["names", "a.txt", "b.txt"])
    draft = capsys.readouterr().out
    assert '"Peter Hansen" = [  # 4×\n  # "Peter Hanson",  # 1×\n]' in draft
    assert "Port Brandal" in draft
    (tmp_path / "names.toml").write_text('[places]\n"Port Brandal" = []\n', encoding="utf-8")
    (tmp_path / "mtlint.toml").write_text('names = ["names.toml"]\n', encoding="utf-8")
    main(["names", "a.txt"])
    assert "Port Brandal" not in capsys.readouterr().out


WORDS = st.text(
    st.characters(categories=["Lu", "Ll", "Lt", "Lo", "Nd"], include_characters="-'’."),
    min_size=1,
    max_size=12,
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.dictionaries(NAMES, st.tuples(st.sampled_from(Kind), st.integers(1, 999)), max_size=9))
def test_a_draft_reads_back_as_the_names_it_was_made_of(
    tmp_path_factory: pytest.TempPathFactory, drawn: dict[str, tuple[Kind, int]]
) -> None:
    drafted = sorted(
        (Drafted(name, times, kind, ()) for name, (kind, times) in drawn.items()),
        key=lambda name: name.kind,
    )
    path = tmp_path_factory.mktemp("draft") / "names.toml"
    lines = draft_lines(drafted, texts=1, min_count=1)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [(n.name, n.kind) for n in read_names([path])] == [(n.name, n.kind) for n in drafted]
