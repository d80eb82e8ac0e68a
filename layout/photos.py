"""Photos set close together: told apart where a straight strip of paper runs between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layout.components import tightened
from layout.ink import Mask
from press.geometry import Box

STRIP = 0.2
"""Ems of paper between two photos, at the least."""

WHITE = 0.04
"""The share of a strip's length that may be soiled."""

EDGE, PALE_EDGE = 0.6, 0.4
"""The share of its length along which one photo reaches a strip, and one whose sky is pale."""

LEAST = 2.5
"""Ems: no photo is narrower or lower."""


def parted_at_strips(area: Box, covered: Mask, em: int) -> tuple[Box, ...]:
    """Return the photos that one area without type holds; `covered` is set where no paper shows."""
    part = covered[area.top : area.bottom, area.left : area.right] > 0
    for down in (False, True):
        cut = _strip(part if down else part.T, em)
        if cut is None:
            continue
        start, end = cut
        if down:
            first = Box(area.left, area.top, area.right, area.top + start)
            second = Box(area.left, area.top + end, area.right, area.bottom)
        else:
            first = Box(area.left, area.top, area.left + start, area.bottom)
            second = Box(area.left + end, area.top, area.right, area.bottom)
        halves = [tightened(half, covered) for half in (first, second)]
        return tuple(
            photo for half in halves if half for photo in parted_at_strips(half, covered, em)
        )
    return (area,)


def _strip(part: NDArray[np.bool_], em: int) -> tuple[int, int] | None:
    """Return the first strip of rows without cover that has photos on both sides."""
    share = part.mean(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (share < WHITE).astype(np.int8), [0]])))
    least, reach = round(LEAST * em), max(2, em // 4)
    for start, end in edges.reshape(-1, 2):
        if end - start < STRIP * em or start < least or len(part) - end < least:
            continue
        above, below = share[max(0, start - reach) : start], share[end : end + reach]
        pale, full = sorted((above.max(initial=0.0), below.max(initial=0.0)))
        if pale >= PALE_EDGE and full >= EDGE:
            return int(start), int(end)
    return None
