"""OpenCV's morphology with rectangles of whole pixels, typed for masks."""

from __future__ import annotations

import cv2
import numpy as np

from layout.ink import Mask


def closed(mask: Mask, *, width: int, height: int) -> Mask:
    """Fill gaps that the rectangle does not fit into."""
    return _apply(cv2.MORPH_CLOSE, mask, width, height)


def opened(mask: Mask, *, width: int, height: int) -> Mask:
    """Keep what the rectangle fits into."""
    return _apply(cv2.MORPH_OPEN, mask, width, height)


def widened(mask: Mask, *, width: int, height: int) -> Mask:
    """Grow by half the rectangle on every side."""
    return _apply(cv2.MORPH_DILATE, mask, width, height)


def without(mask: Mask, hole: Mask) -> Mask:
    return np.asarray(cv2.bitwise_and(mask, cv2.bitwise_not(hole)), dtype=np.uint8)


def outside(mask: Mask) -> Mask:
    return np.asarray(cv2.bitwise_not(mask), dtype=np.uint8)


def _apply(operation: int, mask: Mask, width: int, height: int) -> Mask:
    kernel = np.ones((max(1, height), max(1, width)), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, operation, kernel), dtype=np.uint8)
