"""Labels of columns (栏目): a few characters in a small printed box at the head of an article."""

from __future__ import annotations

import numpy as np

from layout.blocks import Block
from layout.components import boxes_of
from layout.ink import Mask
from press.geometry import Box
from press.page import Kind

HEIGHTS, WIDTHS = (1.3, 3.3), (2.6, 12.0)
"""Ems of the box round a label."""

FLAT = 1.4
"""The width of such a box over its height, at the least; characters are less."""

EDGE = 0.9
"""The share of each of its four edges that is printed."""


def label_boxes(ink: Mask, em: int) -> tuple[Box, ...]:
    """Return small boxes, outlined or solid, in which a row of characters has room."""
    return tuple(box for box in boxes_of(ink, least_area=em * em // 4) if _is_label(box, ink, em))


def label_blocks(boxes: tuple[Box, ...]) -> tuple[Block, ...]:
    return tuple(Block(Kind.FURNITURE, box, size=box.height, rows=(box,)) for box in boxes)


def _is_label(box: Box, ink: Mask, em: int) -> bool:
    (low, high), (narrow, wide) = HEIGHTS, WIDTHS
    if not (low * em <= box.height <= high * em and narrow * em <= box.width <= wide * em):
        return False
    if box.width < FLAT * box.height:
        return False
    part = ink[box.top : box.bottom, box.left : box.right] > 0
    thick = max(2, em // 8)
    sides = (
        part[:thick].any(axis=0),
        part[-thick:].any(axis=0),
        part[:, :thick].any(axis=1),
        part[:, -thick:].any(axis=1),
    )
    return all(float(np.mean(side)) >= EDGE for side in sides)
