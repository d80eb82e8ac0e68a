"""The page images of a package and their overlays."""

from __future__ import annotations

from collections.abc import Iterator

from export.images import overlay_picture, page_picture
from export.material import File, Material
from export.overlay import WIDTH, overlay
from press.page import Page, Pixels

LARGE = "large-overlays"
"""What `--also` calls overlays large enough to read the print."""


def page_file(page: Page, pixels: Pixels) -> File:
    """Return the straightened page as it is kept: every box refers to it."""
    image = page_picture(pixels, page.dpi)
    return File(f"pages/p{page.number:04}{image.suffix}", image.content)


def write(material: Material) -> Iterator[File]:
    """Give a picture of every page under what was found on it."""
    issue = material.issue
    width = 2 * WIDTH if LARGE in material.also else WIDTH
    for page in material.pages:
        pixels = material.open_page(page)
        found = overlay(page, pixels, articles=issue.articles, doubts=issue.doubts, width=width)
        picture = overlay_picture(found)
        yield File(f"qa/p{page.number:04}.overlay{picture.suffix}", picture.content)
