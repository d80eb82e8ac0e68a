"""Display type: lines of characters clearly larger than the body's, in either direction."""

from __future__ import annotations

import numpy as np

from layout.components import boxes_of
from layout.crowd import Crowd
from layout.display import DisplayLine, joined_at_marks, rows_of, with_end_marks
from layout.ink import Mask
from layout.linked import ALIKE, linked
from layout.morphology import closed
from layout.neighbours import GAP, side_by_side
from layout.separators import parted
from layout.typerows import clustered, long_side, type_size
from press.geometry import Box, coverage, overlap_x, overlap_y, union
from press.page import Direction

DISPLAY = 1.32
"""Ems: ink that hangs together and is this high is no body type (whose glyphs fill 0.95)."""

WORD_GAP = 1.7
"""Type heights between two words of one vertical line."""

OF_A_TIER, WITHIN = 0.8, 0.5
"""Of the largest character left: a line of that size has one as large; of a stroke in a line."""

TWO_ROWS, MANY, VALLEY = 3.2, 2.0, 0.2
"""Ems of two rows of the body; widths of a line over its height from which its characters are many;
the ink between two rows over that in them, at the most."""

LARGEST = 16.0
"""Ems: larger pieces are drawings, not type."""


def display_lines(ink: Mask, em: int, rules: tuple[Box, ...] = ()) -> tuple[DisplayLine, ...]:
    """Return the lines of display type on a mask without photos, rules and frames.

    Nothing is joined across one of the `rules`.
    """
    parts = [box for box in boxes_of(ink, least_area=6) if box.height <= LARGEST * em]
    seeds = [box for box in _whole_characters(ink, em) if _is_display(box, em)]
    crowd = Crowd.of(parts)
    taken = _largest_first(seeds, crowd, rules)
    whole = joined_at_marks(_merged(taken, rules), crowd, rules)
    display = (line for line in whole if not _is_two_rows(line, ink, em))
    rows = (row for line in display for row in rows_of(line, ink))
    return tuple(row for row in rows if _is_line(row, em))


def _largest_first(
    seeds: list[Box], parts: Crowd, rules: tuple[Box, ...]
) -> tuple[DisplayLine, ...]:
    """Return lines of characters; a stroke in the band of a line is none of a smaller one."""
    lines: list[DisplayLine] = []
    while seeds:
        largest = max(long_side(box) for box in seeds)
        tier = [box for box in seeds if ALIKE * long_side(box) >= largest]
        groups = [g for g in linked(tier, rules) if max(map(long_side, g)) >= OF_A_TIER * largest]
        used = {box for group in groups for box in group}
        for group in groups:
            for row in (line for part in side_by_side(group) for line in _lines_of_group(part)):
                line = _absorbed(row, parts, rules)
                lines.append(line)
                if len(group) > 1:
                    used.update(box for box in seeds if coverage(box, line.box) > WITHIN)
        seeds = [box for box in seeds if box not in used]
    return tuple(lines)


def _whole_characters(ink: Mask, em: int) -> tuple[Box, ...]:
    # Strokes of one large character stand closer than the lines of the body do.
    return boxes_of(closed(ink, width=2, height=max(2, em // 6)), least_area=12)


def _is_display(box: Box, em: int) -> bool:
    return (
        DISPLAY * em <= box.height <= LARGEST * em
        and 0.25 * em <= box.width <= LARGEST * em
        and box.height <= 6 * box.width
    )


def _lines_of_group(group: list[Box]) -> list[DisplayLine]:
    size = type_size(group)
    whole = union(group)
    if whole.width <= 1.7 * size and whole.height >= 1.7 * size:
        return [DisplayLine(whole, Direction.TTB_RTL, size)]
    if whole.height > 1.7 * size and _runs_down(group):
        stacks = clustered(group, size, down=False)
        return [DisplayLine(union(stack), Direction.TTB_RTL, size) for stack in stacks]
    return [_row(row) for row in clustered(group, size, down=True)]


def _row(characters: list[Box]) -> DisplayLine:
    # Characters that touch are one wide piece.
    box = union(characters)
    return DisplayLine(box, Direction.LTR, min(type_size(characters), box.height))


def _runs_down(group: list[Box]) -> bool:
    """Tell vertical from horizontal type: letters stand closer than lines do."""
    right, below = [], []
    for one in group:
        beside = [
            other.left - one.right
            for other in group
            if other.left >= one.right - 2 and overlap_y(one, other) > 0.4 * one.height
        ]
        under = [
            other.top - one.bottom
            for other in group
            if other.top >= one.bottom - 2 and overlap_x(one, other) > 0.4 * one.width
        ]
        right.extend([min(beside)] if beside else [])
        below.extend([min(under)] if under else [])
    if not right or not below:
        return not right
    return float(np.median(below)) < 0.8 * float(np.median(right))


def _absorbed(line: DisplayLine, parts: Crowd, rules: tuple[Box, ...]) -> DisplayLine:
    """Take in the strokes and marks in a line's band that were too small to start it."""
    box, vertical = line.box, line.direction is Direction.TTB_RTL
    reach = Box(
        box.left - 4 * line.size,
        box.top - 4 * line.size,
        box.right + 4 * line.size,
        box.bottom + 4 * line.size,
    )
    near = [part for part in parts.touching(reach) if not parted(part, line.box, rules)]
    for _ in range(3):
        grown = box
        for part in near:
            if _belongs(part, box, line.size, vertical=vertical):
                grown = union([grown, part])
        if grown == box:
            break
        box = grown
    whole = DisplayLine(box, line.direction, line.size)
    return whole if vertical else with_end_marks(whole, near)


def _belongs(part: Box, box: Box, size: int, *, vertical: bool) -> bool:
    across, down = overlap_x(part, box), overlap_y(part, box)
    inside = across > 0 and down > 0
    if long_side(part) > 1.3 * size:
        return False
    if vertical:
        along, band, breadth = down, across, part.width
    else:
        along, band, breadth = across, down, part.height
    if band < 0.9 * breadth:
        return inside and band > 0.6 * breadth
    if long_side(part) > 0.72 * size:
        return along > -0.8 * size
    return along > -0.15 * size


def _merged(lines: tuple[DisplayLine, ...], rules: tuple[Box, ...]) -> tuple[DisplayLine, ...]:
    """Unite pieces of one line and drop lines that lie in others."""
    kept: list[DisplayLine] = []
    for line in sorted(lines, key=lambda line: -line.box.area):
        home = next(
            (
                other
                for other in kept
                if _is_piece(line, other) and not parted(line.box, other.box, rules)
            ),
            None,
        )
        if home is None:
            kept.append(line)
        elif home.direction is line.direction:
            kept.remove(home)
            kept.append(DisplayLine(union([home.box, line.box]), home.direction, home.size))
    return tuple(kept) if len(kept) == len(lines) else _merged(tuple(kept), rules)


def _is_piece(line: DisplayLine, other: DisplayLine) -> bool:
    if _within(line.box, other.box):
        return True
    if line.direction is not other.direction or line.size > 1.35 * other.size:
        return False
    across, down = overlap_x(line.box, other.box), overlap_y(line.box, other.box)
    if line.direction is Direction.TTB_RTL:
        stands_below = across > 0.7 * min(line.box.width, other.box.width)
        word_apart = 0 >= down > -WORD_GAP * other.size and other.size < 1.15 * line.size
        if stands_below and word_apart:
            return True
        across, down = down, across
    return down > 0.6 * line.size and across > -GAP * other.size and 1.5 * line.size > other.size


def _within(inner: Box, outer: Box) -> bool:
    across, down = overlap_x(inner, outer), overlap_y(inner, outer)
    return across > 0.5 * inner.width and down > 0.5 * inner.height


def _is_line(line: DisplayLine, em: int) -> bool:
    long, wide = max(line.box.width, line.box.height), min(line.box.width, line.box.height)
    return long >= 1.6 * line.size or wide >= 2.5 * em


def _is_two_rows(line: DisplayLine, ink: Mask, em: int) -> bool:
    """Tell rows of the body that specks hold together: between them hardly any ink is met."""
    box = line.box
    if line.direction is not Direction.LTR or box.height > TWO_ROWS * em:
        return False
    if box.width < MANY * box.height:
        return False
    inked = (ink[box.top : box.bottom, box.left : box.right] > 0).mean(axis=1)
    third = box.height // 3
    upper, lower = inked[: box.height // 2].max(), inked[box.height // 2 :].max()
    return bool(inked[third:-third].min() < VALLEY * min(upper, lower))
