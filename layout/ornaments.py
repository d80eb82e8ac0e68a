"""Swung and tapering lines that decorate a page: ink as long as words, but of a single stroke."""

from __future__ import annotations

import cv2
import numpy as np

from layout.components import components_of
from layout.ink import Mask
from layout.morphology import without
from press.geometry import Box, overlap_x, overlap_y

LONG, LOW = 3.0, 1.4
"""Ems: longer than any stroke of body type or a dash, and no higher than a row."""

THICK = 0.5
"""Ems, on the mean: what is thicker is a ground, and may have type on it."""

TALL = 1.3
"""Ems: what is higher is display type, of which 一 is a character, too."""

SINGLE = 1.2
"""Strokes one over the other, on the mean along its length; those of words are two or more."""


def without_ornaments(ink: Mask, em: int) -> Mask:
    """Return the ink of a page without lines that are neither straight rules nor type."""
    parts = components_of(ink)
    labels, stats = parts.labels, parts.stats
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    thin = stats[:, cv2.CC_STAT_AREA] <= THICK * em * wide
    lines = thin & (wide >= LONG * em) & (high <= LOW * em)
    tall = [parts.box(label) for label in np.flatnonzero(high >= TALL * em).tolist() if label]
    found = np.zeros(len(stats), bool)
    for label in np.flatnonzero(lines).tolist():
        box = parts.box(label)
        if label and not any(_is_level(box, other) for other in tall):
            part = labels[box.top : box.bottom, box.left : box.right] == label
            found[label] = _strokes(part) <= SINGLE
    return without(ink, parts.chosen(found))


def _is_level(stroke: Box, character: Box) -> bool:
    return overlap_y(stroke, character) > 0 and overlap_x(stroke, character) > -stroke.width


def _strokes(part: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> float:
    """Return how many runs of ink there are from top to bottom, on the mean."""
    starts = np.diff(part.astype(np.int8), axis=0, prepend=0) == 1
    return float(starts.sum(axis=0).mean())
