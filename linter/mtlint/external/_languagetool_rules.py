"""LanguageTool's rules in our terms: for LanguageTool itself, and for ports that keep its ids."""

from __future__ import annotations

from mtlint.text.abbreviations import word_set

_BY_CATEGORY = {
    "AMERICAN_ENGLISH": "spelling",
    "BRITISH_ENGLISH": "style",
    "CASING": "casing",
    "COLLOCATIONS": "grammar",
    "COMPOUNDING": "compounding",
    "CONFUSED_WORDS": "confusion",
    "FALSE_FRIENDS": "confusion",
    "GRAMMAR": "grammar",
    "MULTITOKEN_SPELLING": "spelling",
    "PROPER_NOUNS": "spelling",
    "PUNCTUATION": "punctuation",
    "SEMANTICS": "other",
    "TYPOGRAPHY": "typography",
    "TYPOS": "confusion",  # but for the rules of the speller, below
}
# Rules that stand in a category with others of another kind, by how their ids begin.
_BY_OPENING = {
    "APOSTROPHE_PLURAL": "spelling",
    "CAFE_DIACRITIC": "spelling",
    "ENGLISH_WORD_REPEAT_RULE": "repetition",
    "EN_A_VS_AN": "grammar",
    "EN_COMPOUNDS_": "compounding",
    "EN_CONTRACTION_SPELLING": "spelling",
    "EN_DIACRITICS_REPLACE": "spelling",
    "EN_GB_SIMPLE_REPLACE": "style",
    "EN_SIMPLE_REPLACE": "spelling",
    "EN_US_SIMPLE_REPLACE": "style",
    "HUNSPELL_RULE": "spelling",
    "LIGATURES": "spelling",
    "MORFOLOGIK_RULE": "spelling",
    "OXFORD_SPELLING": "spelling",
    "PHRASE_REPETITION": "repetition",
    "VERB_NOUN_CONFUSION": "compounding",
}
_BY_ISSUE_TYPE = {
    "duplication": "repetition",
    "grammar": "grammar",
    "typographical": "typography",
    "whitespace": "typography",
}
_OTHERS = frozenset({"MISC", "SEMANTICS"})

# What is asked for in clean news and human translation more often than a flaw is found: commas
# and marks that are a house's taste, quotations that go on in the next paragraph, figures; a number
# before a name (CD_NN), and common words taken for names (EN_SPECIFIC_CASE).
NOISY = word_set(
    """
    ADVERB_OR_HYPHENATED_ADJECTIVE APOSTROPHE_IN_DATES CD_NN COMMA_AFTER_A_MONTH
    COMMA_COMPOUND_SENTENCE COMMA_COMPOUND_SENTENCE_2 COMMA_COMPOUND_SENTENCE_3
    COMMA_COMPOUND_SENTENCE_4 CONSECUTIVE_SPACES DASH_RULE DEGREE_HYPHEN EN_ELLIPSIS
    EN_SPECIFIC_CASE EN_UNPAIRED_QUOTES HYPHEN_TO_EN IN_TO_VBD KIND_OF_A
    MISSING_COMMA_AFTER_INTRODUCTORY_PHRASE MISSING_COMMA_AFTER_WEEKDAY
    MISSING_COMMA_BETWEEN_DAY_AND_YEAR MISSING_HYPHEN SENT_START_CONJUNCTIVE_LINKING_ADVERB_COMMA
    SPACE_BETWEEN_NUMBER_AND_WORD THESE_ONES WHITESPACE_RULE
    """
)


def kind_of(rule: str, category: str, issue_type: str = "") -> str:
    """Return the kind of flaw, one of `rules.KINDS`, that a rule of a category finds.

    >>> kind_of("IT_IS", "TYPOS"), kind_of("MORFOLOGIK_RULE_EN_GB", "TYPOS")
    ('confusion', 'spelling')
    >>> kind_of("CYBER_COMPOUNDS", "GRAMMAR"), kind_of("OUTSIDE_OF", "REDUNDANCY")
    ('compounding', 'style')
    """
    for opening, kind in _BY_OPENING.items():
        if rule.startswith(opening):
            return kind
    if "_COMPOUNDS" in rule:
        return "compounding"
    if category in _OTHERS:
        return _BY_ISSUE_TYPE.get(issue_type, "other")
    return _BY_CATEGORY.get(category, "style")
