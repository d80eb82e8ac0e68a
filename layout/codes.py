"""Codes to be scanned (二维码), told by their three finder patterns: ISO/IEC 18004, 6.3.3.

A finder pattern is a ring of one module round white of one module round a square of three; it
stands free of the rest in three of a code's corners.
"""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layout.ink import Mask
from press.geometry import Box, union
from press.labelled import labelled

SIDES = (0.5, 6.0)
"""Ems: how wide a finder pattern is."""

SQUARE = 1.25
"""The longer side of a square over the shorter, at the most: on scans it is hardly one."""

RING, CORE = (0.3, 0.7), 0.75
"""The share of its box that a ring has ink on, and that of the square in it, at the least."""

INNER = (0.28, 0.6)
"""The side of the square over that of the ring: three modules of seven."""

OFF = 0.1
"""Of the ring's side: how far the square is off its middle, at the most."""

ALIKE, LEVEL = 0.15, 0.25
"""By how much the sides of one code's patterns differ, and of them, how far they are off level."""

APART = 1.5
"""Sides of a finder pattern from one to the next, at the least, middle to middle."""

Stats = NDArray[np.integer[Any] | np.floating[Any]]
"""Parts x their left, top, width, height and area, as OpenCV gives them."""


def codes(ink: Mask, em: int) -> tuple[Box, ...]:
    """Return the boxes of the codes on a mask of ink."""
    marks = _finder_patterns(ink, em)
    found = (_code(three) for three in combinations(marks, 3))
    return tuple(box for box in found if box is not None)


def _finder_patterns(ink: Mask, em: int) -> list[Box]:
    low, high = (ems * em for ems in SIDES)
    _, stats = labelled(ink, connectivity=4)
    wide, tall = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    square = (wide < SQUARE * tall) & (tall < SQUARE * wide) & (wide <= high)
    filled = stats[:, cv2.CC_STAT_AREA] / (wide * tall)
    rings = stats[square & (wide >= low) & (RING[0] <= filled) & (filled <= RING[1])]
    cores = stats[square & (wide >= INNER[0] * low) & (filled >= CORE)]
    return [
        Box(left, top, left + width, top + height)
        for left, top, width, height, _ in rings[_have_cores(rings, cores)].tolist()
    ]


def _have_cores(rings: Stats, cores: Stats) -> NDArray[np.bool_]:
    """Tell for every ring whether a square stands in its middle."""
    least, most = INNER
    middles = cores[:, :2] + cores[:, 2:4] / 2
    told = np.zeros(len(rings), np.bool_)
    for place, (left, top, width, height, _) in enumerate(rings):
        off = np.abs(middles - (left + width / 2, top + height / 2)).max(axis=1)
        fits = (cores[:, 2] >= least * width) & (cores[:, 2] <= most * width)
        told[place] = bool((fits & (off < OFF * width)).any())
    return told


def _code(marks: tuple[Box, ...]) -> Box | None:
    """Return the code whose finder patterns these three are: one at the corner of two sides."""
    sides = [float(np.mean((mark.width, mark.height))) for mark in marks]
    if max(sides) > (1 + ALIKE) * min(sides):
        return None
    for corner, beside, below in permutations(marks):
        across, down = beside.middle[0] - corner.middle[0], below.middle[1] - corner.middle[1]
        off = beside.middle[1] - corner.middle[1], below.middle[0] - corner.middle[0]
        level = max(map(abs, off)) < LEVEL * sides[0]
        even = abs(abs(across) - abs(down)) < LEVEL * sides[0]
        if level and even and abs(across) > APART * sides[0]:
            return union(marks)
    return None
