"""A page of bare regions to a page of read lines."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from ocr.crops import Cutting, cuttings, line_on_page
from ocr.engine import Engine
from ocr.normalise import normalised
from ocr.rows import on_rows
from press.page import Direction, Kind, Page, Pixels, Region


def recognise(page: Page, pixels: Pixels, engine: Engine) -> Page:
    """Return the page with every region but the figures read by the engine."""
    grey = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))
    cut = [_cuttings(region, grey.astype(np.uint8, copy=False)) for region in page.regions]
    read = iter(engine.read([cutting.crop for pieces in cut for cutting in pieces]))
    regions = []
    for region, pieces in zip(page.regions, cut, strict=True):
        lines = [
            replace(
                line_on_page(line, cutting),
                text=normalised(line.text),
                readings={engine.name: line.text},
            )
            for cutting in pieces
            for line in next(read)
        ]
        if region.direction is Direction.LTR:
            lines = list(on_rows(lines, [row.box for row in region.lines]))
        regions.append(replace(region, lines=tuple(line for line in lines if line.text.strip())))
    return replace(page, regions=tuple(regions))


def _cuttings(region: Region, grey: Pixels) -> tuple[Cutting, ...]:
    return () if region.kind is Kind.FIGURE else cuttings(region, grey)
