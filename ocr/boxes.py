"""A box for every character, from the ink of its row.

Readers tell roughly where along a row a character stands; where its ink begins and ends, the row
itself tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr.cells import advance, cells
from ocr.reading import Reading, Row, text_of
from ocr.runs import runs_of
from press.geometry import Box, grown
from press.levels import median_level, percentile_level
from press.page import Pixels

DARK = 110
"""Grey level of the median below which a row is white on dark."""

AROUND = 0.3
"""Ems of the page about a row that tell paper from ink, however black its type."""

INK = 0.4
"""How far from the paper's level towards the ink's a pixel counts as ink."""


@dataclass(frozen=True, slots=True)
class RowInk:
    """The ink of a row laid along the first axis: `mask` along x across, from `start` on the page.

    An upright row is turned so that it, too, runs along the first axis.
    """

    mask: NDArray[np.bool_]
    start: int
    side: int
    upright: bool

    def spans(self, box: Box) -> tuple[int, int]:
        """Return where a box begins and ends along the row."""
        low, high = (box.top, box.bottom) if self.upright else (box.left, box.right)
        return low - self.start, high - self.start

    def box(self, along: tuple[int, int], across: tuple[int, int]) -> Box:
        """Return the box on the page of a stretch along and across the row."""
        first, last = (edge + self.start for edge in along)
        near, far = (edge + self.side for edge in across)
        return Box(near, first, far, last) if self.upright else Box(first, near, last, far)


def ink_of(row: Row, page: Pixels) -> RowInk:
    """Return where there is ink in the row's box on a grey page."""
    box = row.box
    part = page[box.top : box.bottom, box.left : box.right]
    if part.size == 0:
        return RowInk(np.zeros((0, 0), np.bool_), box.left, box.top, row.upright)
    calm = np.asarray(cv2.GaussianBlur(part, (0, 0), max(0.5, row.em / 40)), np.uint8)
    whole = Box(0, 0, page.shape[1], page.shape[0])
    around = grown(box, round(AROUND * row.em), whole)
    if median_level(page[around.top : around.bottom, around.left : around.right]) < DARK:
        calm = 255 - calm
    paper, ink = (percentile_level(calm, share) for share in (85, 2))
    mask = np.asarray(calm < paper - INK * (paper - ink), dtype=np.bool_)
    if row.upright:
        return RowInk(mask, box.top, box.left, True)
    return RowInk(np.ascontiguousarray(mask.T), box.left, box.top, False)


def inked_stretches(ink: RowInk) -> tuple[tuple[int, int], ...]:
    """Return where along its row, in page pixels, there is ink."""
    columns = runs_of(ink.mask.any(axis=1))
    return tuple((first + ink.start, last + ink.start) for first, last in columns)


def boxed(reading: Reading, row: Row, ink: RowInk) -> Reading:
    """Return the reading with a box round the ink of every character, in page pixels.

    A character without ink, as a space, has the box of its cell.
    """
    if not reading or not ink.mask.size:
        return reading
    parts = _cells(reading, ink, row.em)
    return tuple(
        replace(char, box=_ink_box(ink, cell)) for char, cell in zip(reading, parts, strict=True)
    )


def short_by(reading: Reading, row: Row) -> float:
    """Return how many ems of a row have no character to them; negative when it is too full."""
    start, end = row.along(row.box)
    taken = sum(advance(letter) for char in reading for letter in char.text)
    return (end - start) / row.em - taken


def _cells(reading: Reading, ink: RowInk, em: float) -> list[tuple[int, int]]:
    middles = [sum(ink.spans(char.box)) / 2 for char in reading]
    return cells(ink.mask.mean(axis=1), text_of(reading), middles, em)


def _extent(inked: Any) -> tuple[int, int]:
    """Return where the first and behind the last of the set places lie; 0 and 0 when none is."""
    found = np.flatnonzero(inked)
    return (int(found[0]), int(found[-1]) + 1) if len(found) else (0, 0)


def _ink_box(ink: RowInk, cell: tuple[int, int]) -> Box:
    first, last = cell
    part = ink.mask[first:last]
    along, across = _extent(part.any(axis=1)), _extent(part.any(axis=0))
    if along == (0, 0):
        return ink.box(cell, (0, ink.mask.shape[1]))
    return ink.box((first + along[0], first + along[1]), across)
