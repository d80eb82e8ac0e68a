"""A picture of what was found: regions by kind, articles by number and colour, their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, cos, pi, sin

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from export.colours import KIND_COLOURS, NOBODYS, Colour, article_colour
from export.legend import with_legend
from press.geometry import Box
from press.page import Article, Page, Pixels, Region

WIDTH = 1400
"""Pixels; the text in the picture is set for this width."""

DIMMING = 0.6
"""How far the page is faded towards white."""

TINT = 0.16
"""How much of a kind's colour lies over its regions."""

_LABEL, _BADGE = 15, 24
_WHITE: Colour = (255, 255, 255)

Point = tuple[float, float]


def overlay(page: Page, pixels: Pixels, *, articles: Sequence[Article]) -> Pixels:
    """Return the dimmed page, at most 1400 pixels wide, under what was found, and a legend.

    Every region is filled in its kind's colour and carries its number on the page; its frame
    has its article's colour. A round badge gives the article's number in the issue, and arrows
    lead through its regions in reading order.
    """
    scale = min(1.0, WIDTH / pixels.shape[1])
    boxes = {region.id: _scaled(region.box, scale) for region in page.regions}
    trails = {
        number: [boxes[name] for name in article.regions if name in boxes]
        for number, article in enumerate(articles, 1)
    }
    image = _tinted(_dimmed(pixels, scale), page.regions, boxes=boxes)
    draw = ImageDraw.Draw(image)
    _draw_frames(draw, boxes.values(), trails=trails)
    for place, region in enumerate(page.regions, 1):
        _draw_label(draw, boxes[region.id], text=str(place), colour=KIND_COLOURS[region.kind])
    for number, trail in trails.items():
        if trail:
            _draw_badge(
                draw,
                _badge_point(trail[0], image.width),
                text=str(number),
                colour=article_colour(number),
            )
    here = sum(map(bool, trails.values()))
    said = f"page {page.number}: {here} articles, {len(page.regions)} regions"
    kinds = ((str(kind), colour) for kind, colour in KIND_COLOURS.items())
    return np.asarray(with_legend(image, [(said, None), *kinds]))


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(edge * scale) for edge in box.edges())
    return Box(left, top, right, bottom)


def _dimmed(pixels: Pixels, scale: float) -> Image.Image:
    image = Image.fromarray(pixels).convert("RGB")
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    image = image.resize(size, Image.Resampling.BOX)
    return Image.blend(image, Image.new("RGB", size, _WHITE), DIMMING)


def _tinted(image: Image.Image, regions: Sequence[Region], *, boxes: dict[str, Box]) -> Image.Image:
    for region in regions:
        edges = boxes[region.id].edges()
        piece = image.crop(edges)
        colour = Image.new("RGB", piece.size, KIND_COLOURS[region.kind])
        image.paste(Image.blend(piece, colour, TINT), edges)
    return image


def _draw_frames(
    draw: ImageDraw.ImageDraw, boxes: Iterable[Box], *, trails: dict[int, list[Box]]
) -> None:
    for box in boxes:
        draw.rectangle(box.edges(), outline=NOBODYS, width=1)
    for number, trail in trails.items():
        for box in trail:
            draw.rectangle(box.edges(), outline=article_colour(number), width=3)
        _draw_trail(draw, trail, colour=article_colour(number))


def _draw_trail(draw: ImageDraw.ImageDraw, boxes: Sequence[Box], *, colour: Colour) -> None:
    """Draw arrows from each region to the next, from middle to middle."""
    for one, other in pairwise(boxes):
        start, end = one.middle, other.middle
        draw.line((*start, *end), fill=colour, width=2)
        draw.polygon(_arrow_head(start, end), fill=colour)


def _arrow_head(start: Point, end: Point, *, size: float = 13) -> list[Point]:
    angle = atan2(end[1] - start[1], end[0] - start[0])
    wings = (angle + pi - 0.4, angle + pi + 0.4)
    return [end, *((end[0] + size * cos(wing), end[1] + size * sin(wing)) for wing in wings)]


def _draw_label(draw: ImageDraw.ImageDraw, box: Box, *, text: str, colour: Colour) -> None:
    font = ImageFont.load_default(_LABEL)
    right = box.left + draw.textlength(text, font=font) + 6
    draw.rectangle((box.left, box.top, right, box.top + _LABEL + 3), fill=colour)
    draw.text((box.left + 3, box.top + 1), text, fill=_WHITE, font=font)


def _badge_point(box: Box, width: int) -> Point:
    """Return the box's upper right corner, or the nearest point that leaves the badge whole."""
    return min(box.right, width - _BADGE), max(_BADGE, box.top)


def _draw_badge(draw: ImageDraw.ImageDraw, middle: Point, *, text: str, colour: Colour) -> None:
    radius = _BADGE * 0.85
    draw.ellipse(
        (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius),
        fill=colour, outline=_WHITE, width=2,
    )  # fmt: skip
    draw.text(middle, text, fill=_WHITE, font=ImageFont.load_default(_BADGE), anchor="mm")
