"""Rows inside a column that stand alone in its middle: subheadings and bylines."""

from __future__ import annotations

from dataclasses import replace

from layout.blocks import Block
from press.geometry import Box, union
from press.page import Kind

INDENT = 1.4
"""Ems: white on both sides of a centred row; a new paragraph has two on the left only."""


def split_at_subheadings(block: Block, em: int) -> tuple[Block, ...]:
    """Cut a body block before and after every centred row; the rest stays body."""
    if block.kind is not Kind.BODY or len(block.rows) < 2:
        return (block,)
    pieces: list[Block] = []
    run: list[Box] = []
    for position, row in enumerate(block.rows):
        if _is_alone(position, block, em):
            pieces.extend(_piece(block, run, Kind.BODY))
            pieces.extend(_piece(block, [row], Kind.SUBHEADING))
            run = []
        else:
            run.append(row)
    pieces.extend(_piece(block, run, Kind.BODY))
    return tuple(pieces)


def _is_alone(position: int, block: Block, em: int) -> bool:
    centred = is_centred(block.rows[position], block, em)
    return centred and not _is_paragraph(position, block, em) and _steps_in(position, block, em)


def _steps_in(position: int, block: Block, em: int) -> bool:
    """Tell a row that stands back from those round it, not only from its column's widest one.

    Text that goes round a cut-out has a slanting edge.
    """
    row = block.rows[position]
    beside = block.rows[max(0, position - 1) : position] + block.rows[position + 1 : position + 2]
    left, right = min(one.left for one in beside), max(one.right for one in beside)
    return min(row.left - left, right - row.right) > INDENT * em


def is_centred(row: Box, block: Block, em: int) -> bool:
    left, right = row.left - block.box.left, block.box.right - row.right
    even = abs(left - right) < max(0.8 * em, 0.25 * (left + right))
    return even and min(left, right) > INDENT * em


def _is_paragraph(position: int, block: Block, em: int) -> bool:
    # A paragraph of one short row may by chance end as far from the right as it begins from
    # the left; its indent is two ems.
    row = block.rows[position]
    indent = row.left - block.box.left
    return abs(indent - 2 * em) < 0.4 * em and block.box.right - row.right < 3 * em


def _piece(block: Block, rows: list[Box], kind: Kind) -> list[Block]:
    if not rows:
        return []
    box = union(rows)
    if kind is Kind.BODY:
        # The column's own width tells later where its lines begin and end.
        box = Box(block.box.left, box.top, block.box.right, box.bottom)
    return [replace(block, kind=kind, box=box, rows=tuple(rows))]
