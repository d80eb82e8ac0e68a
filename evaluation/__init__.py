"""Measures a package against its truth."""
