"""The masthead: a very large title at the top of a page and all that stands beside it."""

from __future__ import annotations

from dataclasses import replace

from layout.blocks import Block
from layout.folio import folio_rules
from press.geometry import Box
from press.page import Direction, Kind

TITLE_LENGTH = 9.5
"""Type heights: the longest title of a paper with white between its characters."""

MASTHEAD_SIZE = 4.2
"""Ems: type this large in the top fifth of a page is the paper's title."""


def masthead(
    blocks: tuple[Block, ...], page: Box, rules: tuple[Box, ...], em: int
) -> tuple[Block, ...]:
    """Tell the masthead: all that stands beside or above a very large title at the top."""
    titles = [block for block in blocks if _may_be_title(block, blocks, page, rules, em)]
    if not titles or max(blocks, key=lambda block: block.size) not in titles:
        return blocks
    title = max(titles, key=lambda block: block.size)
    foot = _foot(title, page, rules, em)
    return tuple(
        replace(block, kind=Kind.MASTHEAD)
        if block.box.middle[1] < foot and block.box.bottom < foot + em
        else block
        for block in blocks
    )


def _may_be_title(
    block: Block, blocks: tuple[Block, ...], page: Box, rules: tuple[Box, ...], em: int
) -> bool:
    large = block.kind is Kind.HEADLINE and block.size >= MASTHEAD_SIZE * em
    if not large or block.box.bottom > 0.22 * page.height:
        return False
    return _is_short(block) and not _below_folio(block, blocks, page, rules)


def _is_short(block: Block) -> bool:
    """Tell a title, one line of few characters, from a headline."""
    along = block.box.height if block.direction is Direction.TTB_RTL else block.box.width
    return len(block.rows) == 1 and along <= TITLE_LENGTH * block.size


def _below_folio(
    block: Block, blocks: tuple[Block, ...], page: Box, rules: tuple[Box, ...]
) -> bool:
    """Tell what stands on an inside page: below a folio line and the rule under it."""
    above = [rule for rule in folio_rules(rules, page) if rule.bottom <= block.box.top]
    return any(other.box.bottom <= rule.bottom for rule in above for other in blocks)


def _foot(title: Block, page: Box, rules: tuple[Box, ...], em: int) -> int:
    below = [
        rule.top
        for rule in rules
        if rule.width > 0.6 * page.width
        and title.box.bottom - em < rule.top
        and rule.top < title.box.bottom + 12 * em
    ]
    return max(below, default=title.box.bottom)
