"""Photos, drawings and dark panels: large areas that are not type on paper."""

from __future__ import annotations

from enum import Enum

import cv2
import numpy as np
from numpy.typing import NDArray

from layout.components import boxes_of, is_edged, share_in
from layout.ink import Mask
from layout.morphology import closed, opened
from layout.photos import parted_at_strips
from press.geometry import Box, coverage, grown, overlap_x, overlap_y, union
from press.page import Pixels

SOLID = 1.2
"""Ems: an area this wide and high without paper in it is no type (but for the largest)."""

GROUND = 24
"""Grey levels by which paper grain and printing vary round a flat ground."""

SHARP = 0.4
"""The share of what differs from a ground that stands out within two ems: type, not a tone."""

LEAST_SIDE = 3.5
"""Ems: smaller solid areas are ornaments."""

BAND = (1.8, 7.0)
"""Ems: the height and length, at the least, of the ground behind a headline."""

TALLEST_BAND, FILLED = 8.0, 0.45
"""Ems, at the most; the share of such a ground between and in its light characters."""

BARE, LEAST_BARE = 0.93, 0.02
"""Of the page's usual paper: as light is paper in shade; its least share where a tone is told."""

LARGEST_GLYPH = 16.0
"""Ems: no character of a title is larger."""


class Nature(Enum):
    """What an area without paper white is."""

    PHOTO = "a photo, a drawing or an ornament"
    PANEL = "light type on a dark ground"
    TINT = "dark type on a tinted ground"


def solid_areas(covered: Mask, em: int) -> tuple[Box, ...]:
    """Return boxes round areas that hold no paper white: photos, tints, panels.

    `covered` is set where no paper shows.
    """
    reach = round(SOLID * em)
    core = opened(covered, width=reach, height=reach)
    joined = closed(core, width=reach, height=reach)
    whole = Box(0, 0, covered.shape[1], covered.shape[0])
    found = [box for box in boxes_of(joined) if min(box.width, box.height) > em]
    merged = merge_touching(tuple(grown(box, em // 4, whole) for box in found), em)
    parted = (photo for box in merged for photo in parted_at_strips(box, covered, em))
    return tuple(box for box in parted if _is_large(box, em))


def _is_large(box: Box, em: int) -> bool:
    short, long = sorted((box.width, box.height))
    return short >= LEAST_SIDE * em or (short >= BAND[0] * em and long >= BAND[1] * em)


def bands(covered: Mask, em: int) -> tuple[Box, ...]:
    """Return the grounds behind headlines that are hardly higher than these."""
    (low, long), most = BAND, TALLEST_BAND
    return tuple(
        box
        for box in boxes_of(covered, least_area=round(low * long * em * em * FILLED))
        if low * em <= box.height <= most * em
        and box.width >= long * em
        and share_in(box, covered) >= FILLED
        and is_edged(box, covered, max(2, em // 8))
    )


def covered_mask(page: Pixels, em: int) -> Mask:
    """Return where a grey page is clearly darker than the paper round about."""
    calm = cv2.medianBlur(page, 3)
    return np.where(calm < 0.9 * paper_level(page, em), 255, 0).astype(np.uint8)


def paper_level(page: Pixels, em: int) -> NDArray[np.float32]:
    """Return how light the paper of a grey page is at every pixel.

    Photos wider than the reach are left out of the paper's tone: on a page full of them it would
    sink to that of their skies.
    """
    paper = cv2.resize(page, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    reach = (8 * em // 8) | 1
    bright = cv2.dilate(cv2.medianBlur(paper, 3), np.ones((reach, reach), np.uint8))
    usual = float(np.percentile(bright, 60))
    sheet = np.minimum(bright, usual).astype(np.float32)
    bare = (sheet > BARE * usual).astype(np.float32)
    share = cv2.blur(bare, (reach * 4, reach * 4))
    tone = cv2.blur(sheet * bare, (reach * 4, reach * 4)) / np.maximum(share, 1e-6)
    sheet = np.maximum(np.where(share > LEAST_BARE, tone, usual), usual * 0.9)
    level = cv2.resize(sheet.astype(np.float32), (page.shape[1], page.shape[0]))
    return np.asarray(level, dtype=np.float32)


def merge_touching(boxes: tuple[Box, ...], em: int) -> tuple[Box, ...]:
    """Unite boxes that overlap, or that lie side by side with nearly the same extent."""
    pending = sorted(boxes)
    for position, one in enumerate(pending):
        for other in pending[position + 1 :]:
            if _belong(one, other, em):
                rest = [box for box in pending if box not in (one, other)]
                return merge_touching((*rest, union([one, other])), em)
    return tuple(pending)


def nature(page: Pixels, box: Box, em: int) -> Nature:
    """Tell type on a flat ground from a photo: most of it is one level, the rest is thin."""
    part = page[box.top : box.bottom, box.left : box.right]
    counts = np.bincount(part.ravel(), minlength=256).astype(float)
    level = int(np.argmax(np.convolve(counts, np.ones(9), mode="same")))
    apart = np.where(np.abs(part.astype(np.int16) - level) > GROUND, 255, 0).astype(np.uint8)
    thick = opened(apart, width=em, height=em)
    if (apart > 0).mean() > 0.5 or (thick > 0).mean() > 0.04:
        return Nature.PHOTO
    if _sharp(part, apart, em) < SHARP:
        return Nature.PHOTO
    bright = counts[min(255, level + 60) :].sum()
    dark = counts[: max(0, level - 60)].sum()
    if max(bright, dark) < 0.01 * part.size:
        return Nature.PHOTO
    return Nature.PANEL if bright > dark else Nature.TINT


def _sharp(part: Pixels, apart: Mask, em: int) -> float:
    """Return the share of what is `apart` from the ground that stands out from what is round it."""
    about = cv2.medianBlur(np.ascontiguousarray(part), 2 * em + 1).astype(np.int16)
    stands_out = np.abs(part.astype(np.int16) - about) > GROUND
    # The area's own edge is soft, and has paper behind it.
    inner = (slice(em // 2, -em // 2), slice(em // 2, -em // 2))
    differs = apart[inner] > 0
    return float(stands_out[inner][differs].mean()) if differs.any() else 0.0


def is_picture(page: Pixels, box: Box, em: int) -> bool:
    """Tell a photo or a drawing among areas without type."""
    return min(box.width, box.height) >= LEAST_SIDE * em and not is_glyph(page, box, em)


def is_glyph(page: Pixels, box: Box, em: int) -> bool:
    """Tell a very large character, as a masthead's title has, from a photo.

    It is black and white with nothing between, and its strokes are fat: finer black and white is
    a drawing or a code to be scanned.
    """
    if max(box.width, box.height) > LARGEST_GLYPH * em:
        return False
    part = page[box.top : box.bottom, box.left : box.right].astype(np.float32)
    paper, black = float(np.percentile(page, 70)), float(np.percentile(part, 5))
    tone = (part - black) / max(1.0, paper - black)
    between, white = ((tone > 0.3) & (tone < 0.75)).mean(), (tone >= 0.75).mean()
    ink = np.where(tone < 0.5, 255, 0).astype(np.uint8)
    stroke = max(2, round(0.07 * min(box.width, box.height)))
    fat = (opened(ink, width=stroke, height=stroke) > 0).sum() / max(1, (ink > 0).sum())
    return bool(between < 0.15 and white > 0.2 and fat > 0.8)


def _belong(one: Box, other: Box, em: int) -> bool:
    across, down = overlap_x(one, other), overlap_y(one, other)
    if across > 0 and down > 0:
        return True
    beside = -em < across <= 0 and down > 0.6 * max(one.height, other.height)
    stacked = -em < down <= 0 and across > 0.6 * max(one.width, other.width)
    return beside or stacked or max(coverage(one, other), coverage(other, one)) > 0.5
