"""Rows set with so much white between them that each seems to stand alone: a lead, an editorial."""

from __future__ import annotations

from layout.chains import chained
from layout.ink import Mask
from press.geometry import Box, overlap_x, shared_area, union

ONE_ROW, ALIKE = 1.6, 1.35
"""Ems: a lower block is a single row; the ratio of the heights of two of one text."""

MOST, EVEN = 1.7, 0.2
"""Ems of white between two such rows; ems by which their distances differ."""

LENGTH, INDENT = 8.0, 3.0
"""Ems of a row that another follows; ems by which their left edges differ: a paragraph's indent."""

FEWEST = 3
"""Rows that stand evenly one below the other; two may be anything."""


def with_leading(blocks: tuple[Box, ...], barrier: Mask, em: int) -> tuple[Box, ...]:
    """Return the blocks with rows that stand evenly one below the other as one block.

    `barrier` is set on rules, photos and display type, across which nothing is united.
    """
    rows = sorted((one for one in blocks if one.height < ONE_ROW * em), key=lambda row: row.top)
    texts = [
        text
        for chain in chained(rows, lambda last, row: _follows(last, row, blocks, barrier, em))
        for text in _even(chain, em)
    ]
    led = {row for text in texts for row in text}
    return (*(one for one in blocks if one not in led), *(union(text) for text in texts))


def _even(chain: list[Box], em: int) -> list[list[Box]]:
    """Return the runs of rows whose distances are the same."""
    runs: list[list[Box]] = []
    for row in chain:
        run = runs[-1] if runs else []
        step = run[-1].middle[1] - run[-2].middle[1] if len(run) > 1 else None
        if run and (step is None or abs(row.middle[1] - run[-1].middle[1] - step) < EVEN * em):
            run.append(row)
        else:
            runs.append([row])
    return [run for run in runs if len(run) >= FEWEST]


def _follows(last: Box, row: Box, blocks: tuple[Box, ...], barrier: Mask, em: int) -> bool:
    low, high = sorted((last.height, row.height))
    alike = high <= ALIKE * low and last.width >= LENGTH * em
    aligned = abs(last.left - row.left) < INDENT * em and overlap_x(last, row) > 0.5 * row.width
    if not alike or not aligned or not 0 < row.top - last.bottom < MOST * em:
        return False
    white = Box(max(last.left, row.left), last.bottom, min(last.right, row.right), row.top)
    if barrier[white.top : white.bottom, white.left : white.right].any():
        return False
    return not any(shared_area(one, white) for one in blocks)
