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

LEVEL, COVERED = 0.04, 0.6
"""Of the row's width: so far apart, at the most, are the middles of the ink in the parts of a
numeral one; the share of its breadth that has ink. A bracket on its side is bent, a colon is not
all ink."""

PARTS = 5
"""Into which a stroke is cut across."""

LEFT = 0.3
"""Of the row's width: what begins before that reaches the left side."""

RAISED = 0.6
"""Of the crop's width: the middle of a raised mark lies beyond; an interpunct's is amid it."""

AT = (0.24, 0.8)
"""Of an em across and down: where the middle of a comma stands in horizontal type."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A character of an upright row: where its ink begins and ends down the row, in pixels of the
    crop, and the character as horizontal type has it, `height` pixels high."""

    top: int
    bottom: int
    pixels: Pixels


def laid_cells(
    part: Pixels, width: int, height: int, seen: Pixels | None = None
) -> tuple[Cell, ...]:
    """Return the cells of an upright row, dark on light, whose ink is so wide, from the top.

    `seen` is a noisy part without its noise: it tells where characters are and which are turned.
    Every cell is as wide as the crop and `height` pixels high, or as high as its ink when that is
    higher.
    """
    seen = part if seen is None else seen
    stretches = characters_of(seen, width)
    shape = max([height, *(bottom - top for top, bottom in stretches)]), part.shape[1]
    paper = np.full(shape, paper_of(part), np.uint8)
    return tuple(
        Cell(top, bottom, _laid(part[top:bottom], seen[top:bottom], width, paper))
        for top, bottom in stretches
    )


def _laid(cell: Pixels, seen: Pixels, width: int, paper: Pixels) -> Pixels:
    """Return a character on paper as horizontal type has it."""
    left, right = across(seen)
    height = paper.shape[0]
    high, broad = cell.shape[0], right - left
    ink, told = cell[:, left:right], seen[:, left:right]
    at = ((left + right) / 2, height / 2)
    # A semicolon and an exclamation mark stand, in two pieces; a dash is one, and dots are many.
    thin = broad < THIN * width and high > SMALL * width and len(ink_runs(told, down=True)) != 2
    if max(high, broad) < SMALL * width and left + right > 2 * RAISED * cell.shape[1]:
        aside = (cell.shape[1] - width) / 2
        at = (aside + AT[0] * width, height / 2 + (AT[1] - 0.5) * width)
    elif thin or (high < SMALL * width and _is_turned(told, left, width)):
        ink, at = _turned_back(ink), (cell.shape[1] / 2, height / 2)
    return _printed(ink, at, paper)


def _is_turned(ink: Pixels, left: int, width: int) -> bool:
    """Tell a bracket or a colon on its side from the numeral one and from marks that stand."""
    high, broad = ink.shape
    if broad > 0.6 * width:
        return not _is_one(ink, width)
    flat = broad > 1.15 * high and broad > 0.36 * width
    return flat and (left < LEFT * width or left > (RIGHT - 0.27) * width)


def _is_one(ink: Pixels, width: int) -> bool:
    """Tell the numeral one from a bracket or a colon on its side: it is level from end to end."""
    weight = np.clip(float(paper_of(ink)) - ink.astype(np.float64), 0, None)
    down = np.arange(len(ink))[:, None]
    parts = [part for part in np.array_split(weight, PARTS, axis=1) if part.sum() > 0]
    middles = [(part * down).sum() / part.sum() for part in parts]
    covered = inked(ink).any(axis=0).mean()
    return bool(covered > COVERED and max(middles) - min(middles) < LEVEL * width)


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
