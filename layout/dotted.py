"""Dotted and dashed rules: specks of one size in a straight line, evenly apart."""

from __future__ import annotations

import numpy as np

from layout.components import boxes_of, painted
from layout.ink import Mask
from layout.morphology import closed
from press.geometry import Box, coverage, transposed

SPECK, GAP = 0.6, 0.7
"""Ems: the length of a dot or a dash, and the white to the next one, at the most."""

THIN, LONG = 0.25, 4.0
"""Ems: how thick such a rule is at the most, how long at the least."""

FEWEST, EVEN = 8, 0.35
"""Specks of a rule; the mean deviation of their distances from the usual one, over it."""


def dotted_rules(ink: Mask, em: int) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Return the dotted rules that run across, and those that run down a page."""
    parts = boxes_of(ink, least_area=2)
    height, width = ink.shape
    down = _across(tuple(map(transposed, parts)), (width, height), em)
    return _across(parts, (height, width), em), tuple(map(transposed, down))


def _across(parts: tuple[Box, ...], shape: tuple[int, int], em: int) -> tuple[Box, ...]:
    """Return the dotted rules that run across a page of rows x columns, by its parts of ink."""
    specks = tuple(one for one in parts if one.height <= THIN * em and one.width <= SPECK * em)
    lines = boxes_of(closed(painted(shape, specks), width=round(GAP * em), height=1))
    return tuple(
        line
        for line in lines
        if line.width >= LONG * em
        and line.height <= THIN * em
        and _is_even([speck for speck in specks if coverage(speck, line) > 0.5])
    )


def _is_even(specks: list[Box]) -> bool:
    """Tell a printed rule from dirt: its specks are evenly apart."""
    if len(specks) < FEWEST:
        return False
    steps = np.diff(sorted(speck.middle[0] for speck in specks))
    usual = float(np.median(steps))
    return float(np.mean(np.abs(steps - usual))) <= EVEN * usual
