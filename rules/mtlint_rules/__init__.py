"""The built-in rules, found through the entry point group `mtlint.rules` like anybody's."""
