"""Constructions that several source languages share."""
