"""Regions to crops that a reader reads well, and the way back to page pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr.clean import cleaned
from ocr.engine import Crop
from ocr.runs import ink_runs
from ocr.spacing import MARGIN, TYPE_HEIGHT, Piece, closed_up
from press.geometry import Box, grown, union
from press.page import Direction, Kind, Line, Pixels, Region

GLYPH = 0.92
"""The share of its em that the tallest glyphs of a line fill."""

_DARK = 110


@dataclass(frozen=True, slots=True)
class Cutting:
    """A crop and how it was made; one piece for horizontal type, one a character for vertical."""

    crop: Crop
    pieces: tuple[Piece, ...]
    scale: float

    def on_page(self, box: Box) -> Box:
        """Map a box in crop pixels to page pixels."""
        middle = (box.left + box.right) / 2
        piece = max(
            (p for p in self.pieces if p.start <= middle),
            default=self.pieces[0],
            key=lambda piece: piece.start,
        )
        area = piece.box
        left = area.left + round((box.left - max(piece.start, MARGIN)) / self.scale)
        right = area.left + round((box.right - max(piece.start, MARGIN)) / self.scale)
        top = area.top + round((box.top - MARGIN) / self.scale)
        bottom = area.top + round((box.bottom - MARGIN) / self.scale)
        left, top = _clamped(left, area.left, area.right), _clamped(top, area.top, area.bottom)
        return Box(
            left,
            top,
            max(left, _clamped(right, area.left, area.right)),
            max(top, _clamped(bottom, area.top, area.bottom)),
        )


def line_on_page(line: Line, cutting: Cutting) -> Line:
    """Return the line with its boxes in page pixels: the only place where they change over."""
    chars = tuple(cutting.on_page(box) for box in line.chars)
    return replace(line, box=union(chars) if chars else cutting.on_page(line.box), chars=chars)


def cuttings(region: Region, page: Pixels) -> tuple[Cutting, ...]:
    """Cut one region out of a grey page: a table cell by cell, the rest as a block."""
    rows = [line.box for line in region.lines]
    if not rows:
        return ()
    if region.direction is Direction.TTB_RTL:
        return tuple(_vertical(row, page) for row in rows)
    height = float(np.median([row.height for row in rows]))
    if region.kind is Kind.TABLE:
        return tuple(_horizontal(row, page, height, single=True) for row in rows)
    if len(rows) == 1:
        return (_horizontal(region.box, page, height, single=True),)
    return (_horizontal(region.box, page, height, single=False),)


def _horizontal(box: Box, page: Pixels, height: float, *, single: bool) -> Cutting:
    whole = Box(0, 0, page.shape[1], page.shape[0])
    area = _with_margin(box, height, whole)
    scale = TYPE_HEIGHT / (height / GLYPH)
    part = _dark_on_light(page[area.top : area.bottom, area.left : area.right])
    part = _resized(cleaned(part, round(height / GLYPH)), scale)
    if not single:
        return Cutting(Crop(_framed(part), single), (Piece(0, area),), scale)
    part, pieces = closed_up(part, area, scale)
    return Cutting(Crop(_framed(part), single), pieces, scale)


def _with_margin(box: Box, height: float, whole: Box) -> Box:
    # Rows stand close; beside a column there is half a gutter of white.
    near, far = max(2, round(0.12 * height)), max(2, round(0.25 * height))
    return Box(
        max(whole.left, box.left - far),
        max(whole.top, box.top - near),
        min(whole.right, box.right + far),
        min(whole.bottom, box.bottom + near),
    )


def _vertical(row: Box, page: Pixels) -> Cutting:
    """Set the characters of a vertical line side by side: each stands upright already."""
    whole = Box(0, 0, page.shape[1], page.shape[0])
    area = grown(row, max(2, row.width // 25), whole)
    part = _dark_on_light(page[area.top : area.bottom, area.left : area.right])
    part = cleaned(part, round(row.width / GLYPH))
    scale = TYPE_HEIGHT / (row.width / GLYPH)
    cells = _cells(part, row.width)
    gap = round(0.12 * TYPE_HEIGHT)
    height = max(bottom - top for top, bottom in cells)
    pieces, images, start = [], [], MARGIN
    for top, bottom in cells:
        cell = np.full((height, part.shape[1]), 255, np.uint8)
        offset = (height - (bottom - top)) // 2
        cell[offset : offset + bottom - top] = part[top:bottom]
        small = _resized(cell, scale)
        pieces.append(Piece(start, Box(area.left, area.top + top, area.right, area.top + bottom)))
        images.extend([small, np.full((small.shape[0], gap), 255, np.uint8)])
        start += small.shape[1] + gap
    return Cutting(Crop(_framed(np.hstack(images)), single=True), tuple(pieces), scale)


def _cells(part: Pixels, size: int) -> list[tuple[int, int]]:
    """Part a vertical line into characters: rows of ink, united up to the size of one."""
    cells: list[tuple[int, int]] = []
    for top, bottom in ink_runs(part, down=True):
        if cells and bottom - cells[-1][0] <= 1.12 * size:
            cells[-1] = (cells[-1][0], bottom)
        else:
            cells.append((top, bottom))
    return [cell for cell in cells if cell[1] - cell[0] > 0.04 * size] or [(0, part.shape[0])]


def _dark_on_light(part: Pixels) -> Pixels:
    return np.asarray(255 - part, dtype=np.uint8) if float(np.median(part)) < _DARK else part


def _resized(part: Pixels, scale: float) -> Pixels:
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, None, fx=scale, fy=scale, interpolation=method), np.uint8)


def _framed(part: Pixels) -> Pixels:
    paper = int(np.percentile(part, 90))
    return np.asarray(
        cv2.copyMakeBorder(part, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=paper),
        dtype=np.uint8,
    )


def _clamped(edge: int, least: int, most: int) -> int:
    return min(max(edge, least), most)
