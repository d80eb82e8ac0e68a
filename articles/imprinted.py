"""Mastheads that layout took for something else, told by what is printed in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from articles.calendar_fields import LUNAR, SOLAR
from articles.imprint import FORMS
from articles.nameplate import TITLE
from articles.phrases import folded
from articles.typesize import type_size
from press.geometry import Box, coverage, distance, overlap_x, overlap_y, union
from press.page import Kind, Line, Page, Region

UPPER = 0.45
"""Share of a page's height within which its masthead stands."""

FEWEST = 3
"""Different things that only a masthead says."""

LONGEST = 36
"""Characters of a masthead's line."""

REACH = 3.0
"""Ems between the lines of a masthead and its title, or a line that says nothing of it."""

CORNER = 0.6
"""Of the page's width: a masthead narrower than that leaves room for articles beside it."""

LARGE = 1.8
"""Ems from which type is that of a title or a headline."""

_TITLES = (Kind.HEADLINE, Kind.BODY, Kind.SUBHEADING, Kind.KICKER, Kind.SUBTITLE, Kind.FIGURE)
_FORMS = (
    *FORMS,
    LUNAR,
    SOLAR,
    re.compile(r"刊号|邮发代号|机关报|主管主办|报社出版|^\d{4}年\d{1,2}月\d{1,2}日(?:星期.|$)"),
)


def with_masthead(page: Page, em: float) -> Page:
    """Return the page with its masthead's lines, and the title beside them, as masthead.

    Beside a masthead in a corner headlines stand as high; they are headlines again.
    """
    telling = [region for region in page.regions if _telling(region, page)]
    lines = [line for region in telling for line in region.lines if _forms([line])]
    if len(_forms(lines)) < FEWEST:
        return page
    known = [line for r in telling if r.kind is Kind.MASTHEAD for line in r.lines if _forms([line])]
    sure = known if len(_forms(known)) >= FEWEST else _together(lines, page)
    zone = _framed(sure, page, em)
    regions = [part for region in page.regions for part in _parted(region, zone, telling, em)]
    regions = [_titled(region, zone, em) for region in regions]
    if zone.width < CORNER * page.width:
        whole = union([zone, *(r.box for r in regions if _is_title(r, zone, em))])
        regions = _without_strangers(regions, whole, em)
    return replace(page, regions=tuple(regions))


def _framed(lines: Sequence[Line], page: Page, em: float) -> Box:
    """Return the frame that a masthead stands in, if it stands in one.

    What is said far from it, an issue of a journal, is said by an article.
    """
    zone = union(line.box for line in lines)
    small = [frame for frame in page.frames if frame.area < 0.3 * page.width * page.height]
    for frame in sorted(small, key=lambda frame: frame.area):
        inside = [line for line in lines if coverage(line.box, frame) > 0.9]
        far = [line for line in lines if distance(line.box, frame) > REACH * em]
        alone = len(_forms(inside)) >= FEWEST and len(inside) + len(far) == len(lines)
        if alone or coverage(zone, frame) > 0.9:
            return frame
    return zone


def _without_strangers(regions: Sequence[Region], zone: Box, em: float) -> list[Region]:
    """Return the regions, those that layout took for masthead and that stand aside as headlines."""
    strange = [
        region
        for region in regions
        if region.kind is Kind.MASTHEAD and overlap_x(region.box, zone) < -0.5 * em
    ]
    large = [region.box for region in strange if _leads(region, strange, em)]
    told = []
    for region in regions:
        if region in strange:
            below = any(
                overlap_x(box, region.box) > 0 and box.top > region.box.top for box in large
            )
            small = Kind.KICKER if below else Kind.SUBTITLE
            region = replace(region, kind=Kind.HEADLINE if region.box in large else small)
        told.append(region)
    return told


def _forms(lines: Sequence[Line]) -> set[int]:
    texts = [text for line in lines if len(text := folded(line.text)) <= LONGEST]
    return {n for n, form in enumerate(_FORMS) if any(form.search(text) for text in texts)}


def _telling(region: Region, page: Page) -> bool:
    high = region.box.top < UPPER * page.height
    return high and region.kind not in (Kind.FURNITURE, Kind.ADVERT, Kind.JUMP)


def _together(lines: Sequence[Line], page: Page) -> list[Line]:
    """Leave out what stands far from the others: a date or a number in an article."""
    across = median(line.box.middle[0] for line in lines)
    down = median(line.box.middle[1] for line in lines)
    far = 0.25 * page.width, 0.2 * page.height
    return [
        line
        for line in lines
        if abs(line.box.middle[0] - across) < far[0] and abs(line.box.middle[1] - down) < far[1]
    ]


def _parted(region: Region, zone: Box, telling: Sequence[Region], em: float) -> list[Region]:
    """Take the lines within the zone out of a region as masthead, the others stay what they are."""
    if region not in telling or coverage(region.box, _wider(zone, em)) == 0:
        return [region]
    inside = [line for line in region.lines if coverage(line.box, _wider(zone, em)) > 0.7]
    if not inside or not (_forms(inside) or coverage(region.box, zone) > 0.7):
        return [region]
    outside = [line for line in region.lines if line not in inside]
    parts = [_part(region, f"{region.id}.m", Kind.MASTHEAD, inside)]
    return parts + ([_part(region, region.id, region.kind, outside)] if outside else [])


def _part(region: Region, name: str, kind: Kind, lines: Sequence[Line]) -> Region:
    box = union(line.box for line in lines)
    return replace(region, id=name, kind=kind, box=box, lines=tuple(lines))


def _leads(region: Region, others: Sequence[Region], em: float) -> bool:
    """Tell a headline from the kicker over it and the subtitle under it, which are smaller."""
    size = type_size(region)
    beside = [other for other in others if overlap_x(other.box, region.box) > 0]
    return size > LARGE * em and all(type_size(other) < 1.5 * size for other in beside)


def _titled(region: Region, zone: Box, em: float) -> Region:
    told = region.kind in _TITLES and _is_title(region, zone, em)
    return replace(region, kind=Kind.MASTHEAD) if told else region


def _is_title(region: Region, zone: Box, em: float) -> bool:
    """Tell what may be the title of a masthead: large, short, and close by."""
    text = folded(region.text)
    if not region.lines or len(text) > 8:
        return False
    level = overlap_y(region.box, zone) > 0.5 * min(region.box.height, zone.height)
    above = (
        overlap_x(region.box, zone) > 0.5 * min(region.box.width, zone.width)
        and region.box.bottom <= zone.bottom
    )
    aside = -overlap_x(region.box, zone) if level else -overlap_y(region.box, zone)
    named = TITLE.fullmatch(text) is not None
    large = named or type_size(region) > LARGE * em
    return (level or above) and large and aside < REACH * em * (2 if named else 1)


def _wider(box: Box, em: float) -> Box:
    by, below = round(REACH * em), round(0.5 * em)
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + below)
