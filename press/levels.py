"""Medians and percentiles of grey levels, counted instead of sorted: numpy's own, much sooner."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from press.page import Pixels

LEVELS = 256

FEWEST = float(np.finfo(np.float32).eps)
"""The least share of all that is a part."""

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


def otsu_of(counts: Counts) -> int:
    """Return the level that parts what was counted best in two (Otsu, 1979), as OpenCV finds it.

    What is of that level belongs to the darker part.
    """
    shares = counts * (1.0 / int(counts.sum()))
    mean = float(np.sum(np.arange(len(counts)) * counts)) * (1.0 / int(counts.sum()))
    darker, low, best, most = 0.0, 0.0, 0, 0.0
    for level, share in enumerate(shares.tolist()):
        low *= darker
        darker += share
        lighter = 1.0 - darker
        if min(darker, lighter) < FEWEST or max(darker, lighter) > 1.0 - FEWEST:
            continue
        low = (low + level * share) / darker
        high = (mean - darker * low) / lighter
        apart = darker * lighter * (low - high) * (low - high)
        if apart > most:
            best, most = level, apart
    return best
