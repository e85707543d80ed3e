"""Kinds of blocks: what each block is on a newspaper page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtlint.text.abbreviations import is_abbreviation
from mtlint.text.sentences import split_sentences
from mtlint.text.span import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.text.span import Block

_LONGEST_LINE = 300  # characters; a headline, a caption or a credit is shorter
_LONGEST_CROSSHEAD = 7  # words
_LONGEST_STOPPED_HEADLINE = 16
_CLOSING = "\"'“”‘’«»)]} \u00a0"
_STOPS = tuple(".!?…:;,。！？।")

_LIST_ITEM = regex.compile(
    r"(?:[-–—*•·▪◦‣●■►○☐✓]\s++|\d{1,3}[.)]\s++|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s++)\S"
)

_DATE = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\ )?"
    r"(?:\d{1,2}\ )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\ \d{1,2})?"
    r"(?:st|nd|rd|th)?(?:,?\ \d{4})?"
)
_PLACE = r"\p{Lu}[\p{L}\p{M}.'’-]*+(?:[\ ,/]{1,2}(?:\p{Lu}[\p{L}\p{M}.'’-]*+|de|la|el|am|of))*+"
_DATELINE = regex.compile(
    rf"""(?:{_PLACE})(?:,\ {_DATE})?(?:\ ?\([\p{{L}}\ /-]{{2,30}}\))?\ ?[-–—]{{1,2}}
    | (?:{_PLACE}),?\ {_DATE}(?:\ ?\([\p{{L}}\ /-]{{2,30}}\))?
    | {_DATE}""",
    regex.VERBOSE,
)

_AGENCY = (
    r"(?:AA|AAP|AFP|AGI|Alamy|Anadolu|ANI|ANP|ANSA|AP|APA|APTN|ATS|Belga|Bloomberg|BNS|CNS|CTK|ČTK|"
    r"DPA|dpa|EFE|EPA|Europa\ Press|EyePress|Getty|IANS|Imago|INA|Interfax|IRNA|ITAR-TASS|JIJI|"
    r"Jiji|KCNA|Keystone|Kyodo|LETA|Lusa|MTI|NTB|NurPhoto|PA|PAP|PTI|Reuters|REUTERS|RIA|Ritzau|"
    r"SANA|Scanpix|Shutterstock|SPA|Sputnik|STT|TASS|TT|Ukrinform|UNI|UPI|VCG|VNA|WAM|Xinhua|"
    r"XINHUA|Yonhap|Zuma)"
)
_NAME = r"(?:\p{Lu}[\p{L}\p{M}.'’-]*+(?:[\ ,/]{1,2}(?:\p{Lu}[\p{L}\p{M}.'’-]*+|and|&|de|van|of|for))*+)"
_PICTURE = r"(?:(?:File\ )?(?:[Pp]hoto(?:graph|grapher|s)?|[Ii]mages?|[Pp]ictures?|PHOTO|Pic|Handout|Credit|Courtesy))"
_CREDIT = regex.compile(
    rf"""\(?(?:[Aa]dditional\ |[Ff]urther\ )?
      (?:[Rr]eporting|[Ee]diting|[Ww]riting|[Tt]ranslat(?:ion|ed|ing)|[Cc]ompiled|[Ee]dited|
         [Ww]ritten|[Rr]eported|[Pp]roduced|{_PICTURE}|[Vv]ideo|[Gg]raphics?)
      [\ ,]{{1,2}}(?:by|courtesy\ of)[\ ,:]{{1,2}}\p{{Lu}}(?:[^.]|\.(?=\S|\ \p{{Lu}}))*+\.?
    | {_PICTURE}\ ?[:/©]\ ?.*+
    | (?:Source|Author|Editor|Reporter|Correspondent|Journalist|Translator|Text|Published|Updated|
         Last\ updated|Posted|Read\ time|Byline)s?\ ?:\ .*+
    | \d{{4}}-\d\d-\d\d\ .*\bSource\b.*+
    | By:?\ {_NAME}(?:\ (?:in|at)\ {_NAME})?(?:[,|]\ .{{2,60}}+)?
    | (?:{_NAME}\ )?(?:[\p{{L}}]+\ )?(?:[Rr]eporter|[Cc]orrespondent|[Jj]ournalist)s?:?\ {_NAME}(?:\ \S+@\S+)?
    | (?:\S+\ ){{0,7}}[\w.+-]++@[\w-]++\.[\w.]++
    | (?:©|\([Cc]\)\ |[Cc]opyright\b).*+
    | .*\b[Aa]ll\ rights\ reserved\b\W*+
    | \((?:{_NAME}|Courtesy\ of\ .*|[^()]{{0,30}}(?:[Rr]eport(?:er|ing)|[Cc]orrespondent|[Jj]ournalist|[Ee]dit(?:or|ing)|[Aa]uthor)\b[^()]*+)\)
    | (?:{_NAME}\ ?/\ ?)?{_AGENCY}(?:\ (?:Images|Photos?|News))?(?:\ ?/\ ?{_NAME})?""",
    regex.VERBOSE,
)

_CREDITED = regex.compile(
    rf"""(?P<open>[.!?]["'”’]?\ )?
      [(\[]\ ?(?:{_NAME}\ ?/\ ?)?
      (?P<photo>{_PICTURE}\b[^()\[\]]*+|[^()\[\]]*+/[^()\[\]]*+{_AGENCY}|{_AGENCY}(?:\ Images|\ Photos?)?(?:/[^()\[\]]*+)?
        |(?P<agency>(?:via\ )?{_AGENCY}))
      [)\]]$
    | [.!?]?\ (?:File\ )?(?:Photo|PHOTO|Photograph|Image|Picture|Pic|Credit)s?(?:\ (?:by|credit|courtesy\ of))?\ ?[:/]\ ?[^.]{{2,60}}+\.?$
    | [.:]\ Provided\ by\ {_NAME}[^.]*+$""",
    regex.VERBOSE,
)
_PICTURED = regex.compile(
    r"""(?:FILE(?:\ PHOTO)?\ ?[-–—:]|[\[(]?(?:[Pp]hoto(?:graph)?|PHOTO|[Pp]icture|[Cc]aption|[Ii]mage|[Pp]ictured)[\])]?\ ?[:\])]
      |In\ this\ (?:\w+\ )?(?:photo|image|picture)|A\ file\ (?:photo|picture)\b)
    | ^.*?(?:\p{Lu}[\p{L}'’-]+,\ (?:(?:far|front|back|second|third)\ )?(?:from\ )?(?:left|right|centre|center|foreground),
      |\((?:(?:far|front|back|top|bottom|second\ from)[\ -])?(?:left|right|centre|center|pictured|L|R|C)\))""",
    regex.VERBOSE,
)

# Evidence that a line without a final stop is a sentence of running prose rather than a headline:
# headlines do without articles, auxiliaries and pronouns. The weights are rounded from a logistic
# regression on published news, its headlines, and translations of both.
_AUXILIARY = (
    r"\b(?:is|are|was|were|am|be|been|being|has|have|had|do|does|did|will|would|can|could|should|"
    r"may|might|must)(?:n['’]t)?\b"
)
_EVIDENCE = tuple(
    (regex.compile(pattern), weight)
    for pattern, weight in (
        (rf" {_AUXILIARY}", 1.0),
        (rf"{_AUXILIARY}.*{_AUXILIARY}", 1.0),
        (r"\b(?:[Tt]he|[Aa]n?)\b", 0.75),
        (r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Yy]ou|him|them|us|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ii]ts|[Mm]y|[Yy]our)\b", 1.0),
        (r"\b(?:that|which|who|whom|whose|where|when|while|because|although|if|but)\b", 1.0),
        (r"\b(?:said|told|added|according|announced|reported)\b", 0.5),
        (r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", 2.0),
        (r"\b(?:on|in|since) (?:(?:Jan|Febr)uary|March|April|May|June|July|August|\p{Lu}\w+ember|October|\d{4})\b", 0.5),
        (r", \p{Ll}", 0.5),
        (r"^(?:The|In|On|At|According|However|But|He|She|It|They|We|This|There|As|After|For|With|If|When)\b", 1.0),
        (r"[-–—|:] ?\p{Lu}[\w .!’'-]*$|\||<\w+>$| --? ", -2.5),
        (r"^[^:]{3,50}: ", -2.0),
    )
)  # fmt: skip
_BIAS = -2.5
_LENGTHS = ((15, 1.0), (20, 0.5), (28, 2.5))  # words, and what at least so many add
_TITLE_CASE = -3.0
_SEVERAL_SENTENCES = 3.0

_CONTENT_WORD = regex.compile(r"(?<=\s[\"'“‘(]?)\p{L}{4,}")


def classify_blocks(blocks: Sequence[Block]) -> list[BlockKind]:
    """Return the kind of each block, judged by its own form and by its neighbours.

    A sentence that merely lacks its final stop stays a paragraph.
    """
    texts = [block.text for block in blocks]
    stops = [_final_stop(text) for text in texts]
    kinds: list[BlockKind] = []
    body = False  # a paragraph has come
    for index, text in enumerate(texts):
        kind = _by_form(text, stops[index]) or _by_place(index, texts, stops, body=body)
        body = body or kind is BlockKind.PARAGRAPH
        kinds.append(kind)
    return kinds


def _final_stop(text: str) -> str:
    """Return the mark on which a text ends, before closing marks; empty where there is none."""
    bare = text[-40:].rstrip(_CLOSING)
    return bare[-1] if bare.endswith(_STOPS) else ""


def _by_form(text: str, stop: str) -> BlockKind | None:
    """Return the kind that a block's form alone gives away."""
    if _LIST_ITEM.match(text):
        return BlockKind.LIST_ITEM
    if len(text) > _LONGEST_LINE:
        return BlockKind.PARAGRAPH
    if _DATELINE.fullmatch(text):
        return BlockKind.DATELINE
    if _CREDIT.fullmatch(text):
        return BlockKind.CREDIT
    if _PICTURED.match(text) or (not stop and _CREDITED.search(text)):
        return BlockKind.CAPTION
    return None


def _by_place(
    index: int, texts: Sequence[str], stops: Sequence[str], *, body: bool
) -> BlockKind:
    """Return the kind of a plain line: paragraph, headline or crosshead."""
    text, stop = texts[index], stops[index]
    words = len(text.split())
    alone = len(texts) == 1
    first = index == 0 and not alone
    if stop and not (first and words <= _LONGEST_STOPPED_HEADLINE and _may_end_headline(text, stop)):
        return BlockKind.PARAGRAPH
    score = _prose_score(text, words)
    if first:
        prose = score > 3  # in translated news a headline is often a sentence
    elif alone:
        prose = score > 0 or (score > -1 and words >= 10)
    else:
        between = stops[index - 1] and (index + 1 == len(texts) or stops[index + 1])
        prose = score > 0 or (score > -0.5 and words >= 12 and bool(between))
    if prose:
        return BlockKind.PARAGRAPH
    if body and words <= _LONGEST_CROSSHEAD and index + 1 < len(texts):
        return BlockKind.CROSSHEAD
    return BlockKind.HEADLINE


def _may_end_headline(text: str, stop: str) -> bool:
    return (
        stop in "?!"
        or (stop == "." and is_abbreviation(text.rsplit(None, 1)[-1]))
        or _is_title_case(text)
    )


def _is_title_case(text: str) -> bool:
    words = _CONTENT_WORD.findall(text)
    return len(words) >= 3 and sum(map(str.istitle, words)) >= 0.75 * len(words)


def _prose_score(text: str, words: int) -> float:
    """Say how much a line without a final stop reads like running prose."""
    score = _BIAS + sum(weight for pattern, weight in _EVIDENCE if pattern.search(text))
    score += sum(weight for length, weight in _LENGTHS if words >= length)
    if _is_title_case(text) or text.isupper():
        score += _TITLE_CASE
    if len(split_sentences(text, 0, len(text))) > 1:
        score += _SEVERAL_SENTENCES
    return score
