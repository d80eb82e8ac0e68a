"""How a scanned page leans.

Roughly first: the energy of projection profiles is largest when lines of type fall into rows
(Postl, "Detection of linear oblique structures and skew scan in digitized documents", ICPR
1986), taken over character-sized components only (Baird, "The skew angle of printed documents",
SPSE 1987), strip by strip so that columns whose lines do not meet do not blur one another.
Then finely, from the slopes of the lines of type and of the long printed rules themselves.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.ink import Inked, inside, mask_of
from ingest.slopes import Slopes, agreement, length_of_lines, middle_slope, slopes_of
from press.page import Pixels

MOST_DEGREES = 5.0
COARSE_STEP = 0.2
STRIPS = 5
MOST_POINTS = 200_000
FEWEST_CHARACTERS, FEWEST_LINES = 12, 3
SET_SOLID_GAP, JUSTIFIED_GAP = 0.4, 1.3
"""In characters: between neighbours of a line, and over a comma or a justified space."""
THICKEST, SHORTEST = 1.8, 5.0
"""Characters: a line of type is no higher, and at least so long."""
RULES_AGREE = 0.4
"""Degrees: rules that lean otherwise than the type are a drawing's, or a worn fold."""
MOSTLY = 0.75
ENOUGH_RULES = 0.75
"""Of the short side of the page, all rules together."""
SHORTEST_RULE = 0.08
"""Of the long side of the page."""


class Lean(NamedTuple):
    """`degrees`, anticlockwise positive and at most 5, make the page straight; `down` tells rows
    that run down the page, `size` is the commonest size of a component of type in the mask."""

    degrees: float
    down: bool
    size: float


class Rough(NamedTuple):
    """The angle of largest energy, and how far that energy stands above the others."""

    angle: float
    contrast: float


def lean_of(ink: Inked) -> Lean:
    """Return how a page leans and how its rows run; it leans by 0 when there is too little type."""
    kept, size = type_mask(ink)
    if not kept.any():
        return Lean(0.0, False, size)
    # Vertical type falls into columns: the same search on the page laid on its side.
    rough = max(_rough(kept), _rough(np.rot90(kept)), key=lambda found: found.contrast).angle
    level = turned_mask(kept, rough)
    side = np.asarray(np.rot90(level))
    down = _run_together(side, size) > _run_together(level, size)
    grey = turned_mask(_grey(ink, kept), rough, exactly=True)
    slopes = _type_slopes(side if down else level, size, np.rot90(grey) if down else grey)
    if len(slopes.slope) < FEWEST_LINES:
        return Lean(0.0, down, size)
    by_type = rough + middle_slope(slopes)
    rules = _rule_slopes(ink, size, turn=by_type)
    by_rules = middle_slope(rules)
    trusted = (
        rules.length.sum() >= ENOUGH_RULES * min(ink.mask.shape)
        and abs(by_rules) <= RULES_AGREE
        and agreement(rules, by_rules) >= MOSTLY
    )
    return Lean(float(by_type + (by_rules if trusted else 0.0)), down, size)


_NEAR = np.ones((3, 3), np.uint8)


def _grey(ink: Inked, kept: Pixels) -> Pixels:
    """Return what is kept in its shades: where a stroke ends between two pixels they tell."""
    return np.asarray(cv2.min(ink.dark, cv2.dilate(kept, _NEAR)), dtype=np.uint8)


def type_mask(ink: Inked) -> tuple[Pixels, float]:
    """Return the ink of the components as large as the commonest characters, and their size."""
    side = np.maximum(ink.boxes[:, 2], ink.boxes[:, 3])
    size = commonest_size(side)
    fits = (side >= 0.3 * size) & (side <= 2.5 * size)
    if size == 0 or np.count_nonzero(fits) < FEWEST_CHARACTERS:
        return np.zeros_like(ink.mask), 0.0
    return mask_of(ink, fits), size


def commonest_size(side: NDArray[np.int32]) -> float:
    # Weighted by side, so that specks, however many, do not outvote characters.
    marks = np.sort(side[side >= 4]).astype(np.float64)
    if not len(marks):
        return 0.0
    weight = np.cumsum(marks)
    return float(marks[np.searchsorted(weight, weight[-1] / 2)])


def _rough(mask: Pixels) -> Rough:
    points = _points(mask)
    strips = (points[0] / mask.shape[1] * STRIPS).astype(np.int64)
    angles = np.arange(-MOST_DEGREES, MOST_DEGREES + COARSE_STEP / 2, COARSE_STEP)
    energies = np.array([_energy(points, strips, angle) for angle in angles])
    best = float(angles[int(np.argmax(energies))])
    return Rough(best, float(energies.max() / np.median(energies)))


def _points(mask: Pixels) -> NDArray[np.float64]:
    """Return where there is ink, 2 x n: across and down."""
    places = np.flatnonzero(mask > 0)
    down, across = np.divmod(places[:: max(1, len(places) // MOST_POINTS)], mask.shape[1])
    # A pixel is a square, not a point: spread inside it, its row does not favour angle 0.
    spread = np.random.default_rng(0).random((len(down), 2))
    return np.stack([across + spread[:, 0], down + spread[:, 1]])


def _energy(points: NDArray[np.float64], strips: NDArray[np.int64], degrees: float) -> float:
    turn = np.radians(degrees)
    rows = points[1] * np.cos(turn) - points[0] * np.sin(turn)
    rows = (rows - rows.min()).astype(np.int64)
    length = int(rows.max()) + 1
    profile = np.bincount(strips * length + rows, minlength=STRIPS * length)
    return float(np.square(np.diff(profile.reshape(STRIPS, length), axis=1)).sum())


def _run_together(level: Pixels, size: float) -> float:
    # Characters stand closer along a line than across lines, whichever way the lines run.
    return length_of_lines(
        _joined(level, SET_SOLID_GAP * size), thickest=THICKEST * size, shortest=SHORTEST * size
    )


def _type_slopes(level: Pixels, size: float, grey: Pixels) -> Slopes:
    """Return the slopes of the lines of type; `grey` is the same page in shades."""
    joined = _joined(level, JUSTIFIED_GAP * size)
    return slopes_of(grey, joined, thickest=THICKEST * size, shortest=SHORTEST * size)


def _joined(level: Pixels, gap: float) -> Pixels:
    """Return the ink of a page joined along its rows over gaps of so many pixels."""
    kernel = np.ones((1, max(2, round(gap))), np.uint8)
    return np.asarray(cv2.morphologyEx(level, cv2.MORPH_CLOSE, kernel), dtype=np.uint8)


def _rule_slopes(ink: Inked, size: float, *, turn: float) -> Slopes:
    """Return the slopes of the long rules, across and down the page."""
    kept = mask_of(ink, inside(ink))
    level = turned_mask(kept, turn)
    grey = turned_mask(_grey(ink, kept), turn, exactly=True)
    kernel = np.ones((1, round(4 * size)), np.uint8)
    shortest = max(8 * size, SHORTEST_RULE * max(level.shape))
    found = []
    for page, shades in ((level, grey), (np.rot90(level), np.rot90(grey))):
        runs = cv2.dilate(cv2.morphologyEx(page, cv2.MORPH_OPEN, kernel), _NEAR)
        line = np.asarray(runs, dtype=np.uint8)
        found.append(slopes_of(shades, line, thickest=0.5 * size + 2, shortest=shortest))
    return Slopes(*(np.concatenate(pair) for pair in zip(*found, strict=True)))


def turned_mask(mask: Pixels, degrees: float, *, exactly: bool = False) -> Pixels:
    """Return a mask, or `exactly` a page in shades, turned about its middle on its own size."""
    method = cv2.INTER_LINEAR if exactly else cv2.INTER_NEAREST
    height, width = mask.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(mask, turn, (width, height), flags=method))
