"""Marks that cut a clause in two."""

from __future__ import annotations

from collections.abc import Iterator

from mtlint import BlockRule, Confidence, Finding, Severity, pattern
from mtlint.text import Block

# Words after which English cannot pause, for something has to follow at once.
_ARTICLES = "the|an|a"
_POSSESSIVES = "their|our|your|my|its|every|whose"
_JOINTS = "and|or|than|because"
_LINKS = "of|from|into|during|between|against|towards?|upon|among"
_VERBS = "is|are|was|were|be|been|has|have|had"
_MODALS = "will|would|can|could|should|must|may|might"
_PREPOSITIONS = "to|in|on|at|for|with|as|by"
_COUNTS = "few|several|many|these|those|both|such|no|very|most"
_RELATIVES = "which|who|when|while|where|if"
_ASIDES = "er|um|uh|ah|as|if|in|at|to|or|by|he|she|you|and|for|with|well|though|however"
_PAUSE = pattern(
    rf"""(?<![\w'’.,-])(?P<word>
      (?i:{_ARTICLES})(?=,\s(?!(?:{_ASIDES})\b)\p{{Ll}}{{2}} | [;:!?]\s | \.\s\p{{Ll}})
    | (?i:{_POSSESSIVES})(?=[;:.!?]\s)
    | (?i:{_JOINTS})(?=[;:!?]\s | \.(?:\s|$))
    | (?:{_LINKS})(?=[;:!?]\s)
    | (?:{_PREPOSITIONS}|{_VERBS}|{_MODALS})(?=[!?]\s\p{{Ll}} | ;\s(?:the|an?|its|their)\b)
    | (?:{_VERBS})(?=;\s(?!(?:it|he|she|they|we|you|this|that|there|these|those)\b)\p{{Ll}})
    | (?:{_MODALS})(?=,\s(?:be|have|not)\b)
    | (?:{_COUNTS})(?=[;:]\s\p{{Ll}})
    | (?:{_RELATIVES})(?=;\s\p{{Ll}})
    )(?P<mark>[,;:.!?])""",
    "x",
)


class MarkAfterBoundWord(BlockRule):
    """A mark follows a word that cannot stand before one: `the, lawyer`, `France and. Italy`.

    After an article, a possessive or a conjunction something has to follow at once. Left alone:
    asides (`the, as he put it, best plan`), prepositions that end a clause, and letters.
    """

    message = "'{word}' cannot stand before '{mark}'"
    severity = Severity.ERROR
    mqm = "fluency/punctuation"
    trigger = (
        rf"(?:^|[^\w'.,-])(?:(?:{_ARTICLES})[,;:.!?] |(?:{_POSSESSIVES})[;:.!?] "
        rf"|(?:{_JOINTS})[;:!?.]|(?:{_LINKS})[;:!?] |(?:{_PREPOSITIONS})[;!?] "
        rf"|(?:{_VERBS}|{_MODALS})[;!?] |(?:{_MODALS}), (?:be|have|not)"
        rf"|(?:{_COUNTS})[;:] |(?:{_RELATIVES}); )"
    )
    bad = (
        "The[[,]] lawyer knew that a[[?]] road was closed.",
        "It was shared by France and[[.]] Italy.",
        "He knew of[[;]] the package, and differences between[[:]] them.",
        "It could take days on[[!]] some routes, and a few[[:]] ships will[[,]] be late.",
        "The car is[[;]] faster than his.",
    )
    good = (
        "It was the, as he put it, best plan, and, in short, a, well, success.",
        "That is the house he dreamt of. The boat came from him.",
        "Vitamin A, a. The first, option a: yes.",
        "Who is he waiting for? She came in; he went out. What was it for? Nothing.",
        "The king and the, er, queen, which is what it is; he knows that; and so do you.",
        "He spelt it: T, H, E. The A. A. Milne story.",
        "The answer is: no. The states are: Ohio. He would, he said.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks after words that cannot stand before them."""
        for match in block.search(_PAUSE):
            word, mark = match["word"], match["mark"]
            if word == "A" or (word == "a" and mark in ":;."):  # the letter
                continue
            yield self.finding(block, *match.span("mark"), word=word, mark=mark)


_BEFORE_VERB = pattern(
    r"""(?<=[\p{L}'’”"])(?P<mark>[;:])\s(?:
      said\b
    | (?:is|are|was|were|has|had|have|will|would|of)\b(?![,.;?”"])(?!\s(?:it|he|she|they|we|you|I|this
        |that|the|there|these|which|whom|course|an?|any)\b)
    | (?:(?<=:\s)that|which)\s(?:was|were|is|are|has|had|have|will|would|can)\b
    | (?:him|her|it|your|my|our|them)sel(?:f|ves)\b
    ) | (?<=\baccording\sto)(?P<mark>[,;:.!?])(?=\s)""",
    "x",
)


class MarkBeforeVerb(BlockRule):
    """A colon or semicolon stands before a verb or an `of` that goes on with the clause.

    `Latin: is used there`, `a hierarchy; of needs`, `according to, the agency`. Questions after
    a colon (`the question: is it safe?`) and `; of these` are left alone.
    """

    message = "'{mark}' cuts the clause in two"
    mqm = "fluency/punctuation"
    trigger = (
        r"[;:] (?:(?:is|are|was|were|has|had|have|will|would|said|of|that|which)[^A-Za-z]"
        r"|[a-z]+sel(?:f|ves))|ccording\sto[,;:.!?]"
    )
    bad = (
        "In Rome Latin[[:]] is often sung, and there is a list[[;]] of saints.",
        "The year was dry, according to[[,]] Radio Lima.",
        "You may find[[;]] yourself in the areas[[:]] that were closed.",
    )
    good = (
        "All had one question: had anybody ever asked? Is it safe? Three died; of these one was ill.",
        "He wrote the word: of. The verbs: is, are, was.",
        "Of the two, one stays; of course, one leaves; will you?",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks before verbs."""
        for match in block.search(_BEFORE_VERB):
            sentence = block.document.sentence_at(match.start())
            if sentence is not None and sentence.text.rstrip("\"”’'").endswith("?"):
                continue  # "One question: had anyone asked him?"
            yield self.finding(block, *match.span("mark"), mark=match["mark"])


_MIDWAY = pattern(
    r"(?<=(?<![\p{L}\p{N}'’-])(?P<word>\p{Ll}+)(?P<name>(?:['’]s?)?))(?P<mark>[!?])[ \u00a0]"
    r"(?P<next>\p{Ll}[\w'’-]*)"
)


class QuestionMidSentence(BlockRule):
    """A `!` or `?` stands after a lower-case word and the sentence goes on in lower case.

    Titles and brands with such a mark (`Yahoo!`) are capitalised; a quotation that ends on one
    has its closing mark in between. Questions in a row (`What? when?`) are left alone inside
    quotations.
    """

    message = "'{mark}' stands inside a sentence"
    mqm = "fluency/punctuation"
    trigger = r"[a-z]['’]?s?[!?] [a-z]"
    bad = (
        "There is a[[!]] legal risk in each price[[!]] of electricity.",
        "In town a road[[?]] was closed.",
    )
    good = (
        "Yahoo! news and Mamma Mia! is on. “Why?” he asked, ‘really?’ she said.",
        '"Oh! how nice, what? no!" she cried.',
        "Is it over? Maybe.",
    )
    quotations = False

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the marks inside sentences."""
        for match in block.search(_MIDWAY):
            yield self.finding(block, *match.span("mark"), mark=match["mark"])


_AFTER_JOINT = pattern(r"(?<=[\p{Ll}\d] )(?P<word>and|or)(?P<mark>,)(?= \p{Ll})")
_PAUSES = pattern(r"[,;:()“”\"–—]| - ")


class CommaAfterJoint(BlockRule):
    """A comma follows `and` or `or`, and no second one closes an aside: `ate, or, drank`.

    An aside after a conjunction has a comma on both sides; one alone is a slip.
    """

    message = "the comma after '{word}' opens an aside that nothing closes"
    mqm = "fluency/punctuation"
    safe = False
    quotations = False
    trigger = r" (?:and|or), [a-z]"
    bad = ("He was a clerk in Lima and[[,|]] lived by the port until 1990.",)
    good = (
        "He was a clerk and, for a time, a sailor.",
        "He came and, when asked - twice - left.",
        "“He came and, you know” was all.",
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the commas after conjunctions that open nothing."""
        for match in block.search(_AFTER_JOINT):
            sentence = block.document.sentence_at(match.start())
            end = sentence.end if sentence else block.end
            if _PAUSES.search(block.document.text, match.end(), end) is None:
                yield self.finding(block, *match.span("mark"), fix="", word=match["word"])


class CommaBeforeVerb(BlockRule):
    """A comma parts a short subject from its verb: `The old ships, are sold`.

    Told only in the strict profile, and only where the subject opens the sentence with an article
    and no aside comes between.
    """

    message = "the comma parts the subject from '{verb}'"
    confidence = Confidence.MEDIUM
    mqm = "fluency/punctuation"
    safe = False
    default = False
    trigger = r"[a-z], (?:is|are|was|were|has|have|had|will|would|can) "
    bad = ("The old ships[[,|]] are sold. Each temple[[,|]] had a court.",)
    good = (
        "The old ships are sold.",
        "The mayor, who was ill, is back; the last, is, was.",
        "In the old port, are there ships?",
    )
    _PATTERN = pattern(
        r"(?:The|An?|This|These|Each|Every)(?: \p{Ll}+){1,3}(?P<mark>,) "
        r"(?P<verb>is|are|was|were|has|have|had|will|would|can) (?!(?:he|she|it|they|we|you|I)\b)"
    )

    def check(self, block: Block) -> Iterator[Finding]:
        """Yield the commas between subject and verb."""
        for sentence in block.sentences:
            match = sentence.match(self._PATTERN)
            if match:
                yield self.finding(block, *match.span("mark"), fix="", verb=match["verb"])
