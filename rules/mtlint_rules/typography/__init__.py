"""Marks, spaces, quotation marks and capitals as English sets them."""
