"""A row over the middle column of an article that its subtitle or byline is, and no text."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from layout.blocks import Block
from press.geometry import Box, overlap_x, overlap_y, union
from press.page import Kind

LEVEL = 0.3
"""Ems by which columns of one article differ in level at the most."""

OVER = 0.25
"""Ems by which a row sticks out of its column on both sides."""

BESIDE = 3.0
"""Ems between two columns side by side, at the most."""

MOST = 3
"""Rows over a column, of a subtitle and a byline, at the most."""

UNDER = 2.5
"""Ems between a headline and its subtitle, at the most."""

CENTRED = 0.8
"""Ems by which the white left and right of a centred row may differ."""


def without_overhangs(
    blocks: tuple[Block, ...], headlines: tuple[Block, ...], em: int
) -> tuple[Block, ...]:
    """Make subtitles of the first rows of a column that stand above the columns beside it.

    They stand under a headline, and stick out on both sides or are centred; columns of one
    article begin level.
    """
    told: list[Block] = []
    for block in blocks:
        text = block.kind is Kind.BODY and len(block.rows) > 2
        over = _rows_over(block, blocks, em) if text and _is_headed(block, headlines, em) else 0
        if over:
            rest = block.rows[over:]
            told.extend(
                Block(Kind.SUBTITLE, row, size=row.height, rows=(row,)) for row in block.rows[:over]
            )
            told.append(replace(block, box=union(rest), rows=rest))
        else:
            told.append(block)
    return tuple(told)


def _is_headed(block: Block, headlines: tuple[Block, ...], em: int) -> bool:
    return any(
        overlap_x(headline.box, block.rows[0]) > 0.5 * block.rows[0].width
        and 0 <= block.box.top - headline.box.bottom < UNDER * em
        for headline in headlines
        if headline.kind in (Kind.HEADLINE, Kind.SUBTITLE)
    )


def _rows_over(block: Block, blocks: tuple[Block, ...], em: int) -> int:
    """Return how many first rows of a column stand over the level of those beside it."""
    level = [other for other in blocks if _is_beside(other, block, em)]
    tops = [other.rows[0].top for other in level]
    for over in range(1, min(MOST, len(block.rows) - 2) + 1):
        first = block.rows[over].top
        begins = any(abs(top - first) < LEVEL * em for top in tops)
        if begins and all(top > first - LEVEL * em for top in tops):
            return (
                over
                if all(_is_apart(row, block.rows[over:], em) for row in block.rows[:over])
                else 0
            )
    return 0


def _is_apart(row: Box, column: tuple[Box, ...], em: int) -> bool:
    """Tell a row that sticks out of its column on both sides, or stands in its middle."""
    left, right = median(one.left for one in column), median(one.right for one in column)
    if row.left < left - OVER * em and row.right > right + OVER * em:
        return True
    indent, rest = row.left - left, right - row.right
    return abs(indent - rest) < CENTRED * em and min(indent, rest) > -OVER * em


def _is_beside(other: Block, block: Block, em: int) -> bool:
    body = other is not block and other.kind is Kind.BODY and len(other.rows) > 2
    near = 0 <= -overlap_x(other.box, union(block.rows[-2:])) < BESIDE * em
    return body and near and overlap_y(other.box, block.box) > 0
