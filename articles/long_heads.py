"""Headlines of several rows in type that layout takes for that of a notice or an editorial."""

from __future__ import annotations

from articles.phrases import has_stops
from articles.typesize import type_size
from press.geometry import coverage
from press.page import Kind, Page, Region

LARGE, FEWEST, MOST = 1.6, 3, 4
"""Ems of the type of such a headline; its rows."""

BOXED = 0.1
"""Of the page: the box of an advert is no larger, and large type in one is its text."""


def is_long_headline(region: Region, page: Page, text: str, em: float) -> bool:
    """Tell a headline of several rows from a text in large type, which has stops.

    `text` is what is printed there, `em` that of the page's body type in pixels.
    """
    large = region.kind is Kind.BODY and type_size(region) > LARGE * em
    boxed = any(
        coverage(region.box, frame) > 0.9 and frame.area < BOXED * page.width * page.height
        for frame in page.frames
    )
    return large and not boxed and FEWEST <= len(region.lines) <= MOST and not has_stops(text)
