"""A subtitle over several columns that their gutters cut: larger rows, level, under a headline."""

from __future__ import annotations

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


def parted_subtitles(
    blocks: tuple[Block, ...], headlines: tuple[Block, ...], em: int
) -> tuple[Box, ...]:
    """Return boxes round such rows, whose parts are first rows of columns or rows on their own.

    They hide the gutters below them, so that columns are to be found again without them.
    """
    body = [block for block in blocks if block.kind is Kind.BODY and block.rows]
    heights = [row.height for block in body for row in block.rows]
    tall = [block.rows[0] for block in body if block.rows[0].height > TALLER * median(heights)]
    found: list[Box] = []
    for headline in (one for one in headlines if one.kind in (Kind.HEADLINE, Kind.SUBTITLE)):
        parts = sorted(
            (row for row in tall if _is_under(row, headline, em)), key=lambda row: row.left
        )
        if len(parts) > 1 and _is_one_row(parts, em) and _is_centred(union(parts), headline, em):
            found.append(union(parts))
    return tuple(dict.fromkeys(found))


def _is_under(row: Box, headline: Block, em: int) -> bool:
    across = overlap_x(row, headline.box) > 0.5 * row.width
    return across and 0 <= row.top - headline.box.bottom < UNDER * em


def _is_one_row(rows: list[Box], em: int) -> bool:
    level = max(row.top for row in rows) - min(row.top for row in rows) < LEVEL * em
    return level and all(0 <= -overlap_x(one, other) < BESIDE * em for one, other in pairwise(rows))


def _is_centred(row: Box, headline: Block, em: int) -> bool:
    return abs(row.middle[0] - headline.box.middle[0]) < MIDDLE * em
