"""Names of authors by a headline that are nothing but a name: under it, level or upright."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.phrases import folded, is_byline
from articles.typesize import type_size
from press.geometry import overlap_x, overlap_y
from press.page import Direction, Kind, Page, Region

LARGEST, WIDEST = 1.4, 1.7
"""Ems of the type of a name below a headline; of the column in which a name stands upright."""

UNDER = 4.5
"""Ems between a headline and the name below it."""

BESIDE = 3.0
"""Ems between a scrap and the rest of its row."""

SQUARE = "□"

_TEXT = (Kind.BODY, Kind.SUBHEADING)

_NAME = re.compile(r"[一-龥]{2,3}")


def with_authors(page: Page, em: float) -> Page:
    """Return the page with lone names as bylines: too short for a subtitle, or all that stands in
    its row, or its upright column, right under a headline."""
    heads = [region for region in page.regions if region.kind is Kind.HEADLINE]
    told = [
        replace(region, kind=Kind.BYLINE)
        if _is_author(region, heads, em) and not _shares_row(region, page, em)
        else region
        for region in page.regions
    ]
    return replace(page, regions=tuple(_squared(region) for region in told))


def _squared(region: Region) -> Region:
    """Return a byline with the square before its names: it is read as the character 口."""
    if region.kind is not Kind.BYLINE:
        return region
    lines = (
        replace(line, text=SQUARE + line.text[1:]) if line.text.startswith("口") else line
        for line in region.lines
    )
    return replace(region, lines=tuple(lines))


def _is_author(region: Region, heads: Sequence[Region], em: float) -> bool:
    text = folded(region.text)
    if not _NAME.fullmatch(text) and not is_byline(text):
        return False
    if region.kind is Kind.SUBTITLE:
        return len(region.lines) == 1 and type_size(region) < LARGEST * em
    upright = region.box.width < WIDEST * em and region.box.height > region.box.width
    alone = region.kind in _TEXT and (upright or len(region.lines) == 1)
    return alone and any(_is_under(region, head, em) for head in heads if _stands(head) is upright)


def _shares_row(region: Region, page: Page, em: float) -> bool:
    """Tell a scrap of a row of display type: something no larger stands level and close by."""
    return any(
        other is not region
        and other.box.height < 2 * region.box.height
        and overlap_y(other.box, region.box) > 0.5 * region.box.height
        and -overlap_x(other.box, region.box) < BESIDE * em
        for other in page.regions
    )


def _is_under(region: Region, head: Region, em: float) -> bool:
    across = overlap_x(region.box, head.box) > 0.5 * region.box.width
    return across and -em < region.box.top - head.box.bottom < UNDER * em


def _stands(head: Region) -> bool:
    return head.direction is Direction.TTB_RTL
