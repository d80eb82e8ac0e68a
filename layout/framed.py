"""An advert or a notice in its frame: rows of any type, made whole, a large line over the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layout.blocks import Block
from layout.components import boxes_of
from layout.display import DisplayLine
from layout.ink import Mask
from press.geometry import Box, coverage, overlap_x, overlap_y, shifted, union
from press.page import Direction, Kind

LARGEST = 0.12
"""Of the page: a larger frame holds news."""

COLUMN_ROWS = 5
"""Rows of two blocks side by side from which they are columns and no pieces of rows."""

OWN_TYPE = 0.12
"""The share by which type in a frame differs from the body's when it is not the body's."""

HEAD = 0.8
"""Of the tallest row: rows at the top as tall as that are the headline."""

UPRIGHT = 0.5
"""Of the frame's height: a line as tall as that is really upright."""

INSET = 0.5
"""Ems from a frame in which nothing is printed."""

SPECK = 8
"""Pixels: smaller ink is dirt and no mark."""


@dataclass(frozen=True, slots=True)
class Framed:
    """Blocks made of what stands in frames, and the display lines and blocks left over."""

    blocks: tuple[Block, ...]
    display: tuple[DisplayLine, ...]
    body: tuple[Block, ...]


def framed(
    display: tuple[DisplayLine, ...],
    body: tuple[Block, ...],
    frames: tuple[Box, ...],
    ink: Mask,
    em: int,
) -> Framed:
    """Make a headline and a text of the rows in every frame that is set like an advert.

    Type there is of any size, so that some characters of a row pass for display type and others
    for body, and words stand so far apart that rows fall to pieces.
    """
    made: list[Block] = []
    for frame in sorted(frames, key=lambda frame: frame.area):
        lines = tuple(line for line in display if coverage(line.box, frame) > 0.9)
        blocks = tuple(block for block in body if coverage(block.box, frame) > 0.9)
        if frame.area > LARGEST * ink.size or not _is_advert(lines, blocks, frame, em):
            continue
        made.extend(_head_and_text(_rows(lines, blocks, frame, ink, em)))
        display = tuple(line for line in display if line not in lines)
        body = tuple(block for block in body if block not in blocks)
    return Framed(tuple(made), display, body)


def _is_advert(
    lines: tuple[DisplayLine, ...], blocks: tuple[Block, ...], frame: Box, em: int
) -> bool:
    if any(_is_upright(line) and line.box.height > UPRIGHT * frame.height for line in lines):
        return False
    if any(_are_columns(one, other) for one in blocks for other in blocks):
        return False
    pieces = _pieces(lines, blocks)
    rows = level_rows(pieces)
    if len(rows) < 2:
        return False
    text = [row.height for row in rows if row.height < HEAD * max(row.height for row in rows)]
    size = float(np.median(text)) / 0.92 if text else float(em)
    return len(rows) < len(pieces) or abs(size / em - 1) > OWN_TYPE


def _are_columns(one: Block, other: Block) -> bool:
    tall = min(len(one.rows), len(other.rows)) >= COLUMN_ROWS
    return tall and overlap_x(one.box, other.box) <= 0 < overlap_y(one.box, other.box)


def _is_upright(line: DisplayLine) -> bool:
    return line.direction is Direction.TTB_RTL


def _pieces(lines: tuple[DisplayLine, ...], blocks: tuple[Block, ...]) -> list[Box]:
    # Characters of two or three rows that stand one below the other look like upright type.
    level = [line.box for line in lines if not _is_upright(line)]
    return level + [row for block in blocks for row in block.rows]


def level_rows(pieces: list[Box]) -> list[Box]:
    """Return rows from the top, each the union of the pieces that stand level."""
    rows: list[Box] = []
    for piece in sorted(pieces, key=lambda piece: -piece.height):
        home = next((row for row in rows if _is_level(row, piece)), None)
        if home is None:
            rows.append(piece)
        else:
            rows[rows.index(home)] = union([home, piece])
    return sorted(rows, key=lambda row: row.middle[1])


def _is_level(row: Box, piece: Box) -> bool:
    return overlap_y(row, piece) > 0.5 * min(row.height, piece.height)


def _rows(
    lines: tuple[DisplayLine, ...], blocks: tuple[Block, ...], frame: Box, ink: Mask, em: int
) -> list[Box]:
    """Return the rows in a frame with whatever ink stands beside their pieces."""
    inset = round(INSET * em)
    rows = []
    for row in level_rows(_pieces(lines, blocks)):
        band = Box(
            min(row.left, frame.left + inset), row.top,
            max(row.right, frame.right - inset), row.bottom,
        )  # fmt: skip
        rows.append(union([row, *(part for part in _marks(band, ink))]))
    return rows


def _marks(band: Box, ink: Mask) -> list[Box]:
    part = ink[band.top : band.bottom, band.left : band.right]
    found = boxes_of(np.ascontiguousarray(part), least_area=SPECK)
    return [shifted(box, band.left, band.top) for box in found]


def _head_and_text(rows: list[Box]) -> list[Block]:
    tallest = max(row.height for row in rows)
    count = next((n for n, row in enumerate(rows) if row.height < HEAD * tallest), len(rows))
    found = []
    for kind, part in ((Kind.HEADLINE, rows[:count]), (Kind.BODY, rows[count:])):
        if part:
            size = round(float(np.median([row.height for row in part])))
            found.append(Block(kind, union(part), size=size, rows=tuple(part)))
    return found
