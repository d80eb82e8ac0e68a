"""Drawings and pale photos as far as their ink hangs together: only their dark parts are solid."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from layout.components import components_of
from layout.ink import Mask
from press.geometry import Box, shared_area, union

GLYPH = 0.3
"""Ems: smaller pieces are grain and dots."""

FEWEST = 8
"""Other pieces in what a picture would gain from which they are text round it."""


def grown_to_connected(photos: tuple[Box, ...], covered: Mask, em: int) -> tuple[Box, ...]:
    """Return photos with all that hangs together with them, where no text stands in it.

    `covered` is set where no paper shows. A frame or a rule that touches a photo hangs together
    with it, too, but goes round text.
    """
    found = components_of(covered)
    labels, counted = found.labels, found.sides >= GLYPH * em
    grown = []
    for area in photos:
        inside = labels[area.top : area.bottom, area.left : area.right]
        own = np.flatnonzero(np.bincount(inside[inside > 0], minlength=len(counted)) >= em * em)
        whole = union([area, *map(found.box, own.tolist())])
        gained = labels[whole.top : whole.bottom, whole.left : whole.right].copy()
        gained[
            area.top - whole.top : area.bottom - whole.top,
            area.left - whole.left : area.right - whole.left,
        ] = 0
        others = np.setdiff1d(np.unique(gained), own)
        few = counted[others[others > 0]].sum() < FEWEST
        grown.append(whole if few else area)
    return _merged(tuple(grown))


def _merged(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """Unite boxes that overlap; photos close side by side are several."""
    for one, other in combinations(boxes, 2):
        if shared_area(one, other):
            rest = tuple(box for box in boxes if box not in (one, other))
            return _merged((*rest, union([one, other])))
    return boxes
