"""How large the body type is: how far apart the characters of its rows stand.

Chinese type is set on a grid of its own size, so the ink of a row repeats itself from character to
character; over several characters that is exact to a fraction of a pixel.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ingest.rows import FEWEST_ROWS, Rows
from press.page import Pixels

SMALLEST, LARGEST = 0.8, 2.8
"""Of the commonest size of a component: a character is that at least, often two beside another."""
CHARACTERS = 4
"""Over that many the ink is compared with itself."""
FINENESS = 0.02
"""Pixels of the mask."""


def advance_of(level: Pixels, rows: Rows) -> float:
    """Return the size of the type in pixels of the mask that the rows were found in; 0 for few."""
    if len(rows.boxes) < FEWEST_ROWS:
        return 0.0
    repeats = _repeats(level, rows, longest=int(LARGEST * rows.size * (CHARACTERS + 1)))
    sizes = np.arange(SMALLEST * rows.size, LARGEST * rows.size, FINENESS)
    lags = np.arange(len(repeats))
    scores = sum(
        np.interp(sizes * number, lags, repeats) - np.interp(sizes * (number - 0.5), lags, repeats)
        for number in range(1, CHARACTERS + 1)
    )
    return float(sizes[int(np.argmax(scores))])


def _repeats(level: Pixels, rows: Rows, *, longest: int) -> NDArray[np.float64]:
    """Return how like itself the ink of the rows is, moved along by 0, 1, 2 ... pixels."""
    whole = np.zeros(longest)
    for left, top, width, height in rows.boxes:
        ink = np.count_nonzero(level[top : top + height, left : left + width], axis=0)
        ink = ink - ink.mean()
        power = np.abs(np.fft.rfft(ink, 2 * max(width, longest))) ** 2
        whole += np.fft.irfft(power)[:longest]
    return whole
