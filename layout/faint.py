"""Strokes thinner than a pixel: they come out grey, and are made as black as others are."""

from __future__ import annotations

import cv2
import numpy as np

from press.page import Pixels
from press.paper import WHITE

BLACK = 60
"""The grey level of strokes that are wide enough for the scan."""

STRONGEST = 2.2
"""How much darker strokes are made, at the most: on bare paper there are none."""

REACH = 1.5
"""Ems within which strokes are of one thickness."""


def strengthened(even: Pixels, em: int) -> Pixels:
    """Return an evened page whose darkest strokes round about are black everywhere."""
    reach = round(REACH * em) | 1
    darkest = cv2.blur(cv2.erode(even, np.ones((reach, reach), np.uint8)), (reach, reach))
    less = np.maximum(WHITE - darkest.astype(np.float32), 1.0)
    gain = np.clip((WHITE - BLACK) / less, 1.0, STRONGEST)
    return np.clip(WHITE - (WHITE - even.astype(np.float32)) * gain, 0, WHITE).astype(np.uint8)
