"""The printed rows of a page, and which of them every character read stands on.

The rows that layout found are as high as their ink. A reader of blocks finds rows of its own, now
and then two in one or one in two; what its characters stand on decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ocr.reading import Char, Reading, Row
from press.geometry import Box, overlap_x, overlap_y, union
from press.page import Direction, Kind, Page, Region

Edges = NDArray[np.int_]
"""Boxes, one a row: left, top, right, bottom."""

GLYPH = 0.92
"""The share of its em that the tallest glyphs of a row fill."""

SAME = 0.3
"""Of the lower one's height: a line that shares as much with a row stands on it."""


def rows_of(page: Page) -> tuple[Row, ...]:
    """Return the rows of every region but the figures, in the order of the regions."""
    rows = [
        row
        for number, region in enumerate(page.regions)
        if region.kind is not Kind.FIGURE
        for row in _rows(number, region)
    ]
    printed = np.array([box.edges() for box in (*(row.box for row in rows), *page.rules)])
    return tuple(replace(row, free=_free(row.box, printed, page.width)) for row in rows)


def _free(box: Box, printed: Edges, width: int) -> tuple[int, int]:
    """Return how far left and right of a box nothing is printed, in pixels of the page."""
    left, top, right, bottom = printed.T
    level = (top < box.bottom) & (bottom > box.top)
    before, behind = right[level & (right <= box.left)], left[level & (left >= box.right)]
    return int(before.max(initial=0)), int(behind.min(initial=width))


def _rows(number: int, region: Region) -> list[Row]:
    upright = region.direction is Direction.TTB_RTL
    boxes = [line.box for line in region.lines]
    sizes = [box.width if upright else box.height for box in boxes]
    if not sizes:
        return []
    em = median(sizes) / GLYPH
    return [Row(number, box, em, region.kind, upright) for box in boxes]


@dataclass(slots=True)
class Placed:
    """Readings by the place of their row; `elsewhere` are rows that no one had found before."""

    readings: dict[int, Reading] = field(default_factory=dict)
    elsewhere: list[tuple[Row, Reading]] = field(default_factory=list)


def placed(lines: Sequence[Reading], rows: Sequence[Row], numbers: Sequence[int]) -> Placed:
    """Return the characters of horizontal lines on the rows of `numbers`, each line's in order."""
    groups: dict[int, list[Reading]] = {}
    answer = Placed()
    for line in lines:
        for number, chars in _parted(line, rows, numbers).items():
            if number is None:
                answer.elsewhere.append((_new_row(chars, rows[numbers[0]]), chars))
            else:
                groups.setdefault(number, []).append(chars)
    for number, pieces in groups.items():
        pieces.sort(key=lambda piece: piece[0].box.left)
        answer.readings[number] = tuple(char for piece in pieces for char in piece)
    return answer


def _parted(
    line: Reading, rows: Sequence[Row], numbers: Sequence[int]
) -> dict[int | None, Reading]:
    """Return a line's characters by the row that they stand on; most lines stand on one."""
    whole = union(char.box for char in line)
    near = [number for number in numbers if _level(whole, rows[number])]
    parts: dict[int | None, list[Char]] = {}
    for char in line:
        parts.setdefault(_row_of(char.box, rows, near), []).append(char)
    return {number: tuple(chars) for number, chars in parts.items()}


def _new_row(reading: Reading, other: Row) -> Row:
    """Return the row that a reading stands on, in the type of another row of its region."""
    return replace(other, box=union(char.box for char in reading), late=True)


def _level(box: Box, row: Row) -> bool:
    beside = overlap_x(box, row.box) > -row.em
    return beside and overlap_y(box, row.box) > SAME * min(box.height, row.box.height)


def _row_of(box: Box, rows: Sequence[Row], near: Sequence[int]) -> int | None:
    def distance(number: int) -> tuple[int, float]:
        row = rows[number].box
        beside = max(0, -overlap_x(box, row))
        return beside, abs(row.middle[1] - box.middle[1])

    return min(near, key=distance, default=None)
