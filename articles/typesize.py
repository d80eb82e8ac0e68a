"""The size of a page's body type, in pixels."""

from __future__ import annotations

from statistics import median

from press.page import Direction, Kind, Page, Region

GLYPH = 0.92
"""The share of its em that the tallest glyphs of a line fill."""


def body_em(page: Page) -> float:
    """Return the em of the page's body type; a guess from its resolution when it has no text."""
    heights = [
        line.box.height
        for region in page.regions
        if region.kind is Kind.BODY and region.direction is Direction.LTR
        for line in region.lines
    ]
    return median(heights) / GLYPH if heights else 9 / 72 * (page.dpi or 300)


def type_size(region: Region) -> float:
    """Return the em of a region's own type."""
    across = region.direction is Direction.TTB_RTL
    sizes = [line.box.width if across else line.box.height for line in region.lines]
    return median(sizes) / GLYPH if sizes else 0.0
