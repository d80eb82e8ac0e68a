"""The bend of the rows of a bound volume, found from the rows and taken out.

Rows that were set straight rise or fall towards the gutter; by how much depends on the place
across the page and, in proportion, on the height. So the bend is looked for as two smooth curves
(cubic splines over the page, as in Ulges, Lampert and Breuel, "Document image dewarping using
robust estimation of curled text lines", ICDAR 2005): one shift for all rows and one that grows
from the middle of the page up and down. Each row's own height is left open.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.bed import bed_colour
from ingest.paper import paper_colour
from ingest.rows import FEWEST_ROWS, Rows
from press.page import Pixels

PIECES = 10
"""Of the splines, along the page."""
STIFFNESS = 1e-4
"""Weight of the curves' second differences against the rows."""
ROUNDS = 4
LEAST = 0.075
"""Of a character: less is no bend."""
EXPLAINED = 0.15
"""Of the rows' deviation: a bend is what the curves explain at least that much of."""
STRIP = 512
"""Rows of the page that are moved at a time."""


@dataclass(frozen=True, slots=True)
class Bend:
    """How far rows lie off at each place of a page of `length` along them and `height` across.

    `level` and `growing` are the coefficients of the two splines; `most` is the largest shift
    between two places of one row. All in the unit that `length` is in.
    """

    level: NDArray[np.float64]
    growing: NDArray[np.float64]
    length: float
    height: float
    most: float

    def at(self, along: NDArray[np.float64], across: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how far what belongs to each place lies from it, as rows x columns.

        `along` are the columns' places, `across` the rows'.
        """
        base = _splines(along, self.length)
        level, growing = (base @ self.level)[None, :], (base @ self.growing)[None, :]
        off = np.zeros((len(across), len(along)))
        for _ in range(2):  # the shift is that at the bent place, not at the straight one
            off = level + _high(across[:, None] + off, self.height) * growing
        return np.asarray(off, dtype=np.float64)

    def tilt(self, rows: Rows) -> float:
        """Return by how many degrees the part that is not bent leans.

        There the slopes agree: they are the two fifths of all that lie closest together.
        """
        step = rows.size
        here, there = (_splines(rows.along + off, self.length) for off in (-step, step))
        high = _high(rows.across, self.height)
        slopes = np.sort((there - here) @ self.level + high * ((there - here) @ self.growing))
        share = round(0.4 * len(slopes))
        first = int(np.argmin(slopes[share:] - slopes[:-share]))
        agreed = float(np.median(slopes[first : first + share])) / (2 * step)
        return float(np.degrees(np.arctan(agreed)))

    def enlarged(self, scale: float) -> Bend:
        """Return the same bend on a page `scale` times as large."""
        sizes = (self.length, self.height, self.most)
        return Bend(self.level * scale, self.growing * scale, *(size * scale for size in sizes))


def bend_of(rows: Rows, length: int, height: int) -> Bend | None:
    """Return the bend of the rows of a mask; None when they are straight or too few to tell."""
    if rows.count < FEWEST_ROWS:
        return None
    design = _design(rows, length, height)
    weight = np.ones(len(rows.row))
    found = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        off = _centred(rows.across, rows.row, weight)
        centred = _centred(design, rows.row, weight)
        found = _fitted(centred, off, weight)
        weight = _trust(off - centred @ found)
    bent = _centred(design, rows.row, weight) @ found
    spread = np.average(off**2, weights=weight)
    most = _most(bent, rows.row)
    if most < LEAST * rows.size or np.average(bent**2, weights=weight) < EXPLAINED * spread:
        return None
    level, growing = np.split(found, 2)
    places = _splines(rows.along, length)
    # What stays where it is: the places where most of the type stands.
    level = level - np.median(places @ level)
    growing = growing - np.median(places @ growing)
    return Bend(level, growing, float(length), float(height), most)


def _design(rows: Rows, length: int, height: int) -> NDArray[np.float64]:
    base = _splines(rows.along, length)
    # A row's own height, not each step's: that is what is to be explained.
    middle = np.bincount(rows.row, rows.across) / np.maximum(np.bincount(rows.row), 1)
    return np.hstack([base, base * _high(middle[rows.row], height)[:, None]])


def _splines(along: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    """Return how much each cubic B-spline has to say at each place: places x PIECES + 3.

    Knots are evenly apart, so all splines are of one form (de Boor, A Practical Guide to Splines,
    1978); scipy's take as long to load as a page takes to be made straight.
    """
    place = np.clip(along, 0, length * (1 - 1e-9)) * (PIECES / length)
    piece = np.floor(place).astype(np.int64)
    u = place - piece
    parts = ((1 - u) ** 3, 3 * u**3 - 6 * u**2 + 4, -3 * u**3 + 3 * u**2 + 3 * u + 1, u**3)
    base = np.zeros((len(along), PIECES + 3))
    for number, part in enumerate(parts):
        base[np.arange(len(along)), piece + number] = part / 6
    return base


def _high(across: NDArray[np.float64], height: float) -> NDArray[np.float64]:
    """Return -1 at the upper edge of the page, 1 at the lower one."""
    return np.asarray(2 * across / height - 1, dtype=np.float64)


def _centred(
    values: NDArray[np.float64], row: NDArray[np.int64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return values, or columns of them, less the mean of their row."""
    columns = values.reshape(len(row), -1)
    total = np.maximum(np.bincount(row, weight), 1e-9)
    means = np.stack([np.bincount(row, weight * one) / total for one in columns.T], axis=1)
    return np.asarray((columns - means[row]).reshape(values.shape), dtype=np.float64)


def _fitted(
    design: NDArray[np.float64], off: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    one = np.diff(np.eye(PIECES + 3), 2, axis=0)
    bending = np.kron(np.eye(2), one.T @ one)
    # What the rows do not tell, the height of the whole, is nought.
    ridge = 1e-6 * np.eye(len(bending))
    normal = (design * weight[:, None]).T @ design / weight.sum()
    right = (design * weight[:, None]).T @ off / weight.sum()
    return np.asarray(np.linalg.solve(normal + STIFFNESS * bending + ridge, right))


def _trust(left: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return Tukey's weights: what lies far off is another thing's."""
    limit = 4.7 * 1.48 * float(np.median(np.abs(left))) + 1e-9
    return np.asarray(np.clip(1 - (left / limit) ** 2, 0, None) ** 2)


def _most(bent: NDArray[np.float64], row: NDArray[np.int64]) -> float:
    """Return by how much the rows that bend most rise or fall in all."""
    order = np.argsort(row, kind="stable")
    starts = np.flatnonzero(np.diff(row[order], prepend=-1))
    ranges = np.maximum.reduceat(bent[order], starts) - np.minimum.reduceat(bent[order], starts)
    return float(np.percentile(ranges, 95))


def flattened(
    pixels: Pixels, bend: Bend, turn: NDArray[np.float64], size: tuple[int, int], down: bool
) -> Pixels:
    """Return the page turned by a matrix onto a sheet of width x height, its rows made straight.

    Both in one step. `turn` is the 2 x 3 matrix from the scan to the sheet, in whose middle the
    bent page lies. With `down` rows run down: the bend is that of the sheet turned anticlockwise.
    The sheet grows on both sides by what the bend would push over its edge.
    """
    wide, high = (bend.height, bend.length) if down else (bend.length, bend.height)
    margin = (size[0] - wide) / 2, (size[1] - high) / 2
    more = (_pushed_out(bend), 0) if down else (0, _pushed_out(bend))
    columns = np.arange(size[0] + 2 * more[0], dtype=np.float64) - margin[0] - more[0]
    flat = np.empty((size[1] + 2 * more[1], len(columns), *pixels.shape[2:]), np.uint8)
    back = np.asarray(cv2.invertAffineTransform(turn), dtype=np.float64)
    back[:, 2] = back[:, 2] + back[:, :2] @ margin
    paper = bed_colour(pixels) or paper_colour(pixels)
    for start in range(0, len(flat), STRIP):
        lines = np.arange(start, min(start + STRIP, len(flat)), dtype=np.float64)
        lines -= margin[1] + more[1]
        x, y = np.meshgrid(columns, lines)
        if down:
            x = x - bend.at(lines, wide - 1 - columns).T
        else:
            y = y + bend.at(columns, lines)
        from_x, from_y = (row[0] * x + row[1] * y + row[2] for row in back)
        flat[start : start + STRIP] = cv2.remap(
            pixels,
            from_x.astype(np.float32),
            from_y.astype(np.float32),
            cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=paper,
        )
    return flat


def _pushed_out(bend: Bend) -> int:
    """Return by how many pixels straight rows would stand outside the bent page."""
    along = np.linspace(0, bend.length, 200)
    first, last = bend.at(along, np.array([0.0, bend.height]))
    return math.ceil(max(0.0, float(first.max()), float(-last.min())))
