"""Drawings and pale photos as far as their ink hangs together: only their dark parts are solid."""

from __future__ import annotations

from itertools import combinations

import cv2
import numpy as np

from layout.ink import Mask
from press.geometry import Box, shared_area, union

GLYPH = 0.3
"""Ems: smaller pieces are grain and dots."""

FEWEST = 8
"""Other pieces in what a picture would gain from which they are text round it."""


def grown_to_connected(photos: tuple[Box, ...], covered: Mask, em: int) -> tuple[Box, ...]:
    """Return photos with all that hangs together with them, where no text stands in it.

    `covered` is set where no paper shows. A frame or a rule that touches a photo hangs together
    with it, too, but goes round text.
    """
    _, labels, stats, _ = cv2.connectedComponentsWithStats(covered, connectivity=8)
    sides = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    counted = sides >= GLYPH * em
    grown = []
    for area in photos:
        inside = labels[area.top : area.bottom, area.left : area.right]
        own = np.flatnonzero(np.bincount(inside[inside > 0], minlength=len(stats)) >= em * em)
        whole = union([area, *(_box(stats[label]) for label in own)])
        gained = labels[whole.top : whole.bottom, whole.left : whole.right].copy()
        gained[
            area.top - whole.top : area.bottom - whole.top,
            area.left - whole.left : area.right - whole.left,
        ] = 0
        others = np.setdiff1d(np.unique(gained), own)
        few = counted[others[others > 0]].sum() < FEWEST
        grown.append(whole if few else area)
    return _merged(tuple(grown))


def _merged(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """Unite boxes that overlap; photos close side by side are several."""
    for one, other in combinations(boxes, 2):
        if shared_area(one, other):
            rest = tuple(box for box in boxes if box not in (one, other))
            return _merged((*rest, union([one, other])))
    return boxes


def _box(stats: np.ndarray[tuple[int, ...], np.dtype[np.int32]]) -> Box:
    left, top, width, height = (int(one) for one in stats[:4])
    return Box(left, top, left + width, top + height)
