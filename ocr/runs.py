"""Where the ink of a crop of one line begins and ends, across it or down it."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from press.levels import percentile_level
from press.page import Pixels


def ink_runs(part: Pixels, *, down: bool) -> list[tuple[int, int]]:
    """Return the stretches with ink, in pixels: of rows when `down`, else of columns."""
    return runs_of(inked(part).any(axis=1 if down else 0))


def inked(part: Pixels) -> NDArray[np.bool_]:
    """Return where there is ink: what is darker than Otsu's threshold (1979)."""
    level, _ = cv2.threshold(part, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(part <= level)


def paper_of(part: Pixels) -> int:
    """Return the grey level of the paper."""
    return int(percentile_level(part, 90))


def runs_of(inked: Any) -> list[tuple[int, int]]:
    """Return where the runs of set places begin, and end just behind them."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], np.asarray(inked, np.int8), [0]])))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
