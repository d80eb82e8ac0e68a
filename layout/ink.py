"""Pixels to grey, an evened page to its ink, and the ink to the height of its type."""

from __future__ import annotations

from math import ceil

import cv2
import numpy as np
from numpy.typing import NDArray

from press.labelled import labelled
from press.levels import counted, otsu_of
from press.page import Pixels
from press.paper import WHITE

ROWS = (5, 40, 1.12)
"""Pixels: the type of the lowest rows that are looked for, of the highest, and steps between."""

IN_ROW, LONG_ROW = 1.3, 8.0
"""Type heights: the white that a row is closed over, and the least length of a row."""

OF_ITS_TYPE = (0.75, 1.1)
"""Type heights of a row that is closed as its type needs it."""

LEAST_ROWS = 0.05
"""The share of a page that its rows cover, at the least."""

DARK, THIN, LIGHTEST = 140, 190, 200
"""Grey levels of an evened page: of ink in any case, of thin strokes too; no ink is lighter."""

WHOLE = (0.75, 1.15)
"""Type heights of a character whose ink hangs together."""

TEXTURED = 245
"""The grey level of an evened page from which on it is bare paper."""

Mask = NDArray[np.uint8]
"""Height x width, 255 where the thing is, else 0."""


def grey(pixels: Pixels) -> Pixels:
    """Return height x width grey levels of a grey or RGB page."""
    if pixels.ndim == 2:
        return pixels
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def ink_mask(even: Pixels) -> Mask:
    """Return the ink of an evened page: Otsu's threshold moved towards the paper.

    Otsu's parts fat strokes from paper. What shows through from the other side stays lighter than
    the limit.
    """
    return _darker(even, _limit(even))


def ink_of_type(even: Pixels, em: int) -> Mask:
    """Return the ink of an evened page whose body type is `em` pixels high, thin strokes too.

    A thin stroke of Kaiti on a worn page is greyer than what Otsu's threshold parts from paper,
    and characters fall apart; where type is fat they run into each other at a lighter one. Of the
    two that is right which leaves more characters whole.
    """
    limit = _limit(even)
    fat = _darker(even, limit)
    if not 0 < limit < THIN:
        return fat
    thin = _darker(even, THIN)
    return thin if _whole(thin, em) > _whole(fat, em) else fat


def _limit(even: Pixels) -> float:
    """Return the grey level below which an evened page has ink, 0 where it is bare."""
    textured = counted(even)
    textured[TEXTURED:] = 0
    if textured.sum() < 50:
        return 0.0
    level = otsu_of(textured)
    return min(max(level + (WHITE - level) / 4, DARK), LIGHTEST)


def _darker(even: Pixels, limit: float) -> Mask:
    if not limit:
        return np.zeros_like(even)
    _, ink = cv2.threshold(even, ceil(limit) - 1, WHITE, cv2.THRESH_BINARY_INV)
    return np.asarray(ink, dtype=np.uint8)


def _whole(ink: Mask, em: int) -> int:
    """Count the pieces of ink that are as large as a character of the body's type."""
    _, stats = labelled(ink)
    size = np.maximum(stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT])
    return int(((size >= WHOLE[0] * em) & (size < WHOLE[1] * em)).sum())


def type_height(ink: Mask) -> int:
    """Return the height in pixels of the page's body type, 0 when there is no text.

    Characters whose ink hangs together are nearly square; the size at which such components
    cover most ink is the body's. A glyph fills about nine tenths of its em.
    """
    _, stats = labelled(ink)
    width, height = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    square = (height > 7) & (width > 7) & (height < 1.35 * width) & (width < 1.35 * height)
    sizes = np.maximum(width, height)[square & (np.maximum(width, height) < 160)]
    if sizes.size < 20:
        return 0
    votes = np.bincount(sizes, minlength=170).astype(float) * np.arange(max(170, sizes.max() + 1))
    smooth = np.convolve(votes, (1, 2, 3, 2, 1), mode="same")
    return round(float(np.argmax(smooth)) / 0.92)


def row_height(ink: Mask) -> int:
    """Return the height in pixels of the type of the page's rows, 0 when there are none.

    Where scans are coarse, characters run into each other or fall apart, and rows are all that
    is left of type. Ink is smeared along rows as type of one height after the other needs it
    (Wong, Casey and Wahl, 1982); where rows as high as that cover most of the page, it is right.
    """
    sizes = ROWS[0] * ROWS[2] ** np.arange(np.log(ROWS[1] / ROWS[0]) / np.log(ROWS[2]))
    found = [_rows(turned, size) for turned in (ink, ink.T) for size in sizes]
    area, height = max(found)
    return round(height / 0.92) if area >= LEAST_ROWS * ink.size else 0


def _rows(ink: Mask, size: float) -> tuple[float, float]:
    """Return what rows of this type cover, and how high they are in the middle."""
    kernel = np.ones((1, max(1, round(IN_ROW * size))), np.uint8)
    smeared = cv2.morphologyEx(np.ascontiguousarray(ink), cv2.MORPH_CLOSE, kernel)
    _, stats = labelled(np.asarray(smeared, np.uint8))
    width, height = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    low, high = (share * size for share in OF_ITS_TYPE)
    rows = (height >= low) & (height <= high) & (width >= LONG_ROW * size)
    if not rows.any():
        return 0.0, 0.0
    return float((width * height)[rows].sum()), float(np.median(height[rows]))
