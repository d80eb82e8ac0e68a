"""Ornaments at the head of a row: a triangle, disc or square that begins an item.

Readers of characters take them for characters that they know, and are sure of it.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.boxes import RowInk
from ocr.runs import runs_of

SMALLEST, LARGEST = 0.35, 1.1
"""Ems that an ornament measures either way."""

LONGEST = 1.7
"""How many times as long as broad one may be."""

SOLID = 0.24
"""Of its smaller side: the largest disc within it is as wide as twice that, a stroke is not."""


def begins_with_ornament(ink: RowInk, em: float) -> bool:
    """Tell whether the first thing along a row is a solid shape and no character."""
    along = runs_of(ink.mask.any(axis=1))
    if not len(along):
        return False
    first, last = along[0]
    shape = ink.mask[first:last]
    across = np.flatnonzero(shape.any(axis=0))
    shape = shape[:, across[0] : across[-1] + 1]
    small, large = sorted(shape.shape)
    if not (SMALLEST * em <= small and large <= min(LARGEST * em, LONGEST * small)):
        return False
    framed = cv2.copyMakeBorder(shape.astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    inside = cv2.distanceTransform(framed, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return bool(inside.max() >= SOLID * small)
