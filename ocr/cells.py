"""A row parted into the cells of its characters.

Readers tell only roughly where along a row a character stands. The row itself tells the rest: it
is cut where there is little ink, into cells as wide as their characters want to be. The best cuts
together are found by dynamic programming (Bellman, 1957).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr.runs import runs_of

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

WIDEST = 3.5
"""Ems of a cell, unless a wider one might be cheaper: few rows need one."""

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
    through[(places <= margin) | (places >= margin + len(weight))] = 0
    wanted, seen = _wanted(text, len(weight) / em), np.array(middles) + margin
    ends = places <= margin, places >= margin + len(weight)
    widest = WIDEST * em
    cost, found = _cheapest(places, through, ends, _Wishes(wanted, seen, em), widest)
    if cost >= OFF_WIDTH * (WIDEST - wanted.max()) ** 2:  # a wider cell might be cheaper
        _, found = _cheapest(places, through, ends, _Wishes(wanted, seen, em), np.inf)
    return [
        (int(np.clip(first, 0, len(weight))), int(np.clip(last, 0, len(weight))))
        for first, last in found - margin
    ]


@dataclass(frozen=True, slots=True)
class _Wishes:
    """How wide every cell wants to be, in ems, and where its reader saw its middle, in pixels."""

    widths: Floats
    middles: Floats
    em: float


def _cheapest(
    places: NDArray[np.intp],
    through: Floats,
    ends: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    wishes: _Wishes,
    widest: float,
) -> tuple[float, NDArray[np.intp]]:
    """Return what the cheapest cells no wider than `widest` pixels cost, and where they are cut.

    `through` is what a cut costs at each place; `ends` tell where the first and the last may lie.
    """
    before = np.searchsorted(places, places - widest)
    reach = int((np.arange(len(places)) - before).max())
    # For every place those that a cell which ends there may begin at.
    starts = np.arange(len(places))[:, None] + np.arange(-reach, 0)
    there, starts = starts >= 0, np.maximum(starts, 0)
    begin = places[starts]
    widths = (places[:, None] - begin) / wishes.em
    halves = (places[:, None] + begin) / 2
    cost = np.where(ends[0], 0.0, np.inf)
    came = []
    off_width = {
        want: np.where(there, OFF_WIDTH * (widths - want) ** 2, np.inf)
        for want in set(wishes.widths.tolist())
    }
    for want, middle in zip(wishes.widths.tolist(), wishes.middles.tolist(), strict=True):
        off = np.minimum(np.abs(halves - middle) / wishes.em, FURTHEST)
        total = cost[starts] + (off_width[want] + OFF_PLACE * off)
        best = total.argmin(axis=1)
        came.append(starts[np.arange(len(places)), best])
        cost = total.min(axis=1) + through
    cost = np.where(ends[1], cost, np.inf)
    last = int(cost.argmin())
    return float(cost[last]), _traced(places, came, last)


def _traced(
    places: NDArray[np.intp], came: Sequence[NDArray[np.intp]], end: int
) -> NDArray[np.intp]:
    """Return the cells that lead to the place where the last one ends."""
    found = []
    for before in reversed(came):
        start = int(before[end])
        found.append((int(places[start]), int(places[end])))
        end = start
    return np.array(found[::-1], dtype=np.intp).reshape(-1, 2)


def _places(weight: Floats, em: float) -> NDArray[np.intp]:
    """Return where a row may be cut: at its ends, and at the lightest columns close together."""
    reach = max(1, round(CLOSEST * em))
    padded = np.pad(weight, reach, constant_values=np.inf)
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).min(axis=1)
    low = runs_of(weight <= around)
    kept = [place for first, behind in low for place in _spread(first, behind - 1, reach)]
    inner = sorted({place for place in kept if 0 < place < len(weight)})
    return np.array([0, *inner, len(weight)], dtype=np.intp)


def _spread(first: int, last: int, reach: int) -> list[int]:
    """Return the middle of a stretch of light columns, or of a long one places all along it."""
    many = max(1, round((last - first + 1) / (2 * reach)))
    if many == 1:
        return [round((first + last) / 2)]
    edges = np.linspace(first, last, many + 1)
    return [round(place) for place in ((edges[1:] + edges[:-1]) / 2).tolist()]


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
