"""Marks, spaces, quotation marks and capitals as English sets them.

Left out because clean copy has it as often: an odd number of quotation marks (quotations run over
paragraphs), a hyphen with spaces (many houses' dash), unbalanced brackets (hardly ever seen), `in`
before a comma. In the strict profile only: single double hyphens, doubled spaces, mixed quotation
marks, single lines without a stop.
"""
