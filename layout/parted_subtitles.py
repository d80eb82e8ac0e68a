"""A subtitle over several columns that their gutters cut: larger rows, level, under a headline."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median

from layout.blocks import Block
from press.geometry import Box, overlap_x, union
from press.page import Kind

TALLER = 1.14
"""How much higher than the rows of the body such rows are, at the least."""

LEVEL, UNDER, BESIDE = 0.3, 2.5, 3.0
"""Ems by which its parts differ in level; from the headline down to it; between two parts."""

MIDDLE = 2.0
"""Ems from the middle of the headline to its own, at the most."""


def with_parted_subtitles(
    blocks: tuple[Block, ...], headlines: tuple[Block, ...], em: int
) -> tuple[Block, ...]:
    """Return the blocks with the parts of every such row as one subtitle.

    Its parts are the first rows of columns, or rows on their own.
    """
    body = [block for block in blocks if block.kind is Kind.BODY and block.rows]
    heights = [row.height for block in body for row in block.rows]
    if not heights:
        return blocks
    tall = [block for block in body if block.rows[0].height > TALLER * median(heights)]
    for headline in (one for one in headlines if one.kind in (Kind.HEADLINE, Kind.SUBTITLE)):
        parts = [block for block in tall if _is_under(block.rows[0], headline, em)]
        row = union(block.rows[0] for block in parts) if len(parts) > 1 else None
        if row and _is_one_row(parts, em) and _is_centred(row, headline.box, em):
            told = (rest for block in blocks for rest in _rest(block, parts))
            subtitle = Block(Kind.SUBTITLE, row, size=row.height, rows=(row,))
            return with_parted_subtitles((*told, subtitle), headlines, em)
    return blocks


def _is_under(row: Box, headline: Block, em: int) -> bool:
    across = overlap_x(row, headline.box) > 0.5 * row.width
    return across and 0 <= row.top - headline.box.bottom < UNDER * em


def _is_one_row(parts: list[Block], em: int) -> bool:
    rows = sorted((block.rows[0] for block in parts), key=lambda row: row.left)
    level = max(row.top for row in rows) - min(row.top for row in rows) < LEVEL * em
    pairs = pairwise(rows)
    return level and all(0 <= -overlap_x(one, other) < BESIDE * em for one, other in pairs)


def _is_centred(row: Box, headline: Box, em: int) -> bool:
    return abs(row.middle[0] - headline.middle[0]) < MIDDLE * em


def _rest(block: Block, parts: list[Block]) -> tuple[Block, ...]:
    """Return a block without its first row when that is a part; nothing when it has no other."""
    if not any(block is part for part in parts):
        return (block,)
    rows = block.rows[1:]
    return (replace(block, box=union(rows), rows=rows),) if rows else ()
