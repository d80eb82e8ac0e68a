"""A spread: two pages side by side in one scan, and the fold between them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.ink import Inked, inside, mask_of
from ingest.paper import paper_colour
from ingest.skew import Lean, turned_mask
from press.page import Pixels

NARROWEST, WIDEST = 1.1, 1.8
"""Width over height: two pages, each 0.55 to 0.9 as wide as it is high."""
MIDDLE = 0.08
"""Of the width: no further from its middle is the fold."""
LEAST_GUTTER = 2.5
"""In characters; between columns there are one or two."""
WIDER_THAN_OTHERS = 1.5
"""Times as wide as any other white that runs down one of the pages between its columns."""
FREE = 0.002
"""Of the height of the type: the ink there may be in white that counts as free."""
FOLD_LINE = 0.4
"""Of the height: what is in one piece as high as that and narrow is the fold, not print."""
THIN = 0.5
"""Characters: a line no wider than that does not part white."""
LEAST_SHARE = 0.15
"""Of all ink, on either page."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Where the fold meets the upper and the lower edge, as shares of the width."""

    top: float
    bottom: float


def fold_of(ink: Inked, lean: Lean) -> Fold | None:
    """Return the fold of a spread that lies upright; None when it is one page.

    A spread is as wide as two pages, and the white at the fold, two inner margins, runs all the
    way down and is wider than any between columns.
    """
    height, width = ink.mask.shape
    if not like_a_spread(ink):
        return None
    level = turned_mask(mask_of(ink, _printed(ink, lean.size)), lean.degrees)
    gutter = _gutter(level, lean.size)
    if gutter is None:
        return None
    # Turned about the middle, the upright line leans back by as much as the page did.
    reach = np.tan(np.radians(lean.degrees)) * height / 2
    return Fold(float((gutter + reach) / width), float((gutter - reach) / width))


def like_a_spread(ink: Inked) -> bool:
    """Tell by its shape alone whether a sheet may be two pages."""
    height, width = ink.mask.shape
    return bool(NARROWEST <= width / height <= WIDEST)


def _printed(ink: Inked, size: float) -> NDArray[np.bool_]:
    """Tell of each component whether it is print: neither a speck nor the line of the fold."""
    left, _, wide, high = ink.boxes[:, :4].T
    rows, columns = ink.mask.shape
    speck = np.maximum(wide, high) < 0.4 * size
    central = np.abs(left + wide / 2 - columns / 2) < 2 * MIDDLE * columns
    line = central & (high > FOLD_LINE * rows) & (wide < 0.25 * high)
    return np.asarray(inside(ink) & ~speck & ~line, dtype=np.bool_)


def _gutter(level: Pixels, size: float) -> float | None:
    """Return the middle of the white that is the fold, in pixels of the mask."""
    rows, columns = np.flatnonzero(level.any(axis=1)), np.flatnonzero(level.any(axis=0))
    if not len(rows):
        return None
    ink = np.count_nonzero(level[rows[0] : rows[-1] + 1], axis=0)
    free = _bridged(ink <= FREE * (rows[-1] - rows[0] + 1), round(THIN * size))
    inner = [run for run in _runs(free) if run[0] > columns[0] and run[1] <= columns[-1]]
    width = level.shape[1]
    central = [run for run in inner if abs(sum(run) / 2 - width / 2) <= MIDDLE * width]
    if not central:
        return None
    fold = max(central, key=lambda run: run[1] - run[0])
    white = fold[1] - fold[0]
    others = max((end - start for start, end in inner if (start, end) != fold), default=0)
    left = ink[: fold[0]].sum() / ink.sum()
    if white < max(LEAST_GUTTER * size, WIDER_THAN_OTHERS * others):
        return None
    return sum(fold) / 2 if LEAST_SHARE <= left <= 1 - LEAST_SHARE else None


def _bridged(free: NDArray[np.bool_], thin: int) -> NDArray[np.bool_]:
    """Return what is free, thin lines in it counted in: a rule, or the shadow in the fold."""
    line = np.ones((1, thin + 1), np.uint8)
    return np.asarray(cv2.morphologyEx(free[None].astype(np.uint8), cv2.MORPH_CLOSE, line)[0] > 0)


def _runs(free: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the first and the last but one index of each run of what is free."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], free.astype(np.int8), [0]])))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def half_of(pixels: Pixels, fold: Fold, part: str) -> Pixels:
    """Return the `left` or the `right` page; what a leaning fold leaves of the other is paper."""
    height, width = pixels.shape[:2]
    top, bottom = round(fold.top * width), round(fold.bottom * width)
    if part == "left":
        edge = max(top, bottom)
        half = pixels[:, :edge].copy()
        beyond = [(top, 0), (edge, 0), (edge, height), (bottom, height)]
    else:
        edge = min(top, bottom)
        half = pixels[:, edge:].copy()
        beyond = [(0, 0), (top - edge, 0), (bottom - edge, height), (0, height)]
    if top != bottom:
        cv2.fillPoly(half, [np.array(beyond, np.int32)], paper_colour(half))
    return half
