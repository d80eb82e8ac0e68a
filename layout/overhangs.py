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

UNDER = 2.5
"""Ems between a headline and its subtitle, at the most."""

CENTRED = 0.8
"""Ems by which the white left and right of a centred row may differ."""


def without_overhangs(
    blocks: tuple[Block, ...], headlines: tuple[Block, ...], em: int
) -> tuple[Block, ...]:
    """Make a subtitle of the first row of a column that stands above the columns beside it.

    It stands under a headline, and sticks out on both sides or is centred; columns of one
    article begin level.
    """
    told: list[Block] = []
    for block in blocks:
        text = block.kind is Kind.BODY and len(block.rows) > 2
        if text and _is_headed(block, headlines, em) and _overhangs(block, blocks, em):
            first, rest = block.rows[0], block.rows[1:]
            told.append(Block(Kind.SUBTITLE, first, size=first.height, rows=(first,)))
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


def _overhangs(block: Block, blocks: tuple[Block, ...], em: int) -> bool:
    first, second = block.rows[:2]
    level = [other for other in blocks if _is_beside(other, block, em)]
    if not any(abs(other.rows[0].top - second.top) < LEVEL * em for other in level):
        return False
    if any(other.rows[0].top < second.top - LEVEL * em for other in level):
        return False
    left = median(row.left for row in block.rows[1:])
    right = median(row.right for row in block.rows[1:])
    if first.left < left - OVER * em and first.right > right + OVER * em:
        return True
    indent, rest = first.left - left, right - first.right
    return abs(indent - rest) < CENTRED * em and min(indent, rest) > -OVER * em


def _is_beside(other: Block, block: Block, em: int) -> bool:
    body = other is not block and other.kind is Kind.BODY and len(other.rows) > 2
    near = 0 <= -overlap_x(other.box, _column(block)) < BESIDE * em
    return body and near and overlap_y(other.box, block.box) > 0


def _column(block: Block) -> Box:
    return union(block.rows[1:])
