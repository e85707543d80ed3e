"""Kinds of blocks: what each block is on a newspaper page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.compiled import pattern
from mtlint.text.abbreviations import is_abbreviation, word_set
from mtlint.text.sentences import split_sentences
from mtlint.text.span import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.text.span import Block

_LONGEST_LINE = 300  # characters; a headline, a caption or a credit is shorter
_LONGEST_CROSSHEAD = 7  # words
_FEWEST_OF_A_SENTENCE = 4  # words; a shorter line without a stop is never prose
_LONGEST_STOPPED_HEADLINE = 16
_CLOSING = "\"'“”‘’«»)]} \u00a0"
_STOPS = tuple(".!?…:;,。！？।")

_LIST_ITEM = pattern(
    r"(?:[-–—*•·▪◦‣●■►○☐✓]\s++|\d{1,3}[.)]\s++|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s++)\S"
)

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\ )?"
    rf"(?:\d{{1,2}}\ {_MONTH}|{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?)(?:,?\ \d{{4}})?"
)
_CAPITALISED = r"\p{Lu}[\p{L}\p{M}.'’-]*+"
_NAMES = rf"{_CAPITALISED}(?:[\ ,/]{{1,2}}(?:{_CAPITALISED}|and|&|de|la|el|al|van|of|for))*+"
_PLACE = rf"{_CAPITALISED}(?:[\ ,/]{{1,2}}(?:{_CAPITALISED}|de|la|el|al|of)){{0,5}}?"
_SOURCE = r"(?:\ ?\([\p{L}\ /-]{2,30}\))"
_DATELINE = pattern(
    rf"{_PLACE}(?:,\ {_DATE})?{_SOURCE}?\ ?[-–—]{{1,2}}|{_PLACE},?\ {_DATE}{_SOURCE}?|{_DATE}",
)

_AGENCY = (
    r"(?:AA|AAP|AFP|Agence\ France-Presse|AGI|Alamy|Anadolu|ANI|ANP|ANSA|AP|APA|Associated\ Press|"
    r"ATS|Belga|Bloomberg|BNS|CTK|ČTK|DPA|dpa|EFE|EPA|Europa\ Press|Getty|IANS|Imago|INA|Interfax|"
    r"IRNA|ITAR-TASS|JIJI|Jiji|KCNA|Keystone|Kyodo|LETA|Lusa|MTI|NTB|NurPhoto|PA|PAP|"
    r"Press\ Association|PTI|Reuters|REUTERS|RIA|Ritzau|SANA|Scanpix|Shutterstock|SPA|Sputnik|STT|"
    r"TASS|TT|Ukrinform|UNI|UPI|VCG|VNA|WAM|Xinhua|Yonhap|Zuma)(?:\ (?:Images|Photos?|News))?"
)
_PHOTO = (
    r"(?:[Ff]ile\ )?(?:[Pp]hoto(?:graph|grapher)?|PHOTO|[Ii]mage|[Pp]icture|Pic|Handout|Credit)s?"
)
_JOURNALIST = r"(?:[Rr]eporter|[Cc]orrespondent|[Jj]ournalist|[Pp]hotographer)s?"

# Credits that begin with what was done; they may end in a stop.
_CREDIT_OPENING = pattern(
    rf"""\(?(?:[Aa]dditional\ |[Ff]urther\ )?
      (?:[Rr]eport(?:ing|ed)|[Ee]dit(?:ing|ed)|[Ww]rit(?:ing|ten)|[Tt]ranslat(?:ion|ed|ing)
        |[Cc]ompiled|[Pp]roduced|[Vv]ideo|[Gg]raphics?|{_PHOTO})
      [\ ,]{{1,2}}(?:by|courtesy\ of)[\ ,:]{{1,2}}\p{{Lu}}(?:[^.]|\.(?=\S|\ \p{{Lu}}))*+\.?
    | (?:{_PHOTO}|Source|Author|Editor|{_JOURNALIST}|Translator|Byline|Text|Published|Updated
        |Last\ updated|Posted)s?\ ?[:/©]\ ?.*+
    | (?:©|\([Cc]\)\ |Copyright\b|COPYRIGHT\b|All\ rights\ reserved).*+
    | [(\[][^()\[\]]{{0,30}}(?:[Rr]eporting|[Ee]diting|{_JOURNALIST}|[Ee]ditor|[Aa]uthor)\b[^()\[\]]*+[)\]]\.?""",
    "x",
)
# Lines that are nothing but the name of somebody or of a source.
_CREDIT_LINE = pattern(
    rf"""[Bb][Yy]:?\ {_NAMES}(?:\ (?:in|at)\ {_NAMES})?(?:[,|]\ .{{2,60}}+)?
    | (?:{_NAMES}\ )?(?:\p{{Ll}}+\ )?{_JOURNALIST}:?\ {_NAMES}
    | (?:\S+\ ){{0,7}}[^\s@]++@[\w-]++\.[\w.]++\)?
    | \d{{4}}-\d\d-\d\d\ .*\bSource\b.*+
    | \(?(?:{_NAMES}\ ?/\ ?)?{_AGENCY}(?:\ ?/\ ?{_NAMES})?\)?
    | \((?:{_NAMES}|Courtesy\ of\ .*)\)
    | .*\b[Aa]ll\ rights\ reserved""",
    "x",
)

_CAPTION_OPENING = pattern(
    rf"""FILE\ ?[-–—:]|[\[(](?:{_PHOTO}|[Pp]ictured)\ ?[\])]|(?:{_PHOTO}|[Cc]aption|[Pp]ictured)\ ?:
    | (?:In\ this\ (?:\w+\ )?|A\ file\ )(?:photo|picture|image)\b""",
    "x",
)
_CAPTION_END = pattern(
    rf"""[(\[]\ ?(?:via\ )?(?:{_PHOTO}\b[^()\[\]]*+|Courtesy\b[^()\[\]]*+|[^()\[\]/]++/\ ?{_AGENCY}
        |{_AGENCY}/[^()\[\]]*+|(?P<source>{_AGENCY}))[)\]]$
    | [.!?]?\ {_PHOTO}(?:\ (?:by|credit|courtesy\ of))?\ ?[:/]\ ?[^.:]{{2,60}}+\.?$
    | [.:]\ Provided\ by\ {_NAMES}[^.]*+$""",
    "x",
)
# "Ada Reyes, left, and Tom Hale", "Ada Reyes (second from right)".
_POSITIONED = pattern(
    r"""(?<=\p{Lu}[\p{L}'’-]+)
      (?:,\ (?:(?:far|front|back|second|third)\ )?(?:from\ )?(?:left|right|centre|center),
      |\ \((?:(?:far|front|back|top|bottom|second\ from|third\ from)[\ -])?
        (?:left|right|centre|center)\))""",
    "x",
)
# What the opening patterns above begin with, for a first look that costs next to nothing.
_CUES = (
    *("additional ", "further ", "report", "edit", "writ", "translat", "compiled", "produced"),
    *("video", "graphic", "photo", "image", "picture", "pic", "file", "handout", "credit"),
    *("source", "author", "correspondent", "journalist", "byline", "text", "published", "updated"),
    *("last updated", "posted", "copyright", "all rights", "caption", "in this ", "a file "),
    *("(", "[", "©"),
)

# Evidence that a line without a final stop is a sentence of running prose rather than a headline:
# headlines do without articles, auxiliaries and pronouns. The weights are rounded from a logistic
# regression on published news, its headlines, and translations of both.
_AUXILIARIES = word_set(
    """
    is are was were am be been being has have had do does did will would can could should may
    might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't can't
    """
)
_EVIDENCE = (
    (0.75, word_set("the a an")),
    (1.0, word_set("he she it they we i you him them us his her their our its my your")),
    (1.0, word_set("that which who whom whose where when while because although if but")),
    (0.5, word_set("said told added according announced reported")),
    (2.0, word_set("monday tuesday wednesday thursday friday saturday sunday")),
)
_OPENERS = word_set(
    "The In On At According However But He She It They We This There As After For If"
)
_DATED = pattern(rf"\b(?:on|in|since) (?:{_MONTH}|\d{{4}}\b)")
_COMMA = pattern(r", \p{Ll}")
_SITE = pattern(r"[-–—|:] ?\p{Lu}[\w .!’'-]*$|\||<\w+>$| --? ")
_TOPIC = pattern(r"[^:]{3,50}: ")
_LENGTHS = ((15, 1.0), (20, 0.5), (28, 2.5))  # words, and what at least so many add

_WORD = pattern(r"\w[\w'-]*+")


def classify_block(block: Block) -> BlockKind:
    """Return the kind of a block, judged by its own form and by its neighbours.

    A sentence that merely lacks its final stop stays a paragraph.
    """
    return _by_itself(block) or _by_place(
        block, in_body=block.index > block.document.first_paragraph
    )


def find_first_paragraph(blocks: Sequence[Block]) -> int:
    """Return the index of the first paragraph, or the number of blocks where there is none."""
    for block in blocks:
        if (_by_itself(block) or _by_place(block, in_body=False)) is BlockKind.PARAGRAPH:
            return block.index
    return len(blocks)


def _by_itself(block: Block) -> BlockKind | None:
    """Return the kind that no neighbour can change."""
    text = block.text
    stop = _final_stop(text)
    kind = _by_form(text, stop)
    if kind is None and stop:
        first = block.index == 0 and len(block.document.blocks) > 1
        if (
            not first
            or len(text.split()) > _LONGEST_STOPPED_HEADLINE
            or not _may_end_headline(text, stop)
        ):
            return BlockKind.PARAGRAPH
    return kind


def _final_stop(text: str) -> str:
    """Return the mark on which a text ends, before closing marks; empty where there is none."""
    bare = text[-40:].rstrip(_CLOSING)
    return bare[-1] if bare.endswith(_STOPS) else ""


def _by_form(text: str, stop: str) -> BlockKind | None:
    """Return the kind that a block's form alone gives away."""
    if (not text[0].isalpha() or ")" in text[:5]) and _LIST_ITEM.match(text):
        return BlockKind.LIST_ITEM
    if len(text) > _LONGEST_LINE:
        return BlockKind.PARAGRAPH
    if text[:12].lower().startswith(_CUES):
        if _CREDIT_OPENING.fullmatch(text):
            return BlockKind.CREDIT
        if _CAPTION_OPENING.match(text):
            return BlockKind.CAPTION
    if not stop and _CREDIT_LINE.fullmatch(text):
        return BlockKind.CREDIT
    credit = None if stop else _CAPTION_END.search(text)
    if credit:
        # "… he said. (Reuters)" ends a dispatch: only a lone sentence before it is a caption.
        sentences = split_sentences(text, 0, credit.start())
        dispatch = credit["source"] and len(sentences) > 1
        return BlockKind.PARAGRAPH if dispatch else BlockKind.CAPTION
    if _has_positions(text):
        return BlockKind.CAPTION
    if not stop and _DATELINE.fullmatch(text):
        return BlockKind.DATELINE
    return None


def _has_positions(text: str) -> bool:
    # Looked for without a pattern first: this is asked of nearly every paragraph.
    if "left" in text or "right" in text or "centre" in text or "center" in text:
        return _POSITIONED.search(text) is not None
    return False


def _by_place(block: Block, *, in_body: bool) -> BlockKind:
    """Return the kind of a plain line: paragraph, headline or crosshead."""
    text, index, blocks = block.text, block.index, block.document.blocks
    alone = len(blocks) == 1
    first = index == 0 and not alone
    last = index + 1 == len(blocks)
    words = len(text.split())
    score = _prose_score(text) if words >= _FEWEST_OF_A_SENTENCE else -1.0
    if first:
        prose = score > 3  # in translated news a headline is often a sentence
    elif not in_body and not alone:
        prose = score > 2.5  # below a headline, a deck or the lede
    elif alone:
        prose = score > 0 or (score > -1 and words >= 10)
    else:
        prose = score > 0 or (
            score > -0.5
            and words >= 12
            and _final_stop(blocks[index - 1].text) != ""
            and (last or _final_stop(blocks[index + 1].text) != "")
        )
    if prose:
        return BlockKind.PARAGRAPH
    if in_body and words <= _LONGEST_CROSSHEAD and not last:
        return BlockKind.CROSSHEAD
    return BlockKind.HEADLINE


def _may_end_headline(text: str, stop: str) -> bool:
    return (
        stop in "?!"
        or (stop == "." and is_abbreviation(text.rsplit(None, 1)[-1]))
        or is_title_case(text.split())
    )


def is_title_case(words: Sequence[str]) -> bool:
    """Say whether nearly all longer words but the first, which proves nothing, have a capital."""
    longer = [word for word in words[1:] if len(word) > 3]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) >= 0.75 * len(longer)


def _prose_score(text: str) -> float:
    """Say how much a line without a final stop reads like running prose."""
    words = _WORD.findall(text.replace("’", "'"))
    lower = [word.lower() for word in words]
    distinct = frozenset(lower)
    score = -2.5 + min(sum(word in _AUXILIARIES for word in lower[1:]), 2)
    score += sum(weight for weight, kind in _EVIDENCE if not distinct.isdisjoint(kind))
    score += sum(weight for length, weight in _LENGTHS if len(words) >= length)
    if words and words[0] in _OPENERS:
        score += 1
    if _COMMA.search(text):
        score += 0.5
    if _DATED.search(text):
        score += 0.5
    if _SITE.search(text):
        score -= 2.5
    if _TOPIC.match(text):
        score -= 2
    if is_title_case(words) or text.isupper():
        score -= 3
    sentences = split_sentences(text, 0, len(text))
    if len(sentences) > 1 and text[sentences[0][1] - 1] not in "?!":  # headlines ask and answer
        score += 3
    return score
