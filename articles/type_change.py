"""Lines in which the type changes: on a folio line the editor's name, then the newspaper's."""

from __future__ import annotations

from collections.abc import Sequence

from articles.line_parts import part_of_line
from press.page import Line

FEWEST, GROWS = 3, 1.25
"""Characters of either type, at the least; how much higher the larger one is."""


def by_type(line: Line) -> tuple[Line, ...]:
    """Return the two parts of a line whose type grows or shrinks amid it, or the line alone.

    A type is as high as its tallest characters; the cut is where the others come nearest to them.
    """
    heights = [box.height for box in line.chars]
    if len(heights) != len(line.text) or len(heights) < 2 * FEWEST:
        return (line,)
    places = range(FEWEST, len(heights) - FEWEST + 1)
    place = min(places, key=lambda at: _spread(heights[:at]) + _spread(heights[at:]))
    small, large = sorted((max(heights[:place]), max(heights[place:])))
    if large < GROWS * max(1, small):
        return (line,)
    return part_of_line(line, 0, place), part_of_line(line, place, len(heights))


def _spread(heights: Sequence[int]) -> int:
    return sum(max(heights) - height for height in heights)
