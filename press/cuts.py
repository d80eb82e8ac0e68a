"""Reading order of articles on a page: bands from the top, within a band from the left."""

from __future__ import annotations

from collections.abc import Sequence

from press.geometry import Box
from press.order import reading_order

SLACK = 10
"""Pixels by which two articles that a straight cut parts may overlap."""


def cut_order(boxes: Sequence[Box], anchors: Sequence[Box]) -> tuple[int, ...]:
    """Return the indices of boxes in the order in which articles of a page are read.

    Bands that a cut across the page parts come from the top, then columns of articles from the
    left, and so on inside each (the recursive XY cut of Nagy and Seth, 1984). What no straight cut
    parts is read in the order of its `anchors`, the places where each begins.
    """
    return tuple(_cut(list(range(len(boxes))), boxes, anchors))


def _cut(members: list[int], boxes: Sequence[Box], anchors: Sequence[Box]) -> list[int]:
    for down in (True, False):
        groups = _groups(members, boxes, down=down)
        if len(groups) > 1:
            return [index for group in groups for index in _cut(group, boxes, anchors)]
    order = reading_order([anchors[index] for index in members])
    return [members[place] for place in order]


def _groups(members: list[int], boxes: Sequence[Box], *, down: bool) -> list[list[int]]:
    def span(index: int) -> tuple[int, int]:
        box = boxes[index]
        return (box.top, box.bottom) if down else (box.left, box.right)

    groups: list[list[int]] = []
    reach = 0
    for index in sorted(members, key=span):
        start, end = span(index)
        if groups and start < reach - SLACK:
            groups[-1].append(index)
        else:
            groups.append([index])
        reach = max(reach, end)
    return groups
