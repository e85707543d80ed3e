"""What the translation left as it was: words, names, acronyms, scripts and units of the source."""
