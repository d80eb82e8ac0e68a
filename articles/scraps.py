"""Scraps of a row that noise made look larger than the text they stand in: no headlines.

On worn paper characters run together, and what hangs together is as high as display type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from press.geometry import Box, coverage, overlap_x, overlap_y, union
from press.page import Kind, Line, Page, Region

HIGHEST, LONGEST = 1.7, 8
"""Ems, and characters: the largest scrap."""

INSIDE, LEVEL = 0.7, 0.6
"""The share of a scrap in its column's box, and of a row's height that is level with it."""

TOLD = 0.8
"""The share of a scrap that its row covers where its characters were read with the row."""

BESIDE = 1.5
"""Ems between a scrap and the rest of its row, at the most."""


def with_scraps_in_place(page: Page, em: float) -> Page:
    """Return the page with small headlines that are part of a column's row in that row."""
    columns = {one.id: one for one in page.regions if one.kind is Kind.BODY and len(one.lines) > 2}
    gone = set[str]()
    for region in page.regions:
        if found := _home(region, list(columns.values()), em):
            home, place = found
            gone.add(region.id)
            columns[home.id] = _with_scrap(home, place, region.lines[0])
    kept = (columns.get(one.id, one) for one in page.regions if one.id not in gone)
    return replace(page, regions=tuple(kept))


def _home(region: Region, columns: Sequence[Region], em: float) -> tuple[Region, int] | None:
    """Return the column that a scrap belongs to and which of its rows it is part of."""
    if region.kind is not Kind.HEADLINE or len(region.lines) != 1:
        return None
    if region.box.height > HIGHEST * em or len(region.text) > LONGEST:
        return None
    inside = [one for one in columns if coverage(region.box, one.box) > INSIDE]
    rows = ((one, _row_of(region.box, one, em)) for one in inside)
    return next(((one, place) for one, place in rows if place is not None), None)


def _row_of(scrap: Box, column: Region, em: float) -> int | None:
    """Return which of a column's rows a scrap is part of."""
    for place, line in enumerate(column.lines):
        level = overlap_y(line.box, scrap) > LEVEL * min(line.box.height, scrap.height)
        if level and overlap_x(line.box, scrap) > -BESIDE * em:
            return place
    return None


def _with_scrap(column: Region, place: int, scrap: Line) -> Region:
    lines = list(column.lines)
    if overlap_x(lines[place].box, scrap.box) < TOLD * scrap.box.width:
        lines[place] = _one_line(lines[place], scrap)
    return replace(column, lines=tuple(lines))


def _one_line(row: Line, scrap: Line) -> Line:
    """Return a row and its scrap as one line, read from the left."""
    at = sum(box.middle[0] < scrap.box.middle[0] for box in row.chars)
    if not row.chars:
        at = 0 if scrap.box.left < row.box.left else len(row.text)
    count = len(scrap.text)
    return replace(
        row,
        box=union((row.box, scrap.box)),
        text=row.text[:at] + scrap.text + row.text[at:],
        chars=(*row.chars[:at], *scrap.chars, *row.chars[at:]) if row.chars else (),
        confidences=(*row.confidences[:at], *scrap.confidences, *row.confidences[at:])
        if row.confidences
        else (),
        choices=tuple(
            replace(one, start=one.start + count, end=one.end + count) if one.start >= at else one
            for one in row.choices
        ),
    )
