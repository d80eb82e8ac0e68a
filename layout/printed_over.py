"""Type printed over a photo, light on a dark part of it or dark on a pale one.

Such type stands out from the tone round about, is as large as the body's, and stands in rows one
below the other. What else stands out in a photo does so here and there.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from layout.chains import chained
from layout.components import boxes_of, painted
from layout.figures import GROUND
from layout.ink import Mask
from layout.morphology import closed
from layout.panels import RIM
from layout.typerows import long_side
from press.geometry import Box, coverage, grown, overlap_x, overlap_y, shifted, union
from press.page import Pixels

CONTRAST = 30
"""Grey levels by which type stands out from the tone round about."""

GLYPHS, WORD = (0.3, 1.25), 1.3
"""Ems: the sizes of characters and their parts, and the white between those of a row."""

ROW, LENGTH = (0.6, 1.4), 5.0
"""Ems: how high a row is, and its length at the least."""

FILLED = 0.7
"""The share of their boxes that characters fill; windows and tiles fill more."""

ALIKE, APART = 0.38, (0.5, 3.0)
"""The correlation of a row with itself, moved by so many of its heights, that no type has:
characters differ, windows in a row do not."""

LEADING, ROWS = 1.7, 3
"""Ems of ground between two rows at the most; rows of a block at the least."""

FLAT = 0.9
"""The share of a line of pixels that has the tone of the ground."""

Rows = tuple[Box, ...]
"""The rows of one block, from the top."""


@dataclass(frozen=True, slots=True)
class Overprint:
    """The grounds of light type over photos, and where text of either tone stands over them."""

    panels: tuple[Box, ...]
    text: Mask


def overprint(page: Pixels, photos: tuple[Box, ...], em: int) -> Overprint:
    """Return what is printed over the photos of a grey page whose body type is `em` pixels high."""
    text: Mask = np.zeros(page.shape, np.uint8)
    panels: list[Box] = []
    for photo in photos:
        part = np.ascontiguousarray(page[photo.top : photo.bottom, photo.left : photo.right])
        about = np.asarray(cv2.medianBlur(part, 2 * em + 1), dtype=np.uint8)
        lighter = part.astype(np.int16) - about
        grounds = tuple(
            _ground(union(block), about, em) for block in _blocks(_rows(lighter > CONTRAST, em), em)
        )
        panels.extend(shifted(one, photo.left, photo.top) for one in grounds)
        own = painted(part.shape, grounds)
        for block in _blocks(_rows(-lighter > CONTRAST, em), em):
            rows = painted(part.shape, block, em // 4)
            own |= closed(rows, width=3, height=round(LEADING * em))
        text[photo.top : photo.bottom, photo.left : photo.right] |= own
    return Overprint(tuple(panels), text)


def _ground(block: Box, about: Pixels, em: int) -> Box:
    """Return the flat ground round a block: its box as far as the tone stays what it is there."""
    whole = Box(0, 0, about.shape[1], about.shape[0])
    box = grown(block, em // 2, whole)
    tone = int(np.median(about[box.top : box.bottom, box.left : box.right]))
    flat = np.abs(about.astype(np.int16) - tone) <= GROUND
    down, across = slice(box.top, box.bottom), slice(box.left, box.right)
    left = _run(flat[down, : box.left].mean(axis=0)[::-1])
    right = _run(flat[down, box.right :].mean(axis=0))
    over = _run(flat[: box.top, across].mean(axis=1)[::-1])
    under = _run(flat[box.bottom :, across].mean(axis=1))
    ground = Box(box.left - left, box.top - over, box.right + right, box.bottom + under)
    return grown(ground, RIM, whole)


def _run(shares: NDArray[np.float64]) -> int:
    """Return how many lines of pixels are flat before the first that is not."""
    broken = np.flatnonzero(shares < FLAT)
    return int(broken[0]) if broken.size else shares.size


def _rows(stands_out: NDArray[np.bool_], em: int) -> list[Box]:
    mask = np.where(stands_out, 255, 0).astype(np.uint8)
    (small, large), (low, high) = GLYPHS, ROW
    parts = boxes_of(mask, least_area=4)
    glyphs = tuple(part for part in parts if small * em <= long_side(part) <= large * em)
    type_alone = mask & painted(mask.shape, glyphs)
    smeared = boxes_of(closed(type_alone, width=round(WORD * em), height=3))
    rows = [
        row for row in smeared if row.width >= LENGTH * em and low * em <= row.height <= high * em
    ]
    return [
        row for row in rows if _fill(row, glyphs, mask) < FILLED and _repeats(row, mask) < ALIKE
    ]


def _fill(row: Box, glyphs: tuple[Box, ...], mask: Mask) -> float:
    own = [glyph for glyph in glyphs if coverage(glyph, row) > 0.5]
    inked = sum(int((mask[one.top : one.bottom, one.left : one.right] > 0).sum()) for one in own)
    return inked / max(1, sum(one.area for one in own))


def _repeats(row: Box, mask: Mask) -> float:
    """Return how like itself a row is when it is moved along, as a correlation."""
    ink = (mask[row.top : row.bottom, row.left : row.right] > 0).astype(np.float64)
    least, most = (round(share * row.height) for share in APART)
    moves = range(max(1, least), min(most, row.width // 2))
    pairs = ((ink[:, :-move], ink[:, move:]) for move in moves)
    return max((_correlation(*pair) for pair in pairs), default=0.0)


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    one, other = one - one.mean(), other - other.mean()
    norm = float(np.sqrt((one * one).sum() * (other * other).sum()))
    return float((one * other).sum()) / norm if norm else 0.0


def _blocks(rows: list[Box], em: int) -> tuple[Rows, ...]:
    ordered = sorted(rows, key=lambda row: (row.top, row.left))
    blocks = chained(ordered, lambda last, row: _goes_on(last, row, em))
    return tuple(tuple(block) for block in blocks if len(block) >= ROWS)


def _goes_on(last: Box, row: Box, em: int) -> bool:
    below = row.middle[1] > last.middle[1] and -overlap_y(last, row) < LEADING * em
    return below and overlap_x(last, row) > 0.5 * min(last.width, row.width)
