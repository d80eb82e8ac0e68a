"""The slopes of many nearly level lines, and the one they share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from press.labelled import labelled
from press.page import Pixels

LEFT_ASIDE = 3.0
"""Slopes further from the middle than three times the middle deviation are another thing's."""


class Slopes(NamedTuple):
    """Line by line: rise over run, how much it weighs, and its length in pixels."""

    slope: NDArray[np.float64]
    weight: NDArray[np.float64]
    length: NDArray[np.float64]


def slopes_of(ink: Pixels, joined: Pixels, *, thickest: float, shortest: float) -> Slopes:
    """Return the least-squares slope of the ink under each component of `joined`.

    Ink weighs as much as it is dark. Components thicker than `thickest` or not as long as
    `shortest` are no lines.
    """
    labels, boxes = labelled(joined)
    count = len(boxes)
    fits = _are_lines(boxes, thickest, shortest)
    ink = np.ascontiguousarray(ink)
    # Most ink is often under no line: a page's rules are little of it.
    places = np.flatnonzero(fits[labels] & (ink > 0))
    down, across = np.divmod(places, ink.shape[1])
    line = labels.ravel()[places]
    weight = ink.ravel()[places].astype(np.float64)
    total = np.maximum(np.bincount(line, weight, count), 1)
    right = across - (np.bincount(line, weight * across, count) / total)[line]
    low = down - (np.bincount(line, weight * down, count) / total)[line]
    spread = np.bincount(line, weight * right * right, count)
    fits &= spread > 0
    slope = np.bincount(line, weight * right * low, count)[fits] / spread[fits]
    length = boxes[fits, 2].astype(np.float64)
    return Slopes(slope, length**3, length)


def length_of_lines(joined: Pixels, *, thickest: float, shortest: float) -> float:
    """Return how long the lines are together whose slopes `slopes_of` tells, in pixels."""
    _, boxes = labelled(joined)
    return float(boxes[_are_lines(boxes, thickest, shortest), 2].sum())


def _are_lines(boxes: NDArray[np.int32], thickest: float, shortest: float) -> NDArray[np.bool_]:
    """Tell of each component, the first of which is what is none, whether it is a line."""
    fits = (boxes[:, 3] <= thickest) & (boxes[:, 2] >= shortest)
    fits[0] = False
    return np.asarray(fits, dtype=np.bool_)


def middle_slope(slopes: Slopes) -> float:
    """Return the slope the lines share, in degrees: 0 when there is no line.

    The weighted median, then the weighted mean of what lies close to it.
    """
    if not len(slopes.slope):
        return 0.0
    order = np.argsort(slopes.slope)
    gathered = np.cumsum(slopes.weight[order])
    middle = slopes.slope[order][np.searchsorted(gathered, gathered[-1] / 2)]
    deviation = np.abs(slopes.slope - middle)
    near = deviation <= LEFT_ASIDE * np.median(deviation) + 1e-9
    shared = np.average(slopes.slope[near], weights=slopes.weight[near])
    return float(np.degrees(np.arctan(shared)))


def agreement(slopes: Slopes, degrees: float) -> float:
    """Return the share, 0 to 1, of all line length within a tenth of a degree of a slope."""
    near = np.abs(np.degrees(np.arctan(slopes.slope)) - degrees) <= 0.1
    return float(slopes.length[near].sum() / max(slopes.length.sum(), 1.0))
