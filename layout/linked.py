"""Characters of display type that stand by each other as those of one line or stack do."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from layout.crowd import Crowd
from layout.separators import parted
from press.geometry import Box

ALIKE = 1.9
"""Ratio of the sizes of two characters of one line, at the most: 一 and strokes are smaller."""


def linked(seeds: list[Box], rules: tuple[Box, ...]) -> list[list[Box]]:
    """Return groups of characters that are linked by neighbours; no rule runs between these."""
    parent = list(range(len(seeds)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, second in _near(Crowd.of(seeds)):
        if not parted(seeds[first], seeds[second], rules):
            parent[root(first)] = root(second)
    groups: dict[int, list[Box]] = {}
    for index, box in enumerate(seeds):
        groups.setdefault(root(index), []).append(box)
    return list(groups.values())


def _near(seeds: Crowd) -> Iterator[tuple[int, int]]:
    """Yield the numbers of characters that stand by each other as those of one line do."""
    left, top, right, bottom = seeds.edges.T
    sides = np.maximum(right - left, bottom - top)
    for one in range(len(sides) - 1):
        rest = slice(one + 1, None)
        small, large = np.minimum(sides[one], sides[rest]), np.maximum(sides[one], sides[rest])
        across = np.minimum(right[one], right[rest]) - np.maximum(left[one], left[rest])
        down = np.minimum(bottom[one], bottom[rest]) - np.maximum(top[one], top[rest])
        beside = (down > 0.5 * small) & (across > -1.15 * large)
        below = (across > 0.5 * small) & (down > -0.7 * large)
        near = (large <= ALIKE * small) & (beside | below)
        yield from ((one, one + 1 + int(other)) for other in np.flatnonzero(near))
