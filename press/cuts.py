"""Reading order of articles on a page: bands from the top, within a band from the left."""

from __future__ import annotations

from collections.abc import Sequence

from press.geometry import Box, overlap_y, union
from press.order import reading_order

WHOLE_HEIGHT = 0.85
"""The share of a part's height that a rule down all of it has."""

SLACK = 10
"""Pixels by which two articles that a straight cut parts may overlap."""


def cut_order(
    boxes: Sequence[Box], anchors: Sequence[Box], rules: Sequence[Box] = ()
) -> tuple[int, ...]:
    """Return the indices of boxes in the order in which articles of a page are read.

    Bands that a cut across the page parts come from the top, then columns of articles from the
    left, and so on inside each (the recursive XY cut of Nagy and Seth, 1984); a rule printed down
    all of a part is cut along first. What no straight cut parts is read in the order of its
    `anchors`, the places where each begins.
    """
    return tuple(_cut(list(range(len(boxes))), boxes, anchors, rules))


def _cut(
    members: list[int], boxes: Sequence[Box], anchors: Sequence[Box], rules: Sequence[Box]
) -> list[int]:
    if len(members) < 2:
        return members
    for groups in (
        _ruled(members, boxes, rules),
        _groups(members, boxes, down=True),
        _groups(members, boxes, down=False),
    ):
        if len(groups) > 1:
            return [index for group in groups for index in _cut(group, boxes, anchors, rules)]
    order = reading_order([anchors[index] for index in members])
    return [members[place] for place in order]


def _ruled(members: list[int], boxes: Sequence[Box], rules: Sequence[Box]) -> list[list[int]]:
    """Part at the first rule that runs down nearly all of the members and parts them cleanly."""
    whole = union(boxes[index] for index in members)
    for rule in sorted(rules):
        if overlap_y(rule, whole) < WHOLE_HEIGHT * whole.height:
            continue
        left = [index for index in members if boxes[index].right <= rule.left + SLACK]
        right = [index for index in members if boxes[index].left >= rule.right - SLACK]
        if left and right and len(left) + len(right) == len(members):
            return [left, right]
    return [members]


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
