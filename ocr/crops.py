"""Rows and blocks to crops that a reader reads well, and the way back to page pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np

from ocr.clean import cleaned, smoothed
from ocr.engine import Crop, Sizing
from ocr.reading import Char, Reading, Row
from ocr.runs import paper_of
from ocr.spacing import Piece, closed_up
from ocr.upright_cells import laid_cells
from press.geometry import Box, grown, union
from press.levels import median_level
from press.page import Line, Pixels

MARGIN = 12
"""Pixels of white round the crops of a reader of blocks."""

CLEANED_EM = 27.0
"""Pixels: the height of the type when it is freed of noise, where it is not smaller."""

BESIDE = 0.5
"""Ems of the page beside a row that are cut out with it: at the edge of a crop marks are lost."""

APART = 0.04
"""Ems of white between two characters of an upright row that is laid down."""

_DARK = 110


@dataclass(frozen=True, slots=True)
class Cutting:
    """A crop and how it was made; one piece for horizontal type, one a character for upright.

    The first pixel of the page lies at `inset` (across, down) in the crop.
    """

    crop: Crop
    pieces: tuple[Piece, ...]
    scale: float
    inset: tuple[int, int]

    def on_page(self, box: Box) -> Box:
        """Map a box in crop pixels to page pixels."""
        across, down = self.inset
        piece = self.pieces[0]
        if len(self.pieces) > 1:
            middle = (box.left + box.right) / 2 - across
            before = (one for one in self.pieces if one.start <= middle)
            piece = max(before, default=piece, key=lambda one: one.start)
        area, start = piece.box, across + piece.start
        left = _clamped(area.left + round((box.left - start) / self.scale), area.left, area.right)
        right = _clamped(area.left + round((box.right - start) / self.scale), left, area.right)
        top = _clamped(area.top + round((box.top - down) / self.scale), area.top, area.bottom)
        bottom = _clamped(area.top + round((box.bottom - down) / self.scale), top, area.bottom)
        return Box(left, top, right, bottom)


def reading_on_page(line: Line, cutting: Cutting) -> Reading:
    """Return a line's characters in page pixels: the only place where they change over."""
    return tuple(
        Char(text, cutting.on_page(box), sure)
        for text, box, sure in zip(line.text, line.chars, line.confidences, strict=True)
    )


def block_cutting(rows: Sequence[Row], box: Box, page: Pixels, sizing: Sizing) -> Cutting:
    """Cut a block of horizontal rows out of a grey page; ValueError when there is no row."""
    em = median(row.em for row in rows)
    # Rows stand close; beside a column there is half a gutter of white.
    area = _with_margin(union([box, *(row.box for row in rows)]), page, 0.23 * em, 0.11 * em)
    return _cutting(area, em, page, sizing, single=False)


def row_cutting(row: Row, page: Pixels, sizing: Sizing) -> Cutting:
    """Cut a single row out of a grey page, an upright one laid down character by character."""
    if row.upright:
        return _upright(row, page, sizing)
    middle = (row.box.top + row.box.bottom) / 2
    half = max(row.em, row.box.height) / 2
    far = BESIDE * row.em
    area = Box(
        max(row.free[0], round(row.box.left - far)),
        max(0, round(middle - half - sizing.above * row.em)),
        min(row.free[1] or page.shape[1], round(row.box.right + far)),
        min(page.shape[0], round(middle + half + sizing.above * row.em)),
    )
    return _cutting(area, row.em, page, sizing, single=True)


def _with_margin(box: Box, page: Pixels, across: float, down: float) -> Box:
    far, near = max(2, round(across)), max(2, round(down))
    height, width = page.shape
    return Box(
        max(0, box.left - far),
        max(0, box.top - near),
        min(width, box.right + far),
        min(height, box.bottom + near),
    )


def _cutting(area: Box, em: float, page: Pixels, sizing: Sizing, *, single: bool) -> Cutting:
    scale = sizing.em / em
    # Rounding twice must not change the size: boxes are led back by one scale.
    size = max(1, round(area.width * scale)), max(1, round(area.height * scale))
    part = _dark_on_light_part(page, area)
    # Noise is found sooner, and told better from hairlines, where the type is smaller.
    less = min(1.0, CLEANED_EM / em) if sizing.cleaned else 1.0
    part = _prepared(resized(part, less) if less < 1 else part, less * em, sizing)
    part = brought_to(part, size)
    pieces: tuple[Piece, ...] = (Piece(0, area),)
    if single:
        part, pieces = closed_up(part, area, scale, sizing.em)
    return _framed(part, pieces, scale, sizing, single=single)


def _prepared(part: Pixels, em: float, sizing: Sizing) -> Pixels:
    return cleaned(part, round(em)) if sizing.cleaned else smoothed(part, em)


def _dark_on_light_part(page: Pixels, area: Box) -> Pixels:
    return _dark_on_light(page[area.top : area.bottom, area.left : area.right])


def _framed(
    part: Pixels, pieces: tuple[Piece, ...], scale: float, sizing: Sizing, *, single: bool
) -> Cutting:
    across, down = (MARGIN, MARGIN) if sizing.blocks else (round(sizing.behind * sizing.em), 0)
    paper = paper_of(part)
    framed = cv2.copyMakeBorder(
        part, down, down, across, across, cv2.BORDER_CONSTANT, value=(paper,)
    )
    return Cutting(Crop(np.asarray(framed, dtype=np.uint8), single), pieces, scale, (across, down))


def _upright(row: Row, page: Pixels, sizing: Sizing) -> Cutting:
    """Set the characters of an upright row side by side: each stands upright already."""
    whole = Box(0, 0, page.shape[1], page.shape[0])
    area = grown(row.box, max(2, row.box.width // 25), whole)
    raw = _dark_on_light_part(page, area)
    part = _prepared(raw, row.em, sizing)
    seen = part if sizing.cleaned else cleaned(raw, round(row.em))
    scale = sizing.em / row.em
    gap, paper = round(APART * sizing.em), paper_of(part)
    cells = laid_cells(part, row.box.width, round((1 + 2 * sizing.above) * row.em), seen)
    pieces, images, start = [], [], 0
    for cell in cells:
        high = cell.pixels.shape[0]
        small = resized(cell.pixels, scale)
        top = area.top + (cell.top + cell.bottom - high) // 2
        pieces.append(Piece(start, grown(Box(area.left, top, area.right, top + high), 0, whole)))
        images.extend([small, np.full((small.shape[0], gap), paper, np.uint8)])
        start += small.shape[1] + gap
    return _framed(np.hstack(images), tuple(pieces), scale, sizing, single=True)


def _dark_on_light(part: Pixels) -> Pixels:
    return np.asarray(255 - part, dtype=np.uint8) if median_level(part) < _DARK else part


def brought_to(part: Pixels, size: tuple[int, int]) -> Pixels:
    """Return the crop in a size, across and down in pixels."""
    method = cv2.INTER_AREA if size[0] < part.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, size, interpolation=method), np.uint8)


def resized(part: Pixels, scale: float) -> Pixels:
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, None, fx=scale, fy=scale, interpolation=method), np.uint8)


def _clamped(edge: int, least: int, most: int) -> int:
    return min(max(edge, least), most)
