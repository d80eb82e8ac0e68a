"""Upright lines in type no larger than the body's beside an upright headline."""

from __future__ import annotations

from dataclasses import replace

from layout.blocks import Block
from press.geometry import Box, overlap_x, overlap_y
from press.page import Direction, Kind

WIDEST = 1.7
"""Ems: a block no wider holds one character a row."""

SHORTEST = 2.5
"""Ems: an upright line of fewer characters is a scrap of something else."""

NEAR = 2.5
"""Ems between such a line and its headline, or the line that stands before it."""

LEVEL = 0.8
"""The share of its height that the headline stands beside."""


def upright_lines(
    blocks: tuple[Block, ...], headlines: tuple[Block, ...], em: int
) -> tuple[Block, ...]:
    """Tell kickers and subtitles of upright headlines among body blocks one character wide.

    Upright lines are read from the right: what stands on the right of the headline is its
    kicker, what stands on the left its subtitle.
    """
    mains = [one for one in headlines if _is_main(one)]
    return tuple(_told(block, mains, blocks, em) for block in blocks)


def _is_main(block: Block) -> bool:
    return block.kind is Kind.HEADLINE and block.direction is Direction.TTB_RTL


def _told(block: Block, mains: list[Block], blocks: tuple[Block, ...], em: int) -> Block:
    if not is_upright(block, em):
        return block
    lines = [other.box for other in blocks if other is not block and is_upright(other, em)]
    for main in mains:
        if overlap_y(block.box, main.box) < LEVEL * block.box.height:
            continue
        gap = -overlap_x(block.box, main.box)
        if gap < NEAR * em or _stands_behind(block.box, main.box, lines, em):
            kind = Kind.KICKER if block.box.left > main.box.middle[0] else Kind.SUBTITLE
            return replace(
                block,
                kind=kind,
                direction=Direction.TTB_RTL,
                rows=(block.box,),
                size=block.box.width,
            )
    return block


def is_upright(block: Block, em: int) -> bool:
    """Tell a body block of one character a row."""
    narrow = block.box.width <= WIDEST * em
    return block.kind is Kind.BODY and narrow and block.box.height >= SHORTEST * em


def _stands_behind(box: Box, main: Box, lines: list[Box], em: int) -> bool:
    """Tell the second of two upright lines between which and the headline the first stands."""
    return any(
        -overlap_x(line, box) < NEAR * em
        and -overlap_x(line, main) < NEAR * em
        and min(box.left, main.left) < line.middle[0] < max(box.right, main.right)
        for line in lines
    )
