"""What a place in a document is in its file."""

from __future__ import annotations

from mtlint.text import Document


def is_whole_file(document: Document) -> bool:
    """Say whether the document is what its file holds, so that offsets and fixes are the file's.

    Where not, as in a record of JSON lines, the document maps lines and columns itself.
    """
    return type(document).line_column is Document.line_column
