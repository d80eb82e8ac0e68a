"""Captions: the rows close below a photo, no wider than it, or over it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from layout.blocks import Block
from layout.components import tightened
from layout.ink import Mask
from press.geometry import Box, coverage, overlap_x, overlap_y, union
from press.page import Kind

ASIDE = 0.3
"""Ems beside a photo that a caption and its photo keep white."""

GAP = 1.4
"""Ems between a photo and its caption, at the most."""

TALLEST = 5.0
"""Ems: what goes on further below a photo is a column."""

OVER, MOST = 0.9, 4
"""The share of a caption that is printed over its photo; rows of a caption."""

COLUMN_ROWS = 3
"""Rows of two blocks side by side under a figure from which they are columns of a text."""

COLUMN_HEIGHT, GUTTER = 3.0, 0.8
"""Ems: how high such columns are, and the white between them, at the least."""

CLEAR = 0.7
"""Ems of white below a caption; between its rows there is less."""


def caption_zones(photos: tuple[Box, ...], text: Mask, em: int) -> tuple[Box, ...]:
    """Return boxes round the captions that white parts on both sides from columns going round.

    `text` is the ink of body type. Such a caption may stand closer to a column beside it than
    two words of its own row stand to each other.
    """
    zones = (_zone(photo, text, em) for photo in photos)
    return tuple(zone for zone in zones if zone is not None)


def _zone(photo: Box, text: Mask, em: int) -> Box | None:
    aside = round(ASIDE * em)
    left, right = max(0, photo.left - aside), min(text.shape[1], photo.right + aside)
    reach = text[photo.bottom : photo.bottom + round((GAP + TALLEST) * em), left:right]
    inked = np.flatnonzero(reach[:, 2:-2].any(axis=1))
    if not inked.size or inked[0] > GAP * em:
        return None
    ends = np.flatnonzero(np.diff(inked) > CLEAR * em)
    last = int(inked[ends[0]] if ends.size else inked[-1]) + 1
    if last - inked[0] > TALLEST * em or len(reach) - last < CLEAR * em:
        return None
    sides = reach[:last, :2].any() or reach[:last, -2:].any()
    if sides or _are_columns(reach[inked[0] : last], em):
        return None
    return tightened(Box(left, photo.bottom, right, photo.bottom + last), text)


def _are_columns(text: Mask, em: int) -> bool:
    """Tell columns that end below a photo from a caption: white runs down between all rows."""
    if len(text) < COLUMN_HEIGHT * em:
        return False
    inked = np.flatnonzero(text.any(axis=0))
    gaps = np.diff(inked)
    wide = np.flatnonzero(gaps > GUTTER * em)
    middle = (inked[wide] + inked[wide + 1]) / 2 / text.shape[1] if wide.size else np.empty(0)
    return bool(((middle > 0.25) & (middle < 0.75)).any())


def captions(blocks: tuple[Block, ...], figures: tuple[Box, ...], em: int) -> tuple[Block, ...]:
    """Tell captions: few rows close below a figure, no wider than it."""
    told: list[Block] = []
    under = [block for block in blocks if _is_column(block, blocks, figures, em)]
    for block in blocks:
        figure = next((figure for figure in figures if _captions(block, figure, em)), None)
        if block.kind is not Kind.BODY or figure is None or block in under:
            told.append(block)
            continue
        begun = next((one for one in told if _goes_with(one, block, figure, em)), None)
        if begun is None:
            told.append(replace(block, kind=Kind.CAPTION))
        else:
            told[told.index(begun)] = _with_rest(begun, block)
    return tuple(told)


def _is_column(block: Block, blocks: tuple[Block, ...], figures: tuple[Box, ...], em: int) -> bool:
    """Tell columns that end below a figure: level, as wide as each other and of as many rows."""
    if len(block.rows) < COLUMN_ROWS or not any(_captions(block, one, em) for one in figures):
        return False
    return any(
        other is not block
        and other.kind is Kind.BODY
        and len(other.rows) >= COLUMN_ROWS
        and abs(other.box.top - block.box.top) < CLEAR * em
        and abs(other.box.width - block.box.width) < 2 * em
        and any(_captions(block, one, em) and _captions(other, one, em) for one in figures)
        for other in blocks
    )


def _goes_with(caption: Block, block: Block, figure: Box, em: int) -> bool:
    """Tell pieces of one caption: level with each other under one figure."""
    level = overlap_y(caption.box, block.box) > 0.6 * min(caption.box.height, block.box.height)
    return caption.kind is Kind.CAPTION and level and _captions(caption, figure, em)


def _with_rest(caption: Block, block: Block) -> Block:
    """Unite pieces of a caption row by row: a credit stands far from the words."""
    rows: list[Box] = list(caption.rows)
    for row in block.rows:
        beside = next((one for one in rows if overlap_y(one, row) > 0.5 * row.height), None)
        if beside is None:
            rows.append(row)
        else:
            rows[rows.index(beside)] = union([beside, row])
    ordered = tuple(sorted(rows, key=lambda row: row.top))
    return replace(caption, box=union([caption.box, block.box]), rows=ordered)


def _captions(block: Block, figure: Box, em: int) -> bool:
    if coverage(block.box, figure) > OVER:
        return len(block.rows) <= MOST
    gap = block.box.top - figure.bottom
    inside = overlap_x(block.box, figure) > 0.9 * block.box.width
    return inside and -0.5 * em <= gap <= 1.4 * em and len(block.rows) <= MOST
