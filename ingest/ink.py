"""A small picture of a page's ink: enough to find how it leans and whether it is blank."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from press.labelled import labelled
from press.page import Pixels

LONG_SIDE = 2600
PAPER_CELL = 8
DARKER_THAN_PAPER = 0.72


@dataclass(frozen=True, slots=True)
class Inked:
    """An ink mask (255 is ink) `scale` times as large as the page, and its components.

    `boxes` is n x 5: left, top, width, height, area in pixels of the mask.
    `labels` numbers each pixel's component as `boxes` does, from 1; 0 is paper. `dark` is how
    much darker than the paper each pixel is, 255 for black.
    """

    mask: Pixels
    dark: Pixels
    scale: float
    boxes: NDArray[np.int32]
    labels: NDArray[np.uint16 | np.int32]


def grey(pixels: Pixels) -> Pixels:
    return pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))


def inked(pixels: Pixels) -> Inked:
    """Return the ink of a page, uneven light and paper tone taken out."""
    small, scale = _reduced(grey(pixels))
    light = small / np.maximum(_paper(small), 1)
    mask = (light < DARKER_THAN_PAPER).view(np.uint8) * np.uint8(255)
    dark = (255 * (1 - np.minimum(light, 1))).astype(np.uint8)
    labels, boxes = labelled(mask)
    return Inked(mask, dark, scale, boxes[1:], labels)


def _reduced(page: Pixels) -> tuple[Pixels, float]:
    scale = min(1.0, LONG_SIDE / max(page.shape))
    if scale == 1.0:
        return page, scale
    return np.asarray(
        cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ), scale


def _paper(page: Pixels) -> NDArray[np.float32]:
    # The brightest of each neighbourhood, smoothed: what the paper would be under the ink.
    height, width = page.shape
    cells = cv2.resize(
        page,
        (max(1, width // PAPER_CELL), max(1, height // PAPER_CELL)),
        interpolation=cv2.INTER_AREA,
    )
    brightest = cv2.dilate(cells, np.ones((9, 9), np.uint8))
    smooth = cv2.GaussianBlur(brightest, (0, 0), 6)
    return np.asarray(cv2.resize(smooth, (width, height)), dtype=np.float32)


def inside(ink: Inked) -> NDArray[np.bool_]:
    """Tell of each component whether it stays off the edge of the image.

    What runs off is the scanner's bed or the edge of the sheet.
    """
    left, top, width, height = ink.boxes[:, :4].T
    bottom, right = ink.mask.shape
    return np.asarray(
        (left > 0) & (top > 0) & (left + width < right) & (top + height < bottom), dtype=np.bool_
    )


def mask_of(ink: Inked, chosen: NDArray[np.bool_]) -> Pixels:
    """Return the mask of the chosen components alone."""
    table = np.concatenate([[0], np.where(chosen, 255, 0)]).astype(np.uint8)
    return np.asarray(table[ink.labels], dtype=np.uint8)
