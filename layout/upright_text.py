"""Body type that is set upright (竖排): told from horizontal type, and taken apart on its side.

Characters of a line stand closer than lines do. Ink smeared by less than the white between two
lines therefore hangs together along the lines, in slim pieces that lie in horizontal type and
stand in upright type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from layout.blocks import Block
from layout.components import boxes_of, painted
from layout.crowd import Crowd
from layout.headlines import display_lines
from layout.ink import Mask
from layout.kinds import headline_blocks
from layout.morphology import closed, without
from layout.text import Printed, text_blocks
from press.geometry import Box, coverage, grown, overlap_x, overlap_y, union
from press.page import Direction, Kind
from press.turning import crossed, laid_down, stood_up

SMEAR = 0.22
"""Ems by which ink is smeared: more than between two characters, less than between two lines."""

LONG, SLIM = 2.5, (0.5, 1.3)
"""Ems: a piece of a line is at least so long, and between so much and so much across."""

STROKE = 0.8
"""The share of a piece that a single stroke fills, a bracket of large upright type."""

BESIDE = 0.8
"""Ems of white between two lines, at the most."""

FEWEST, LEAST = 3, 14.0
"""Lines side by side, and ems of them together, that make upright text."""

AGAINST = 0.2
"""Of the area of the pieces that stand: as much in pieces that lie among them speaks against it."""

NEAR, ASIDE = 0.7, 1.3
"""Ems of white below and above, and beside, upright text up to what belongs to it."""

GUTTER, SAME = 3.0, 0.6
"""Ems of white between two bands, at the most, and the share of their width that they have in
common."""

WIDER, WIDE = 1.5, 3.2
"""Of its height, and of its type: a headline amid upright text that is so wide runs across."""

CLEAR = 0.45
"""Ems of white round such a headline; between the characters of a line there is less."""


def upright_parts(ink: Mask, em: int) -> Mask:
    """Return the ink of upright body type and of the display type that stands level with it.

    `ink` is a page's without photos and rules.
    """
    smear = max(3, 2 * round(SMEAR * em / 2) + 1)
    pieces = boxes_of(closed(ink, width=smear, height=smear), least_area=4)
    strokes = [box for box in boxes_of(ink) if box.width >= STROKE * LONG * em]
    lying = [
        box
        for box in pieces
        if _is_slim(box.height, box.width, em)
        and not any(coverage(box, stroke) > STROKE for stroke in strokes)
    ]
    standing = [box for box in pieces if _is_slim(box.width, box.height, em)]
    texts = [
        union(lines) for lines in _side_by_side(standing, ink, em) if _is_text(lines, lying, em)
    ]
    if not texts:
        return painted(ink.shape, ())
    level = painted(ink.shape, tuple(lying), 1)
    others = [box for box in pieces if box not in lying]
    parts = without(ink & painted(ink.shape, _areas(texts, others, em), 1), level)
    lines = painted(ink.shape, tuple(standing), 1)
    heads = _level_headlines(without(parts, lines), lines, em)
    return without(parts, painted(ink.shape, heads, 1))


def _level_headlines(ink: Mask, lines: Mask, em: int) -> tuple[Box, ...]:
    """Return the headlines that run across: clearly wider than high, and clear of upright lines."""
    whole = Box(0, 0, ink.shape[1], ink.shape[0])
    found = []
    for block in headline_blocks(display_lines(ink, em), em):
        box, near = block.box, grown(block.box, round(CLEAR * em), whole)
        level = block.direction is Direction.LTR
        wide = level and box.width > max(WIDER * box.height, WIDE * block.size)
        if wide and not lines[near.top : near.bottom, near.left : near.right].any():
            found.append(box)
    return tuple(found)


def _is_slim(across: int, along: int, em: int) -> bool:
    least, most = SLIM
    return along >= LONG * em and least * em <= across <= most * em


def _side_by_side(standing: Sequence[Box], ink: Mask, em: int) -> list[list[Box]]:
    """Return lines that stand side by side, group by group."""
    rows = painted(ink.shape, tuple(standing))
    groups = boxes_of(closed(rows, width=round(2 * BESIDE * em), height=1))
    return [[box for box in standing if coverage(box, group) > 0.99] for group in groups]


def _is_text(lines: Sequence[Box], lying: Sequence[Box], em: int) -> bool:
    if len(lines) < FEWEST or sum(box.height for box in lines) < LEAST * em:
        return False
    whole = union(lines)
    against = sum(box.area for box in lying if coverage(box, whole) > 0.5)
    return against < AGAINST * sum(box.area for box in lines)


def _areas(texts: Sequence[Box], pieces: Sequence[Box], em: int) -> tuple[Box, ...]:
    """Return the areas of upright text: bands in a stack, and what stands beside all of them."""
    crowd = Crowd.of(pieces)
    areas = [_grown(text, crowd, em) for text in texts]
    return tuple(_grown(area, crowd, em) for area in _stacked(areas, em))


def _grown(area: Box, pieces: Crowd, em: int) -> Box:
    """Return an area with all that stands close beside it and level."""
    larger = union([area, *_near(pieces, area, em)])
    return area if larger == area else _grown(larger, pieces, em)


def _stacked(areas: Sequence[Box], em: int) -> list[Box]:
    """Return the areas with those of one width united that stand one below the other."""
    for one, other in combinations(areas, 2):
        wide = max(one.width, other.width)
        if overlap_x(one, other) > SAME * wide and overlap_y(one, other) > -GUTTER * em:
            rest = [area for area in areas if area not in (one, other)]
            return _stacked([*rest, union([one, other])], em)
    return list(areas)


def _near(pieces: Crowd, area: Box, em: int) -> list[Box]:
    _, top, _, bottom = pieces.edges.T
    across, down = pieces.overlaps(area)
    level = (top >= area.top - NEAR * em) & (bottom <= area.bottom + NEAR * em)
    return pieces.chosen(level & (across > -ASIDE * em) & (down > -NEAR * em))


def without_type(frames: tuple[Box, ...], ink: Mask) -> tuple[Box, ...]:
    """Return the frames that have none of the ink in them."""
    return tuple(box for box in frames if not ink[box.top : box.bottom, box.left : box.right].any())


def upright_blocks(ink: Mask, pictures: Mask, printed: Printed, em: int) -> tuple[Block, ...]:
    """Return the blocks of what is set upright: bands of body type, headlines beside them.

    The page is turned on its side, and what stands there is taken apart like horizontal type.
    """
    if not ink.any():
        return ()
    width = ink.shape[1]

    def down(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
        return tuple(laid_down(box, width) for box in boxes)

    lying = Printed(down(printed.photos), down(printed.down), down(printed.across))
    blocks, _ = text_blocks(_laid(ink), _laid(pictures), lying, em)
    return tuple(_stood_up(block, width) for block in blocks)


def _laid(mask: Mask) -> Mask:
    return np.ascontiguousarray(np.rot90(mask))


def _stood_up(block: Block, width: int) -> Block:
    """Return a block as it stands on the page; what is level there was upright on its side."""
    direction = crossed(block.direction)
    upright = direction is Direction.TTB_RTL
    rows = [stood_up(row, width) for row in block.rows]
    rows.sort(key=lambda row: (-row.right, row.top) if upright else (row.top, row.left))
    kind = block.kind if upright else _OTHER_SIDE.get(block.kind, block.kind)
    box = stood_up(block.box, width)
    return replace(block, kind=kind, box=box, rows=tuple(rows), direction=direction)


_OTHER_SIDE = {Kind.KICKER: Kind.SUBTITLE, Kind.SUBTITLE: Kind.KICKER}
"""On its side a level kicker stands to the left of its headline, where an upright subtitle does."""
