"""The page taken apart: a chain of named steps from grey pixels to blocks of one kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layout.blocks import Block
from layout.bold import bold_starts
from layout.bridges import below_bridges
from layout.captions import caption_zones, captions
from layout.columns import column_blocks, rejoined, restored, text_rows
from layout.components import painted, without_specks
from layout.display import DisplayLine
from layout.enclosures import enclosures, without_twins
from layout.figures import Nature, covered_mask, inverted_inside, is_glyph, nature, solid_areas
from layout.folio import furniture
from layout.fragments import completed, masthead_rows, whole_rows
from layout.framed import Framed, framed
from layout.headlines import display_lines
from layout.hollows import pictured
from layout.ink import Mask, ink_mask
from layout.kinds import headline_blocks, headline_roles, lone_rows
from layout.morphology import outside, without
from layout.overhangs import without_overhangs
from layout.rivers import healed
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
from layout.upright import upright_lines
from press.geometry import Box, coverage
from press.page import Kind, Pixels
from press.paper import evened

EM = 20
"""Pixels: the height of the body type on the reduced page that the analysis works on."""

INSIDE = 0.9
"""The share of a block inside the box of another, which goes round it."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Blocks, rules, frames and bold beginnings of rows, in pixels of the reduced page."""

    blocks: tuple[Block, ...]
    rules: tuple[Box, ...]
    frames: tuple[Box, ...]
    bold: tuple[Box, ...] = ()


def analyse(page: Pixels) -> Analysis:
    """Take apart a grey page whose body type is `EM` pixels high."""
    covered = covered_mask(page, EM)
    areas = solid_areas(covered, EM)
    natures = {area: nature(page, area, EM) for area in areas}
    photos = tuple(
        area for area in areas if natures[area] is Nature.PHOTO and not is_glyph(page, area, EM)
    )
    panels = tuple(area for area in areas if natures[area] is Nature.PANEL)
    grounds = tuple(area for area in areas if natures[area] is not Nature.PHOTO)
    even = evened(inverted_inside(page, panels), EM)
    black = ink_mask(even)
    pictures = pictured(photos, covered, black, EM)
    ink = without(black, pictures)
    across, down = horizontal_rules(ink, EM), vertical_rules(ink, EM)
    frames = without_twins(
        (
            *frames_from_rules(across, down, EM),
            *grounds,
            *_outside_tables(enclosures(page.shape, across, down, EM), across),
        )
    )
    ink = without(ink, painted(page.shape, across + down, 2))
    display = display_lines(ink, EM, across + down)
    taken = painted(page.shape, tuple(line.box for line in display), 2)
    barrier = taken | pictures | painted(page.shape, across + down, 2)
    text = without(ink, taken)
    zones = caption_zones(photos, text, EM)
    sides = painted(page.shape, photo_sides(photos, text, EM))
    apart = painted(page.shape, zones)
    columns = _columns(without(text, apart), barrier | sides | apart)
    display, columns = completed(display, columns, EM, across + down)
    body = (*_body(columns, without(text, apart)), *_body(zones, text))
    boxed = framed(display, body, frames, ink, EM)
    rules = tuple(rule for rule in across + down if not _is_stroke(rule, display))
    kinds = _kinds(boxed, photos, page, (across, down))
    kinds = masthead_rows(kinds, painted(page.shape, down, 2))
    return Analysis(kinds, rules, frames, bold_starts(kinds, even, EM))


def _whole(page: Pixels) -> Box:
    return Box(0, 0, page.shape[1], page.shape[0])


def _outside_tables(boxes: tuple[Box, ...], across: tuple[Box, ...]) -> tuple[Box, ...]:
    tables = table_areas(across, EM)
    return tuple(box for box in boxes if all(coverage(box, table) < 0.5 for table in tables))


def _is_stroke(rule: Box, display: tuple[DisplayLine, ...]) -> bool:
    return any(coverage(rule, line.box) > 0.8 for line in display)


def _columns(text: Mask, barrier: Mask) -> tuple[Box, ...]:
    white = gutters(outside(without_specks(text, EM) | barrier), EM)
    parted = barrier | white | below_bridges(text, white, EM)
    columns = rejoined(healed(column_blocks(text, parted, EM), text, EM), EM)
    return restored(whole_rows(columns, barrier, EM), barrier, EM)


def _body(columns: tuple[Box, ...], text: Mask) -> tuple[Block, ...]:
    blocks = []
    for box in columns:
        nested = [one for one in columns if one.area < box.area and coverage(one, box) > INSIDE]
        own = without(text, painted(text.shape, tuple(nested))) if nested else text
        rows = text_rows(box, own, EM)
        if rows:
            size = round(float(np.median([row.height for row in rows])))
            blocks.append(Block(Kind.BODY, box, size=size, rows=rows))
    return tuple(blocks)


def _kinds(
    boxed: Framed,
    photos: tuple[Box, ...],
    page: Pixels,
    rules: tuple[tuple[Box, ...], tuple[Box, ...]],
) -> tuple[Block, ...]:
    across, down = rules
    whole = _whole(page)
    heads = headline_roles(headline_blocks(boxed.display, EM, across + down), EM)
    told = upright_lines(without_overhangs(boxed.body, heads, EM), heads, EM)
    body = captions(lone_rows(told, heads, EM), photos, EM)
    body = with_tables(body, table_areas(across, EM), EM)
    pieces = tuple(piece for block in body for piece in split_at_subheadings(block, EM))
    figures = tuple(Block(Kind.FIGURE, photo) for photo in photos)
    blocks = masthead((*heads, *pieces, *boxed.blocks), whole, across, EM)
    return (*furniture(blocks, whole, across, EM), *figures)
