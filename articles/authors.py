"""Names of authors by a headline that are nothing but a name: under it, level or upright."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.phrases import folded, is_byline
from articles.typesize import type_size
from press.geometry import overlap_x
from press.page import Direction, Kind, Page, Region

LARGEST, WIDEST = 1.4, 1.7
"""Ems of the type of a name below a headline; of the column in which a name stands upright."""

UNDER = 3.0
"""Ems between an upright headline and the name below it."""

_NAME = re.compile(r"[一-龥]{2,3}")


def with_authors(page: Page, em: float) -> Page:
    """Return the page with lone names as bylines: too short for a subtitle, or one below the other
    under an upright headline."""
    tall = [
        region
        for region in page.regions
        if region.kind is Kind.HEADLINE and region.direction is Direction.TTB_RTL
    ]
    told = [
        replace(region, kind=Kind.BYLINE) if _is_author(region, tall, em) else region
        for region in page.regions
    ]
    return replace(page, regions=tuple(told))


def _is_author(region: Region, tall: Sequence[Region], em: float) -> bool:
    text = folded(region.text)
    if not _NAME.fullmatch(text) and not is_byline(text):
        return False
    if region.kind is Kind.SUBTITLE:
        return len(region.lines) == 1 and type_size(region) < LARGEST * em
    upright = region.box.width < WIDEST * em and region.box.height > region.box.width
    return (
        region.kind is Kind.BODY
        and upright
        and any(
            overlap_x(region.box, head.box) > 0
            and -em < region.box.top - head.box.bottom < UNDER * em
            for head in tall
        )
    )
