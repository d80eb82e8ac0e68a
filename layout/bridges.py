"""Rows that lie across a gutter: a byline or a subtitle close over the columns of its article."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layout.components import boxes_of, painted
from layout.ink import Mask
from layout.morphology import closed, opened, without
from press.geometry import Box

GUTTER = 6.0
"""Ems: white that runs down less far below a row may be a river in the text."""

NARROWEST = 0.6
"""Ems of white between two columns, at the least."""

WITHIN = 0.3
"""Ems between strokes of one character: less than between two rows."""

TYPE = 0.4
"""The share of a gutter's length along which there is type on both its sides."""

WIDEST = 3.0
"""Ems: wider white is a hole in the page."""


def below_bridges(text: Mask, gutters: Mask, em: int, down: tuple[Box, ...] = ()) -> Mask:
    """Return lines right below rows over a gutter; they keep them off the columns under them.

    A rule `down` the page is a gutter, however little white is left beside it; the rows of its
    columns may begin a little above it.
    """
    width, height = round(NARROWEST * em), round(GUTTER * em)
    long = tuple(
        Box(rule.left, max(0, rule.top - em), rule.right, rule.bottom)
        for rule in down
        if rule.height >= height
    )
    tall = opened(gutters, width=width, height=height) | painted(text.shape, long, width // 2)
    rows = without(closed(text, width=round(1.3 * em), height=3), gutters)
    bridges = [row for row in boxes_of(rows, least_area=em * em) if _crosses(row, tall, text, em)]
    lines = (
        Box(max(0, row.left - em), row.bottom, row.right + em, row.bottom + 2) for row in bridges
    )
    return painted(text.shape, tuple(lines))


def _crosses(row: Box, gutters: Mask, text: Mask, em: int) -> bool:
    if not 0.6 * em < row.height < 1.6 * em or row.width < 3 * em:
        return False
    next_row = slice(row.bottom + em // 2, row.bottom + em)
    white = gutters[next_row, row.left : row.right].min(axis=0, initial=255) > 0
    edges = np.flatnonzero(np.diff(np.concatenate([[False], white, [False]]).astype(np.int8)))
    return any(
        _is_between_columns(row.left + int(left), row.left + int(right), row, text, em)
        for left, right in edges.reshape(-1, 2)
        if left > 0 and row.left + right < row.right
    )


def _is_between_columns(left: int, right: int, row: Box, text: Mask, em: int) -> bool:
    """Tell white between rows of two columns from what is open to one side or to the foot."""
    rows = slice(row.bottom + em // 2, row.bottom + round(GUTTER * em))
    before = _along(text[rows, max(0, left - em) : left], em)
    behind = _along(text[rows, right : right + em], em)
    return right - left < WIDEST * em and float((before & behind).mean()) > TYPE


def _along(text: Mask, em: int) -> NDArray[np.bool_]:
    """Return where there is type down a strip, the white within worn characters counted with it."""
    inked = np.where(text.any(axis=1), 255, 0).astype(np.uint8)[:, np.newaxis]
    return closed(inked, width=1, height=round(WITHIN * em))[:, 0] > 0
