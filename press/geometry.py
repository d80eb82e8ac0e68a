"""Boxes on a page image: whole pixels, origin top left, right and bottom just outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle in pixels of the straightened page; in JSON `[left, top, right, bottom]`."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"box is inside out: {self}")

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def area(self) -> int:
        return self.width * self.height

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def edges(self) -> tuple[int, int, int, int]:
        return self.left, self.top, self.right, self.bottom

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        edge = core_schema.int_schema()
        return core_schema.no_info_after_validator_function(
            lambda edges: cls(*edges),
            core_schema.tuple_schema([edge, edge, edge, edge]),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda box: list(box.edges()),
                return_schema=core_schema.list_schema(edge, min_length=4, max_length=4),
            ),
        )


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of them; ValueError when there is none."""
    boxes = tuple(boxes)
    if not boxes:
        raise ValueError("no box to unite")
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def intersection(one: Box, other: Box) -> Box | None:
    left, top = max(one.left, other.left), max(one.top, other.top)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Box(left, top, right, bottom) if left < right and top < bottom else None


def shared_area(one: Box, other: Box) -> int:
    # Asked a million times a page: without a box in between.
    across = min(one.right, other.right) - max(one.left, other.left)
    if across <= 0:
        return 0
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across * down if down > 0 else 0


def overlap_x(one: Box, other: Box) -> int:
    """Pixels that two boxes share across; negative: the gap between them."""
    return min(one.right, other.right) - max(one.left, other.left)


def overlap_y(one: Box, other: Box) -> int:
    """Pixels that two boxes share down the page; negative: the gap between them."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def distance(one: Box, other: Box) -> float:
    """Return the pixels of white between two boxes, corner to corner where they are not level."""
    return hypot(max(0, -overlap_x(one, other)), max(0, -overlap_y(one, other)))


def iou(one: Box, other: Box) -> float:
    """Return intersection over union, 0 to 1."""
    common = shared_area(one, other)
    whole = one.area + other.area - common
    return common / whole if whole else 0.0


def coverage(part: Box, whole: Box) -> float:
    """Return the share of `part` that lies inside `whole`, 0 to 1."""
    common = shared_area(part, whole)
    return common / part.area if common else 0.0


def shifted(box: Box, across: int, down: int) -> Box:
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)


def transposed(box: Box) -> Box:
    """Return the box with across and down changed over, as in a transposed image."""
    return Box(box.top, box.left, box.bottom, box.right)


def grown(box: Box, by: int, within: Box) -> Box:
    """Return the box with `by` more pixels on every side, kept inside `within`."""
    return Box(
        max(within.left, box.left - by),
        max(within.top, box.top - by),
        min(within.right, box.right + by),
        min(within.bottom, box.bottom + by),
    )
