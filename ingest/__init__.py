"""Scans to bare, straight pages."""
