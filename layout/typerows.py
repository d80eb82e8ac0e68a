"""Characters of display type into rows or stacks, and how large the type is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from press.geometry import Box, union


def type_size(characters: Sequence[Box]) -> int:
    """Return the type height in pixels: that of the characters that fill their em."""
    return int(np.percentile([long_side(box) for box in characters], 70))


def long_side(box: Box) -> int:
    return max(box.width, box.height)


def clustered(characters: Sequence[Box], size: int, *, down: bool) -> list[list[Box]]:
    """Return rows from the top when `down`, else stacks from the right."""
    rows: list[list[Box]] = []
    for box in sorted(characters, key=lambda box: box.middle[1] if down else -box.middle[0]):
        centre = box.middle[1] if down else box.middle[0]
        last = union(rows[-1]).middle[1 if down else 0] if rows else None
        if last is not None and abs(centre - last) < 0.5 * size:
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows
