"""The scan made straight and trimmed to the sheet: the page image every box refers to."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.bed import bed_colour, without_bed
from ingest.curl import bend_of, flattened
from ingest.ink import Inked, grey, inked, inside
from ingest.paper import paper_colour
from ingest.rows import Rows, rows_of
from ingest.skew import Lean, lean_of, turned_mask, type_mask
from ingest.typesize import advance_of
from press.errors import BlankPage
from press.page import Pixels

NOTHING_PRINTED = "nothing is printed on this page, or the scan is far too light."
LEAST_SKEW = 0.05
FEWEST_MARKS = 5
SMALLEST_MARK = 1 / 400
"""Of the long side of the page: 1.5 mm on a broadsheet; what is smaller is dust."""


@dataclass(frozen=True, slots=True)
class Straight:
    """A straight page; `skew` is the angle in degrees, anticlockwise positive, it was turned by.

    `curl` is by how many pixels the rows rose or fell at most before they were made straight, 0
    when they were straight. `em` is the size of the body type in pixels, 0 when there is too
    little of it to tell.
    """

    pixels: Pixels
    skew: float
    curl: float = 0.0
    em: float = 0.0


def straighten(pixels: Pixels) -> Straight:
    """Return the page turned straight and trimmed; BlankPage when there is nothing on it."""
    trimmed = without_bed(pixels)
    ink = inked(grey(trimmed))
    if is_blank(ink):
        raise BlankPage(NOTHING_PRINTED)
    lean = lean_of(ink)
    skew = 0.0 if abs(lean.degrees) < LEAST_SKEW else round(lean.degrees, 3)
    level, rows = _rows(ink, lean, skew)
    em = round(advance_of(level, rows) / ink.scale, 1)
    bend = bend_of(rows, level.shape[1], level.shape[0])
    if bend is not None:
        # What bends leans, too: the page is turned by how its straight part leans.
        skew = round(skew + bend.tilt(rows), 3)
        level, rows = _rows(ink, lean, skew)
        bend = bend_of(rows, level.shape[1], level.shape[0])
    if bend is not None:
        flat = flattened(trimmed, bend.enlarged(1 / ink.scale), *turning(trimmed, skew), lean.down)
        return Straight(without_bed(flat), skew, round(bend.most / ink.scale, 1), em)
    if abs(skew) < LEAST_SKEW:
        return Straight(trimmed, 0.0, em=em)
    return Straight(without_bed(turned(trimmed, skew)), skew, em=em)


def _rows(ink: Inked, lean: Lean, degrees: float) -> tuple[Pixels, Rows]:
    """Return the mask of the type turned so that its rows run across, and the rows."""
    level = turned_mask(type_mask(ink)[0], degrees)
    if lean.down:
        level = np.asarray(np.rot90(level))
    return level, rows_of(level, lean.size)


def is_blank(ink: Inked) -> bool:
    """Tell a page on which there is nothing larger than dust."""
    side = np.maximum(ink.boxes[:, 2], ink.boxes[:, 3])
    large = side >= SMALLEST_MARK * max(ink.mask.shape)
    return int(np.count_nonzero(large & inside(ink))) < FEWEST_MARKS


def turned(pixels: Pixels, degrees: float) -> Pixels:
    """Return the page turned anticlockwise on a sheet large enough, corners as its surroundings."""
    matrix, size = turning(pixels, degrees)
    return np.asarray(
        cv2.warpAffine(
            pixels,
            matrix,
            size,
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=bed_colour(pixels) or paper_colour(pixels),
        ),
        dtype=np.uint8,
    )


def turning(pixels: Pixels, degrees: float) -> tuple[NDArray[np.float64], tuple[int, int]]:
    """Return the 2 x 3 matrix that turns a page anticlockwise, and the sheet large enough for it.

    The middle of the page comes to lie in the middle of the sheet, of width x height.
    """
    height, width = pixels.shape[:2]
    turn = np.radians(abs(degrees))
    wide = int(np.ceil(width * np.cos(turn) + height * np.sin(turn)))
    high = int(np.ceil(height * np.cos(turn) + width * np.sin(turn)))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += (wide - width) / 2, (high - height) / 2
    return np.asarray(matrix, dtype=np.float64), (wide, high)
