"""What stands in a frame of its own: an advert, a notice, or news."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from articles.paragraphs import body_from_regions
from articles.phrases import folded, is_notice, offers
from articles.typesize import type_size
from press.geometry import Box, union
from press.page import Kind, Line, Passage, Region

OWN_TYPE = 0.1
"""The share by which the type of a frame differs from the body's when it is not the body's."""

HEAD = 0.8
"""Of the tallest line: lines at the top as tall as that are an advert's headline."""

LARGER = 1.25
"""How much taller than the text a headline's lines are."""


def kind_of_frame(regions: tuple[Region, ...], em: float, *, small: bool) -> str:
    """Return `advert`, `notice` or `news` for what stands in one frame."""
    head = "".join(folded(one.text) for one in regions if one.kind is Kind.HEADLINE)
    texts = [one for one in regions if one.kind is not Kind.HEADLINE and one.lines]
    size = median(type_size(one) for one in texts) if texts else em
    own = abs(size / em - 1) > OWN_TYPE
    if not (small or own):
        return "news"
    if is_notice(head):
        return "notice"
    return "advert" if offers("".join(folded(one.text) for one in regions)) else "news"


def advert_region(regions: tuple[Region, ...], frame: Box) -> Region:
    """Return an advert's regions, its headline first, as the one region that its frame is."""
    lines = tuple(line for region in regions for line in region.lines)
    return replace(regions[0], kind=Kind.ADVERT, box=frame, lines=lines)


def advert_headline(region: Region) -> str:
    head, _ = _parts(region)
    return " ".join(line.text.strip() for line in head)


def advert_text(region: Region) -> tuple[Passage, ...]:
    _, text = _parts(region)
    if not text:
        return ()
    body = replace(region, kind=Kind.BODY, box=union(line.box for line in text), lines=text)
    return body_from_regions((body,), type_size(body))


def _parts(region: Region) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    heights = [line.box.height for line in region.lines]
    if not heights or max(heights) < LARGER * median(heights):
        return (), region.lines
    least = HEAD * max(heights)
    count = next((n for n, height in enumerate(heights) if height < least), len(heights))
    return region.lines[:count], region.lines[count:]
