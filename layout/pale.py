"""Photos with a pale sky: grown to where their tone steps to that of paper.

Such a sky is hardly darker than the paper, so that what is clearly darker ends amid the photo.
The straight edge of the print still shows: along all of it the page becomes lighter at once.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from layout.figures import merge_touching
from press.geometry import Box, shared_area
from press.page import Pixels

STEP = 0.025
"""Of the paper's level: the step from a photo to the paper, at the least."""

SPREAD = (10, 50, 90)
"""Percentiles of a line of pixels that take the step: the line is as long as the photo."""

INSIDE = 0.5
"""Ems inside a photo from which its edge is looked for."""

EDGE, PAPER = 0.2, 0.3
"""Ems over which a printed edge is blurred, and of paper behind it."""

FARTHEST = 1.0
"""Of its own extent: as far as a photo is grown on one side."""

CORNERS = 0.05
"""The share of a photo's side left out at both its ends."""

Tones = NDArray[np.float64]
"""Lines outward from inside a photo x the tones at `SPREAD` of their pixels."""


def grown_to_paper(
    photos: tuple[Box, ...], page: Pixels, em: int, others: tuple[Box, ...] = ()
) -> tuple[Box, ...]:
    """Return the photos of a grey page with the pale parts that lie on to them.

    None grows over the `others`, tints and panels with type on them.
    """
    calm = np.asarray(cv2.medianBlur(page, 3), dtype=np.uint8)
    grown = tuple(_unless_over(others, photo, _grown(photo, calm, em)) for photo in photos)
    return photos if grown == photos else merge_touching(grown, em)


def _unless_over(others: tuple[Box, ...], photo: Box, grown: Box) -> Box:
    taken = any(shared_area(other, grown) > shared_area(other, photo) for other in others)
    return photo if taken else grown


def _grown(photo: Box, calm: Pixels, em: int) -> Box:
    bottom, right = calm.shape
    start = round(INSIDE * em)
    across, down = round(CORNERS * photo.width), round(CORNERS * photo.height)
    columns = slice(photo.left + across, photo.right - across)
    rows = slice(photo.top + down, photo.bottom - down)
    far, wide = round(FARTHEST * photo.height), round(FARTHEST * photo.width)
    up = calm[max(0, photo.top - far) : photo.top + start, columns][::-1]
    below = calm[photo.bottom - start : min(bottom, photo.bottom + far), columns]
    before = calm[rows, max(0, photo.left - wide) : photo.left + start].T[::-1]
    behind = calm[rows, photo.right - start : min(right, photo.right + wide)].T
    more = [max(0, _to_the_edge(lines, em) - start) for lines in (before, up, behind, below)]
    return Box(
        photo.left - more[0], photo.top - more[1], photo.right + more[2], photo.bottom + more[3]
    )


def _to_the_edge(lines: Pixels, em: int) -> int:
    """Return how many of the lines the photo still has; 0 when no edge to paper is met."""
    edge, paper = round(EDGE * em), round(PAPER * em)
    if len(lines) < edge + paper + 2 or not lines.shape[1]:
        return 0
    tones: Tones = np.percentile(lines, SPREAD, axis=1).T
    steps = (tones[edge:] - tones[:-edge]) / tones[edge:, 1:2].clip(1.0)
    steps = steps[: len(tones) - edge - paper]
    darker = np.flatnonzero((steps < -STEP).all(axis=1))
    lighter = np.flatnonzero((steps > STEP).all(axis=1))
    lighter = lighter[: np.searchsorted(lighter, darker[0])] if darker.size else lighter
    if not lighter.size:
        return 0
    # A horizon is a step, too. Where the last one is steepest, there is the edge.
    ends = lighter[np.flatnonzero(np.diff(lighter, prepend=-2) > 1)[-1]]
    place = int(ends) + int(np.argmax(np.diff(tones[ends : ends + 2 * edge, 1]))) + 1
    level = tones[place + edge : place + edge + paper].min(axis=0)
    is_toned = (tones[:ends, 1:] < (1.0 - STEP / 2) * level[1:]).all()
    return place if is_toned else 0
