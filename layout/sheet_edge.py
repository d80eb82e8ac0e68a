"""What lies along the edge of a scan: shadows of the sheet, crop marks, the next page's edge."""

from __future__ import annotations

import cv2

from layout.components import components_of
from layout.ink import Mask
from layout.morphology import without

BARE = 0.75
"""Ems along the edge of a scan in which nothing whole is printed."""

DEEPEST = 3.0
"""Ems from the edge of the scan: ink that hangs together with it and reaches deeper is printed."""


def without_sheet_edge(ink: Mask, em: int) -> Mask:
    """Return the ink of a page without what touches the edge of the scan and is near it alone.

    A rule or a drawing that runs off the page reaches deep into it and stays.
    """
    height, width = ink.shape
    found = components_of(ink)
    stats = found.stats
    left, top = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    right, bottom = left + stats[:, cv2.CC_STAT_WIDTH], top + stats[:, cv2.CC_STAT_HEIGHT]
    deepest = DEEPEST * em
    bare = round(BARE * em)
    along = (right <= bare) | (bottom <= bare) | (left >= width - bare) | (top >= height - bare)
    along |= ((left == 0) & (right < deepest)) | ((right == width) & (width - left < deepest))
    along |= ((top == 0) & (bottom < deepest)) | ((bottom == height) & (height - top < deepest))
    return without(ink, found.chosen(along))
