"""Which way up a page lies: told by its characters, whichever way its rows run.

Rows do not tell it: those of a page set upright run down a page that lies right. A few whole
characters are shown to a reader in all four positions. PP-OCRv6 reads them upright, and as surely
when they are turned anticlockwise by 90 degrees; in the other two positions it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.ink import Inked, inside
from ingest.skew import commonest_size
from press.page import Pixels

Certainty = Callable[[Sequence[Pixels]], Sequence[float]]
"""How surely a reader reads each crop of one character, 0 to 1."""

AT_A_TIME, MOST_TIMES = 12, 5
FEWEST = 8
CLEAR, DOUBTLESS = 0.7, 1.1
"""Of the pattern's contrast, which is about 1.4 on a good scan: enough to turn a page for, and
enough to look no further."""
SURE = 0.6
MARGIN = 0.12
"""Of a character, round it in its crop."""


def turn_of(page: Pixels, ink: Inked, certainty: Certainty) -> int:
    """Return the degrees, anticlockwise, 0, 90, 180 or 270, that bring a grey page upright.

    0 when there are too few characters, or when they do not tell clearly.
    """
    glyphs = whole_characters(ink)
    if len(glyphs) < FEWEST:
        return 0
    seen: list[Sequence[float]] = []
    for start in range(0, min(len(glyphs), AT_A_TIME * MOST_TIMES), AT_A_TIME):
        for box in glyphs[start : start + AT_A_TIME]:
            crop = _crop(page, box, ink.scale)
            seen.append(certainty([_turned(crop, quarter) for quarter in range(4)]))
        if abs(contrasts(np.array(seen))).max() >= DOUBTLESS:
            break
    means = np.array(seen).mean(axis=0)
    found = contrasts(np.array(seen))
    best = int(np.argmax(found))
    return best * 90 if found[best] >= CLEAR and means[best] >= SURE else 0


def contrasts(seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each position how far it and the one after stand above the two others.

    `seen` is n x 4: how surely each character was read in each position.
    """
    mean = seen.mean(axis=0)
    high = mean + np.roll(mean, -1)
    return np.asarray(high - np.roll(high, -2), dtype=np.float64)


def whole_characters(ink: Inked) -> NDArray[np.int32]:
    """Return boxes, as `Inked.boxes`, of components that are a whole character, in mixed order.

    About as wide as high and of the commonest size: 国, 中 and 事 are in one piece.
    """
    width, height, area = ink.boxes[:, 2], ink.boxes[:, 3], ink.boxes[:, 4]
    size = commonest_size(np.maximum(width, height))
    shorter, longer = np.minimum(width, height), np.maximum(width, height)
    fits = inside(ink) & (shorter >= 0.8 * size) & (longer <= 1.4 * size)
    fits &= (area >= 0.2 * width * height) & (size > 0)
    places = np.flatnonzero(fits)
    return np.asarray(ink.boxes[np.random.default_rng(0).permutation(places)], dtype=np.int32)


def _crop(page: Pixels, box: NDArray[np.int32], scale: float) -> Pixels:
    left, top, width, height = (round(float(edge) / scale) for edge in box[:4])
    margin = max(2, round(MARGIN * max(width, height)))
    across = slice(max(0, left - margin), left + width + margin)
    return page[max(0, top - margin) : top + height + margin, across]


def _turned(crop: Pixels, quarters: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(crop, quarters))
