"""Fat characters that hang together and show no paper: told from a photo by their row."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layout.components import painted
from layout.ink import Mask
from layout.morphology import closed, without
from press.geometry import Box

HIGHEST = 8.0
"""Ems: headlines are not higher."""

LETTER_GAP, SLACK = 0.8, 0.3
"""Ems between two characters of a row, and of white above and below it."""

SOILED = 0.25
"""The share of its length along which that may be soiled."""

AS_LONG = 1.0
"""The rest of the row over the length of the characters that hang together, at the least."""


def without_fat_type(areas: tuple[Box, ...], covered: Mask, em: int) -> tuple[Box, ...]:
    """Return the areas without those that are some characters of a headline.

    `covered` is set where no paper shows.
    """
    return tuple(area for area in areas if not _is_type(area, areas, covered, em))


def _is_type(area: Box, areas: tuple[Box, ...], covered: Mask, em: int) -> bool:
    if area.height > HIGHEST * em:
        return False
    others = painted(covered.shape, tuple(other for other in areas if other != area))
    free = without(covered, others) > 0
    columns = np.where(free[area.top : area.bottom].any(axis=0), 255, 0).astype(np.uint8)
    gap = round(LETTER_GAP * em)
    row = closed(columns[np.newaxis], width=gap, height=1)[0] > 0
    left, right = _run_round(area, row)
    slack = round(SLACK * em)
    white = [
        free[max(0, area.top - slack) : area.top, left:right].any(axis=0).mean(),
        free[area.bottom : area.bottom + slack, left:right].any(axis=0).mean(),
    ]
    return max(white) < SOILED and right - left - area.width > AS_LONG * area.width


def _run_round(area: Box, row: NDArray[np.bool_]) -> tuple[int, int]:
    """Return where the printing that goes on at both sides of an area begins and ends."""
    before, behind = np.flatnonzero(~row[: area.left]), np.flatnonzero(~row[area.right :])
    left = int(before[-1]) + 1 if before.size else 0
    return left, area.right + int(behind[0]) if behind.size else len(row)
