"""The page taken apart: a chain of named steps from grey pixels to blocks of one kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layout.blocks import Block
from layout.columns import column_blocks, rejoined, restored, text_rows
from layout.components import painted
from layout.display import DisplayLine
from layout.figures import Nature, inverted_inside, is_glyph, nature, solid_areas
from layout.folio import furniture
from layout.fragments import completed, masthead_rows, whole_rows
from layout.headlines import display_lines
from layout.ink import Mask, ink_mask
from layout.kinds import (
    captions,
    headline_blocks,
    headline_roles,
    lone_rows,
)
from layout.morphology import outside, without
from layout.separators import (
    frames_from_rules,
    gutters,
    horizontal_rules,
    photo_sides,
    vertical_rules,
)
from layout.subheadings import split_at_subheadings
from layout.tables import table_areas, with_tables
from layout.titles import masthead
from press.geometry import Box, coverage
from press.page import Kind, Pixels
from press.paper import evened

EM = 20
"""Pixels: the height of the body type on the reduced page that the analysis works on."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Blocks, rules and frames of one page, in pixels of the reduced page."""

    blocks: tuple[Block, ...]
    rules: tuple[Box, ...]
    frames: tuple[Box, ...]


def analyse(page: Pixels) -> Analysis:
    """Take apart a grey page whose body type is `EM` pixels high."""
    areas = solid_areas(page, EM)
    natures = {area: nature(page, area, EM) for area in areas}
    photos = tuple(
        area for area in areas if natures[area] is Nature.PHOTO and not is_glyph(page, area, EM)
    )
    panels = tuple(area for area in areas if natures[area] is Nature.PANEL)
    grounds = tuple(area for area in areas if natures[area] is not Nature.PHOTO)
    ink = without(
        ink_mask(evened(inverted_inside(page, panels), EM)), painted(page.shape, photos, 2)
    )
    across, down = horizontal_rules(ink, EM), vertical_rules(ink, EM)
    frames = (*frames_from_rules(across, down, EM), *grounds)
    ink = without(ink, painted(page.shape, across + down, 2))
    display = display_lines(ink, EM, across + down)
    taken = painted(page.shape, tuple(line.box for line in display), 2)
    barrier = taken | painted(page.shape, photos + across + down, 2)
    text = without(ink, taken)
    sides = painted(page.shape, photo_sides(photos, text, EM))
    display, columns = completed(display, _columns(text, barrier | sides), EM)
    blocks = _body(columns, text)
    rules = tuple(rule for rule in across + down if not _is_stroke(rule, display))
    kinds = _kinds(blocks, display, photos, page, (across, down))
    return Analysis(masthead_rows(kinds, painted(page.shape, down, 2)), rules, frames)


def _is_stroke(rule: Box, display: tuple[DisplayLine, ...]) -> bool:
    return any(coverage(rule, line.box) > 0.8 for line in display)


def _columns(text: Mask, barrier: Mask) -> tuple[Box, ...]:
    parted = barrier | gutters(outside(text | barrier), EM)
    columns = rejoined(column_blocks(text, parted, EM), EM)
    return restored(whole_rows(columns, barrier, EM), barrier, EM)


def _body(columns: tuple[Box, ...], text: Mask) -> tuple[Block, ...]:
    blocks = []
    for box in columns:
        rows = text_rows(box, text, EM)
        if rows:
            size = round(float(np.median([row.height for row in rows])))
            blocks.append(Block(Kind.BODY, box, size=size, rows=rows))
    return tuple(blocks)


def _kinds(
    body: tuple[Block, ...],
    display: tuple[DisplayLine, ...],
    photos: tuple[Box, ...],
    page: Pixels,
    rules: tuple[tuple[Box, ...], tuple[Box, ...]],
) -> tuple[Block, ...]:
    across, down = rules
    whole = Box(0, 0, page.shape[1], page.shape[0])
    heads = headline_roles(headline_blocks(display, EM, across + down), EM)
    body = captions(lone_rows(body, heads, EM), photos, EM)
    body = with_tables(body, table_areas(across, EM), EM)
    pieces = tuple(piece for block in body for piece in split_at_subheadings(block, EM))
    figures = tuple(Block(Kind.FIGURE, photo) for photo in photos)
    blocks = masthead((*heads, *pieces), whole, across, EM)
    return (*furniture(blocks, whole, across, EM), *figures)
