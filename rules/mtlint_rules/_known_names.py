"""Names that there are: given names, surnames and places of the world, by word."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mtlint_rules import _lexicon
from mtlint_rules._table import Table, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# Romanised surnames as North and South write them. Source: own table after the surnames of the
# South Korean census of 2015 in the spellings of passports and of news agencies.
KOREAN_SURNAMES = (  # noqa: SIM905 - a list of words reads best as one
    "Ahn An Bae Baek Ban Bang Byun Cha Chae Chang Cho Choe Choi Chon Chong Chun Chung Eom Eun Gil"
    " Go Goo Gu Gwak Gwon Ha Ham Han Heo Hong Huh Hur Hwang Hwangbo Hyon Hyun Im Jang Jeon Jeong"
    " Ji Jin Jo Jon Joo Ju Jun Jung Kang Ki Kil Kim Ko Koh Koo Kwak Kwon Lee Lim Maeng Min Moon"
    " Mun Myung Na Nam Namkung No Noh Oh Ok Paek Paik Pak Pang Park Pyo Ra Rhee Ri Rim Ro Roh"
    " Ryang Ryom Ryu Seo Seok Shim Shin Sim Sin Sohn Son Song Suh Sung Suk Tae Thae Uhm Um Won Woo"
    " Yang Yeo Yi Yim Yom Yong Yoo Yoon Yu Yun"
).split()

# In pinyin; those of Taiwan and Hong Kong are written in too many ways.
CHINESE_SURNAMES = frozenset(
    {
        "Bai", "Cai", "Cao", "Chen", "Cheng", "Deng", "Ding", "Dong", "Fan", "Feng", "Gao", "Guo",
        "Han", "Hou", "Hu", "Huang", "Jia", "Jiang", "Jin", "Li", "Liang", "Lin", "Liu", "Lu", "Luo",
        "Ma", "Ouyang", "Pan", "Peng", "Qian", "Qin", "Ren", "Shen", "Shi", "Song", "Su", "Sun",
        "Tang", "Tian", "Wang", "Wei", "Wen", "Wu", "Xi", "Xia", "Xiao", "Xie", "Xu", "Xue", "Yan",
        "Yang", "Yao", "Ye", "Yu", "Yuan", "Zeng", "Zhang", "Zhao", "Zheng", "Zhong", "Zhou", "Zhu",
    }
)  # fmt: skip


@cache
def _table() -> Table:
    return table_of("names.txt")


@lru_cache(maxsize=100_000)
def name_kinds(word: str) -> str:
    """Return what a word can be as a name: letters of g (given), p (place), s (surname).

    `word` is folded, as `fold` gives it.

    >>> name_kinds("johnston"), name_kinds("sergei"), name_kinds("qwxyz")
    ('ps', 'g', '')
    """
    return _table().get(word) or ""


@lru_cache(maxsize=1)  # of the new words of a text more than one rule asks
def kinds_of(words: frozenset[str]) -> Mapping[str, str]:
    """Return the names among many words, not folded, each with what `name_kinds` says of it.

    >>> kinds_of(frozenset({"Sergei", "Qwxyz"}))
    {'Sergei': 'g'}
    """
    folded = {word: fold(word) for word in words}
    kinds = _table().entries(folded.values())
    return {word: kinds[plain] for word, plain in folded.items() if plain in kinds}


def unknown(words: frozenset[str]) -> set[str]:
    """Return those of many words, not folded and without hyphens, that `is_known` denies.

    >>> unknown(frozenset({"Harbour", "Haffners", "Guerraz"}))
    {'Guerraz'}
    """
    folded = {word: fold(word) for word in words - kinds_of(words).keys()}
    rest = _lexicon.unknown(set(folded.values()))
    plurals = {plain: plain[:-1] for plain in rest if plain[-1:] == "s"}
    names = _table().entries(plurals.values())
    rest = rest - {plain for plain, stem in plurals.items() if stem in names}
    return {word for word, plain in folded.items() if plain in rest}


def is_known(folded: str) -> bool:
    """Say whether each part of a folded word is English, or a name that there is; or a plural."""
    return all(map(_is_there, folded.split("-")))


def _is_there(word: str) -> bool:
    if name_kinds(word) or _lexicon.is_word(word):  # names are asked of more often, and remembered
        return True
    return word[-1:] == "s" and name_kinds(word[:-1]) != ""


# What stays whole when accents are taken off.
_WHOLE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ð": "d", "þ": "th", "æ": "ae"})


def fold(word: str) -> str:
    """Return a word in lower case without its accents.

    >>> fold("Erdoğan"), fold("Wałęsa"), fold("O’Neill")
    ('erdogan', 'walesa', "o'neill")
    """
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_WHOLE)
