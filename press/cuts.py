"""Reading order of articles: bands from the top; in a band the lead, then from the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from press.geometry import Box, overlap_y, union
from press.order import reading_order

WHOLE_HEIGHT = 0.85
"""The share of a part's height that a rule down all of it has."""

SLACK = 10
"""Pixels by which two articles that a straight cut parts may overlap."""

LEAD, WIDE = 1.2, 1.52
"""How much larger than its neighbours' the type of a headline is that is read before them, and how
much wider than they its article is."""

FIRST, WIDER = 1.5, 1.45
"""Type so much larger than its neighbours', the page's largest, need only be as wide as they; how
much wider it is where its type is less."""

CHANCE = 0.5
"""Of the gutter that parts columns of articles: where they end level by chance is less white."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: all of it, where it begins, and the type height of its headline."""

    box: Box
    anchor: Box
    size: float = 0.0


def cut_order(places: Sequence[Place], rules: Sequence[Box] = ()) -> tuple[int, ...]:
    """Return the indices of articles in the order in which those of a page are read.

    Bands that a cut across the page parts come from the top, then columns of articles from the
    left, and so on inside each (the recursive XY cut of Nagy and Seth, 1984); a rule printed down
    all of a part is cut along first. Of columns side by side the one that the largest headline of
    all leads (头条) comes before the others when it is clearly larger than theirs. What no straight
    cut parts is read in the order of its anchors.
    """
    return tuple(_cut(list(range(len(places))), places, rules))


def _cut(members: list[int], places: Sequence[Place], rules: Sequence[Box]) -> list[int]:
    if len(members) < 2:
        return members
    boxes = [place.box for place in places]
    columns = _groups(members, boxes, down=False)
    for groups in (
        _lead_first(_ruled(members, boxes, rules), places),
        _groups(members, boxes, down=True, apart=_beyond_chance(columns, boxes)),
        _lead_first(columns, places),
    ):
        if len(groups) > 1:
            return [index for group in groups for index in _cut(group, places, rules)]
    order = reading_order([places[index].anchor for index in members])
    return [members[place] for place in order]


def _beyond_chance(columns: Sequence[list[int]], boxes: Sequence[Box]) -> int:
    """Return the white in pixels, at the least, that parts bands of articles set in columns."""
    wholes = [union(boxes[index] for index in column) for column in columns]
    gutter = max((right.left - left.right for left, right in pairwise(wholes)), default=0)
    return round(CHANCE * max(0, gutter)) or -SLACK


def _lead_first(groups: list[list[int]], places: Sequence[Place]) -> list[list[int]]:
    leads = [_leading(group, places) for group in groups]
    ranked = sorted(range(len(groups)), key=lambda number: -leads[number].size)
    if len(groups) < 2 or leads[ranked[0]].size < LEAD * max(1.0, leads[ranked[1]].size):
        return groups
    widest = max(_width(groups[number], places) for number in ranked[1:])
    lead, second = leads[ranked[0]], leads[ranked[1]].size
    of_page = lead.size >= max(place.size for place in places)
    wide = (1.0 if lead.size >= FIRST * second else WIDER) if of_page else WIDE
    if lead.box.width < wide * widest:
        return groups  # no lead of the page nor of its band, only the larger of two
    return [groups[ranked[0]], *(group for group in groups if group is not groups[ranked[0]])]


def _leading(group: list[int], places: Sequence[Place]) -> Place:
    """Return the article whose headline stands topmost in a group; without one the first."""
    headed = [places[index] for index in group if places[index].size]
    return min(headed, key=lambda place: place.anchor.top) if headed else places[group[0]]


def _width(group: list[int], places: Sequence[Place]) -> int:
    return union(places[index].box for index in group).width


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


def _groups(
    members: list[int], boxes: Sequence[Box], *, down: bool, apart: int = -SLACK
) -> list[list[int]]:
    """Part where articles are so many pixels apart."""

    def span(index: int) -> tuple[int, int]:
        box = boxes[index]
        return (box.top, box.bottom) if down else (box.left, box.right)

    groups: list[list[int]] = []
    reach = 0
    for index in sorted(members, key=span):
        start, end = span(index)
        if groups and start < reach + apart:
            groups[-1].append(index)
        else:
            groups.append([index])
        reach = max(reach, end)
    return groups
