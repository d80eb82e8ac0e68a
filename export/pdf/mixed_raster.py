"""A page in three layers: sharp ink in one bit a pixel, its colours, and the paper behind it.

Mixed raster content, as in DjVu and in PDFs of scans (ITU-T T.44).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from press.geometry import Box
from press.page import Pixels

PAPER_SCALE, INK_SCALE = 2, 6
"""How many pixels of the page are one of the paper's and of the ink's colours, each way."""

INK, CORE = 0.78, 0.6
"""Shares of the paper's brightness below which a pixel is ink, and surely nothing but ink."""

Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layers:
    """`ink` is 0 or 1, as large as the page; `colours` and `paper` are smaller pictures."""

    ink: Pixels
    colours: Pixels
    paper: Pixels


def layers_of(pixels: Pixels, *, photos: Iterable[Box] = ()) -> Layers:
    """Take a page apart; photos stay whole in the paper's layer."""
    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    grey = np.asarray(grey, np.uint8)
    tone = _paper_tone(grey)
    ink = _ink(grey, tone, share=INK)
    for box in photos:
        ink[box.top : box.bottom, box.left : box.right] = 0
    core = ink & _ink(grey, tone, share=CORE)
    bare = 1 - np.asarray(cv2.dilate(ink, np.ones((3, 3), np.uint8)), np.uint8)
    return Layers(ink, _colours(pixels, core, INK_SCALE), _colours(pixels, bare, PAPER_SCALE))


def _paper_tone(grey: Pixels) -> Pixels:
    """Return how bright the paper is round every pixel."""
    height, width = grey.shape
    size = (max(1, width // 8), max(1, height // 8))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (11, 11))
    tone = cv2.blur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), (7, 7))
    whole = cv2.resize(tone, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(whole, np.uint8)


def _ink(grey: Pixels, tone: Pixels, *, share: float) -> Pixels:
    """Return 1 where ink is, without specks of fewer than four pixels."""
    calm = cv2.GaussianBlur(grey, (3, 3), 0)
    limit = cv2.convertScaleAbs(tone, alpha=share)
    dark = np.asarray(cv2.compare(calm, limit, cv2.CMP_LT), np.uint8) & np.uint8(1)
    neighbours = np.asarray(cv2.boxFilter(dark, -1, (3, 3), normalize=False))
    return np.asarray(dark & (neighbours >= 4).view(np.uint8), np.uint8)


def _colours(pixels: Pixels, used: Pixels, scale: int) -> Pixels:
    """Return the mean colours of the used pixels, cell by cell, and smooth ones in between."""
    height, width = used.shape
    size = (-(-width // scale), -(-height // scale))
    kept = pixels * (used if pixels.ndim == 2 else used[..., None])
    total = cv2.resize(kept, size, interpolation=cv2.INTER_AREA)
    weight = cv2.resize(used * 255, size, interpolation=cv2.INTER_AREA)
    filled = _filled(np.asarray(total, np.float32), np.asarray(weight / 255, np.float32))
    return np.asarray(np.clip(filled, 0, 255), np.uint8)


def _filled(total: Plane, weight: Plane) -> Plane:
    """Divide by the weight; where there is little, take the colours of a picture half as large."""
    height, width = weight.shape
    if min(height, width) <= 2:
        mean = total.sum((0, 1)) / max(float(weight.sum()), 1e-6)
        return np.broadcast_to(mean, total.shape).astype(np.float32)
    half = (-(-width // 2), -(-height // 2))
    smaller = [
        np.asarray(cv2.resize(plane, half, interpolation=cv2.INTER_AREA), np.float32)
        for plane in (total, weight)
    ]
    around = cv2.resize(_filled(*smaller), (width, height), interpolation=cv2.INTER_LINEAR)
    by = weight if total.ndim == 2 else weight[..., None]
    share = np.clip(by * 4, 0, 1)
    mixed = total / np.maximum(by, 1e-3) * share + around * (1 - share)
    return np.asarray(mixed, np.float32)
