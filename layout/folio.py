"""The folio line: what stands above a long rule at the head of a page."""

from __future__ import annotations

from dataclasses import replace

from layout.blocks import Block
from press.geometry import Box
from press.page import Kind


def folio_rules(rules: tuple[Box, ...], page: Box) -> tuple[Box, ...]:
    """Return the long rules at the head of a page."""
    return tuple(
        rule for rule in rules if rule.width > 0.5 * page.width and rule.top < 0.09 * page.height
    )


def furniture(
    blocks: tuple[Block, ...], page: Box, rules: tuple[Box, ...], em: int
) -> tuple[Block, ...]:
    """Tell the folio line: what stands above a long rule at the head of a page, or at its foot."""
    head = max((rule.bottom for rule in folio_rules(rules, page)), default=0)
    return tuple(
        replace(block, kind=Kind.FURNITURE)
        if block.kind is not Kind.MASTHEAD and block.box.bottom <= head + em // 3
        else block
        for block in blocks
    )
