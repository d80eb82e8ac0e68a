"""Labels of columns (栏目): a few characters in a small printed box at the head of an article."""

from __future__ import annotations

from layout.blocks import Block
from layout.components import EDGE, boxes_of, edges_of, is_edged, share_in
from layout.ink import Mask
from layout.panels import ground_of
from press.geometry import Box, grown, overlap_y, union
from press.page import Kind

HEIGHTS, WIDTHS = (1.3, 3.3), (2.6, 12.0)
"""Ems of the box round a label."""

FLAT = 1.4
"""The width of such a box over its height, at the least; characters are less."""

SOLID = 0.45
"""The share of a dark box with light characters that is dark; these may reach one of its ends."""

GAP, LARGE, WIDEST = 0.6, 0.6, 20.0
"""Ems up to the next character of a label that goes on beside its dark box; of that box, how high
such a character is; ems of the whole."""


def label_boxes(ink: Mask, em: int, rules: tuple[Box, ...] = ()) -> tuple[Box, ...]:
    """Return small boxes, outlined or solid, in which a row of characters has room.

    Of many only half is solid; the other half, outlined or not, goes on right beside it. One
    that is set into one of the `rules` across, or into the edge of a frame, may be longer.
    """
    parts = boxes_of(ink, least_area=em)
    large = [box for box in parts if box.area >= em * em // 4]
    boxes = [box for box in large if _is_label(box, ink, rules, em)]
    return tuple(_with_rest(box, parts, ink, em) for box in boxes)


def panel_labels(panels: tuple[Box, ...], covered: Mask, em: int) -> tuple[Box, ...]:
    """Return the dark grounds, of panels, that are as small as a label and have straight edges."""
    whole = Box(0, 0, covered.shape[1], covered.shape[0])
    # Light type may have cut off an end of it.
    grounds = (
        ground_of(grown(panel, 2 * em, whole), covered)
        for panel in panels
        if _has_the_size(panel, em)
    )
    return tuple(
        ground
        for ground in grounds
        if ground and _has_the_size(ground, em) and is_edged(ground, covered, max(2, em // 8))
    )


def label_blocks(boxes: tuple[Box, ...]) -> tuple[Block, ...]:
    return tuple(Block(Kind.FURNITURE, box, size=box.height, rows=(box,)) for box in boxes)


def _is_label(box: Box, ink: Mask, rules: tuple[Box, ...], em: int) -> bool:
    if not _has_the_size(box, em, WIDEST):
        return False
    is_set_in = _is_set_in(box, rules, em)
    if not (is_set_in or _has_the_size(box, em)):
        return False
    top, bottom, *ends = edges_of(box, ink, max(2, em // 6))
    closed = max(ends) if _is_solid(box, ink) else min(ends)
    return min(top, bottom) >= EDGE and (is_set_in or closed >= EDGE)


def _has_the_size(box: Box, em: int, wide: float = WIDTHS[1]) -> bool:
    (low, high), narrow = HEIGHTS, WIDTHS[0]
    fits = low * em <= box.height <= high * em and narrow * em <= box.width <= wide * em
    return fits and box.width >= FLAT * box.height


def _is_set_in(box: Box, rules: tuple[Box, ...], em: int) -> bool:
    """Tell a box at whose ends a rule breaks off and goes on."""
    level = [rule for rule in rules if box.top < rule.middle[1] < box.bottom]
    left = any(abs(rule.right - box.left) < em for rule in level)
    return left and any(abs(rule.left - box.right) < em for rule in level)


def _is_solid(box: Box, ink: Mask) -> bool:
    return share_in(box, ink) >= SOLID


def _with_rest(box: Box, parts: tuple[Box, ...], ink: Mask, em: int) -> Box:
    """Take in the large characters that go on right beside a dark box and are no higher."""
    if not _is_solid(box, ink):
        return box
    whole = box
    level = [
        part
        for part in parts
        if part.height >= LARGE * box.height and overlap_y(part, box) > 0.95 * part.height
    ]
    for part in sorted(level, key=lambda part: part.left):
        if -(em // 4) <= part.left - whole.right <= GAP * em:
            whole = union([whole, part])
    return whole if whole.width <= WIDEST * em else box
