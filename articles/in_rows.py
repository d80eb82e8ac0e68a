"""Regions in the order of their rows: what stands in one row is read from the left."""

from __future__ import annotations

from collections.abc import Iterable

from press.geometry import overlap_y
from press.page import Region

SHARED = 0.5
"""Of the lower one's height: what two regions of one row have in common."""


def in_rows(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return level regions row by row; those of one row are of one kind.

    Parts of a row that the gutters below it have cut begin at tops a few pixels apart.
    """
    rows: list[list[Region]] = []
    for region in sorted(regions, key=lambda region: region.box.top):
        if rows and _is_in_row(region, rows[-1]):
            rows[-1].append(region)
        else:
            rows.append([region])
    return tuple(
        region for row in rows for region in sorted(row, key=lambda region: region.box.left)
    )


def _is_in_row(region: Region, row: list[Region]) -> bool:
    return all(
        other.kind is region.kind
        and overlap_y(other.box, region.box) > SHARED * min(other.box.height, region.box.height)
        for other in row
    )
