"""Headlines of two articles side by side: told apart where their rows do not match."""

from __future__ import annotations

from collections.abc import Sequence

from layout.typerows import clustered, type_size
from press.geometry import Box, union

GAP = 0.45
"""Type heights of white, over the whole height of the type, at which two headlines may meet."""

NARROWEST = 3.5
"""Type heights: the least width from which the rows of a headline can be compared."""

LEVEL = 0.22
"""Type heights by which the middles of two rows may differ in one headline."""

ALIKE = 1.18
"""Ratio of the type heights of two rows of one headline."""

UNLIKE = 1.45
"""Ratio from which a word of few characters belongs to another headline; numerals are lower."""


def side_by_side(group: Sequence[Box]) -> list[list[Box]]:
    """Part the characters of one group where the rows left and right of a gap are not the same."""
    characters = sorted(group, key=lambda box: box.left)
    size = type_size(characters)
    reach = characters[0].right
    for place, box in enumerate(characters[1:], start=1):
        if box.left - reach > GAP * size:
            left, right = characters[:place], characters[place:]
            narrow = min(union(left).width, union(right).width) < NARROWEST * size
            if _differ(left, right) if narrow else not _match(left, right):
                return [*side_by_side(left), *side_by_side(right)]
        reach = max(reach, box.right)
    return [characters]


def _match(left: Sequence[Box], right: Sequence[Box]) -> bool:
    one, other = _rows(left), _rows(right)
    if len(one) != len(other):
        return False
    return all(_alike(row, beside) for row, beside in zip(one, other, strict=True))


def _alike(row: Sequence[Box], beside: Sequence[Box]) -> bool:
    small, large = sorted((type_size(row), type_size(beside)))
    apart = abs(union(row).middle[1] - union(beside).middle[1])
    return large <= ALIKE * small and apart <= LEVEL * large


def _differ(left: Sequence[Box], right: Sequence[Box]) -> bool:
    small, large = sorted((type_size(left), type_size(right)))
    return large > UNLIKE * small


def _rows(characters: Sequence[Box]) -> list[list[Box]]:
    return clustered(characters, type_size(characters), down=True)
