"""Rivers: white that runs down through the marks at the ends of words, and parts no columns.

A mark fills less than half of its cell. Where marks stand one below the other in a column, the
rest of their cells lines up to a strip of white as wide and tall as a gutter.
"""

from __future__ import annotations

import numpy as np

from layout.columns import text_rows
from layout.ink import Mask
from press.geometry import Box, coverage, overlap_x, overlap_y, union

WIDEST, TALLEST = 1.1, 11.0
"""Ems of a river; taller white that marks alone leave is not met."""

MARKS, FEWEST = 0.7, 3
"""The share of the rows left of a river that end with a mark; rows that prove one by that."""

MARK = 0.62
"""Ems: a mark is lower, and narrower."""

LEVEL = 0.8
"""The share of the lower of two blocks that stands level with the other."""

CLOSE = 1.0
"""Ems between a river and the rows above and below through which it does not run."""


def healed(blocks: tuple[Box, ...], text: Mask, em: int) -> tuple[Box, ...]:
    """Unite blocks of body type that nothing but a river parts; `text` is their ink."""
    pending = sorted(blocks)
    for place, one in enumerate(pending):
        for other in pending[place + 1 :]:
            if _is_parted_by_river(one, other, pending, text, em):
                rest = [block for block in pending if block not in (one, other)]
                return healed((*rest, union([one, other])), text, em)
    return tuple(pending)


def _is_parted_by_river(one: Box, other: Box, blocks: list[Box], text: Mask, em: int) -> bool:
    left, right = sorted((one, other), key=lambda box: (box.left, box.right))
    low, high = max(one.top, other.top), min(one.bottom, other.bottom)
    if not 0 < high - low <= TALLEST * em:
        return False
    if high - low < LEVEL * min(one.height, other.height):
        return False
    nested = coverage(right, left) > 0.9
    if not nested and not 0 <= right.left - left.right <= WIDEST * em:
        return False
    before = Box(max(left.left, right.left - 8 * em), low, right.left, high)
    rows = text_rows(before, text, em)
    near = [row for row in rows if right.left - row.right <= WIDEST * em]
    if len(near) < 2:
        return False
    marks = sum(_ends_with_mark(row, text, em) for row in near)
    if marks < MARKS * len(near):
        return False
    return nested or len(near) >= FEWEST or _is_crossed(left, right, blocks, em)


def _ends_with_mark(row: Box, text: Mask, em: int) -> bool:
    """Tell whether the ink up to the last white before a row's end is as small as a mark."""
    part = text[row.top : row.bottom, max(row.left, row.right - em) : row.right] > 0
    white = np.flatnonzero(~part.any(axis=0))
    last = part[:, white[-1] + 1 :] if white.size else part
    inked = np.flatnonzero(last.any(axis=1))
    return bool(inked.size) and max(last.shape[1], inked[-1] - inked[0] + 1) < MARK * em


def _is_crossed(left: Box, right: Box, blocks: list[Box], em: int) -> bool:
    """Tell whether rows of the same column right above or below run on where the white ends."""
    whole = union([left, right])
    return any(
        overlap_x(block, left) > 0.5 * em
        and overlap_x(block, right) > 0.5 * em
        and block.left >= whole.left - em
        and block.right <= whole.right + em
        and 0 <= -overlap_y(block, whole) < CLOSE * em
        for block in blocks
        if block not in (left, right)
    )
