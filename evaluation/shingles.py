"""Texts as multisets of 5-grams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

SIZE = 5

Shingles = Counter[str]


def shingles(text: str) -> Shingles:
    """Return the text's 5-grams with their counts; none for fewer than five characters."""
    return Counter(text[start : start + SIZE] for start in range(len(text) - SIZE + 1))


def shared(one: Shingles, other: Shingles) -> int:
    """Return how many 5-grams two multisets have in common."""
    return (one & other).total()


def united(parts: Iterable[Shingles]) -> Shingles:
    """Return all 5-grams of several texts; none runs from one text into the next."""
    whole: Shingles = Counter()
    for part in parts:
        whole.update(part)
    return whole
