"""Regions to lines of characters."""
