"""Where the edge of a column is beside each of its lines: straight, slanting, or behind a cap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from press.geometry import overlap_y
from press.page import Line, Region

CAP = 1.6
"""Times as high as the next line: a first character sunk into its text (首字下沉)."""

STEP, STEPS = 0.3, 3
"""Ems by which an edge along a cut-out moves from line to line; lines in a row that it does."""

INDENT = (1.2, 3.2)
"""Ems between a column's edge and the first line of a paragraph, which begins two ems in."""


def has_drop_cap(region: Region) -> bool:
    """Tell a text whose first line is one large character that the next lines stand beside."""
    if len(region.lines) < 2:
        return False
    cap, line = region.lines[0].box, region.lines[1].box
    beside = overlap_y(cap, line) > 0.5 * line.height and line.left >= cap.right
    return beside and cap.height > CAP * line.height


def is_indented(region: Region, place: int, em: float) -> bool:
    """Tell whether a line of a region begins as the first of a paragraph does."""
    lines = region.lines
    cap, line = lines[0].box, lines[place].box
    if has_drop_cap(region) and overlap_y(line, cap) > 0.5 * line.height:
        return place == 0
    least, most = INDENT
    return least * em < line.left - _edge(region, place, em) < most * em


def _edge(region: Region, place: int, em: float) -> int:
    lines = region.lines
    if place + 1 < len(lines) and _slants(lines, em):
        return lines[place + 1].box.left
    return region.box.left


def _slants(lines: Sequence[Line], em: float) -> bool:
    """Tell text along a cut-out, whose lines begin further and further in, or out."""
    run, last = 0, 0
    for one, other in pairwise(lines):
        step = other.box.left - one.box.left
        sign = (step > STEP * em) - (step < -STEP * em)
        run = run + 1 if sign and sign == last else abs(sign)
        last = sign
        if run >= STEPS:
            return True
    return False
