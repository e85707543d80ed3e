"""Words and phrases that an engine says twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import filterfalse, islice
from operator import eq
from typing import TYPE_CHECKING

from mtlint import (
    Confidence,
    Document,
    DocumentRule,
    Finding,
    Severity,
    pattern,
    plain_pattern,
)
from mtlint.text.abbreviations import word_set
from mtlint_rules._once import once_per_document

if TYPE_CHECKING:
    import re

    import regex

_TOKEN = pattern(r"[^ \t\n\r\f\v]+")
_FUNCTION_WORDS = word_set(
    """
    a about after all also an and are as at be been but by can could did do does for from had has
    have he her him his how i if in into is it its may me more my no not now of off on one or our
    out over said she so that the their them then there these they this to two under up us was we
    were what when where which who will with would you
    """
)
_AT_BLANK = pattern(r"\S*[\p{L}\p{M}\p{N}][ \t\u00a0]")
_LOOK_AROUND = 40  # characters
_LONGEST_PERIOD = 8  # words of a phrase
_MOST_ECHOES = 1_000  # and one for each hundred tokens: what has more is a table, or noise


@once_per_document
def _echoes(document: Document) -> Sequence[int]:
    """Return where a word or a phrase is said again at once: offsets of words in its first saying.

    Only words are looked at that are no function words, until one is found.
    """
    words = document.plain_words
    telling = list(filterfalse(_FUNCTION_WORDS.__contains__, words))
    most = _MOST_ECHOES + len(words) // 100
    found = [*islice(_doubled(telling), most), *islice(_phrases(telling), most)]
    if not found:
        return ()
    places = [place for place, word in enumerate(words) if word not in _FUNCTION_WORDS]
    echoes = set()
    for at, period in found:
        place, again = places[at], places[at + period]
        joined = again - place == 2 and words[place + 1] in ("and", "or")
        if joined or (
            again - place <= _LONGEST_PERIOD and _is_said_again(words, place, again - place)
        ):
            echoes.add(place)
    return _starts(document.text, words, sorted(echoes)[:most])


def _doubled(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield which words stand twice in a row, each as a phrase of one word."""
    same = bytes(map(eq, words, words[1:]))
    return ((at, 1) for at in _occurrences(same, b"\1"))


def _phrases(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where phrases stand twice in a row, and of how many words they are.

    The lengths of the words, a byte each, are compared with themselves so many places on, all at
    once as one long number: where a phrase comes again, as many bytes in a row are zero.
    """
    try:
        lengths = bytes(map(len, words))
    except ValueError:  # more than a byte holds
        lengths = bytes(min(len(word), 255) for word in words)
    number = int.from_bytes(lengths, "little")
    for period in range(2, _LONGEST_PERIOD + 1):
        difference = (number ^ number >> 8 * period).to_bytes(len(lengths), "little")
        for at in _occurrences(difference, bytes(period)):
            if words[at].lower() == words[at + period].lower() and _is_said_again(
                words, at, period
            ):
                yield at, period


def _occurrences(data: bytes, part: bytes) -> Iterator[int]:
    at = -1
    while (at := data.find(part, at + 1)) >= 0:
        yield at


def _starts(text: str, words: Sequence[str], wanted: Sequence[int]) -> list[int]:
    """Return where some of the words of a text start; `wanted` are their numbers, in order.

    Those with a mark or no blank near behind them are left out: `1, 1,1` says nothing twice.
    """
    starts = []
    start = done = 0
    for number in wanted:
        word = words[number]
        for _ in range("\n".join(words[done:number]).count(word)):  # within other words too
            start = text.index(word, start) + len(word)
        start = text.index(word, start)
        done = number
        if _AT_BLANK.match(text, start, start + _LOOK_AROUND):
            starts.append(start)
    return starts


def _opening(text: str, start: int) -> int:
    """Return where the piece between blanks begins in which a word stands: "600Mbit/s"."""
    return text.rfind(" ", max(start - _LOOK_AROUND, 0), start) + 1 or start


def _is_said_again(words: Sequence[str], at: int, period: int) -> bool:
    """Say whether a phrase of `period` words that holds word `at` stands twice in a row."""
    first = max(at - period + 1, 0)
    near = [word.lower() for word in words[first : at + 2 * period]]
    return any(
        near[start : start + period] == near[start + period : start + 2 * period]
        for start in range(at + 1 - first)
    )


_WORD = r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+(?:[-–'’/.,][\p{L}\p{N}][\p{L}\p{M}\p{N}]*+)*+"
_ENDS = r"(?![\p{L}\p{M}\p{N}%]|[-'’/][\p{L}\p{N}]|[.,]\p{N})"
_DOUBLED = pattern(
    rf"(?<![\p{{L}}\p{{N}}]|[\p{{L}}\p{{N}}$€£][-'’./,])({_WORD})(?:[ \t\u00a0]+\1)+{_ENDS}",
    "i",
)

# Any word: an alternation of those that are meant would be tried at each.
_DOUBLED_AT_ONCE = plain_pattern(
    r"(?<![\w'’.-])(\w++)(?:[ \t\u00a0]+\1)+(?![\w\u0300-\u036f'’-]|\.\w)",
    "i",
)

# A Chinese syllable: doubled, it is a given name or a panda.
_PINYIN = pattern(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i?ang?|i?ao|u?ai|e|ei|eng?|er|ia|ie|in|ing|iu|i?ong|ou?|ua|uang?|ui|uo|u[en]?|i|i?an)"
)
_PRONOUNCED_AT_ONCE = 5  # letters of a name that parents may double


class DoubledWord(DocumentRule):
    """A word stands twice or more in a row.

    Decoders repeat themselves, and edited translations keep one word of the old version.
    Left alone are the words that English doubles (`had had`, `that that`, `very very`), verbs
    with an adverb before its twin preposition (`sworn in in May`), doubled names (`Baden
    Baden`), and numbers beside other numbers. Three in a row are always told.
    """

    message = "'{match}' says a word twice"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    bad = (
        "The vote was [[held held held|held]] on Monday.",
        "She taught history at Almora [[University University|University]].",
        "Most of the dead were under the age of [[60 60|60]].",
        "Half of the trade is [[Lisbon's Lisbon's Lisbon's|Lisbon's]].",
        "Speeds of up to [[600Mbit/s 600Mbit/s|600Mbit/s]] were reached.",
    )
    good = (
        "He had had enough; she said that that was it.",
        "The town of Baden Baden and the actor Duran Duran.",
        "The judge was sworn in in May, and the talks went on on Friday.",
        "The panda Mei Mei died in the zoo of Walla Walla, and the Saba Saba fair opened.",
        "Will will run again, and Mark marks papers.",
        "Call 020 20 20 456 today.",
        "It was a very very long night, he said, and bye bye it was.",
        "The boats left Odesa. Odesa was quiet.",
        "What it is is a mess, and the fish-and-chip chip shop knows.",
        "A $5 5-mile ride; 3.5 3.50; a win-win win.",
    )
    allow: frozenset[str] = word_set("""
        had that is was her do did so very no ha he-he hee ho hey bye blah yada knock hear hush
        pom tuk choo cha can go aye night fifty half nil tut tsk chop bling boo goody bang beep
        click clap drip quack woof yum yes yeah ok okay please never really many much more now
        well wait there here long far old big too little poor bad good nice fine sorry la na da
        oh ah er um hmm mm uh wow yay chug clop ding dong tick tock ticky tom tam couscous dik
        mahi ylang pago bora walla wagga duran baden sirhan boutros humbert zsa dum tora lala
        couldn't agar nian beri yo jay jar gogo lulu pili piri sing sirs toto tata papa chow
        """)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the runs of a word, but for those that English doubles."""
        end = 0
        for start in _echoes(document):
            if start < end:
                continue
            match = _DOUBLED.match(document.text, start) or _DOUBLED.match(
                document.text, _opening(document.text, start)
            )
            if match is None:
                continue
            end = match.end()
            if not _is_meant(document.text, match, self.allow):
                # What looks like a slip may be a score (`60 60`) or a name (`Baden Baden`).
                safe = match[1].isalpha() and match[1].islower()
                yield self.finding(document, *match.span(), fix=match[1], safe=safe)


class DoubledFunctionWord(DocumentRule):
    """An article, a preposition, a pronoun or an auxiliary stands twice in a row.

    The same flaw as `doubled-word`, found in another way. `had had`, `that that` and verbs with
    an adverb before its twin (`sworn in in May`) are left alone.
    """

    message = "'{match}' says a word twice"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    trigger = (
        r"(?:^|[^\w'.-])(?:"
        + "|".join(f"{word} {word}" for word in sorted(_FUNCTION_WORDS))
        + r")(?:[^\w'-]|$)"
    )
    bad = (
        "Ships were sent to [[the the|the]] port.",
        "[[The The|The]] ferry left at noon, and [[it it it|it]] sank.",
    )
    good = (
        "He had had enough; she said that that was it.",
        "The judge was sworn in in May, and the talks went on on Friday.",
        "Will will run again. A la carte: a a-levels.",
        "What it is is a mess.",
    )
    allow: frozenset[str] = word_set("had that is was her do did so no can you now over there what")

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the runs of a function word."""
        for match in _DOUBLED_AT_ONCE.finditer(document.text):
            if match[1].lower() in _FUNCTION_WORDS and not _is_meant(
                document.text, match, self.allow
            ):
                yield self.finding(document, *match.span(), fix=match[1])


def _is_meant(text: str, match: re.Match[str] | regex.Match[str], allow: frozenset[str]) -> bool:
    word = match[1]
    words = match.group().split()
    last = words[-1]
    if len(words) > 2:
        return word.lower() in _INTERJECTIONS
    if word.lower() in allow:
        return True
    before = text[max(match.start() - 30, 0) : match.start()].split()
    if word[0].isdigit():
        after = text[match.end() : match.end() + 3]
        return not before or not before[-1].isalpha() or any(letter.isdigit() for letter in after)
    if word in _ADVERBS and before and before[-1].strip("“\"'").lower() in _ADVERBS[word]:
        return True
    if word[0].islower():
        return last != word
    if word.lower() in _OPENERS:  # "The the"; but "Will will" is a man who intends to
        return False
    if last != word:
        return True
    after = text[match.end() : match.end() + 2].strip(" -")
    return (
        (len(word) <= _PRONOUNCED_AT_ONCE and _PINYIN.fullmatch(word.lower()) is not None)
        or (len(word) < _PRONOUNCED_AT_ONCE and after.isalpha())
        or after[:1].isupper()
        or text.count(match.group()) > 1
    )


_INTERJECTIONS = word_set(
    "ha ho hee no yes yeah blah la na da very bye knock hear hey go boo now never so oh ah"
)
_OPENERS = word_set(
    "the a an in on at of to for from by with and but or it he she we they this that these his"
    " her their its our as if when while after before is are was were not all some"
)
_PARTICLE_VERBS = word_set("""
    sworn came come comes coming turned turn flew flown fly moved move brought bring stepped step
    weighed kicked kick set taken took phoned called call voted logged log checked check signed
    sign tuned dug go goes going went gone carry carried carries carrying later early further
    earlier put passed handed hand given gave pulled drawn drew built broke broken locked move
    moved based account drop dropped sat stayed stay hang cash cashed joined ushered settled
    """)
_ADVERBS = dict.fromkeys(("in", "on", "by", "over", "through", "up", "out", "off"), _PARTICLE_VERBS)


_AND_ITSELF = pattern(
    rf"(?<![\p{{L}}\p{{N}}'’.-])({_WORD})[ \u00a0](and|or)[ \u00a0]\1{_ENDS}",
)
_MAY_GO_ON = pattern(
    r"[ \u00a0](?:with|without|of|that|which|who|whose|where|from|in|for|on|at|to|by|against|"
    r"between|not|under|inside|outside|as|more|other|all|only|also)\b"
)


class AndItself(DocumentRule):
    """A word is joined to itself: `refugees and refugees`.

    Two near-synonyms of the source became one English word. Left alone: what grows (`bigger and
    bigger`, `tried and tried`, `miles and miles`), and nouns told apart by what follows
    (`countries and countries with debts`).
    """

    message = "'{match}' joins a word to itself: two words of the source may have become one"
    confidence = Confidence.MEDIUM
    mqm = "accuracy/mistranslation"
    bad = (
        "The fund helps [[refugees and refugees]].",
        "They [[maintain and maintain]] the old bridges.",
        "The centre trains [[nurses or nurses]], he said.",
    )
    good = (
        "Prices went higher and higher, and they waited and waited for miles and miles.",
        "He drew a line between members and members with a vote.",
        "Again and again, more and more people came, thousands and thousands.",
        "They talked through and through, half and half.",
        "He met Smith and Smith, the law firm.",
    )
    allow: frozenset[str] = word_set("""
        more less fewer again over years months weeks days hours minutes seconds decades centuries
        ages miles kilometers kilometres yards inches feet pages acres rows dozens hundreds
        thousands millions billions trillions tons tonnes lots loads heaps piles bags boxes layers
        round around through half better worse further farther such neck back forth down away
        along deeper much very many long nothing everything somewhere whatever going keep talk
        walk wait work fight think read play push pray grow fall rise sing dance rain run look
        people things time times
        """)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words joined to themselves."""
        for start in _echoes(document):
            match = _AND_ITSELF.match(document.text, start)
            if match is None or _MAY_GO_ON.match(document.text, match.end()):
                continue
            word = match[1]
            if (
                not word.islower()
                or word in self.allow
                or (match[2] == "and" and word.endswith(("er", "ed", "ly")))
                or (word + " and " in document.text[match.end() :])
            ):
                continue
            yield self.finding(document, *match.span())


_PHRASE = pattern(
    rf"(?<![\p{{L}}\p{{N}}'’.-])({_WORD}(?:[ \u00a0]{_WORD}){{1,7}}?)(?:[ \u00a0]\1)+{_ENDS}",
    "i",
)
_LINKS = word_set("and or by after to in on upon for over but as")


class DoubledPhrase(DocumentRule):
    """Two or more words are said twice at once: `in the city in the city`.

    A decoder that loses its place starts the phrase again; a post-editor forgets the old one.
    Left alone: `more and more and more`, `day after day after day` and their like.
    """

    message = "'{match}' says a phrase twice"
    severity = Severity.ERROR
    mqm = "fluency/grammar"
    bad = (
        "He lives [[in the city of Odesa in the city of Odesa|in the city of Odesa]].",
        "The ship [[was loaded was loaded was loaded|was loaded]] at night.",
        "[[The mayor said the mayor said|The mayor said]] it was over.",
    )
    good = (
        "More and more and more ships came, day after day after day after day.",
        "What he said he said in anger.",
        "They voted, they voted again, and they voted a third time.",
        "The bank is in Lagos. Lagos is large.",
        "New York New York opened in 1997.",
        "It was loaded loaded loaded loaded at night.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the phrases that stand twice or more in a row."""
        text = document.text
        end = 0
        for start in _echoes(document):
            if start < end:
                continue
            begin = max(start - _LOOK_AROUND, end)
            for first in _TOKEN.finditer(text, begin, start + 2, partial=False):
                match = _PHRASE.match(text, first.start() + (not text[first.start()].isalnum()))
                if match is None:
                    continue
                end = match.end()
                if not _is_refrain(match[1]):
                    safe = not any(letter.isdigit() for letter in match[1])
                    yield self.finding(document, *match.span(), fix=match[1], safe=safe)
                break


def _is_refrain(phrase: str) -> bool:
    words = phrase.split()
    if len(set(words)) == 1:
        return True  # a doubled word
    if len(words) == 2 and (not _LINKS.isdisjoint(words) or words[0] in ("he", "she", "I", "it")):
        return True
    if all(word[0].isupper() or word[0].isdigit() for word in words):
        return len(words) < 4
    return not any(len(word) > 3 and word.isalpha() for word in words)
