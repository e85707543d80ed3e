"""LanguageTool: a server that runs, one started from a folder of jars, or one that is fetched."""

from __future__ import annotations

from mtlint.external import Adapter


class LanguageTool(Adapter):
    """Asks a LanguageTool server."""
