"""Connected components of a mask, as boxes and as masks."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b

import cv2
import numpy as np
from numpy.typing import NDArray

from layout.ink import Mask
from press.geometry import Box
from press.labelled import labelled

SPECK = 0.16
"""Ems: no mark is smaller."""

EDGE = 0.9
"""The share of each of its four edges that is set round a printed or solid box."""


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """The components of a mask: of every pixel the label, of every label OpenCV's statistics.

    Label 0 is what is not set in the mask.
    """

    labels: NDArray[np.uint16 | np.int32]
    stats: NDArray[np.int32]

    @property
    def sides(self) -> NDArray[np.int32]:
        """The longer side of every label's box, in pixels."""
        wide, high = self.stats[:, cv2.CC_STAT_WIDTH], self.stats[:, cv2.CC_STAT_HEIGHT]
        return np.maximum(wide, high)

    def box(self, label: int) -> Box:
        left, top, width, height = (int(one) for one in self.stats[label][:4])
        return Box(left, top, left + width, top + height)

    def chosen(self, chosen: NDArray[np.bool_]) -> Mask:
        """Return the mask of those labels alone for which `chosen`, by label, is set."""
        table = np.where(chosen, 255, 0).astype(np.uint8)
        table[0] = 0
        return np.asarray(table[self.labels], dtype=np.uint8)


def components_of(mask: Mask) -> Components:
    if not cv2.countNonZero(mask):  # many a mask of a page is empty
        height, width = mask.shape
        nothing = np.array([[0, 0, width, height, mask.size]], np.int32)
        return Components(np.zeros(mask.shape, np.uint16), nothing)
    return Components(*labelled(mask))


MOST_KNOWN = 12
"""Masks whose components are remembered: step after step of a page asks for those of the same."""

_KNOWN: OrderedDict[tuple[tuple[int, ...], bytes], NDArray[np.int32]] = OrderedDict()


def _known_stats(mask: Mask) -> NDArray[np.int32]:
    """Return the statistics of a mask's components; of one that was met lately at once."""
    key = mask.shape, blake2b(np.packbits(mask).tobytes()).digest()
    stats = _KNOWN.pop(key, None)
    if stats is None:
        stats = components_of(mask).stats
    _KNOWN[key] = stats
    while len(_KNOWN) > MOST_KNOWN:
        with suppress(KeyError):  # another thread was there before
            _KNOWN.popitem(last=False)
    return stats


def boxes_of(mask: Mask, least_area: int = 1) -> tuple[Box, ...]:
    """Return the bounding box of every component of at least `least_area` pixels."""
    stats = _known_stats(mask)[1:]
    large = stats[stats[:, cv2.CC_STAT_AREA] >= least_area]
    rows = large[:, :4].tolist()
    return tuple(Box(left, top, left + wide, top + high) for left, top, wide, high in rows)


def without_specks(ink: Mask, em: int) -> Mask:
    """Return a mask without what is smaller than the smallest mark: dust on a dark ground."""
    found = components_of(ink)
    return found.chosen(found.sides > SPECK * em)


def share_in(box: Box, mask: Mask) -> float:
    """Return the share of a box, 0 to 1, in which a mask is set."""
    return float((mask[box.top : box.bottom, box.left : box.right] > 0).mean())


def is_edged(box: Box, mask: Mask, thick: int) -> bool:
    """Tell whether a mask is set along all four edges of a box, within `thick` pixels."""
    return min(edges_of(box, mask, thick)) >= EDGE


def edges_of(box: Box, mask: Mask, thick: int) -> tuple[float, float, float, float]:
    """Return the share of its top, bottom, left and right edges along which a mask is set."""
    part = mask[box.top : box.bottom, box.left : box.right] > 0
    return (
        float(part[:thick].any(axis=0).mean()),
        float(part[-thick:].any(axis=0).mean()),
        float(part[:, :thick].any(axis=1).mean()),
        float(part[:, -thick:].any(axis=1).mean()),
    )


def painted(shape: tuple[int, ...], boxes: tuple[Box, ...], margin: int = 0) -> Mask:
    """Return a mask in which the boxes, grown by `margin` pixels, are set."""
    mask: Mask = np.zeros(shape[:2], np.uint8)
    for box in boxes:
        top, left = max(0, box.top - margin), max(0, box.left - margin)
        mask[top : box.bottom + margin, left : box.right + margin] = 255
    return mask


def tightened(box: Box, ink: Mask) -> Box | None:
    """Return the smallest box round the ink inside a box, None when there is none."""
    part = ink[box.top : box.bottom, box.left : box.right]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if rows.size == 0:
        return None
    return Box(
        box.left + int(columns[0]),
        box.top + int(rows[0]),
        box.left + int(columns[-1]) + 1,
        box.top + int(rows[-1]) + 1,
    )
