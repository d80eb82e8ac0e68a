"""Rows beyond the text area: running heads and feet, mottoes, stamps of who passed a page on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from press.geometry import Box, coverage, distance, union
from press.page import Kind, Page, Region

EDGE = 0.08
"""Of a page's height: the margin in which such rows stand."""

APART, ALONE = 1.2, 1.5
"""Ems of white over a running foot; ems of white round a row over the text."""

ROWS = 2
"""Rows of such a line, at the most; what has more is text."""

_AT_FOOT = (Kind.BODY, Kind.HEADLINE, Kind.KICKER, Kind.SUBTITLE, Kind.SUBHEADING)
_AT_HEAD = (Kind.BODY, Kind.SUBHEADING)

_FIGURES = re.compile(r"\d|[一二三四五六七八九十廿]|[农農]历|[农農]曆")


def without_outliers(regions: Sequence[Region], page: Page, em: float) -> list[Region]:
    """Return the regions, as furniture those that stand in the page's margins, beyond its text.

    Over the text stands only what is no larger than the text and alone: a headline may be the
    first thing of a page, but not the last. What has figures there, a date, is the masthead's.
    """
    texts = [one.box for one in regions if one.kind is Kind.BODY and len(one.lines) > ROWS]
    if not texts:
        return list(regions)
    area = union(texts)
    return [
        replace(one, kind=Kind.FURNITURE)
        if len(one.lines) <= ROWS
        and not any(coverage(one.box, frame) > 0.5 for frame in page.frames)
        and (_is_foot(one, area, page, em) or _is_head(one, regions, area, page, em))
        else one
        for one in regions
    ]


def _is_foot(one: Region, area: Box, page: Page, em: float) -> bool:
    margin = one.box.top > (1 - EDGE) * page.height
    return margin and one.kind in _AT_FOOT and one.box.top - area.bottom > APART * em


def _is_head(one: Region, regions: Sequence[Region], area: Box, page: Page, em: float) -> bool:
    margin = min(EDGE * page.height, area.top)
    dated = any(_FIGURES.search(line.text) for line in one.lines)
    if dated or one.kind not in _AT_HEAD or one.box.bottom > margin:
        return False
    below = (other.box for other in regions if other.box.bottom > margin)
    return all(distance(one.box, box) > ALONE * em for box in below)
