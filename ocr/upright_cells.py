"""Upright rows laid down: cut into characters, marks turned and moved as horizontal type has them.

In upright type (竖排) characters stand as ever; a comma or a full stop moves to the upper right of
its cell, brackets, dashes and dots are turned by a quarter (GB/T 15834, W3C's clreq). A reader of
horizontal rows knows the characters and does not know such marks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ocr.runs import ink_runs, inked, paper_of
from ocr.upright_runs import RIGHT, SMALL, across, characters_of
from press.page import Pixels

THIN = 0.2
"""Of the row's width: ink no broader, and higher than a mark, is a dash or dots."""

FLAT = 0.24
"""Of the row's width: the numeral one is no higher, with a triangle at its end."""

BENT = 0.09
"""Of the row's width: the lower edge of the numeral one keeps to less, a bracket's does not."""

LEFT = 0.3
"""Of the row's width: what begins before that reaches the left side."""

AT = (0.24, 0.8)
"""Of an em across and down: where the middle of a comma stands in horizontal type."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A character of an upright row: where its ink begins and ends down the row, in pixels of the
    crop, and the character as horizontal type has it, `height` pixels high."""

    top: int
    bottom: int
    pixels: Pixels


def laid_cells(part: Pixels, width: int, height: int) -> tuple[Cell, ...]:
    """Return the cells of an upright row, dark on light, whose ink is so wide, from the top.

    Every cell is as wide as the crop and `height` pixels high, or as high as its ink when that is
    higher.
    """
    stretches = characters_of(part, width)
    shape = max([height, *(bottom - top for top, bottom in stretches)]), part.shape[1]
    paper = np.full(shape, paper_of(part), np.uint8)
    return tuple(
        Cell(top, bottom, _laid(part[top:bottom], width, paper)) for top, bottom in stretches
    )


def _laid(cell: Pixels, width: int, paper: Pixels) -> Pixels:
    """Return a character on paper as horizontal type has it."""
    left, right = across(cell)
    height = paper.shape[0]
    high, broad = cell.shape[0], right - left
    ink = cell[:, left:right]
    at = ((left + right) / 2, height / 2)
    # A semicolon and an exclamation mark stand, in two pieces; a dash is one, and dots are many.
    thin = broad < THIN * width and high > SMALL * width and len(ink_runs(ink, down=True)) != 2
    if thin or (high < SMALL * width and _is_turned(ink, left, width)):
        ink, at = _turned_back(ink), (cell.shape[1] / 2, height / 2)
    elif high < SMALL * width and left > RIGHT * cell.shape[1]:
        aside = (cell.shape[1] - width) / 2
        at = (aside + AT[0] * width, height / 2 + (AT[1] - 0.5) * width)
    return _printed(ink, at, paper)


def _is_turned(ink: Pixels, left: int, width: int) -> bool:
    """Tell a bracket or a colon on its side from the numeral one and from marks that stand."""
    high, broad = ink.shape
    if broad > 0.6 * width:
        return len(ink_runs(ink, down=False)) == 2 or not _is_straight(ink, width)
    flat = broad > 1.15 * high and broad > 0.36 * width
    return flat and (left < LEFT * width or left > (RIGHT - 0.27) * width)


def _is_straight(ink: Pixels, width: int) -> bool:
    """Tell the numeral one, flat and its lower edge level, from a bracket on its side."""
    if ink.shape[0] > FLAT * width:
        return False
    dark = inked(ink)[::-1]
    lowest = dark.argmax(axis=0)[dark.any(axis=0)]
    first, last = np.percentile(lowest, (10, 90))
    return bool(last - first < BENT * width)


def _turned_back(ink: Pixels) -> Pixels:
    return np.ascontiguousarray(np.rot90(ink))


def _printed(ink: Pixels, at: tuple[float, float], paper: Pixels) -> Pixels:
    """Return the paper with ink whose middle stands at a place (across, down), kept inside."""
    high, wide = paper.shape
    ink, printed = ink[:high, :wide], paper.copy()
    left = min(max(0, round(at[0] - ink.shape[1] / 2)), wide - ink.shape[1])
    top = min(max(0, round(at[1] - ink.shape[0] / 2)), high - ink.shape[0])
    printed[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return printed
