"""One stroke, two characters: the numeral one and the dash look alike, and a wide one like two.

A dash in Chinese text is two ems long, or one between figures or names; a numeral is one em long.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from language.kinds import Kind, kind_of
from ocr.align import folded
from ocr.reading import Char, Reading

ONE, DASH = "一", "—"
STROKES = (ONE, folded(DASH))

LIKE_ONE = 4.0
"""How much more of a numeral one is seen in a dash than of a dash in a one, as a logarithm."""

LONELY = 3.0
"""The same, less how much rarer than ones lone dashes are between Chinese characters."""

NARROWEST = 1.4
"""Ems between its neighbours' cells from which on there is room for two strokes."""


def like_one(text: str, place: int) -> float:
    """Return what speaks for a dash at a place of a folded text, as a logarithm."""
    beside = [text[near] for near in (place - 1, place + 1) if 0 <= near < len(text)]
    if any(char in STROKES or kind_of(char) in (Kind.DIGIT, Kind.LETTER) for char in beside):
        return LIKE_ONE
    return LONELY


def is_dash(char: Char) -> bool:
    return folded(char.text) == STROKES[1]


def strokes_counted(reading: Reading) -> Reading:
    """Return a row without a stroke that was read twice: there must be room for two."""
    em = em_of(reading)
    return tuple(char for place, char in enumerate(reading) if not _is_double(reading, place, em))


def _is_double(reading: Reading, place: int, em: float) -> bool:
    """Tell a dash beside a numeral one where the neighbours leave room for one character."""
    if not is_dash(reading[place]) or not em:
        return False
    for first in (place - 1, place):
        pair = reading[max(0, first) : first + 2]
        if first >= 1 and first + 2 < len(reading) and ONE in (pair[0].text, pair[1].text):
            room = between(reading[first - 1], reading[first + 2]) / em - 1
            return room < NARROWEST
    return False


def em_of(reading: Reading) -> float:
    """Return how far Chinese characters are apart, in pixels; 0 where there are too few."""
    pairs = pairwise(reading)
    apart = [
        between(one, other)
        for one, other in pairs
        if kind_of(one.text) is kind_of(other.text) is Kind.HAN
    ]
    return median(apart) if len(apart) > 2 else 0.0


def between(one: Char, other: Char) -> float:
    """Return how far the middles of two characters of a row are apart, across or down."""
    across, down = (abs(a - b) for a, b in zip(one.box.middle, other.box.middle, strict=True))
    return max(across, down)
