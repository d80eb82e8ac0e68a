"""Headlines in type hardly larger than the body's, told by where they stand: beside their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.paragraphs import opens_paragraph
from articles.phrases import folded, is_byline, jump_in
from articles.typesize import type_size
from press.geometry import Box, overlap_x, overlap_y
from press.page import Direction, Kind, Page, Region

LARGER = 1.04
"""Ems of the type of such a headline, at the least."""

FEWEST, MOST, ROWS = 5, 30, 4
"""Characters of such a headline, and its rows at the most."""

LEVEL, ASIDE, ALONE = 1.6, 4.0, 1.5
"""Ems by which it and its text differ in level, that lie between them, and of white round it."""

STOPS = frozenset("。；;…")


def with_hanging_heads(page: Page, em: float) -> Page:
    """Return the page with every few words that hang beside a text, alone there, as a headline."""
    body = [region for region in page.regions if region.kind is Kind.BODY and region.lines]
    told = [
        replace(region, kind=Kind.HEADLINE) if _hangs(region, body, page, em) else region
        for region in page.regions
    ]
    return replace(page, regions=tuple(told))


def _hangs(region: Region, body: Sequence[Region], page: Page, em: float) -> bool:
    if region not in body or not _is_title(region, em):
        return False
    alone = not any(
        _crowds(other.box, region.box, em)
        for other in page.regions
        if other is not region and other.kind not in (Kind.BYLINE, Kind.FURNITURE)
    )
    return alone and any(_is_text_of(region, other, em) for other in body)


def _is_title(region: Region, em: float) -> bool:
    text = folded("".join(line.text for line in region.lines))
    short = FEWEST <= len(text) <= MOST and len(region.lines) <= ROWS
    across = region.direction is Direction.LTR and type_size(region) >= LARGER * em
    said = is_byline(text) or jump_in(text) is not None or any(char in STOPS for char in text)
    return short and across and not said


def _crowds(other: Box, box: Box, em: float) -> bool:
    """Tell what stands over or under a box with less than white between."""
    return overlap_x(other, box) > 0 and -overlap_y(other, box) < ALONE * em


def _is_text_of(head: Region, text: Region, em: float) -> bool:
    """Tell a wider column that begins an article, level with the head and close beside it."""
    if len(text.lines) < ROWS or text.box.width < head.box.width or text is head:
        return False
    aside = -overlap_x(head.box, text.box)
    level = abs(text.box.top - head.box.top) < LEVEL * em
    return level and 0 <= aside < ASIDE * em and opens_paragraph(text, em)
