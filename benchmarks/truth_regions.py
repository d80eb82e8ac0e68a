"""The truth's regions on the straightened page, and bare ones for a reader to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from press.geometry import Box, intersection, shifted
from press.page import Kind, Line, Page, Pixels, Region


def on_straightened(truth: Page, width: int, height: int) -> Page:
    """Return the truth on the straightened page of this size.

    A worn page was turned about its middle, and turning it back enlarges the sheet on both sides
    alike: boxes move by half of what was added.
    """
    across, down = (width - truth.width) // 2, (height - truth.height) // 2
    regions = tuple(moved(region, across, down) for region in truth.regions)
    return replace(truth, width=width, height=height, regions=regions, rules=(), frames=())


def every_nth_body(page: Page, step: int) -> tuple[Page, tuple[Box, ...]]:
    """Return the page with every `step`-th body region, and the boxes of those left out."""
    bodies = [region.id for region in page.regions if region.kind is Kind.BODY]
    left_out = set(bodies) - set(bodies[::step])
    kept = tuple(region for region in page.regions if region.id not in left_out)
    gone = tuple(region.box for region in page.regions if region.id in left_out)
    return replace(page, regions=kept), gone


def painted_over(pixels: Pixels, boxes: Sequence[Box]) -> Pixels:
    """Return the page with boxes in the colour of their own paper: nobody reads there."""
    painted = pixels.copy()
    whole = Box(0, 0, pixels.shape[1], pixels.shape[0])
    for box in boxes:
        if inside := intersection(box, whole):
            part = painted[inside.top : inside.bottom, inside.left : inside.right]
            part[...] = np.median(part, axis=(0, 1)).astype(np.uint8)
    return painted


def bare(page: Page) -> Page:
    """Return the page as the layout would hand it to a reader: rows of lines without text."""
    return replace(page, regions=tuple(_bare_region(region) for region in page.regions))


def _bare_region(region: Region) -> Region:
    return replace(region, lines=tuple(Line(line.box, "") for line in region.lines))


def moved(region: Region, across: int, down: int) -> Region:
    """Return the region with its lines and characters so many pixels further."""
    lines = tuple(
        replace(
            line,
            box=shifted(line.box, across, down),
            chars=tuple(shifted(char, across, down) for char in line.chars),
        )
        for line in region.lines
    )
    return replace(region, box=shifted(region.box, across, down), lines=lines)
