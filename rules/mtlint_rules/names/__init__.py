"""Names that disagree: with each other within a text, or with the names that the world knows."""
