"""Pages for a report: a picture of each, what was found on it, and the parts that articles are."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from export.colours import KIND_COLOURS, NOBODYS, Colour, article_colour
from press.geometry import Box, grown, union
from press.page import Article, Page, Pixels, Region

WIDTH = 2000
"""Pixels of a page's picture, at most: body type can be read, a page is about a megabyte."""

QUALITY = 45

MARGIN = 24
"""Pixels of the page shown round an article."""


@dataclass(frozen=True, slots=True)
class Area:
    """A region as it is drawn: its article's number, 0 for none, and colours."""

    region: Region
    number: int
    article: str
    fill: str
    stroke: str


@dataclass(frozen=True, slots=True)
class Clip:
    """The part of a page that holds an article; all but the article's boxes is veiled."""

    page: int
    view: Box
    boxes: tuple[Box, ...]

    @property
    def veil(self) -> str:
        """The path of the view without the boxes, to be filled by the even-odd rule."""
        holes = "".join(_rectangle(box) for box in self.boxes)
        return _rectangle(self.view) + holes


def picture_uri(pixels: Pixels) -> str:
    """Return a smaller picture of a page as a data URI."""
    image = Image.fromarray(pixels)
    if image.width > WIDTH:
        height = max(1, round(image.height * WIDTH / image.width))
        image = image.resize((WIDTH, height), Image.Resampling.BOX)
    file = BytesIO()
    image.save(file, format="JPEG", quality=QUALITY)
    return "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode("ascii")


def areas_of(page: Page, owners: Mapping[str, tuple[int, str]]) -> list[Area]:
    """Return the page's regions; `owners` has the number and id of every region's article."""
    areas = []
    for region in page.regions:
        number, article = owners.get(region.id, (0, ""))
        stroke = article_colour(number) if number else NOBODYS
        areas.append(
            Area(region, number, article, css_colour(KIND_COLOURS[region.kind]), css_colour(stroke))
        )
    return areas


def clips_of(article: Article, pages: Sequence[Page]) -> list[Clip]:
    """Return the article's part of every page that it stands on."""
    clips = []
    for page in pages:
        boxes = tuple(region.box for region in page.regions if region.id in article.regions)
        if boxes:
            view = grown(union(boxes), MARGIN, Box(0, 0, page.width, page.height))
            clips.append(Clip(page.number, view, boxes))
    return clips


def css_colour(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _rectangle(box: Box) -> str:
    return f"M{box.left} {box.top}H{box.right}V{box.bottom}H{box.left}Z"
