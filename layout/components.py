"""Connected components of a mask as boxes."""

from __future__ import annotations

import cv2
import numpy as np

from layout.ink import Mask
from press.geometry import Box

SPECK = 0.16
"""Ems: no mark is smaller."""

EDGE = 0.9
"""The share of each of its four edges that is set round a printed or solid box."""


def boxes_of(mask: Mask, least_area: int = 1) -> tuple[Box, ...]:
    """Return the bounding box of every component of at least `least_area` pixels."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return tuple(
        Box(int(left), int(top), int(left + width), int(top + height))
        for left, top, width, height, area in stats[1:]
        if area >= least_area
    )


def without_specks(ink: Mask, em: int) -> Mask:
    """Return a mask without what is smaller than the smallest mark: dust on a dark ground."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sides = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    kept = np.where(sides > SPECK * em, 255, 0).astype(np.uint8)
    kept[0] = 0
    return np.asarray(kept[labels], dtype=np.uint8)


def is_edged(box: Box, mask: Mask, thick: int) -> bool:
    """Tell whether a mask is set along all four edges of a box, within `thick` pixels."""
    return min(edges_of(box, mask, thick)) >= EDGE


def edges_of(box: Box, mask: Mask, thick: int) -> tuple[float, float, float, float]:
    """Return the share of its top, bottom, left and right edges along which a mask is set."""
    part = mask[box.top : box.bottom, box.left : box.right] > 0
    return (
        float(part[:thick].any(axis=0).mean()),
        float(part[-thick:].any(axis=0).mean()),
        float(part[:, :thick].any(axis=1).mean()),
        float(part[:, -thick:].any(axis=1).mean()),
    )


def painted(shape: tuple[int, ...], boxes: tuple[Box, ...], margin: int = 0) -> Mask:
    """Return a mask in which the boxes, grown by `margin` pixels, are set."""
    mask: Mask = np.zeros(shape[:2], np.uint8)
    for box in boxes:
        top, left = max(0, box.top - margin), max(0, box.left - margin)
        mask[top : box.bottom + margin, left : box.right + margin] = 255
    return mask


def tightened(box: Box, ink: Mask) -> Box | None:
    """Return the smallest box round the ink inside a box, None when there is none."""
    part = ink[box.top : box.bottom, box.left : box.right]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if rows.size == 0:
        return None
    return Box(
        box.left + int(columns[0]),
        box.top + int(rows[0]),
        box.left + int(columns[-1]) + 1,
        box.top + int(rows[-1]) + 1,
    )
