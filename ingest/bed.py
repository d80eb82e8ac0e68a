"""The dark scanner bed round a sheet: found and cut away, and nothing else."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.ink import grey
from press.geometry import Box
from press.levels import median_level
from press.page import Pixels
from press.paper import WHITE

LONG_SIDE = 1200
DARK = 0.45
"""Of the paper's lightness."""
MOSTLY = 0.9
EVEN = 30
"""Grey levels between the 10th and the 90th percentile: a dark photo on the edge has more."""
FURTHEST = 0.2
"""Of a side: no bed is wider, a black page is not a bed."""


def without_bed(pixels: Pixels) -> Pixels:
    """Return the sheet alone; the same pixels when there is no bed round it."""
    sheet = sheet_box(pixels)
    height, width = pixels.shape[:2]
    if sheet == Box(0, 0, width, height):
        return pixels
    return np.ascontiguousarray(pixels[sheet.top : sheet.bottom, sheet.left : sheet.right])


def sheet_box(pixels: Pixels) -> Box:
    """Return where the sheet lies: the whole image but for dark even bands along its edges."""
    height, width = pixels.shape[:2]
    small = _small(pixels)
    across, down = width / small.shape[1], height / small.shape[0]
    paper = median_level(small)
    top, bottom = _band(small, paper), _band(small[::-1], paper)
    left, right = _band(small.T, paper), _band(small.T[::-1], paper)
    return Box(
        round(left * across),
        round(top * down),
        width - round(right * across),
        height - round(bottom * down),
    )


def bed_colour(pixels: Pixels) -> tuple[int, ...]:
    """Return the colour of the bed in the scan's corners; empty when they are not dark."""
    side = max(2, min(pixels.shape[:2]) // 200)
    corners = [pixels[:side, :side], pixels[:side, -side:], pixels[-side:, :side]]
    corners.append(pixels[-side:, -side:])
    levels = [median_level(grey(corner)) for corner in corners]
    if sorted(levels)[1] >= WHITE * DARK:  # not dark beside any paper
        return ()
    limit = median_level(_small(pixels)) * DARK
    dark = [corner for corner, level in zip(corners, levels, strict=True) if level < limit]
    if len(dark) < 2:
        return ()
    samples = np.concatenate([corner.reshape(side * side, -1) for corner in dark])
    return tuple(int(value) for value in np.median(samples, axis=0))


def _band(page: Pixels, paper: float) -> int:
    """Return how many rows from the first on are bed."""
    limit = round(len(page) * FURTHEST)
    edge = page[:limit]
    dark = (edge < paper * DARK).mean(axis=1) >= MOSTLY
    low, high = np.percentile(edge, (10, 90), axis=1)
    bed: NDArray[np.bool_] = dark & (high - low <= EVEN)
    rows = limit if bed.all() else int(np.argmin(bed))
    # The row where bed and paper meet is a mixture of both.
    return rows + 1 if 0 < rows < limit else 0


def _small(pixels: Pixels) -> Pixels:
    page = grey(pixels)
    scale = min(1.0, LONG_SIDE / max(page.shape))
    if scale == 1.0:
        return page
    return np.asarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
