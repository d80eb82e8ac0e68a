"""Labels of columns (栏目): a few characters in a small printed box at the head of an article."""

from __future__ import annotations

from layout.blocks import Block
from layout.components import boxes_of, is_edged
from layout.ink import Mask
from press.geometry import Box
from press.page import Kind

HEIGHTS, WIDTHS = (1.3, 3.3), (2.6, 12.0)
"""Ems of the box round a label."""

FLAT = 1.4
"""The width of such a box over its height, at the least; characters are less."""


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
    return is_edged(box, ink, max(2, em // 8))
