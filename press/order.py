"""Reading order of boxes on a page."""

from __future__ import annotations

from collections.abc import Sequence

from press.geometry import Box, overlap_x, overlap_y


def reading_order(boxes: Sequence[Box]) -> tuple[int, ...]:
    """Return the permutation in which boxes are read, column by column, left to right.

    Of two boxes in one column the upper comes first; of two columns side by side the left
    one, unless something above the right one and below the left one spans both. The rest is
    a topological sort (T. Breuel, High Performance Document Layout Analysis, 2003).

    >>> reading_order([Box(60, 20, 100, 90), Box(0, 0, 100, 10), Box(0, 20, 40, 90)])
    (1, 2, 0)
    """
    count = len(boxes)
    before = [
        [one != other and _comes_first(boxes[one], boxes[other], boxes) for other in range(count)]
        for one in range(count)
    ]
    order: list[int] = []
    waiting = sorted(range(count), key=lambda index: (boxes[index].left, boxes[index].top))
    while waiting:
        free = [
            index
            for index in waiting
            if not any(before[other][index] for other in waiting if other != index)
        ]
        # A circle cannot be ordered; its topmost box breaks it.
        chosen = free[0] if free else min(waiting, key=lambda index: boxes[index].top)
        order.append(chosen)
        waiting.remove(chosen)
    return tuple(order)


def _comes_first(one: Box, other: Box, boxes: Sequence[Box]) -> bool:
    slack = 0.1 * min(one.width, other.width)
    if overlap_x(one, other) > slack:
        return one.top + one.bottom < other.top + other.bottom
    if one.left + one.right >= other.left + other.right:
        return False
    return not any(_parts(box, one, other) for box in boxes if box not in (one, other))


def _parts(box: Box, left: Box, right: Box) -> bool:
    """Tell whether a box lies across both columns, under the right one and above the left."""
    across = overlap_x(box, left) > 0 and overlap_x(box, right) > 0
    middle = box.middle[1]
    under_right = right.bottom <= middle and overlap_y(box, right) < 0.3 * box.height
    over_left = middle <= left.top and overlap_y(box, left) < 0.3 * box.height
    return across and under_right and over_left
