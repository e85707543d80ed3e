"""Grammar: what translations still break and a reader without a parser can be sure of."""
