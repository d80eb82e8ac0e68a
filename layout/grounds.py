"""Pale grounds: rectangles hardly darker than the paper, with text or a drawing printed on them.

Paper in shade is as dark, but does not end in straight edges all round.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from layout.components import boxes_of, painted, share_in
from layout.ink import ink_mask
from layout.morphology import closed, opened, without
from press.geometry import Box, coverage, grown, transposed
from press.page import Pixels
from press.paper import evened

PALE, STEP = 0.978, 0.015
"""Of the paper's level: that of a ground, at the most, and the step at its edges, at the least."""

NARROWEST = 3.5
"""Ems: a lower or narrower ground is that of a label."""

FILLED, EDGED = 0.9, 0.7
"""The share of a ground that is pale; that of each of its sides with a step to the paper."""

ASIDE = 0.5
"""Ems inside and outside an edge at which the step is looked for."""

DRAWN = 0.5
"""The share of a ground that is drawn on from which it is a picture and no text."""

ROW, FEWEST_ROWS = (0.5, 1.6, 7.0), 3
"""Ems: how high rows of text are, and how long, at the least; so many make a text."""

Tone = NDArray[np.uint8]


def pale_grounds(page: Pixels, known: tuple[Box, ...], em: int) -> tuple[Box, ...]:
    """Return the pale rectangles of a grey page but for those that are `known` already."""
    half = em // 2
    tone = _tone(page, em)
    usual = float(np.percentile(tone, 60))
    pale = opened(np.where(tone < PALE * usual, 255, 0).astype(np.uint8), width=half, height=half)
    least = NARROWEST * half
    found = []
    for box in boxes_of(pale, least_area=round(least * least)):
        filled = min(box.width, box.height) >= least and share_in(box, pale) >= FILLED
        if filled and _has_edges(box, tone, half):
            found.append(Box(*(2 * edge for edge in box.edges())))
    return tuple(box for box in found if all(coverage(box, one) < 0.8 for one in known))


def drawn_grounds(
    grounds: tuple[Box, ...], drawn: tuple[Box, ...], page: Pixels, em: int
) -> tuple[Box, ...]:
    """Return the grounds that hold a drawing with its lettering, and no text."""
    return tuple(
        ground
        for ground in grounds
        if _share(ground, drawn) >= DRAWN and not _holds_text(ground, drawn, page, em)
    )


def _tone(page: Pixels, em: int) -> Tone:
    """Return the page in half its size without what is thinner than a character."""
    small = cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    reach = round(0.7 * em) | 1
    calm = np.asarray(cv2.medianBlur(small, 3), dtype=np.uint8)
    return closed(calm, width=reach, height=reach)


def _has_edges(box: Box, tone: Tone, em: int) -> bool:
    aside = round(ASIDE * em)
    return _has_sides(box, tone, aside) and _has_sides(transposed(box), tone.T, aside)


def _has_sides(box: Box, tone: Tone, aside: int) -> bool:
    """Tell whether the page is lighter left and right of a box; a page may end there, too."""
    rows = slice(box.top + aside, box.bottom - aside)
    left, right = (box.left + aside, box.left - aside), (box.right - aside, box.right + aside)
    for inside, beside in (left, right):
        if not 0 <= beside < tone.shape[1]:
            continue
        paper = tone[rows, beside].astype(np.float32)
        if (paper - tone[rows, inside] >= STEP * paper).mean() < EDGED:
            return False
    return True


def _share(ground: Box, drawn: tuple[Box, ...]) -> float:
    inside = painted((ground.bottom, ground.right), drawn)
    return float((inside[ground.top :, ground.left :] > 0).mean())


def _holds_text(ground: Box, drawn: tuple[Box, ...], page: Pixels, em: int) -> bool:
    around = grown(ground, em, Box(0, 0, page.shape[1], page.shape[0]))
    part = page[around.top : around.bottom, around.left : around.right]
    ink = without(
        ink_mask(evened(np.ascontiguousarray(part), em)),
        painted(page.shape, drawn)[around.top : around.bottom, around.left : around.right],
    )
    low, high, long = (ems * em for ems in ROW)
    rows = boxes_of(closed(ink, width=round(1.3 * em), height=3))
    return sum(low <= row.height <= high and row.width >= long for row in rows) >= FEWEST_ROWS
