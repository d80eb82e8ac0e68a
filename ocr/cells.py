"""A row parted into the cells of its characters.

Readers tell only roughly where along a row a character stands. The row itself tells the rest: it
is cut where there is little ink, into cells as wide as their characters want to be. The best cuts
together are found by dynamic programming (Bellman, 1957).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NARROW = 0.52
"""Ems that a Latin letter or a digit advances; a Chinese character advances one."""

SPACE = 0.4

MARKS = "，。、；：？！“”‘’（）《》"
WHITE = 0.5
"""Ems of white that such a mark has before it at the start of a row, or behind it at the end."""

MARGIN = 0.7
"""Ems of white at both ends that belong to the cells of the first and the last character."""

THROUGH_INK = 3.0
"""What it costs to cut through a full column of ink."""

OFF_WIDTH = 6.0
"""What it costs a cell to be an em wider or narrower than its character wants, squared."""

OFF_PLACE = 1.0
"""What it costs a cell to lie an em from where its reader saw the character."""

FURTHEST = 0.8
"""Ems: a reader that is further off is no worse for that."""

CLOSEST = 0.12
"""Ems between two places where a row may be cut."""


def cells(weight: Floats, text: str, middles: Sequence[float], em: float) -> list[tuple[int, int]]:
    """Return the stretch of a row that belongs to each character; together they are the row.

    `weight` is the share of ink in every pixel column of the row, `middles` are the places where
    a reader saw the characters, in pixels.
    """
    # A full stop at the end has its ink on the left of its cell: cells may reach beyond the ink.
    margin = round(MARGIN * em)
    padded = np.pad(weight, margin)
    places = _places(padded, em)
    through = THROUGH_INK * padded[np.minimum(places, len(padded) - 1)]
    outside = (places <= margin) | (places >= margin + len(weight))
    through[outside] = 0
    cost = np.where(places <= margin, 0.0, np.inf)
    came: list[NDArray[np.intp]] = []
    widths = (places[None, :] - places[:, None]) / em
    halves = (places[None, :] + places[:, None]) / 2 - margin
    for want, middle in zip(_wanted(text, len(weight) / em), middles, strict=True):
        off = np.minimum(np.abs(halves - middle) / em, FURTHEST)
        step = OFF_WIDTH * (widths - want) ** 2 + OFF_PLACE * off
        total = np.where(widths > 0, cost[:, None] + step, np.inf)
        came.append(total.argmin(axis=0))
        cost = total.min(axis=0) + through
    cost = np.where(places >= margin + len(weight), cost, np.inf)
    found = _traced(places - margin, came, int(cost.argmin()))
    return [
        (int(np.clip(first, 0, len(weight))), int(np.clip(last, 0, len(weight))))
        for first, last in found
    ]


def _traced(
    places: NDArray[np.intp], came: Sequence[NDArray[np.intp]], end: int
) -> list[tuple[int, int]]:
    """Return the cells that lead to the place where the last one ends."""
    found = []
    for before in reversed(came):
        start = int(before[end])
        found.append((int(places[start]), int(places[end])))
        end = start
    return found[::-1]


def _places(weight: Floats, em: float) -> NDArray[np.intp]:
    """Return where a row may be cut: at its ends, and at the lightest columns close together."""
    reach = max(1, round(CLOSEST * em))
    padded = np.pad(weight, reach, constant_values=np.inf)
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).min(axis=1)
    low = np.flatnonzero(weight <= around)
    runs = np.split(low, np.flatnonzero(np.diff(low) > 1) + 1)
    kept = [place for run in runs if len(run) for place in _spread(run, reach)]
    inner = sorted({place for place in kept if 0 < place < len(weight)})
    return np.array([0, *inner, len(weight)], dtype=np.intp)


def _spread(run: NDArray[np.intp], reach: int) -> list[int]:
    """Return the middle of a stretch of light columns, or of a long one places all along it."""
    many = max(1, round(len(run) / (2 * reach)))
    edges = np.linspace(run[0], run[-1], many + 1)
    middles = (edges[1:] + edges[:-1]) / 2
    return [round(float(place)) for place in middles]


def _wanted(text: str, length: float) -> Floats:
    """Return how wide each cell wants to be, in ems; a justified row is stretched evenly."""
    wants = np.array([advance(char) for char in text])
    white = sum(WHITE for char in (text[0], text[-1]) if char in MARKS)
    return wants * float(np.clip((length + white) / wants.sum(), 0.8, 1.25))


def advance(char: str) -> float:
    """Return how many ems a character takes along its row."""
    if char.isspace():
        return SPACE
    return NARROW if char.isascii() or char in "“”‘’·" else 1.0
