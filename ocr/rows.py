"""Read lines back onto the printed rows they were cut from.

Tesseract gives a character the height of its line, or that of its neighbour; the rows that the
layout found are as high as their ink.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from press.geometry import Box, overlap_x, overlap_y
from press.page import Line

SAME = 0.5
"""Of the lower one's height: a line and a row that share this much are the same."""


def on_rows(lines: Sequence[Line], rows: Sequence[Box]) -> tuple[Line, ...]:
    """Return horizontal lines with top and bottom of the printed rows they stand on."""
    return tuple(_on_row(line, _row_of(line.box, rows)) for line in lines)


def _row_of(box: Box, rows: Sequence[Box]) -> Box | None:
    level = [
        row
        for row in rows
        if overlap_x(row, box) > 0 and overlap_y(row, box) > SAME * min(row.height, box.height)
    ]
    return max(level, key=lambda row: overlap_y(row, box), default=None)


def _on_row(line: Line, row: Box | None) -> Line:
    if row is None:
        return line
    chars = tuple(_within(char, row) for char in line.chars)
    return replace(line, box=Box(line.box.left, row.top, line.box.right, row.bottom), chars=chars)


def _within(char: Box, row: Box) -> Box:
    top = min(max(char.top, row.top), row.bottom)
    return Box(char.left, top, char.right, min(max(char.bottom, top), row.bottom))
