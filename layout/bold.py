"""Bold type at the start of a row: the head of a brief runs into the brief's first line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layout.blocks import Block
from press.geometry import Box
from press.page import Direction, Kind, Pixels

BOLDER = 1.2
"""How much thicker than its column's strokes those of bold type are."""

SHORTEST = 2.5
"""Ems of bold type that make a head; a mark before a paragraph is shorter."""

FEWEST_ROWS = 3
"""Rows of a block from which its usual stroke can be told."""

PAPER, BLACK = 245.0, 60.0
"""Grey levels of an evened page between which ink is more or less black."""

SPACE, BACK, ON = 0.8, 2.2, 1.4
"""Ems: the white between a head and its text, and how far before and behind the end it may be."""

ORDINARY = 2.0
"""Ems of ordinary type that end a head."""

FAINT = 0.4
"""Of one black pixel: less ink than that in a column is none."""

Profile = NDArray[np.float64]


def bold_starts(blocks: tuple[Block, ...], even: Pixels, em: int) -> tuple[Box, ...]:
    """Return the runs of bold type with which rows of body blocks begin, on an evened page."""
    return tuple(
        run
        for block in blocks
        if block.kind is Kind.BODY
        and block.direction is Direction.LTR
        and len(block.rows) >= FEWEST_ROWS
        for run in _of_block(block.rows, even, em)
    )


def _of_block(rows: tuple[Box, ...], even: Pixels, em: int) -> list[Box]:
    profiles = [_ink_and_edges(row, even) for row in rows]
    usual = float(np.median([ink.sum() / max(1.0, edges.sum()) for ink, edges in profiles]))
    runs = []
    for row, (ink, edges) in zip(rows, profiles, strict=True):
        width = _heavy_start(ink, BOLDER * usual * edges, em)
        if width >= SHORTEST * em:
            width = _to_the_space(width, ink, em)
            runs.append(Box(row.left, row.top, row.left + width, row.bottom))
    return runs


def _ink_and_edges(row: Box, even: Pixels) -> tuple[Profile, Profile]:
    """Return, column by column, how much ink there is and how much its edges weigh.

    Their ratio is half the thickness of a stroke, whatever the character; it bears blur better
    than a count of black pixels does.
    """
    part = even[row.top : row.bottom, row.left : row.right].astype(np.float64)
    black = np.clip((PAPER - part) / (PAPER - BLACK), 0.0, 1.0)
    down = np.abs(np.diff(black, axis=0, prepend=0.0, append=0.0)).sum(axis=0)
    across = np.abs(np.diff(black, axis=1, prepend=0.0)).sum(axis=0)
    return black.sum(axis=0), down + across


def _heavy_start(ink: Profile, limit: Profile, em: int) -> int:
    """Return how far the ink from the left is, taken together, most above its limit.

    What comes behind a stretch of ordinary type is no part of the beginning.
    """
    gain = np.cumsum(ink - limit)
    fall = np.maximum.accumulate(np.maximum(gain, 0.0)) - gain
    ordinary = ORDINARY * em * float(limit.mean()) * (1.0 - 1.0 / BOLDER)
    ended = np.flatnonzero(fall > ordinary)
    start = gain[: ended[0] + 1] if ended.size else gain
    return int(np.argmax(start)) + 1 if start.max() > 0 else 0


def _to_the_space(end: int, ink: Profile, em: int) -> int:
    """Move the end of a head to the space behind it: a thin last character hides it by a little."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (ink < FAINT).astype(np.int8), [0]])))
    spaces = [int(a) for a, b in edges.reshape(-1, 2) if b - a >= SPACE * em]
    near = [at for at in spaces if -BACK * em <= at - end <= ON * em]
    return min(near, key=lambda at: abs(at - end), default=end)
