"""Kinds from geometry: what a block's size and place say of its role.

What was read refines them later; here a wrong guess must not lose text, so that every block
keeps its own region.
"""

from __future__ import annotations

from dataclasses import replace

from layout.blocks import Block
from layout.display import DisplayLine
from layout.separators import parted
from press.geometry import Box, overlap_x, overlap_y, union
from press.page import Direction, Kind

TEXT_ROWS, LARGE_TEXT = 3, 2.2
"""Rows, and ems of their type, from which display type is text and no headline."""

LARGE_WIDTH = 8.0
"""Type heights: narrower rows upon rows are a headline that hangs beside its text."""


def headline_blocks(
    lines: tuple[DisplayLine, ...], em: int, rules: tuple[Box, ...] = ()
) -> tuple[Block, ...]:
    """Unite display lines of one size that stand together into headline blocks."""
    pending = [
        Block(Kind.HEADLINE, line.box, line.direction, line.size, (line.box,))
        for line in sorted(lines, key=lambda line: (line.box.top, line.box.left))
    ]
    blocks: list[Block] = []
    for block in pending:
        home = next(
            (
                other
                for other in reversed(blocks)
                if _one_headline(other, block, em) and not parted(other.box, block.box, rules)
            ),
            None,
        )
        if home is None:
            blocks.append(block)
        else:
            blocks[blocks.index(home)] = replace(
                home, box=union([home.box, block.box]), rows=(*home.rows, *block.rows)
            )
    return tuple(_rows_in_order(block) for block in blocks)


def _rows_in_order(block: Block) -> Block:
    if block.direction is Direction.TTB_RTL:
        return replace(block, rows=tuple(sorted(block.rows, key=lambda row: -row.left)))
    return replace(block, rows=tuple(sorted(block.rows, key=lambda row: row.top)))


def _one_headline(one: Block, other: Block, em: int) -> bool:
    small, large = sorted((one.size, other.size))
    if one.direction is not other.direction or large > 1.18 * small + 0.1 * em:
        return False
    across, down = overlap_x(one.box, other.box), overlap_y(one.box, other.box)
    if one.direction is Direction.TTB_RTL:
        return down > 0.5 * min(one.box.height, other.box.height) and across > -0.9 * small
    return across > 0.5 * min(one.box.width, other.box.width) and down > -0.9 * small


def headline_roles(
    blocks: tuple[Block, ...], em: int, rules: tuple[Box, ...] = ()
) -> tuple[Block, ...]:
    """Tell kicker and subtitle from the headline they stand by, and text in large type.

    What one of the `rules` parts from a masthead's title is no subtitle of it.
    """
    blocks = tuple(
        replace(block, kind=Kind.BODY) if _is_large_text(block, em) else block for block in blocks
    )
    return tuple(replace(block, kind=_role(block, blocks, em, rules)) for block in blocks)


def _is_large_text(block: Block, em: int) -> bool:
    """Tell a notice, an advert or an editorial: rows upon rows little larger than the body."""
    across = block.direction is Direction.LTR and block.box.width >= LARGE_WIDTH * block.size
    return across and len(block.rows) >= TEXT_ROWS and block.size < LARGE_TEXT * em


def _role(block: Block, blocks: tuple[Block, ...], em: int, rules: tuple[Box, ...]) -> Kind:
    if block.kind is not Kind.HEADLINE:
        return block.kind
    for other in blocks:
        larger = other.kind is Kind.HEADLINE and other.size > 1.18 * block.size
        if larger and not parted(block.box, other.box, rules):
            place = _place_beside(block, other, em)
            if place is not None:
                return place
    return Kind.HEADLINE


def _place_beside(block: Block, headline: Block, em: int) -> Kind | None:
    """Return what a smaller block is to a headline: kicker before it, subtitle after it."""
    one, main = block.box, headline.box
    across, down = overlap_x(one, main), overlap_y(one, main)
    near = max(1.2 * em, 0.7 * headline.size)
    if headline.direction is Direction.TTB_RTL:
        if block.direction is not Direction.TTB_RTL or down < 0.6 * one.height or across < -near:
            return None
        return Kind.KICKER if one.left >= main.right - em else Kind.SUBTITLE
    if (
        block.direction is Direction.TTB_RTL
        or across < 0.6 * min(one.width, main.width)
        or down < -near
    ):
        return None
    return Kind.KICKER if one.middle[1] < main.middle[1] else Kind.SUBTITLE


def lone_rows(
    blocks: tuple[Block, ...], headlines: tuple[Block, ...], em: int
) -> tuple[Block, ...]:
    """Tell kickers and subtitles in body-sized type: rows on their own by a headline."""
    return tuple(_lone_row(block, blocks, headlines, em) for block in blocks)


def _lone_row(
    block: Block, blocks: tuple[Block, ...], headlines: tuple[Block, ...], em: int
) -> Block:
    if block.kind is not Kind.BODY or len(block.rows) > 2:
        return block
    for headline in headlines:
        if headline.kind is not Kind.HEADLINE or headline.direction is Direction.TTB_RTL:
            continue
        place = _place_beside(block, headline, em)
        gap = -overlap_y(block.box, headline.box)
        if place is None or gap > 1.3 * em or _continues(block, blocks, em):
            continue
        return replace(block, kind=place)
    return block


def _continues(block: Block, blocks: tuple[Block, ...], em: int) -> bool:
    """Tell whether body text of the same column goes on right below or above."""
    return any(
        other is not block
        and other.kind is Kind.BODY
        and len(other.rows) > 1
        and abs(other.box.left - block.box.left) < 2.5 * em
        and abs(other.box.right - block.box.right) < em
        and -1.2 * em < overlap_y(other.box, block.box)
        for other in blocks
    )
