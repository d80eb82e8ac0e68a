"""A picture of what was found: articles by colour and number, regions by kind, their order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from export.arrows import draw_trail
from export.colours import KIND_COLOURS, NOBODYS, Colour, article_colour
from export.legend import ROW, Entry, with_legend
from press.doubt import Doubt
from press.geometry import Box
from press.page import Article, Kind, Page, Pixels, Region

WIDTH = 1400
"""Pixels; the text in the picture is set for this width."""

DIMMING = 0.55
"""How far the page is faded towards white."""

TINT = 0.16
"""How much of an article's colour lies over its regions."""

DOUBTFUL = 0.8
"""Articles less sure than this have a question mark beside their number."""

READ = (Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE, Kind.BODY, Kind.SUBHEADING, Kind.ADVERT)
"""Kinds that arrows lead through; what stands amid the text is told by its colour."""

_LABEL, _BADGE = 15, 24
_HEADLINE = 380
_WHITE: Colour = (255, 255, 255)
_DOUBT: Colour = (225, 30, 30)


@dataclass(frozen=True, slots=True)
class _Shown:
    """An article as far as it stands on the page: its number in the issue and its regions."""

    number: int
    article: Article
    regions: tuple[Region, ...]

    @property
    def colour(self) -> Colour:
        return article_colour(self.number)

    @property
    def label(self) -> str:
        return f"{self.number}?" if self.article.confidence < DOUBTFUL else str(self.number)


def overlay(
    page: Page,
    pixels: Pixels,
    *,
    articles: Sequence[Article],
    doubts: Sequence[Doubt] = (),
    width: int = WIDTH,
) -> Pixels:
    """Return the dimmed page, at most `width` pixels wide, under what was found, and a legend.

    Every region has the colour of its article, which a round badge numbers as in the issue, and
    a label in the colour of its kind with its number on the page. Arrows lead through the text
    in reading order. What is listed for review is framed red. The legend shows the headlines as
    they are printed.
    """
    scale = min(1.0, width / pixels.shape[1])
    boxes = {region.id: _scaled(region.box, scale) for region in page.regions}
    shown = _shown(page, articles)
    plain = _resized(pixels, scale)
    image = Image.blend(plain, Image.new("RGB", plain.size, _WHITE), DIMMING)
    colours = {region.id: one.colour for one in shown for region in one.regions}
    for region in page.regions:
        _tint(image, boxes[region.id], colours.get(region.id) or KIND_COLOURS[region.kind])
    draw = ImageDraw.Draw(image)
    _draw_frames(draw, boxes, colours, _doubted(doubts, page))
    for place, region in enumerate(page.regions, 1):
        _draw_label(draw, boxes[region.id], text=str(place), colour=KIND_COLOURS[region.kind])
    for one in shown:
        trail = [boxes[region.id] for region in one.regions if region.kind in READ]
        draw_trail(draw, trail, colour=one.colour)
    for one in shown:
        at = _badge_point(boxes[one.regions[0].id], image.width)
        _draw_badge(draw, at, text=one.label, colour=one.colour)
    return np.asarray(with_legend(image, _legend(page, shown, boxes, plain, doubts)))


def _shown(page: Page, articles: Sequence[Article]) -> list[_Shown]:
    here = {region.id: region for region in page.regions}
    parts = (
        _Shown(number, one, tuple(here[name] for name in one.regions if name in here))
        for number, one in enumerate(articles, 1)
    )
    return [part for part in parts if part.regions]


def _doubted(doubts: Sequence[Doubt], page: Page) -> set[str]:
    return {name for doubt in doubts if doubt.page == page.number for name in doubt.regions}


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = (round(edge * scale) for edge in box.edges())
    return Box(left, top, max(right, left + 1), max(bottom, top + 1))


def _resized(pixels: Pixels, scale: float) -> Image.Image:
    image = Image.fromarray(pixels)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX).convert("RGB")


def _tint(image: Image.Image, box: Box, colour: Colour) -> None:
    piece = image.crop(box.edges())
    image.paste(Image.blend(piece, Image.new("RGB", piece.size, colour), TINT), box.edges())


def _draw_frames(
    draw: ImageDraw.ImageDraw,
    boxes: Mapping[str, Box],
    colours: Mapping[str, Colour],
    doubted: Collection[str],
) -> None:
    for name, box in boxes.items():
        colour = colours.get(name)
        draw.rectangle(box.edges(), outline=colour or NOBODYS, width=2 if colour else 1)
    for name in doubted:
        if name in boxes:
            left, top, right, bottom = boxes[name].edges()
            draw.rectangle((left - 3, top - 3, right + 3, bottom + 3), outline=_DOUBT, width=3)


def _draw_label(draw: ImageDraw.ImageDraw, box: Box, *, text: str, colour: Colour) -> None:
    font = ImageFont.load_default(_LABEL)
    right = box.left + draw.textlength(text, font=font) + 6
    draw.rectangle((box.left, box.top, right, box.top + _LABEL + 3), fill=colour)
    draw.text((box.left + 3, box.top + 1), text, fill=_WHITE, font=font)


def _badge_point(box: Box, width: int) -> tuple[float, float]:
    """Return the box's upper right corner, or the nearest point that leaves the badge whole."""
    return min(box.right, width - _BADGE), max(_BADGE, box.top)


def _draw_badge(
    draw: ImageDraw.ImageDraw, middle: tuple[float, float], *, text: str, colour: Colour
) -> None:
    radius = _BADGE * (0.85 if len(text) < 3 else 1.0)
    draw.ellipse(
        (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius),
        fill=colour, outline=_WHITE, width=2,
    )  # fmt: skip
    size = _BADGE if len(text) < 3 else round(0.8 * _BADGE)
    draw.text(middle, text, fill=_WHITE, font=ImageFont.load_default(size), anchor="mm")


def _legend(
    page: Page,
    shown: Sequence[_Shown],
    boxes: Mapping[str, Box],
    plain: Image.Image,
    doubts: Sequence[Doubt],
) -> list[list[Entry]]:
    """Return the rows of the legend: what is on the page, kinds, and articles by headline."""
    listed = [doubt for doubt in doubts if doubt.page == page.number]
    said = f"page {page.number}: {len(shown)} articles, {len(page.regions)} regions"
    first = [Entry(said)]
    if listed:
        first.append(Entry(f"{len(listed)} to review", _DOUBT))
    there = {region.kind for region in page.regions}
    kinds = [Entry(str(kind), colour) for kind, colour in KIND_COLOURS.items() if kind in there]
    named = [
        Entry(_told(one, page), one.colour, one.label, _headline(one, boxes, plain))
        for one in shown
    ]
    return [[*first, *kinds], named]


def _told(one: _Shown, page: Page) -> str:
    """Return what the printed headline does not say: kind, and the other pages."""
    others = [str(number) for number in one.article.pages if number != page.number]
    kind = "" if one.article.kind == "news" else f" {one.article.kind}"
    return kind + (f" also on page {', '.join(others)}" if others else "")


def _headline(one: _Shown, boxes: Mapping[str, Box], plain: Image.Image) -> Image.Image | None:
    """Return the printed headline as small as a row of the legend."""
    head = next((region for region in one.regions if region.kind is Kind.HEADLINE), None)
    if head is None:
        return None
    picture = plain.crop(boxes[head.id].edges())
    if picture.height > picture.width:
        picture = picture.rotate(90, expand=True)
    picture.thumbnail((_HEADLINE, ROW - 8), Image.Resampling.LANCZOS)
    return picture
