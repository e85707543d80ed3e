"""What a rule sees of a text: a `Document` and its views.

Every view is computed once and only when asked for. Offsets are code points into
`Document.text`, the end exclusive; only the reports turn them into lines and columns.
"""

from mtlint.text.document import Document
from mtlint.text.parts import Name, Quotation, Word
from mtlint.text.span import Block, BlockKind, Sentence, Span

__all__ = ["Block", "BlockKind", "Document", "Name", "Quotation", "Sentence", "Span", "Word"]
