"""Rows of type on a mask turned straight: where they run, and how large the type in them is."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from press.labelled import labelled
from press.page import Pixels

JOINED_OVER = 1.3
"""Characters: a comma or a justified space does not part a row."""
SHORTEST = 6
"""Characters in a row that tells anything."""
THICKEST, STEEPEST = 1.8, 0.12
"""Characters, and of its length: what is higher than that is no row, however bent."""
FEWEST_ROWS = 12


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as they were traced, step by step along them.

    `along` and `across` are the places of the steps in pixels of the mask, `row` tells to which
    row each belongs, `size` is the size of the type that they were found with. `boxes` is n x 4:
    left, top, width, height of each row.
    """

    along: NDArray[np.float64]
    across: NDArray[np.float64]
    row: NDArray[np.int64]
    size: float
    boxes: NDArray[np.int32]

    @property
    def count(self) -> int:
        return len(np.unique(self.row))


def rows_of(level: Pixels, size: float) -> Rows:
    """Trace the rows of a mask of type alone whose rows run across; a step is a character.

    There are none where no size is known, `size` 0: there is too little type to tell.
    """
    if not size:
        nothing = np.zeros(0)
        return Rows(nothing, nothing, nothing.astype(np.int64), size, np.zeros((0, 4), np.int32))
    kernel = np.ones((1, max(2, round(JOINED_OVER * size))), np.uint8)
    joined = np.asarray(cv2.morphologyEx(level, cv2.MORPH_CLOSE, kernel), dtype=np.uint8)
    labels, boxes = labelled(joined)
    fits = boxes[:, 2] >= SHORTEST * size
    fits &= boxes[:, 3] <= THICKEST * size + STEEPEST * boxes[:, 2]
    fits[0] = False
    places = np.flatnonzero(fits[labels] & (level > 0))
    down, across = np.divmod(places, level.shape[1])
    row = labels.ravel()[places].astype(np.int64)
    steps = int(level.shape[1] / size) + 1
    key = row * steps + (across / size).astype(np.int64)
    ink = np.bincount(key, minlength=len(boxes) * steps)
    # A step with little ink, a mark or the edge of a character, does not stand in its middle.
    there = np.flatnonzero(ink >= 0.15 * size * size)
    return Rows(
        np.bincount(key, across, len(ink))[there] / ink[there] + 0.5,
        np.bincount(key, down, len(ink))[there] / ink[there] + 0.5,
        there // steps,
        size,
        np.asarray(boxes[fits, :4], np.int32),
    )
