"""How alike two headlines are that may name one article: in other words, or cut short."""

from __future__ import annotations

import re
from itertools import pairwise

from rapidfuzz.fuzz import partial_ratio

from articles.phrases import folded

SHORT = 4
"""Characters below which a headline stands in too many others by chance."""

_MARKS = re.compile(r"[\W_]+")


def headline_likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how likely two headlines name the same: the shorter within the longer."""
    shorter, longer = sorted((bare(one), bare(other)), key=len)
    if not shorter:
        return 0.0
    like = partial_ratio(shorter, longer) / 100
    return like * min(1.0, len(shorter) / SHORT)


def mentions(headline: str, text: str) -> float:
    """Return the share of a headline's pairs of characters that a text has."""
    pairs = ["".join(pair) for pair in pairwise(bare(headline))]
    where = bare(text)
    return sum(pair in where for pair in pairs) / len(pairs) if pairs else 0.0


def bare(text: str) -> str:
    """Return text without marks and white space."""
    return _MARKS.sub("", folded(text))
