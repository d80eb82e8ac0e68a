"""Acceptance sampling of a batch: the work list that people fill in, and the verdict from it."""
