"""Letters set far apart, moved together: a reader takes wide spacing for the end of a line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ocr.runs import ink_runs
from press.geometry import Box
from press.page import Pixels

WIDE = 1.0
"""Ems of white between two characters that are too many."""

LEFT_OVER = 0.27
"""Of such a gap, so that words still stand further apart than letters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a crop: pixels from `start` on, counted without what frames the crop, are page
    pixels of `box`, times `scale`."""

    start: int
    box: Box


def closed_up(part: Pixels, area: Box, scale: float, em: float) -> tuple[Pixels, tuple[Piece, ...]]:
    """Narrow the wide gaps of a crop of one line; `area` is where the crop stands on the page.

    `em` is the height of the type in pixels of the crop.
    """
    edges = _cuts(part, em)
    if not edges:
        return part, (Piece(0, area),)
    pieces, images, start = [], [], 0
    for left, right in edges:
        images.append(part[:, left:right])
        on_page = area.left + round(left / scale), area.left + round(right / scale)
        pieces.append(Piece(start, Box(on_page[0], area.top, on_page[1], area.bottom)))
        start += right - left
    return np.ascontiguousarray(np.hstack(images)), tuple(pieces)


def _cuts(part: Pixels, em: float) -> list[tuple[int, int]]:
    """Return the stretches of a crop that stay, none when nothing is to be cut out."""
    kept: list[tuple[int, int]] = []
    start = 0
    for (_, left), (right, _) in pairwise(ink_runs(part, down=False)):
        gap = right - left
        if gap > WIDE * em:
            stays = round(LEFT_OVER * gap / 2)
            kept.append((start, left + stays))
            start = right - stays
    return [*kept, (start, part.shape[1])] if kept else []
