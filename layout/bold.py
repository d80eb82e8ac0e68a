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

SPACE, NEXT = 0.8, 6.0
"""Ems: the white between a head and its text, and what is seen of the text behind it."""

BEFORE, MORE = 1.15, 0.15
"""How thick strokes before that white are over those of the column, and over those behind it."""

WHOLE, LAST = 3.0, 0.6
"""Ems: a row is bold to its end but for so much; a single character, the last of a head or row."""

LONG, THIRD = 5.0, 1.08
"""Ems of a row that may be bold throughout, and how thick strokes are in each third of it."""

PLAINLY = (1.2, 0.2)
"""The same of a head that its own strokes do not prove."""

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
    usual = max(1e-3, float(np.median([_thickness(*profile) for profile in profiles])))
    runs = []
    goes_on = False
    for row, (ink, edges) in zip(rows, profiles, strict=True):
        width = _heavy_start(ink, BOLDER * usual * edges, em)
        whole = _is_bold_throughout(ink[em:], edges[em:], usual, em)
        is_heavy = whole or width >= SHORTEST * em
        least = (BEFORE, MORE) if is_heavy or goes_on else PLAINLY
        end = _space_behind(ink, edges, usual, least, em, first=not goes_on)
        if not end and (whole or len(ink) - width < WHOLE * em):
            width = len(ink)
        if end or is_heavy:
            runs.append(Box(row.left, row.top, row.left + (end or width), row.bottom))
        goes_on = is_heavy and not end and width == len(ink)
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


def _space_behind(
    ink: Profile,
    edges: Profile,
    usual: float,
    least: tuple[float, float],
    em: int,
    *,
    first: bool,
) -> int:
    """Return where the white begins that parts bold type best from ordinary, 0 where none does.

    Of the `first` row of a head the first em, where a mark may stand, is left out.
    """
    before, more = least
    begin, shortest = (em, SHORTEST * em) if first else (0, LAST * em)
    found = [(0.0, 0)]
    bounds = np.flatnonzero(np.diff(np.concatenate([[0], (ink < FAINT).astype(np.int8), [0]])))
    for start, end in bounds.reshape(-1, 2):
        if end - start < SPACE * em or start < shortest or len(ink) - end < LAST * em:
            continue
        head = slice(begin, int(start))
        text = slice(int(end), int(end) + round(NEXT * em))
        thick = _thickness(ink[head], edges[head]) / usual
        gain = thick - _thickness(ink[text], edges[text]) / usual
        if thick >= before and gain >= more:
            found.append((gain, int(start)))
    return max(found)[1]


def _is_bold_throughout(ink: Profile, edges: Profile, usual: float, em: int) -> bool:
    """Tell a row that is bold as a whole, and in each third: thin marks may stand amid it."""
    if len(ink) < LONG * em or _thickness(ink, edges) < PLAINLY[0] * usual:
        return False
    thirds = zip(np.array_split(ink, 3), np.array_split(edges, 3), strict=True)
    return all(_thickness(*third) > THIRD * usual for third in thirds)


def _thickness(ink: Profile, edges: Profile) -> float:
    return float(ink.sum() / max(1.0, edges.sum()))
