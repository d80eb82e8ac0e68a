"""Labels of columns (栏目): a few characters in a small printed box at the head of an article."""

from __future__ import annotations

from layout.blocks import Block
from layout.components import boxes_of, is_edged
from layout.ink import Mask
from layout.panels import ground_of
from press.geometry import Box, grown
from press.page import Kind

HEIGHTS, WIDTHS = (1.3, 3.3), (2.6, 12.0)
"""Ems of the box round a label."""

FLAT = 1.4
"""The width of such a box over its height, at the least; characters are less."""


def label_boxes(ink: Mask, em: int) -> tuple[Box, ...]:
    """Return small boxes, outlined or solid, in which a row of characters has room."""
    return tuple(box for box in boxes_of(ink, least_area=em * em // 4) if _is_label(box, ink, em))


def panel_labels(panels: tuple[Box, ...], covered: Mask, em: int) -> tuple[Box, ...]:
    """Return the dark grounds, of panels, that are as small as a label and have straight edges."""
    whole = Box(0, 0, covered.shape[1], covered.shape[0])
    # Light type may have cut off an end of it.
    grounds = (
        ground_of(grown(panel, 2 * em, whole), covered)
        for panel in panels
        if _has_the_size(panel, em)
    )
    return tuple(ground for ground in grounds if ground and _is_label(ground, covered, em))


def label_blocks(boxes: tuple[Box, ...]) -> tuple[Block, ...]:
    return tuple(Block(Kind.FURNITURE, box, size=box.height, rows=(box,)) for box in boxes)


def _is_label(box: Box, ink: Mask, em: int) -> bool:
    return _has_the_size(box, em) and is_edged(box, ink, max(2, em // 8))


def _has_the_size(box: Box, em: int) -> bool:
    (low, high), (narrow, wide) = HEIGHTS, WIDTHS
    fits = low * em <= box.height <= high * em and narrow * em <= box.width <= wide * em
    return fits and box.width >= FLAT * box.height
