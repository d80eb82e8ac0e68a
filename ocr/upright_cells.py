"""Upright rows laid down: cut into characters, marks turned and moved as horizontal type has them.

In upright type (竖排) characters stand as ever; a comma or a full stop moves to the upper right of
its cell, brackets, dashes and dots are turned by a quarter (GB/T 15834, W3C's clreq). A reader of
horizontal rows knows the characters and does not know such marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ocr.runs import ink_runs
from press.page import Pixels

ONE = 1.12
"""Of the row's width: ink that is no higher together is one character."""

SPECK = 0.04
"""Of the row's width: lower ink is dirt."""

HELD_TOGETHER = 1.35
"""Of the row's width: higher ink is two characters or more that touch."""

SMALL = 0.5
"""Of the row's width: marks are no higher."""

THIN = 0.2
"""Of the row's width: ink no broader, and higher than a mark, is a dash or dots."""

FLAT = 0.16
"""Of the row's width: ink no higher, in one piece, is the numeral one."""

RIGHT, LEFT = 0.52, 0.3
"""Of the row's width: where the ink of a raised mark begins, and of what reaches the left side."""

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
    stretches = [piece for run in _runs(part, width) for piece in _parted(part, run, width)]
    shape = max([height, *(bottom - top for top, bottom in stretches)]), part.shape[1]
    paper = np.full(shape, paper_of(part), np.uint8)
    return tuple(
        Cell(top, bottom, _laid(part[top:bottom], width, paper)) for top, bottom in stretches
    )


def paper_of(part: Pixels) -> int:
    """Return the grey level of the paper."""
    return int(np.percentile(part, 90))


def _runs(part: Pixels, width: int) -> list[tuple[int, int]]:
    """Part a row into characters: rows of ink, united up to the size of one; marks stay alone."""
    cells: list[tuple[int, int]] = []
    for run in ink_runs(part, down=True):
        one = cells and run[1] - cells[-1][0] <= ONE * width
        if one and not _is_raised(part, cells[-1], width) and not _is_raised(part, run, width):
            cells[-1] = (cells[-1][0], run[1])
        else:
            cells.append(run)
    return [cell for cell in cells if cell[1] - cell[0] > SPECK * width] or [(0, part.shape[0])]


def _is_raised(part: Pixels, run: tuple[int, int], width: int) -> bool:
    """Tell a comma or a full stop: small, in the right half of the row."""
    top, bottom = run
    left, _ = _across(part[top:bottom])
    return 0.08 * width < bottom - top < SMALL * width and left > RIGHT * part.shape[1]


def _across(cell: Pixels) -> tuple[int, int]:
    """Return where the ink of a cell begins and ends across it."""
    runs = ink_runs(cell, down=False)
    return (runs[0][0], runs[-1][1]) if runs else (0, cell.shape[1])


def _parted(part: Pixels, run: tuple[int, int], width: int) -> Iterator[tuple[int, int]]:
    """Cut a run of characters that touch where there is least ink, about as far apart as one is
    high."""
    top, bottom = run
    if bottom - top <= HELD_TOGETHER * width:
        yield run
        return
    count = max(2, round((bottom - top) / (1.06 * width)))
    dark = (255 - part[top:bottom].astype(np.float64)).sum(axis=1)
    step, begin = (bottom - top) / count, 0
    for number in range(1, count):
        near = round(0.2 * step)
        middle = round(number * step)
        window = dark[middle - near : middle + near + 1]
        cut = middle - near + int(window.argmin())
        yield top + begin, top + cut
        begin = cut
    yield top + begin, bottom


def _laid(cell: Pixels, width: int, paper: Pixels) -> Pixels:
    """Return a character on paper as horizontal type has it."""
    left, right = _across(cell)
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
        return high > FLAT * width or len(ink_runs(ink, down=False)) == 2
    flat = broad > 1.15 * high and broad > 0.36 * width
    return flat and (left < LEFT * width or left > (RIGHT - 0.27) * width)


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
