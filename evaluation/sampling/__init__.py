"""Acceptance sampling: how many to look at, which ones, and what follows from what was found."""
