"""A block of one kind while the page is being taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from press.geometry import Box
from press.page import Direction, Kind


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page; `size` is its type height in pixels, `rows` its printed lines."""

    kind: Kind
    box: Box
    direction: Direction = Direction.LTR
    size: int = 0
    rows: tuple[Box, ...] = ()
