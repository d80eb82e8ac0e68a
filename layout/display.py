"""A line of display type; lines are made whole where a mark in a wide cell breaks them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layout.components import tightened
from layout.crowd import Crowd
from layout.ink import Mask
from layout.separators import parted
from layout.typerows import long_side
from press.geometry import Box, coverage, overlap_x, overlap_y, union
from press.page import Direction

MARK_GAP = 2.2
"""Type heights between two characters with a quotation mark in between."""

NUMERALS = 1.4
"""Ratio of the type heights of characters and of numerals between marks."""

LETTER_GAP = 1.2
"""Type heights between two characters when a mark stands at the edge of one of their lines."""

QUOTE, HANGING = 0.45, 0.55
"""Type heights of the end of a line that a closing quotation mark has for itself, and of the upper
part of the line in which it hangs; a space may follow it."""

END_MARK, CLOSE, STROKES = 0.45, 0.8, 2
"""Type heights of a mark at the end of a line, and up to its far side; the parts it is of."""

TWO_ROWS, BARE, ROW = 3.5, 0.02, 0.35
"""Of a line's height: its width when it may be two rows that touch; of the ink of its fullest
row of pixels, what is left between these; of its height, the least height of either."""


@dataclass(frozen=True, slots=True)
class DisplayLine:
    """One printed line of display type; `size` is its type height in pixels."""

    box: Box
    direction: Direction
    size: int


def joined_at_marks(
    lines: tuple[DisplayLine, ...], parts: Crowd, rules: tuple[Box, ...]
) -> tuple[DisplayLine, ...]:
    """Unite lines of one size and level between which a mark stands in a cell of its own."""
    for one in lines:
        for other in lines:
            gap = other.box.left - one.box.right
            level = _is_level(one, other) and 0 < gap < MARK_GAP * one.size
            if level and not parted(one.box, other.box, rules) and _mark_between(one, other, parts):
                rest = tuple(line for line in lines if line not in (one, other))
                whole = DisplayLine(union([one.box, other.box]), one.direction, one.size)
                return joined_at_marks((*rest, whole), parts, rules)
    return lines


def with_end_marks(line: DisplayLine, parts: list[Box]) -> DisplayLine:
    """Take in the quotation mark or stop that stands alone before or after a line across."""
    box, size = line.box, line.size
    slack, reach = size // 8, 2 * size
    for left, right in ((box.left - reach, box.left), (box.right, box.right + reach)):
        place = Box(left, box.top - slack, right, box.bottom + slack)
        found = [part for part in parts if overlap_x(part, place) > 0 < overlap_y(part, place)]
        if found and len(found) <= STROKES and all(_is_end_mark(part, line) for part in found):
            line = DisplayLine(union([line.box, *found]), line.direction, size)
    return line


def rows_of(line: DisplayLine, ink: Mask) -> tuple[DisplayLine, ...]:
    """Part a line across that is two rows set so close that their characters hang together.

    Not all characters of one row have white at the same height.
    """
    box = line.box
    if line.direction is not Direction.LTR or box.width < TWO_ROWS * box.height:
        return (line,)
    profile = (ink[box.top : box.bottom, box.left : box.right] > 0).sum(axis=1)
    least = round(ROW * box.height)
    bare = np.flatnonzero(profile[least:-least] <= BARE * profile.max()) + least
    if not bare.size:
        return (line,)
    cut = box.top + int(bare[len(bare) // 2])
    halves = Box(box.left, box.top, box.right, cut), Box(box.left, cut, box.right, box.bottom)
    tight = [half for half in (tightened(one, ink) for one in halves) if half]
    return tuple(DisplayLine(one, line.direction, min(line.size, one.height)) for one in tight)


def _is_end_mark(part: Box, line: DisplayLine) -> bool:
    small = long_side(part) < END_MARK * line.size
    level = overlap_y(part, line.box) > 0.5 * part.height
    return small and level and -overlap_x(part, line.box) < CLOSE * line.size


def _is_level(one: DisplayLine, other: DisplayLine) -> bool:
    small, large = sorted((one.size, other.size))
    across = one.direction is other.direction is Direction.LTR
    return across and large < NUMERALS * small and abs(_middle(one) - _middle(other)) < 0.15 * large


def _middle(line: DisplayLine) -> float:
    return line.box.middle[1]


def _mark_between(one: DisplayLine, other: DisplayLine, parts: Crowd) -> bool:
    """Tell a mark in the gap, or one at its edge that a line has taken in already."""
    cell = Box(one.box.right, one.box.top, other.box.left, one.box.bottom)

    def marks(place: Box) -> list[Box]:
        near = parts.touching(place)
        return [part for part in near if 0.08 * one.size < long_side(part) < 0.6 * one.size]

    if any(coverage(part, cell) > 0.9 for part in marks(cell)):
        return True
    ends = Box(one.box.right - 3, one.box.top, one.box.right, one.box.bottom)
    begins = Box(other.box.left, other.box.top, other.box.left + 3, other.box.bottom)
    if cell.width < (LETTER_GAP + QUOTE) * one.size and _ends_with_quote(one, parts):
        return True
    return cell.width < LETTER_GAP * one.size and any(
        _within(part, line.box)
        for edge, line in ((ends, one), (begins, other))
        for part in marks(edge)
    )


def _ends_with_quote(line: DisplayLine, parts: Crowd) -> bool:
    box, size = line.box, line.size
    end = Box(box.right - round(QUOTE * size), box.top, box.right, box.bottom)
    last = parts.touching(end)
    hanging = box.top + HANGING * size
    return 0 < len(last) <= STROKES and all(part.bottom < hanging for part in last)


def _within(part: Box, line: Box) -> bool:
    return coverage(part, line) > 0.9
