"""The page taken apart: a chain of named steps from grey pixels to blocks of one kind."""

from __future__ import annotations

from dataclasses import dataclass

from layout.blocks import Block
from layout.bold import bold_starts
from layout.codes import codes
from layout.components import painted
from layout.connected import grown_to_connected
from layout.display import DisplayLine
from layout.dotted import dotted_rules
from layout.enclosures import enclosures, without_twins
from layout.faint import strengthened
from layout.fat_type import without_fat_type
from layout.figures import (
    Nature,
    bands,
    covered_mask,
    is_picture,
    nature,
    solid_areas,
)
from layout.folio import furniture
from layout.fragments import masthead_rows
from layout.grounds import drawn_grounds, pale_grounds
from layout.hollows import pictured
from layout.ink import Mask, ink_mask, ink_of_type
from layout.labels import label_blocks, label_boxes, panel_labels
from layout.morphology import without
from layout.open_frames import open_frames
from layout.ornaments import without_ornaments
from layout.pale import grown_to_paper
from layout.panels import has_ground, inverted_inside
from layout.printed_over import overprint
from layout.prolonged import prolonged_across, prolonged_down
from layout.separators import frames_from_rules, horizontal_rules, vertical_rules
from layout.sheet_edge import without_sheet_edge
from layout.tables import table_areas
from layout.text import Printed, text_blocks
from layout.tints import with_grounds
from layout.titles import masthead
from layout.upright_text import upright_blocks, upright_parts, without_type
from layout.whole_heads import whole_heads
from press.geometry import Box, coverage
from press.page import Kind, Pixels
from press.paper import evened

EM = 20
"""Pixels: the height of the body type on the reduced page that the analysis works on."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Blocks, rules, frames and bold beginnings of rows, in pixels of the reduced page."""

    blocks: tuple[Block, ...]
    rules: tuple[Box, ...]
    frames: tuple[Box, ...]
    bold: tuple[Box, ...] = ()


def analyse(page: Pixels, *, is_coarse: bool = False) -> Analysis:
    """Take apart a grey page whose body type is `EM` pixels high.

    On one that `is_coarse` strokes were thinner than a pixel before it was enlarged.
    """
    covered = covered_mask(page, EM)
    solid = without_fat_type(solid_areas(covered, EM), covered, EM)
    areas = _together(solid, bands(covered, EM))
    natures = with_grounds({area: nature(page, area, EM) for area in areas}, page, EM)
    photos = tuple(
        area for area in natures if natures[area] is Nature.PHOTO and is_picture(page, area, EM)
    )
    typed = (area for area in natures if natures[area] is not Nature.PHOTO)
    grounds = tuple(area for area in typed if has_ground(area, covered))
    panels = tuple(area for area in grounds if natures[area] is Nature.PANEL)
    photos, pale = _on_grounds(photos, pale_grounds(page, tuple(natures), EM), page)
    grounds += pale
    photos = grown_to_connected(photos, covered, EM)
    photos = grown_to_paper(photos, page, EM, grounds)
    over = overprint(page, photos, EM)
    even = evened(inverted_inside(page, panels + over.panels, EM), EM)
    black = ink_mask(strengthened(even, EM)) if is_coarse else ink_of_type(even, EM)
    photos = _together(photos, codes(black, EM))
    found = pictured(photos, covered, black, over.text, EM)
    photos, pictures = found.boxes, found.mask
    ink = without_sheet_edge(without(black, pictures), EM)
    labels = panel_labels(panels, covered, EM)
    labels += label_boxes(without(ink, painted(page.shape, labels, 1)), EM)
    ink = without(ink, painted(page.shape, labels, 1))
    across, down = _rules(ink)
    frames = without_twins(
        (
            *frames_from_rules(across, down, EM),
            *open_frames(across, down, ink, EM),
            *grounds,
            *_outside_tables(enclosures(page.shape, across, down, EM), across),
        )
    )
    ink = without_ornaments(without(ink, painted(page.shape, across + down, 2)), EM)
    labels += label_boxes(ink, EM, across)
    ink = without(ink, painted(page.shape, labels, 1))
    upright = upright_parts(ink, EM)
    printed = Printed(photos, across, down, without_type(frames, upright))
    blocks, display = text_blocks(without(ink, upright), pictures, printed, EM)
    blocks += upright_blocks(upright, pictures, printed, EM)
    blocks += label_blocks(labels)
    rules = tuple(rule for rule in across + down if not _is_stroke(rule, display))
    kinds = whole_heads(_kinds(blocks, photos, page, across), down)
    kinds = masthead_rows(kinds, painted(page.shape, down, 2))
    return Analysis(kinds, rules, frames, bold_starts(kinds, even, EM))


def _rules(ink: Mask) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Return the rules that run across, and those that run down a page."""
    across, down = dotted_rules(ink, EM)
    return (
        prolonged_across(horizontal_rules(ink, EM), ink, EM) + across,
        prolonged_down(vertical_rules(ink, EM), ink, EM) + down,
    )


def _together(areas: tuple[Box, ...], more: tuple[Box, ...]) -> tuple[Box, ...]:
    fresh = (box for box in more if all(coverage(box, area) < 0.5 for area in areas))
    return (*areas, *fresh)


def _on_grounds(
    photos: tuple[Box, ...], pale: tuple[Box, ...], page: Pixels
) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Return the photos, a drawing as large as its pale ground, and the grounds left."""
    whole = drawn_grounds(pale, photos, page, EM)
    rest = (photo for photo in photos if all(coverage(photo, one) < 0.5 for one in whole))
    return (*rest, *whole), tuple(ground for ground in pale if ground not in whole)


def _whole(page: Pixels) -> Box:
    return Box(0, 0, page.shape[1], page.shape[0])


def _outside_tables(boxes: tuple[Box, ...], across: tuple[Box, ...]) -> tuple[Box, ...]:
    tables = table_areas(across, EM)
    return tuple(box for box in boxes if all(coverage(box, table) < 0.5 for table in tables))


def _is_stroke(rule: Box, display: tuple[DisplayLine, ...]) -> bool:
    return any(coverage(rule, line.box) > 0.8 for line in display)


def _kinds(
    blocks: tuple[Block, ...], photos: tuple[Box, ...], page: Pixels, across: tuple[Box, ...]
) -> tuple[Block, ...]:
    whole = _whole(page)
    figures = tuple(Block(Kind.FIGURE, photo) for photo in photos)
    return (*furniture(masthead(blocks, whole, across, EM), whole, across, EM), *figures)
