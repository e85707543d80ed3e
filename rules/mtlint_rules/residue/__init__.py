"""What a translation engine leaves behind: loops, doubled words, tokens and marks of its own."""
