"""Parts of pages as small pictures: a character amid its row, an article amid its page."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from evaluation.sampling.units import Printed
from flows.sampling.worklist import AROUND
from press.errors import SampleError
from press.geometry import Box, grown, union
from press.page import Article, Issue, Page

QUALITY = 60
ROW_SIDE = 900
"""Pixels of a row's longer side, at most."""
ARTICLE_SIDE = 1100


@dataclass(frozen=True, slots=True)
class Cutout:
    """A picture of `view`, a part of a page, and the boxes in it that are meant."""

    page: int
    uri: str
    view: Box
    boxes: tuple[Box, ...]

    @property
    def veil(self) -> str:
        """The path of the view without the boxes, to be filled by the even-odd rule."""
        return "".join(
            f"M{box.left} {box.top}H{box.right}V{box.bottom}H{box.left}Z"
            for box in (self.view, *self.boxes)
        )


def cutout_of_character(unit: Printed, package: Path) -> Cutout:
    """Return a character with those of its row around it; of a row without boxes all of it."""
    line, place = unit.line, unit.place
    near = line.chars[max(0, place - AROUND) : place + AROUND + 1] or (line.box,)
    em = max(min(line.box.width, line.box.height), 8)
    view = grown(union((*near, _across(line.box, near))), em // 3, _sheet(unit.page))
    boxes = (grown(line.chars[place], em // 12 + 1, view),) if line.chars else ()
    return _cutout(unit.page, package, view, boxes, ROW_SIDE)


def cutouts_of_article(article: Article, issue: Issue, package: Path) -> list[Cutout]:
    """Return the article's part of every page that it stands on, with what is around it."""
    found = []
    for page in issue.pages:
        boxes = tuple(region.box for region in page.regions if region.id in article.regions)
        if boxes:
            view = grown(union(boxes), max(page.width, page.height) // 30, _sheet(page))
            found.append(_cutout(page, package, view, boxes, ARTICLE_SIDE))
    return found


def _across(line: Box, near: tuple[Box, ...]) -> Box:
    """Return the stretch of the line that these characters stand in, at its full breadth."""
    part = union(near)
    if line.width >= line.height:
        return Box(part.left, line.top, part.right, line.bottom)
    return Box(line.left, part.top, line.right, part.bottom)


def _cutout(page: Page, package: Path, view: Box, boxes: tuple[Box, ...], longest: int) -> Cutout:
    image = _page_image(package / page.image).crop(view.edges())
    image.thumbnail((longest, longest))
    file = BytesIO()
    image.convert("L" if image.mode in ("1", "L") else "RGB").save(
        file, format="JPEG", quality=QUALITY
    )
    uri = "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode("ascii")
    return Cutout(page.number, uri, view, boxes)


def _sheet(page: Page) -> Box:
    return Box(0, 0, page.width, page.height)


@lru_cache(maxsize=4)
def _page_image(file: Path) -> Image.Image:
    """Return a page's picture, read once for all that was drawn from it."""
    try:
        with Image.open(file) as image:
            return Image.fromarray(np.asarray(image))
    except OSError as error:
        raise SampleError(
            f"{file} cannot be read, and so nothing can be cut out of it: {error}. "
            "`banmian check` says what else is wrong with that package."
        ) from error
