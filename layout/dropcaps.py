"""Drop caps (首字下沉): the first character of a text, as high as two rows or more of it.

It stands at the left edge of its column: rows of body type begin close to its right, and go on
under it. A headline that hangs beside its text has white under it, or a second large character.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from layout.blocks import Block
from layout.components import boxes_of
from layout.ink import Mask
from layout.morphology import closed
from press.geometry import Box, grown, overlap_x, overlap_y, union

HIGH, SQUARE = (1.7, 5.0), 1.7
"""Ems: the height of such a character; its longer side over its shorter one."""

BODY = 1.25
"""Ems: body type is no higher."""

CLOSE, ASIDE = 1.2, 0.8
"""Ems from it to its rows, beside it and under it, at the most; ems of white before it."""

ROWS = 2
"""Rows level with it, at the least."""


def drop_caps(ink: Mask, em: int) -> tuple[Box, ...]:
    """Return the boxes of drop caps; `ink` is a page's without photos and rules."""
    parts = boxes_of(closed(ink, width=2, height=max(2, em // 6)), least_area=12)
    edges = np.array([part.edges() for part in parts], np.int64).reshape(-1, 4).T
    whole, reach = Box(0, 0, ink.shape[1], ink.shape[0]), round(CLOSE * em)
    return tuple(
        part
        for part in parts
        if _is_as_large(part, em)
        and _is_cap(part, [parts[n] for n in _meeting(edges, grown(part, reach, whole))], em)
    )


def _is_as_large(part: Box, em: int) -> bool:
    (low, high), long = HIGH, max(part.width, part.height)
    return low * em <= part.height <= high * em and long <= SQUARE * min(part.width, part.height)


def _meeting(edges: NDArray[np.int64], area: Box) -> list[int]:
    """Return the numbers of the boxes, by their edges (4 x boxes), that reach into an area."""
    left, top, right, bottom = edges
    across = (left < area.right) & (right > area.left)
    return np.flatnonzero(across & (top < area.bottom) & (bottom > area.top)).tolist()


def _is_cap(part: Box, around: list[Box], em: int) -> bool:
    near = [one for one in around if one is not part]
    if any(one.height > BODY * em for one in near):
        return False
    before = [one for one in near if part.left - one.right > -ASIDE * em and one.left < part.left]
    level = [one for one in near if one.left >= part.right and overlap_y(one, part) > 0]
    under = [one for one in near if one.top >= part.bottom and overlap_x(one, part) > 0]
    return not before and bool(under) and _rows(level, em) >= ROWS


def _rows(parts: list[Box], em: int) -> int:
    """Return in how many rows characters stand."""
    middles = sorted(part.middle[1] for part in parts if part.height > 0.5 * em)
    return sum(1 for n, one in enumerate(middles) if not n or one - middles[n - 1] > 0.7 * em)


def with_drop_caps(blocks: tuple[Block, ...], caps: tuple[Box, ...], em: int) -> tuple[Block, ...]:
    """Return the blocks of body type, each cap as the first row of the text it begins."""
    told = list(blocks)
    for cap in caps:
        home = next((block for block in told if _begins(cap, block, em)), None)
        if home is not None:
            whole = replace(home, box=union([home.box, cap]), rows=(cap, *home.rows))
            told[told.index(home)] = whole
    return tuple(told)


def _begins(cap: Box, block: Block, em: int) -> bool:
    level = [row for row in block.rows if overlap_y(row, cap) > 0.5 * row.height]
    right = all(0 <= row.left - cap.right < CLOSE * em for row in level)
    return len(level) >= ROWS and right and level[0] is block.rows[0]
