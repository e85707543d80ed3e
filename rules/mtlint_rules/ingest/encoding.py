"""Characters that a wrong decoding or a missing one has broken."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from mtlint import Block, BlockRule, Finding, Severity, pattern

_REFERENCE = pattern(r"&(?:amp;)*(?:#x?[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


class HtmlEntity(BlockRule):
    """A character reference of HTML stands in plain text, often escaped twice.

    Feeds escape what is escaped already, and translation engines treat `&amp;` as a word.
    """

    message = "'{match}' is an HTML reference for '{fix}'"
    severity = Severity.ERROR
    mqm = "style/ingestion"
    trigger = r"&(?:amp;)*(?:#x?[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});"
    bad = (
        "Brandt [[&amp;|&]] Sons won the contract.",
        "The town[[&#39;|']]s mayor and the caf[[&eacute;|é]] owner met.",
        'She said [[&amp;quot;|"]]no[[&amp;quot;|"]] twice.',
    )
    good = (
        "Brandt & Sons won the contract; AT&T; and R&D; lost.",
        "The code &unknown; has no meaning.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the references that mean a character."""
        for match in block.search(_REFERENCE):
            written = before = match.group()
            while (read := html.unescape(before)) != before:
                before = read
            if read != written and len(read) <= 2 and not read.endswith(";"):
                yield self.finding(block, *match.span(), fix=read.replace("\u00a0", " "))


# The characters as which Windows-1252 shows the bytes 80 to BF; undefined ones stay controls.
_TRAIL = "".join(
    bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
    for b in range(0x80, 0xC0)
)
_T = f"[{re.escape(_TRAIL)}\x80-\x9f]"
_TO_BYTE = {chr(b): b for b in range(0x80, 0x100)} | {c: 0x80 + i for i, c in enumerate(_TRAIL)}
_MULTIPLE = rf"[ÎÏÐÑ×Ø]{_T}|[à-ï]{_T}{_T}|[ðñ]{_T}{_T}{_T}|[ÂÃ](?:{_T}|(?=€))"
# A capital with umlaut or ring before a dash or a closing quotation mark may be just that.
_WINDOWS = pattern(
    rf"(?:{_MULTIPLE}|[ÄÅ](?:[’“”–—](?=\p{{Ll}})|(?![’“”–—\xa0]){_T}))(?:{_MULTIPLE}|[ÄÅ]{_T})*"
    rf"|â€(?!{_T})|\ufffd+"
)
_MACINTOSH = pattern(r"‚Ä[ôòúùìîî¶¢]|√[°-ºß®©™´¨≠Æ±≤≥¥µ∂∑∏π∫ªΩæø¿]|¬(?=[£©®∞])")
# What the bytes of a broken character may come to: Latin letters, general punctuation, currency,
# symbols; anything else only if there are several in a row.
_LIKELY = pattern(
    r"[\u00a0-\u017f\u2010-\u2060\u20a0-\u20bf\u2100-\u214f\u2190-\u21ff\ufeff\ufb00-\ufb06]+"
)


class Mojibake(BlockRule):
    """Letters were read in the wrong encoding: "cafÃ©" for "café", "â€™" for "’".

    UTF-8 read as Windows-1252, Latin-1 or Mac Roman, once or twice over, is read back; where
    the bytes are gone ("�") there is no fix. What is not UTF-8 under the disguise is left alone.
    """

    message = "'{match}' is '{fix}' in the wrong encoding"
    severity = Severity.ERROR
    mqm = "style/ingestion"
    trigger = (
        f"[ÂÃÄÅÎÏÐÑ×Ø][{re.escape(_TRAIL)}\x80-\x9f]|[à-ñ][{re.escape(_TRAIL)}\x80-\x9f]"
        f"[{re.escape(_TRAIL)}\x80-\x9f]|â€|\ufffd|‚Ä|√|¬[£©®∞]"
    )
    bad = (
        "The caf[[Ã©|é]] owner[[â€™|’]]s letter cost [[Â£|£]]40.",
        "[[â€œ|“]]No,[[â€\x9d|”]] she said in S[[Ã£|ã]]o Tom[[Ã©|é]].",
        "The caf[[ÃƒÂ©|é]] is closed.",
        "It[[‚Äô|’]]s closed, said Andr[[√©|é]].",
        "The [[Ð¼Ð¸Ñ€|мир]] station is old.",
    )
    good = (
        "“Voilà”… he said; the café’s “rosé”, “BEYONCÉ’S” and “Ä”.",
        "São Paulo, Ångström, √2 and 5 ¬ 3.",
        "The fiancé’s car.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the broken characters, each run once."""
        for match in block.search(_WINDOWS):
            found = match.group()
            if found[0] == "\ufffd":
                yield self.finding(block, *match.span())._replace(
                    message=f"'{found}' stands where a character was lost"
                )
            elif found == "â€":
                yield self.finding(block, *match.span(), fix="”", safe=False)
            elif (read := _read_back(found)) is not None:
                yield self.finding(block, *match.span(), fix=read)
        for match in block.search(_MACINTOSH):
            try:
                read = match.group().encode("mac_roman").decode()
            except UnicodeError:
                continue
            yield self.finding(block, *match.span(), fix=read)


def _read_back(broken: str) -> str | None:
    """Return what UTF-8 bytes shown as Windows-1252 mean; None where that is nothing likely."""
    text, likely = broken, None
    for _ in range(3):
        try:
            text = bytes(_TO_BYTE[c] for c in text).decode()
        except (KeyError, UnicodeDecodeError):
            break
        if _LIKELY.fullmatch(text) or len(text) > 2:
            likely = text
    return likely
