"""Pieces of one printed row: spaced type falls apart where a gutter seems to run through it."""

from __future__ import annotations

from dataclasses import replace

from layout.blocks import Block
from layout.chains import chained
from layout.display import DisplayLine
from layout.ink import Mask
from layout.separators import parted
from press.geometry import Box, overlap_x, overlap_y, union
from press.page import Direction, Kind

ALIKE = 1.35
"""Ratio of the heights of two pieces of a row in one type."""

MARK = 0.5
"""Ems: what is lower is a dash or a numeral one, and of any type."""

WIDEST_GAP = 3.0
"""Ems between two words of a row that stands alone."""

LETTER_GAP = 5.0
"""Type heights between two pieces of a row of a masthead."""

ONE_ROW = 1.6
"""Ems: a block lower than this is a single row."""

CLOSE = 0.6
"""Ems: a row with text this close above or below is a row of a column, not one of its own."""


def whole_rows(blocks: tuple[Box, ...], barrier: Mask, em: int) -> tuple[Box, ...]:
    """Unite blocks of one row each that stand side by side with no column round them.

    `barrier` is set on rules, photos and display type, across which nothing is united.
    """
    lone = [block for block in blocks if _stands_alone(block, blocks, em)]
    rest = [block for block in blocks if block not in lone]
    rows = chained(
        sorted(lone, key=lambda box: box.left),
        lambda last, block: _goes_on(last, block, barrier, em),
    )
    return (*rest, *(union(row) for row in rows))


def _stands_alone(block: Box, blocks: tuple[Box, ...], em: int) -> bool:
    if block.height >= ONE_ROW * em:
        return False
    return not any(
        overlap_x(block, other) > 0 and -CLOSE * em < overlap_y(block, other) <= 0
        for other in blocks
        if other is not block
    )


def completed(
    lines: tuple[DisplayLine, ...],
    blocks: tuple[Box, ...],
    em: int,
    rules: tuple[Box, ...] = (),
) -> tuple[tuple[DisplayLine, ...], tuple[Box, ...]]:
    """Give lines of display type little larger than the body their smaller characters back."""
    left = list(blocks)
    whole = []
    for line in lines:
        own = [
            block
            for block in left
            if _completes(block, line, em) and not parted(block, line.box, rules)
        ]
        left = [block for block in left if block not in own]
        whole.append(replace(line, box=union([line.box, *own])))
    return tuple(whole), tuple(left)


def _completes(block: Box, line: DisplayLine, em: int) -> bool:
    if line.direction is not Direction.LTR or line.size > 1.8 * em or block.height > line.size:
        return False
    if block.height < 0.65 * line.size:
        return False
    level = abs(block.middle[1] - line.box.middle[1]) < 0.25 * line.size
    return level and overlap_x(block, line.box) > -1.6 * line.size and block.width < line.box.width


def masthead_rows(blocks: tuple[Block, ...], barrier: Mask) -> tuple[Block, ...]:
    """Unite what a masthead prints on one row: letters of spaced pinyin, words of an address."""
    pieces = [block for block in blocks if block.kind is Kind.MASTHEAD and len(block.rows) <= 1]
    rest = [block for block in blocks if block not in pieces]
    rows = chained(
        sorted(pieces, key=lambda block: block.box.left),
        lambda last, piece: _one_row(last.box, piece.box, barrier),
    )
    return (*rest, *(_united(row) for row in rows))


def _one_row(one: Box, other: Box, barrier: Mask) -> bool:
    small, large = sorted((one.height, other.height))
    return large < ALIKE * small and _goes_on(one, other, barrier, large, widest=LETTER_GAP)


def _united(row: list[Block]) -> Block:
    if len(row) == 1:
        return row[0]
    box = union(block.box for block in row)
    return replace(row[0], box=box, rows=(box,), size=max(block.size for block in row))


def _goes_on(one: Box, other: Box, barrier: Mask, em: int, *, widest: float = WIDEST_GAP) -> bool:
    small, large = sorted((one.height, other.height))
    alike = large < ALIKE * small or small < MARK * em
    level = overlap_y(one, other) > 0.6 * small and alike
    gap = other.left - one.right
    if not level or not -em < gap <= widest * em:
        return False
    top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
    between = barrier[top:bottom, one.right : other.left]
    return not between.any()
