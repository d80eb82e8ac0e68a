"""Regions to articles."""
