"""Facts of one text that disagree: a number, an age, a date or a quotation told in two ways.

A second value is only marked where the text says the same thing twice; see docs/facts.md for what
counts as the same.
"""
