"""Tables: rules across one below the other, of one length, with cells between them."""

from __future__ import annotations

import numpy as np

from layout.blocks import Block
from layout.chains import chained
from layout.components import boxes_of, painted, tightened
from layout.ink import Mask
from layout.morphology import closed, without
from press.geometry import Box, coverage, overlap_x, overlap_y, shifted, union
from press.page import Kind

FEWEST_RULES = 4
TALLEST_ROW = 4.0
"""Ems between two rules of a table."""

LOWEST = 0.5
"""Ems: what is lower in a table is dirt."""

TITLE = 2.2
"""Ems above a table in which its title stands."""


def table_areas(across: tuple[Box, ...], em: int) -> tuple[Box, ...]:
    """Return the boxes of tables, from their first rule to their last."""
    runs = chained(
        sorted(across, key=lambda rule: rule.top), lambda last, rule: _goes_on(last, rule, em)
    )
    return tuple(union(run) for run in runs if len(run) >= FEWEST_RULES)


def with_tables(
    blocks: tuple[Block, ...], areas: tuple[Box, ...], text: Mask, em: int
) -> tuple[Block, ...]:
    """Make one block of all cells of a table and the title above it; a row is a cell's line.

    `text` is the ink of body type: a lone numeral is too narrow to be a block, but a cell.
    """
    for area in areas:
        cells = [block for block in blocks if coverage(block.box, area) > 0.8]
        if not cells:
            continue
        title = [block for block in blocks if _is_title(block, area, em)]
        rows = [row for block in (*title, *cells) for row in (block.rows or (block.box,))]
        rows.extend(_narrow_cells(area, rows, text, em))
        size = sorted(block.size for block in cells)[len(cells) // 2]
        whole = union([area, *(block.box for block in title)])
        table = Block(Kind.TABLE, whole, size=size, rows=tuple(in_rows(rows)))
        blocks = (*(block for block in blocks if block not in (*cells, *title)), table)
    return blocks


def _narrow_cells(area: Box, cells: list[Box], text: Mask, em: int) -> list[Box]:
    rest = without(text, painted(text.shape, tuple(cells), 1))
    part = np.ascontiguousarray(rest[area.top : area.bottom, area.left : area.right])
    found = boxes_of(closed(part, width=round(0.8 * em) | 1, height=3), least_area=em)
    tight = (tightened(shifted(box, area.left, area.top), rest) for box in found)
    return [cell for cell in tight if cell is not None and cell.height > LOWEST * em]


def in_rows(cells: list[Box]) -> list[Box]:
    """Return cells row by row, each row from the left."""
    rows: list[list[Box]] = []
    for cell in sorted(cells, key=lambda cell: cell.middle[1]):
        if rows and overlap_y(rows[-1][0], cell) > 0.5 * min(rows[-1][0].height, cell.height):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [cell for row in rows for cell in sorted(row, key=lambda cell: cell.left)]


def _goes_on(last: Box, rule: Box, em: int) -> bool:
    same = abs(last.left - rule.left) < em and abs(last.right - rule.right) < em
    return same and 1.2 * em < rule.top - last.bottom < TALLEST_ROW * em


def _is_title(block: Block, area: Box, em: int) -> bool:
    inside = overlap_x(block.box, area) > 0.95 * block.box.width
    near = 0 <= area.top - block.box.bottom < TITLE * em
    return inside and near and len(block.rows) == 1 and block.box.width < 0.9 * area.width
