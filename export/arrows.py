"""The way an article is read, drawn from region to region along the white between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, pi, sin

from PIL import ImageDraw

from export.colours import Colour
from press.geometry import Box, overlap_x, overlap_y

Point = tuple[float, float]

NEAR = 0.35
"""Of a region's width: a column that far to the right is the next one."""

_WIDTH, _HEAD, _INSET = 3, 12, 9
_WHITE: Colour = (255, 255, 255)


def draw_trail(draw: ImageDraw.ImageDraw, boxes: Sequence[Box], *, colour: Colour) -> None:
    """Draw an arrow from each region to the next, with a white edge, so that it stands out."""
    for one, other in pairwise(boxes):
        path = way(one, other)
        draw.line(path, fill=_WHITE, width=_WIDTH + 3, joint="curve")
        draw.line(path, fill=colour, width=_WIDTH, joint="curve")
        draw.polygon(_arrow_head(path[-2], path[-1]), fill=colour, outline=_WHITE)


def way(one: Box, other: Box) -> list[Point]:
    """Return the corners of the way from the end of a region to the beginning of the next.

    To the next column it goes up the gutter, to what stands below straight down; from anywhere
    else it takes the shortest way from edge to edge.
    """
    gap = other.left - one.right
    if overlap_y(one, other) > 0 and -_INSET < gap < NEAR * max(one.width, other.width):
        across = (one.right + other.left) / 2
        low, high = one.bottom - _INSET, other.top + _INSET
        return [(one.right - _INSET, low), (across, low), (across, high), (other.left + 4, high)]
    shared = overlap_x(one, other)
    if shared > 0 and other.top >= one.bottom - _INSET:
        across = (max(one.left, other.left) + min(one.right, other.right)) / 2
        return [(across, min(one.bottom - 4, other.top - 1)), (across, other.top + 6)]
    end = (one.middle[0], float(one.bottom - 4))
    begin = (other.middle[0], float(other.top + 4))
    if other.top >= one.bottom:
        return [end, begin]
    side = one.right - 4 if other.middle[0] > one.middle[0] else one.left + 4
    return [(side, one.middle[1]), _nearest(other, (side, one.middle[1]))]


def _nearest(box: Box, point: Point) -> Point:
    return (
        min(max(point[0], box.left + 4), box.right - 4),
        min(max(point[1], box.top + 4), box.bottom - 4),
    )


def _arrow_head(start: Point, end: Point) -> list[Point]:
    angle = atan2(end[1] - start[1], end[0] - start[0])
    wings = (angle + pi - 0.45, angle + pi + 0.45)
    return [end, *((end[0] + _HEAD * cos(wing), end[1] + _HEAD * sin(wing)) for wing in wings)]
