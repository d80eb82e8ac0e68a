"""Simplified or traditional: told by the characters that exist in one of them only."""

from __future__ import annotations

from functools import cache

from language.tables import read_tables

CLEAR = 3
"""How many times as often as the other a script's characters must occur."""


def script_counts(text: str) -> tuple[int, int]:
    """Return how many characters are simplified only and how many are traditional only."""
    hans, hant = _alphabets()
    return sum(char in hans for char in text), sum(char in hant for char in text)


def script_of(text: str) -> str:
    """Return "hans", "hant", or "" when nothing tells or both do."""
    hans, hant = script_counts(text)
    if hans > CLEAR * hant:
        return "hans"
    return "hant" if hant > CLEAR * hans else ""


@cache
def _alphabets() -> tuple[frozenset[str], frozenset[str]]:
    tables = read_tables()
    return frozenset(map(chr, tables.hans)), frozenset(map(chr, tables.hant))
