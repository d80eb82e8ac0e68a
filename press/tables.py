"""Rows of a printed table out of its cells."""

from __future__ import annotations

from collections.abc import Sequence

from press.geometry import overlap_y
from press.page import Line


def table_rows(lines: Sequence[Line]) -> tuple[tuple[int, ...], ...]:
    """Return the indices of a table's lines row by row from the top, each from the left.

    Lines stand in one row when they share more than half of a line's height.
    """
    rows: list[list[int]] = []
    for index in sorted(range(len(lines)), key=lambda index: lines[index].box.middle[1]):
        box = lines[index].box
        if rows and overlap_y(lines[rows[-1][0]].box, box) > 0.5 * box.height:
            rows[-1].append(index)
        else:
            rows.append([index])
    return tuple(tuple(sorted(row, key=lambda index: lines[index].box.left)) for row in rows)
