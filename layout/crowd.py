"""Many boxes, of which those in one place are asked for again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from press.geometry import Box


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """Boxes and, n x 4, their edges: left, top, right, bottom."""

    boxes: Sequence[Box]
    edges: NDArray[np.int64]

    @classmethod
    def of(cls, boxes: Sequence[Box]) -> Crowd:
        edges = np.array([box.edges() for box in boxes], dtype=np.int64)
        return cls(boxes, edges.reshape(-1, 4))

    def touching(self, place: Box) -> list[Box]:
        """Return the boxes that share some area with a place, in their order."""
        across, down = self.overlaps(place)
        return self.chosen((across > 0) & (down > 0))

    def overlaps(self, place: Box) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return by how much each box and a place overlap, across and down; below 0 apart."""
        left, top, right, bottom = self.edges.T
        across = np.minimum(right, place.right) - np.maximum(left, place.left)
        return across, np.minimum(bottom, place.bottom) - np.maximum(top, place.top)

    def chosen(self, those: NDArray[np.bool_]) -> list[Box]:
        """Return the boxes for which a mask is set, in their order."""
        return [self.boxes[number] for number in np.flatnonzero(those).tolist()]
