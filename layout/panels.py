"""Panels, light type on a dark ground, turned into dark type on white without their specks."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from layout.components import boxes_of, components_of
from layout.ink import Mask
from layout.morphology import opened, widened
from press.geometry import Box, shifted
from press.page import Pixels

RIM = 3
"""Pixels round a panel in which nothing is printed."""

SOFT, SOFTER = 0.04, 0.05
"""Ems by which a panel is blurred: a speck of worn ground fades, a stroke does not."""

LIGHTEST = 99.5
"""The percentile that is the light of the type."""

STRONG, WEAK = 0.15, -0.1
"""How far towards the light Otsu's threshold is moved: specks are lost; faint type is seen."""

ALONG, ACROSS = 3.0, 0.7
"""Ems of the window in which it is told how much of a row is light."""

FAINT, SEEN, OVER = 0.2, 0.25, 1.6
"""The share of a faint row that is light, at the least; of one that needs no help; its ratio to
that of the ground above and below."""

BESIDE, SHORTEST = 0.85, 2.0
"""Ems from the middle of a row to the ground above it; the length of a faint row."""

DUST, MANY = 0.16, 0.3
"""Ems of a speck, and how many of them are on a square em of a worn panel."""

SPECK, ALONE = 0.4, 0.3
"""Ems: what is smaller and has nothing larger so near is a speck, not a mark."""

ONE_PART = 0.6
"""The share of a panel that its ground goes round."""

Shares = NDArray[np.float32]


def has_ground(panel: Box, covered: Mask) -> bool:
    """Tell a panel from close, fat characters: most of it is one dark part.

    `covered` is set where no paper shows.
    """
    ground = ground_of(panel, covered)
    return ground is not None and ground.area > ONE_PART * panel.area


def ground_of(panel: Box, covered: Mask) -> Box | None:
    """Return the box round the largest dark part of a panel."""
    part = covered[panel.top : panel.bottom, panel.left : panel.right]
    found = max(boxes_of(part), key=lambda box: box.area, default=None)
    return found and shifted(found, panel.left, panel.top)


def inverted_inside(page: Pixels, panels: tuple[Box, ...], em: int) -> Pixels:
    """Return the page with light type on dark turned into dark type on light.

    Where printing ink has come off a dark ground there are specks as light as the type; there the
    type is black on white.
    """
    turned = page.copy()
    for box in panels:
        # The edge of a panel is blurred, and would be a frame.
        inner = Box(box.left + RIM, box.top + RIM, box.right - RIM, box.bottom - RIM)
        part = page[inner.top : inner.bottom, inner.left : inner.right]
        turned[box.top : box.bottom, box.left : box.right] = 255
        dark = 255 - type_of(part, em) if is_speckled(part, em) else _negative(part)
        turned[inner.top : inner.bottom, inner.left : inner.right] = dark
    return turned


def is_speckled(panel: Pixels, em: int) -> bool:
    """Tell a worn panel: more of it is specks than marks could be."""
    parts = boxes_of(_lighter(panel, 0.0))
    specks = sum(max(part.width, part.height) <= DUST * em for part in parts)
    return specks > MANY * panel.size / (em * em)


def _negative(panel: Pixels) -> Pixels:
    low, high = np.percentile(panel, (5, 99))
    light = (high - panel.astype(np.float32)) / max(1.0, float(high - low))
    return np.asarray(np.clip(light, 0, 1) * 255, dtype=np.uint8)


def type_of(panel: Pixels, em: int) -> Mask:
    """Return the light type of a worn dark panel.

    What is bright enough to be no speck, and of rows too faint for that, as names in thin type
    are, all that is lighter than the ground. A faint row is a ridge: less is light above and below.
    """
    calm = np.asarray(cv2.medianBlur(np.ascontiguousarray(panel), 3), dtype=np.uint8)
    strong = _lighter(_soft(calm, SOFTER * em), STRONG)
    weak = _lighter(_soft(panel, SOFT * em), WEAK)
    return without_lone_specks(strong | weak & _faint_rows(strong, weak, em), em)


def _soft(panel: Pixels, radius: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(panel, (0, 0), radius), dtype=np.uint8)


def _lighter(panel: Pixels, towards: float) -> Mask:
    level, _ = cv2.threshold(panel, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    lightest = float(np.percentile(panel, LIGHTEST))
    return np.where(panel > level + towards * (lightest - level), 255, 0).astype(np.uint8)


def _faint_rows(strong: Mask, weak: Mask, em: int) -> Mask:
    found, all_told = _share(strong, em), _share(weak, em)
    far = round(BESIDE * em)
    above, below = np.roll(all_told, far, axis=0), np.roll(all_told, -far, axis=0)
    ridge = (all_told > OVER * above) & (all_told > OVER * below)
    middle = np.where(ridge & (all_told > FAINT) & (found < SEEN), 255, 0).astype(np.uint8)
    long = opened(middle, width=round(SHORTEST * em), height=2)
    return widened(long, width=1, height=em // 2)


def _share(mask: Mask, em: int) -> Shares:
    window = (round(ALONG * em), round(ACROSS * em))
    return np.asarray(cv2.blur((mask > 0).astype(np.float32), window), dtype=np.float32)


def without_lone_specks(ink: Mask, em: int) -> Mask:
    """Return a mask without small parts that stand away from all larger ones."""
    parts = components_of(ink)
    kept = parts.sides > SPECK * em
    reach = 2 * round(ALONE * em) + 1
    near = widened(parts.chosen(kept), width=reach, height=reach)
    kept[np.unique(parts.labels[near > 0])] = True
    return parts.chosen(kept)
