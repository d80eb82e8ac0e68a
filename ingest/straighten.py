"""The scan made straight and trimmed to the sheet: the page image every box refers to."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ingest.bed import bed_colour, without_bed
from ingest.ink import Inked, grey, inked, inside
from ingest.skew import skew_of
from press.errors import BlankPage
from press.page import Pixels

LEAST_SKEW = 0.05
FEWEST_MARKS = 5
SMALLEST_MARK = 1 / 400
"""Of the long side of the page: 1.5 mm on a broadsheet; what is smaller is dust."""


@dataclass(frozen=True, slots=True)
class Straight:
    """A straight page; `skew` is the angle in degrees, anticlockwise positive, it was turned by."""

    pixels: Pixels
    skew: float


def straighten(pixels: Pixels) -> Straight:
    """Return the page turned straight and trimmed; BlankPage when there is nothing on it."""
    trimmed = without_bed(pixels)
    ink = inked(grey(trimmed))
    if is_blank(ink):
        raise BlankPage("nothing is printed on this page, or the scan is far too light.")
    skew = round(skew_of(ink), 3)
    if abs(skew) < LEAST_SKEW:
        return Straight(trimmed, 0.0)
    return Straight(without_bed(turned(trimmed, skew)), skew)


def is_blank(ink: Inked) -> bool:
    """Tell a page on which there is nothing larger than dust."""
    side = np.maximum(ink.boxes[:, 2], ink.boxes[:, 3])
    large = side >= SMALLEST_MARK * max(ink.mask.shape)
    return int(np.count_nonzero(large & inside(ink))) < FEWEST_MARKS


def turned(pixels: Pixels, degrees: float) -> Pixels:
    """Return the page turned anticlockwise on a sheet large enough, corners as its surroundings."""
    height, width = pixels.shape[:2]
    turn = np.radians(abs(degrees))
    wide = int(np.ceil(width * np.cos(turn) + height * np.sin(turn)))
    high = int(np.ceil(height * np.cos(turn) + width * np.sin(turn)))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += (wide - width) / 2, (high - height) / 2
    return np.asarray(
        cv2.warpAffine(
            pixels,
            matrix,
            (wide, high),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=bed_colour(pixels) or paper_colour(pixels),
        ),
        dtype=np.uint8,
    )


def paper_colour(pixels: Pixels) -> tuple[int, ...]:
    """Return the commonest light colour, channel by channel."""
    few = pixels[::8, ::8].reshape(-1, pixels.shape[2] if pixels.ndim == 3 else 1)
    lightness = few.mean(axis=1)
    paper = few[lightness >= np.median(lightness)]
    return tuple(int(value) for value in np.median(paper, axis=0))
