"""Where the ink of a crop of one line begins and ends, across it or down it."""

from __future__ import annotations

import cv2
import numpy as np

from press.page import Pixels


def ink_runs(part: Pixels, *, down: bool) -> list[tuple[int, int]]:
    """Return the stretches with ink, in pixels: of rows when `down`, else of columns."""
    level, _ = cv2.threshold(part, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    inked = (part <= level).any(axis=1 if down else 0).astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inked, [0]])))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
