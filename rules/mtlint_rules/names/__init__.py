"""Names that disagree: with each other within a text, or with the names that the world knows.

`variants`, `hyphens`, `truncated` and `honorifics` hold the mentions of one text against each
other; `korean` does so for names of two syllables; `lexicon`, `states` and `organisations.toml`
know what a name should be. A pair of spellings is marked only where something tells that it is one
name: by edit distance alone, most pairs in real copy are two people or two places.
"""
