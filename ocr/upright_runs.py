"""An upright row parted into characters: which strokes stand in one cell.

Of all ways to unite neighbouring runs of ink the one is taken whose cells look most like
characters: about as high as the row is wide, or as low as marks are, with little white inside.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ocr.runs import ink_runs, inked
from press.page import Pixels

Run = tuple[int, int]

ONE = 1.12
"""Of the row's width: ink that is no higher together is one character."""

SPECK = 0.04
"""Of the row's width: lower ink is dirt."""

TOO_HIGH = 1.25
"""Of the row's width: no single character is higher."""

HELD_TOGETHER = 1.35
"""Of the row's width: higher ink is two characters or more that touch."""

SMALL = 0.5
"""Of the row's width: marks are no higher."""

RIGHT = 0.52
"""Of the crop's width: where the ink of a raised mark begins."""

USUAL = 0.95
"""Of the row's width: how high the ink of a character is."""

MARK = 0.35
"""What a cell as low as a mark costs, where white inside a cell costs its share of the width."""

CORNER = (0.18, 0.45)
"""Of the row's width: how high a corner bracket on its side is."""

BAR, LEG = 0.75, 0.3
"""Of a corner bracket's breadth: more ink in a row of pixels is its bar, less is its leg."""

TOUCHING = 0.3
"""Of the ink in a row of pixels on average: so little more joins a mark to a character."""

MARKS_AT = (0.1, 0.42)
"""Of the row's width: how high the ink of a mark that touches a character is."""


def characters_of(part: Pixels, width: int) -> list[Run]:
    """Return where each character's ink begins and ends down a row whose ink is so wide."""
    runs = [piece for run in ink_runs(part, down=True) for piece in _parted(part, run, width)]
    marks = [is_raised(part, run, width) or is_corner(part, run, width) for run in runs]
    costs, begins = [0.0], [0]
    for end in range(1, len(runs) + 1):
        best = min(
            (costs[begin] + cost, begin)
            for begin in range(max(0, end - 8), end)
            if (cost := _cost(runs[begin:end], marks[begin:end], width)) is not None
        )
        costs.append(best[0])
        begins.append(best[1])
    cells, end = [], len(runs)
    while end:
        begin = begins[end]
        cells.append((runs[begin][0], runs[end - 1][1]))
        end = begin
    return [cell for cell in reversed(cells) if cell[1] - cell[0] > SPECK * width] or [
        (0, part.shape[0])
    ]


def _cost(runs: list[Run], marks: list[bool], width: int) -> float | None:
    """Return how little runs look like one character; None when they cannot be one."""
    if len(runs) == 1 and marks[0]:
        return 0.0
    high = (runs[-1][1] - runs[0][0]) / width
    if len(runs) > 1 and (high > ONE or any(marks)):
        return None
    white = max((low[0] - top[1] for top, low in pairwise(runs)), default=0)
    return white / width + (MARK if high < SMALL else 2 * (high - USUAL) ** 2)


def is_raised(part: Pixels, run: Run, width: int) -> bool:
    """Tell a comma or a full stop: small, in the right half of the row."""
    top, bottom = run
    left, _ = across(part[top:bottom])
    return 0.08 * width < bottom - top < SMALL * width and left > RIGHT * part.shape[1]


def is_corner(part: Pixels, run: Run, width: int) -> bool:
    """Tell a corner bracket on its side: a bar, and at one of its ends a leg."""
    top, bottom = run
    if not CORNER[0] * width < bottom - top < CORNER[1] * width:
        return False
    left, right = across(part[top:bottom])
    dark = inked(part[top:bottom])[:, left:right]
    share = dark.mean(axis=1)
    bars, legs = share > BAR, share < LEG
    if right - left < SMALL * width or not bars.any() or bars.sum() + legs.sum() < 0.8 * len(share):
        return False
    opening = bars.argmax() < len(bars) / 2
    # The leg of an opening bracket hangs at the right, that of a closing one stands at the left.
    columns = dark[legs].mean(axis=0) > 1 / 2
    end = slice(-(len(columns) // 3), None) if opening else slice(None, len(columns) // 3)
    return bool(legs.sum() >= 2 and columns[end].any() and columns.sum() == columns[end].sum())


def across(cell: Pixels) -> Run:
    """Return where the ink of a cell begins and ends across it."""
    runs = ink_runs(cell, down=False)
    return (runs[0][0], runs[-1][1]) if runs else (0, cell.shape[1])


def _parted(part: Pixels, run: Run, width: int) -> list[Run]:
    """Cut a run of characters that touch where there is least ink."""
    top, bottom = run
    if bottom - top <= ONE * width:
        return [run]
    paper = float(np.percentile(part, 90))
    ink = np.clip(paper - part[top:bottom].astype(np.float64), 0, None).sum(axis=1)
    two = bottom - top > HELD_TOGETHER * width
    cuts = _evenly(ink, width) if two else _off_a_mark(ink, width)
    edges = [top, *(top + cut for cut in cuts), bottom]
    return list(pairwise(edges))


def _off_a_mark(ink: NDArray[np.float64], width: int) -> list[int]:
    """Return where a character touches a mark above or below it, if it does."""
    near, far = (round(share * width) for share in MARKS_AT)
    places = [*range(near, far), *range(len(ink) - far, len(ink) - near)]
    cut = min(places, key=lambda place: float(ink[place]))
    return [cut] if len(ink) > TOO_HIGH * width or ink[cut] < TOUCHING * ink.mean() else []


def _evenly(ink: NDArray[np.float64], width: int) -> list[int]:
    """Return cuts about as far apart as a character is high."""
    count = max(2, round(len(ink) / (1.06 * width)))
    step = len(ink) / count
    near = round(0.2 * step)
    middles = [round(number * step) for number in range(1, count)]
    return [
        middle - near + int(ink[middle - near : middle + near + 1].argmin()) for middle in middles
    ]
