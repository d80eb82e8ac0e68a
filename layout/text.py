"""Ink of type to blocks of one kind: display type, then columns of body type, then their roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from layout.blocks import Block
from layout.bridges import below_bridges
from layout.captions import caption_zones, captions
from layout.columns import column_blocks, rejoined, restored, text_rows
from layout.components import painted, without_specks
from layout.display import DisplayLine
from layout.dropcaps import drop_caps, with_drop_caps
from layout.fragments import completed, whole_rows
from layout.framed import Framed, framed
from layout.headlines import display_lines
from layout.ink import Mask
from layout.kinds import headline_blocks, headline_roles, lone_rows
from layout.leading import with_leading
from layout.morphology import outside, without
from layout.overhangs import without_overhangs
from layout.parted_subtitles import parted_subtitles
from layout.rivers import healed
from layout.separators import gutters, photo_sides
from layout.subheadings import split_at_subheadings
from layout.tables import table_areas, with_tables
from layout.upright import upright_lines
from press.geometry import Box, coverage
from press.page import Kind

INSIDE = 0.9
"""The share of a block inside the box of another, which goes round it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed beside type: photos, rules across and down the page, and frames."""

    photos: tuple[Box, ...] = ()
    across: tuple[Box, ...] = ()
    down: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()

    @property
    def rules(self) -> tuple[Box, ...]:
        return self.across + self.down


def text_blocks(
    ink: Mask, pictures: Mask, printed: Printed, em: int
) -> tuple[tuple[Block, ...], tuple[DisplayLine, ...]]:
    """Return the blocks of horizontal type, and the lines of display type among them.

    `ink` is without photos and rules, `pictures` is set where photos are.
    """
    caps = drop_caps(ink, em)
    ink = without(ink, painted(ink.shape, caps, 2))
    display = display_lines(ink, em, printed.rules)

    def found(subtitles: tuple[Box, ...]) -> _Found:
        return _blocks(ink, pictures, printed, _Large(caps, display, subtitles), em)

    blocks, lines, parted = found(())
    return found(parted)[:2] if parted else (blocks, lines)


class _Large(NamedTuple):
    """Type that is larger than the text's: drop caps, display lines, and cut subtitles."""

    caps: tuple[Box, ...]
    display: tuple[DisplayLine, ...]
    subtitles: tuple[Box, ...]


_Found = tuple[tuple[Block, ...], tuple[DisplayLine, ...], tuple[Box, ...]]


def _blocks(ink: Mask, pictures: Mask, printed: Printed, large: _Large, em: int) -> _Found:
    """Return blocks and display lines, and the subtitles that gutters were found to cut.

    With known subtitles the blocks are found without them, and none are looked for.
    """
    display, subtitles = large.display, large.subtitles
    rules = printed.rules
    taken = painted(ink.shape, (*(line.box for line in display), *subtitles), 2)
    barrier = taken | pictures | painted(ink.shape, rules, 2)
    text = without(ink, taken)
    zones = caption_zones(printed.photos, text, em)
    whole = tuple(photo for photo in printed.photos if _is_whole(photo, pictures))
    sides = painted(ink.shape, photo_sides(whole, text, em))
    apart = painted(ink.shape, zones)
    columns = _columns(without(text, apart), barrier | sides | apart, printed.down, em)
    display, columns = completed(display, columns, em, rules)
    body = (*_body(columns, without(text, apart), em), *_body(zones, text, em))
    body = with_drop_caps(body, large.caps, em)
    boxed = framed(display, body, printed.frames, ink, em)
    heads = headline_roles(headline_blocks(boxed.display, em, printed.rules), em, printed.rules)
    parted = () if subtitles else parted_subtitles(boxed.body, heads, em)
    led = (*heads, *(Block(Kind.SUBTITLE, row, size=row.height, rows=(row,)) for row in subtitles))
    return _roles(boxed, led, printed, text, em), display, parted


def _is_whole(photo: Box, pictures: Mask) -> bool:
    """Tell a photo from a cut-out, into whose box text reaches."""
    return bool((pictures[photo.top : photo.bottom, photo.left : photo.right] > 0).all())


def _columns(text: Mask, barrier: Mask, down: tuple[Box, ...], em: int) -> tuple[Box, ...]:
    white = gutters(outside(without_specks(text, em) | barrier), em)
    parted = barrier | white | below_bridges(text, white, em, down)
    columns = rejoined(healed(column_blocks(text, parted, em), text, em), em)
    rows_led = with_leading(whole_rows(columns, barrier, em), barrier, em)
    return restored(rows_led, barrier, em)


def _body(columns: tuple[Box, ...], text: Mask, em: int) -> tuple[Block, ...]:
    blocks = []
    for box in columns:
        nested = [one for one in columns if one.area < box.area and coverage(one, box) > INSIDE]
        own = without(text, painted(text.shape, tuple(nested))) if nested else text
        rows = text_rows(box, own, em)
        if rows:
            size = round(float(np.median([row.height for row in rows])))
            blocks.append(Block(Kind.BODY, box, size=size, rows=rows))
    return tuple(block for block in blocks if not _is_told(block, blocks))


def _is_told(block: Block, blocks: list[Block]) -> bool:
    """Tell a block whose rows lie within those of another: its text is not printed twice."""
    return any(
        other is not block
        and other.box.area > block.box.area
        and all(any(coverage(row, one) > INSIDE for one in other.rows) for row in block.rows)
        for other in blocks
    )


def _roles(
    boxed: Framed, heads: tuple[Block, ...], printed: Printed, text: Mask, em: int
) -> tuple[Block, ...]:
    told = upright_lines(without_overhangs(boxed.body, heads, em), heads, em)
    body = captions(lone_rows(told, heads, em), printed.photos, em)
    body = with_tables(body, table_areas(printed.across, em), text, em)
    pieces = (piece for block in body for piece in split_at_subheadings(block, em))
    return (*heads, *pieces, *boxed.blocks)
