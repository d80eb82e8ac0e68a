"""Tinted grounds that grain breaks: told by the tone of the paper between the strokes of type."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layout.components import boxes_of, share_in
from layout.figures import Nature, is_glyph, nature, paper_level
from layout.morphology import closed, opened
from press.geometry import Box, coverage, iou
from press.page import Pixels

DARKER = 0.92
"""Of the level of the paper round about: a tint is darker."""

LEAST_SIDE, FILLED = 4.0, 0.85
"""Ems of a tint's sides, and the share of its box that it fills, at the least."""

SAME, INSIDE = 0.8, 0.8
"""What one and the same area found twice has in common; the share of a part in its whole."""

STROKES = 1.2
"""Ems between two strokes of type, at the most: the tone is that of what is brightest so near."""


def with_grounds(natures: dict[Box, Nature], page: Pixels, em: int) -> dict[Box, Nature]:
    """Return the areas of a grey page, those of a ground that was found in parts as one."""
    toned = (box for box in toned_areas(page, em) if not is_glyph(page, box, em))
    found = {box: nature(page, box, em) for box in toned}
    whole = {
        box: told
        for box, told in found.items()
        if told is not Nature.PHOTO and all(iou(box, area) < SAME for area in natures)
    }
    rest = {
        area: told
        for area, told in natures.items()
        if told is Nature.PHOTO or all(coverage(area, box) < INSIDE for box in whole)
    }
    return rest | whole


def toned_areas(page: Pixels, em: int) -> tuple[Box, ...]:
    """Return the rectangles of a grey page that are a tone darker than its paper, type or not.

    On worn paper grains of a tint are as light as paper and part it where it is looked at pixel by
    pixel; a tone of many pixels does not show them.
    """
    least = round(LEAST_SIDE * em / 2)
    level = _halved(paper_level(page, em))
    toned = np.where(_tone(page, em) < DARKER * level, 255, 0).astype(np.uint8)
    whole = opened(closed(toned, width=em // 2, height=em // 2), width=least, height=least)
    return tuple(
        Box(2 * box.left, 2 * box.top, 2 * box.right, 2 * box.bottom)
        for box in boxes_of(whole, least_area=least * least)
        if share_in(box, whole) >= FILLED
    )


def _tone(page: Pixels, em: int) -> Pixels:
    """Return the brightest level within a stroke's distance, at half the page's size."""
    calm = cv2.GaussianBlur(cv2.medianBlur(_halved(page), 3), (5, 5), 0)
    reach = round(STROKES * em / 2) | 1
    tone = cv2.morphologyEx(calm, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    return np.asarray(cv2.blur(tone, (5, 5)), dtype=np.uint8)


def _halved(page: NDArray[Any]) -> NDArray[Any]:
    size = (page.shape[1] // 2, page.shape[0] // 2)
    return np.asarray(cv2.resize(page, size, interpolation=cv2.INTER_AREA))
