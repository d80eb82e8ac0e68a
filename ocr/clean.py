"""A crop freed of paper tone and of the scanner's noise, before it is made smaller for reading."""

from __future__ import annotations

import cv2
import numpy as np

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
    paper = even[even > BRIGHT]
    level = float(np.median(paper)) if paper.size else WHITE
    return np.asarray(np.clip(even * (WHITE / level), 0, WHITE), dtype=np.uint8)


def noise_level(part: Pixels, bright: int = BRIGHT) -> float:
    """Return the noise of a crop's paper, a standard deviation in grey levels.

    Paper is what is brighter than `bright`; 0 takes the brighter half of the crop.
    """
    smooth = cv2.GaussianBlur(part, (0, 0), 2.0)
    rough = part.astype(np.float32) - smooth
    paper = rough[smooth > (bright or float(np.median(smooth)))]
    if paper.size < FEWEST:
        return 0.0
    return float(1.4826 * np.median(np.abs(paper - np.median(paper))))
