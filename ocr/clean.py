"""A crop freed of paper tone and of the scanner's noise, before it is made smaller for reading."""

from __future__ import annotations

import cv2
import numpy as np

from press.levels import LEVELS, counted, counts_of, median_level, median_of
from press.page import Pixels
from press.paper import WHITE, evened

BRIGHT = 205
"""Grey level above which an evened pixel is paper."""

FEWEST = 400
"""Pixels of paper from which a noise level can be told."""

QUIET = 2.0
"""Grey levels: noise that no reader is troubled by."""

LOUD = 4.0
"""Grey levels: noise that is worth smoothing."""

STRENGTH = 1.3
"""Of the noise: less leaves grain on strokes, more melts thin ones."""

LOUDEST = 28.0

PATCH, SEARCH = 5, 7
"""Pixels: the patches compared and the window they are looked for in."""


def cleaned(part: Pixels, em: int) -> Pixels:
    """Return dark type on white paper without its noise.

    Non-local means (Buades, Coll and Morel, 2005): a patch is averaged with those that look like
    it, so that strokes stay sharp. Its strength is the noise measured on the paper between them.
    """
    even = evened(part, em)
    noise = noise_level(even)
    if noise >= QUIET:
        strength = min(STRENGTH * noise, LOUDEST)
        even = np.asarray(cv2.fastNlMeansDenoising(even, None, strength, PATCH, SEARCH), np.uint8)
    return _whitened(even)


SOFT = 0.037
"""Ems: the sigma with which a crop is smoothed for a reader that knows noise from its training."""


def smoothed(part: Pixels, em: float) -> Pixels:
    """Return the crop with its noise smoothed, where there is enough of it to trouble a reader."""
    if noise_level(part, bright=0) < LOUD:
        return part
    return np.asarray(cv2.GaussianBlur(part, (0, 0), SOFT * em), dtype=np.uint8)


def _whitened(even: Pixels) -> Pixels:
    """Return the crop with its paper at white: noise lies on both sides of the tone."""
    counts = counted(even)
    counts[: BRIGHT + 1] = 0
    level = median_of(counts) if counts.any() else WHITE
    table = np.clip(np.arange(LEVELS) * (WHITE / level), 0, WHITE).astype(np.uint8)
    return np.asarray(cv2.LUT(even, table), dtype=np.uint8)


def noise_level(part: Pixels, bright: int = BRIGHT) -> float:
    """Return the noise of a crop's paper, a standard deviation in grey levels.

    Paper is what is brighter than `bright`; 0 takes the brighter half of the crop.
    """
    smooth = np.asarray(cv2.GaussianBlur(part, (0, 0), 2.0), dtype=np.uint8)
    limit = bright or median_level(smooth)
    _, paper = cv2.threshold(smooth, int(limit), WHITE, cv2.THRESH_BINARY)
    rough = np.asarray(part.astype(np.int16) - smooth + WHITE, np.uint16)
    counts = counts_of(rough, 2 * WHITE + 1, np.asarray(paper, np.uint8))
    if counts.sum() < FEWEST:
        return 0.0
    off = np.abs(np.arange(len(counts)) - median_of(counts))
    # The middle may lie between two levels: deviations are counted in halves.
    halves = np.bincount((2 * off).astype(np.int64), counts).astype(np.int64)
    return float(1.4826 * np.float32(median_of(halves) / 2))
