"""Printed boxes that are not whole: a title interrupts a side, or its rules stop short."""

from __future__ import annotations

from layout.components import boxes_of
from layout.ink import Mask
from press.geometry import Box, overlap_x, shifted, union

LEAST, MOST = 0.35, 0.6
"""The share of its width along which rules run over a box and under it: the lesser, the greater."""

TITLE = 3.0
"""Ems by which a title stands out over its box, at the most."""

LOWEST = 3.0
"""Ems: lower boxes are labels."""


def open_frames(
    across: tuple[Box, ...], down: tuple[Box, ...], ink: Mask, em: int
) -> tuple[Box, ...]:
    """Return boxes with both sides whole and parts of the rules over and under them.

    A title that stands in the rule over a box, and interrupts it, is taken in.
    """
    found = []
    for left in down:
        for right in down:
            box = union([left, right])
            level = abs(left.top - right.top) < em and abs(left.bottom - right.bottom) < em
            if right.left - left.right < LOWEST * em or left.height < LOWEST * em or not level:
                continue
            over, under = (_along(box, edge, across, em) for edge in (box.top, box.bottom))
            shares = sorted(sum(rule.width for rule in side) / box.width for side in (over, under))
            if shares[0] >= LEAST and shares[1] >= MOST:
                whole = union([box, *over, *under])
                found.append(union([whole, *_titles(whole, over, ink, em)]))
    return tuple(found)


def _along(box: Box, edge: int, across: tuple[Box, ...], em: int) -> list[Box]:
    """Return the rules that run along an edge of a box and are no longer than it."""
    return [
        rule
        for rule in across
        if abs(rule.middle[1] - edge) < em
        and box.left - em < rule.left
        and rule.right < box.right + em
    ]


def _titles(frame: Box, over: list[Box], ink: Mask, em: int) -> list[Box]:
    """Return what stands where the rule over a box is interrupted, from within and without."""
    line = min(over, key=lambda rule: rule.top)
    top, bottom = max(0, line.top - round(TITLE * em)), line.bottom + round(TITLE * em)
    cells = boxes_of(ink[top:bottom, frame.left : frame.right].copy())
    found = (shifted(cell, frame.left, top) for cell in cells)
    return [
        cell
        for cell in found
        if cell.top < line.top < cell.bottom and not any(overlap_x(cell, rule) > 0 for rule in over)
    ]
