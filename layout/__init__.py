"""Pixels to regions in reading order."""
