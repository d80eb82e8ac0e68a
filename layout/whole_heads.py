"""Kickers, headlines and subtitles whose row the gutters below them have cut: whole again."""

from __future__ import annotations

from dataclasses import replace

from layout.blocks import Block
from press.geometry import Box, overlap_x, overlap_y, union
from press.page import Direction, Kind

KINDS = (Kind.HEADLINE, Kind.KICKER, Kind.SUBTITLE)

SPACE = 0.4
"""Of the type's height between two parts, at the most: gutters are as wide as the body's type."""

LEVEL, ALIKE = 0.8, 0.8
"""The share of its height that a part has in common with the next; of the heights of both."""


def whole_heads(blocks: tuple[Block, ...], down: tuple[Box, ...]) -> tuple[Block, ...]:
    """Return the blocks, parts of one row of a head as one; `down` are rules, which part them."""
    whole: list[Block] = []
    for block in sorted(blocks, key=lambda block: block.box.left):
        before = next((one for one in whole if _goes_on(one, block, down)), None)
        if before:
            whole[whole.index(before)] = _joined(before, block)
        else:
            whole.append(block)
    return (
        *(block for block in blocks if block in whole),
        *(block for block in whole if block not in blocks),
    )


def _goes_on(one: Block, other: Block, down: tuple[Box, ...]) -> bool:
    if one.kind is not other.kind or not _is_row(one) or not _is_row(other):
        return False
    low, high = sorted((one.box.height, other.box.height))
    gap = other.box.left - one.box.right
    return (
        low > ALIKE * high
        and overlap_y(one.box, other.box) > LEVEL * low
        and abs(gap) < SPACE * low
        and not any(_is_between(rule, one.box, other.box) for rule in down)
    )


def _is_row(block: Block) -> bool:
    return block.kind in KINDS and block.direction is Direction.LTR and len(block.rows) <= 1


def _is_between(rule: Box, one: Box, other: Box) -> bool:
    between = Box(int(one.middle[0]), one.top, int(other.middle[0]), one.bottom)
    return overlap_x(rule, between) > 0 and overlap_y(rule, between) > 0


def _joined(one: Block, other: Block) -> Block:
    rows = (union((*one.rows, *other.rows)),) if one.rows or other.rows else ()
    return replace(one, box=union((one.box, other.box)), size=max(one.size, other.size), rows=rows)
