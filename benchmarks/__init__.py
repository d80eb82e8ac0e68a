"""Measurements of the whole, against the truth and against other tools."""
