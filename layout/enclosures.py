"""Printed boxes that share their sides, as classified adverts do: what rules shut in all round."""

from __future__ import annotations

import numpy as np

from layout.components import painted
from layout.morphology import outside
from press.geometry import Box, iou
from press.labelled import labelled

CORNER = 0.2
"""Ems by which two rules may miss each other at a corner."""

NARROWEST, LOWEST = 5.0, 4.0
"""Ems: smaller boxes are cells of a table, or the white between a double rule."""

RECTANGLE = 0.95
"""The share of its bounding box that a rectangle fills."""


def enclosures(
    shape: tuple[int, ...], across: tuple[Box, ...], down: tuple[Box, ...], em: int
) -> tuple[Box, ...]:
    """Return the rectangles that printed rules shut in on all four sides."""
    margin = max(1, round(CORNER * em))
    white = outside(painted(shape, across + down, margin))
    _, stats = labelled(white, connectivity=4)
    height, width = shape[:2]
    found = []
    for left, top, wide, high, area in np.asarray(stats[1:]).tolist():
        at_edge = left == 0 or top == 0 or left + wide == width or top + high == height
        large = wide >= NARROWEST * em and high >= LOWEST * em
        if large and not at_edge and area >= RECTANGLE * wide * high:
            found.append(
                Box(left - margin, top - margin, left + wide + margin, top + high + margin)
            )
    return tuple(found)


def without_twins(frames: tuple[Box, ...]) -> tuple[Box, ...]:
    """Return frames once that were found in two ways, as the first found them."""
    kept: list[Box] = []
    for frame in frames:
        if all(iou(frame, other) < 0.8 for other in kept):
            kept.append(frame)
    return tuple(kept)
