"""Spelling: words that English does not have, and words that it spells in two ways."""
