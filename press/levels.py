"""Medians and percentiles of grey levels, counted instead of sorted: numpy's own, much sooner."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from press.page import Pixels

LEVELS = 256

Counts = NDArray[np.int64]
"""How many pixels there are of each level, from 0 on."""


def counted(part: Pixels) -> Counts:
    """Return how many pixels of a grey picture have each of the 256 levels."""
    return counts_of(part.reshape(-1, 1) if part.ndim == 1 else part, LEVELS)


def counts_of(
    values: NDArray[np.uint8 | np.uint16], levels: int, mask: Pixels | None = None
) -> Counts:
    """Return how many values, rows x columns, there are of each whole number below `levels`.

    With a mask only those are counted for which it is set.
    """
    if not values.size:
        return np.zeros(levels, np.int64)
    found = cv2.calcHist([values], [0], mask, [levels], [0, levels])
    return np.asarray(found.ravel(), np.int64)


def median_level(part: Pixels) -> float:
    """Return what `np.median` does of a grey picture; NaN when it is empty."""
    return median_of(counted(part))


def median_of(counts: Counts) -> float:
    """Return the median of what was counted; NaN when nothing was."""
    total = int(counts.sum())
    if not total:
        return float("nan")
    low, high = np.searchsorted(np.cumsum(counts), ((total - 1) // 2, total // 2), side="right")
    return (int(low) + int(high)) / 2


def percentile_level(part: Pixels, percent: float) -> float:
    """Return what `np.percentile` does of a grey picture that is not empty."""
    counts = counted(part)
    place = (int(counts.sum()) - 1) * (percent / 100)
    first = int(place)
    behind, upto = place - first, np.cumsum(counts)
    low, high = (int(np.searchsorted(upto, at, side="right")) for at in (first, first + 1))
    if behind == 0:
        return float(low)
    step = high - low
    return low + step * behind if behind < 0.5 else high - step * (1 - behind)
