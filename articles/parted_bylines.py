"""Bylines across two columns that the gutter between them has cut: names lead either column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.phrases import is_byline
from press.geometry import Box, overlap_x, overlap_y, union
from press.page import Kind, Line, Page, Region

BESIDE = 2.5
"""Ems between the two halves, at the most."""


def with_whole_bylines(page: Page, em: float) -> Page:
    """Return the page with names that head a column, level with a byline, in that byline."""
    bylines = {region.id: region for region in page.regions if region.kind is Kind.BYLINE}
    columns: dict[str, Region] = {}
    for region in page.regions:
        byline = _beside(region, list(bylines.values()), em)
        if byline is None:
            continue
        names, rest = region.lines[0], region.lines[1:]
        lines = tuple(sorted((*byline.lines, names), key=lambda line: line.box.left))
        bylines[byline.id] = replace(byline, box=union((byline.box, names.box)), lines=lines)
        top = min(line.box.top for line in rest)
        box = Box(region.box.left, top, region.box.right, region.box.bottom)
        columns[region.id] = replace(region, box=box, lines=rest)
    told = bylines | columns
    return replace(page, regions=tuple(told.get(one.id, one) for one in page.regions))


def _beside(region: Region, bylines: Sequence[Region], em: float) -> Region | None:
    """Return the byline whose other half heads a column, if one does."""
    if region.kind is not Kind.BODY or len(region.lines) < 2 or not is_byline(region.lines[0].text):
        return None
    names = region.lines[0]
    return next((one for one in bylines if _is_level(one, names, em)), None)


def _is_level(byline: Region, names: Line, em: float) -> bool:
    one, other = byline.box, names.box
    level = overlap_y(one, other) > 0.6 * min(one.height, other.height)
    return level and len(byline.lines) == 1 and -BESIDE * em < overlap_x(one, other) <= 0
