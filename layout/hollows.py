"""Text within a picture's box: it goes round a cut-out, or is printed over a photo."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from layout.components import Components, boxes_of, components_of, painted
from layout.ink import Mask
from layout.morphology import closed, opened, outside, widened, without
from layout.typerows import long_side
from press.geometry import Box, coverage, shifted

SOLID = 1.2
"""Ems: paper between parts of a picture is wider than that, and so is a solid part."""

ROOM = 4.0
"""Ems: white that is narrower or lower holds no column."""

GLYPHS = (0.3, 1.25)
"""Ems: the sizes of characters and their parts."""

FEWEST = 30
"""Characters, and parts of some, from which white with ink on it is a column."""

TYPE = 0.7
"""The share of the ink there that characters make up."""

LEAST = 3.5
"""Ems: smaller parts of a picture are scraps."""

THIN, LONG = 0.15, 3.0
"""The share of its box that a stick fills, and its length in ems, that juts from a cut-out."""


JOINT = 4.0
"""Ems across within which such a stick begins, or goes on: the hand that holds it may be white."""

TALL = 1.3
"""Ems: what is higher is no body type."""

INNER = 0.5
"""The share of a part within the box of another, which it then belongs to."""

LIMB = 5.0
"""Ems across up to which what is thinner than a solid part belongs to it."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Boxes round pictures, and where of these boxes pictures are and no text."""

    boxes: tuple[Box, ...]
    mask: Mask


def pictured(photos: tuple[Box, ...], covered: Mask, ink: Mask, over: Mask, em: int) -> Pictures:
    """Return the pictures without the columns that reach into their boxes, and the rows over them.

    `covered` is set where no paper shows, `ink` where the page is black, `over` where something
    is printed over a photo. A picture that text parts is several.
    """
    text, jutting = np.zeros_like(ink), np.zeros_like(ink)
    boxes: list[Box] = []
    for photo in photos:
        place = slice(photo.top, photo.bottom), slice(photo.left, photo.right)
        if not over[place].any():
            boxes.append(photo)
            continue
        free = over[place].copy()
        for hollow in _hollows(photo, covered, ink, over, em):
            free |= hollow
        parts = _parts(photo, without(covered[place], free), em)
        whole = painted(ink.shape, parts, 2)[place]
        shown = without(whole, free)
        text[place] |= free
        jutting[place] |= _sticks(ink[place], shown, em)
        jutting[place] |= _limbs(ink[place] & free, shown, over[place], em)
        boxes.extend(parts)
    return Pictures(tuple(boxes), without(painted(ink.shape, tuple(boxes), 2), text) | jutting)


def _parts(photo: Box, solid: Mask, em: int) -> tuple[Box, ...]:
    """Return the boxes round what a picture still is without its text: all of it if nothing is."""
    reach = round(SOLID * em)
    core = closed(opened(solid, width=reach, height=reach), width=em, height=em)
    limbs = solid & widened(core, width=round(LIMB * em), height=round(LIMB * em))
    _, labels = cv2.connectedComponents(core | limbs)
    cored = np.isin(labels, np.unique(labels[core > 0]))
    found = boxes_of(np.where(cored, 255, 0).astype(np.uint8))
    large = [
        box
        for box in found
        if min(box.width, box.height) >= LEAST * em
        and not any(other != box and coverage(box, other) > INNER for other in found)
    ]
    return tuple(shifted(box, photo.left, photo.top) for box in large) or (photo,)


def _sticks(ink: Mask, picture: Mask, em: int) -> Mask:
    """Return what juts long and thin from a picture into the text: a cane, a mast, a wire."""
    parts = components_of(ink)
    wide, high = parts.stats[:, cv2.CC_STAT_WIDTH], parts.stats[:, cv2.CC_STAT_HEIGHT]
    thin = parts.stats[:, cv2.CC_STAT_AREA] < THIN * wide * high
    thin &= parts.sides >= LONG * em
    sticks: Mask = np.zeros_like(ink)
    while True:
        found = parts.chosen(thin & _near(parts, picture | sticks, round(JOINT * em)))
        if not without(found, sticks).any():
            return widened(sticks, width=5, height=5)
        sticks = found


def _limbs(ink: Mask, picture: Mask, over: Mask, em: int) -> Mask:
    """Return the ink on to a picture that is no type: in no row, or higher than one."""
    parts = components_of(ink)
    in_rows = _near(parts, over, 1) & (parts.stats[:, cv2.CC_STAT_HEIGHT] < TALL * em)
    return parts.chosen(_near(parts, picture, 5) & ~in_rows)


def _near(parts: Components, mask: Mask, reach: int) -> NDArray[np.bool_]:
    """Tell of every label whether it comes near what is set in a mask."""
    told = np.zeros(len(parts.stats), bool)
    told[np.unique(parts.labels[widened(mask, width=reach, height=reach) > 0])] = True
    return told


def _hollows(photo: Box, covered: Mask, ink: Mask, over: Mask, em: int) -> list[Mask]:
    rows, columns = slice(photo.top, photo.bottom), slice(photo.left, photo.right)
    reach, room = round(SOLID * em), round(ROOM * em)
    solid = closed(opened(covered[rows, columns], width=reach, height=reach), width=em, height=em)
    white = opened(outside(solid), width=room, height=room)
    near = widened(over[rows, columns], width=room, height=room)
    count, labels = cv2.connectedComponents(white & near)
    found = []
    for label in range(1, count):
        mask = np.where(labels == label, 255, 0).astype(np.uint8)
        if (mask & over[rows, columns]).any() and _holds_text(mask, ink[rows, columns], em):
            found.append(without(widened(mask, width=em, height=em), solid))
    return found


def _holds_text(white: Mask, ink: Mask, em: int) -> bool:
    inside = np.where(white > 0, ink, 0).astype(np.uint8)
    least, most = GLYPHS
    parts = boxes_of(inside, least_area=4)
    glyphs = [part for part in parts if least * em <= long_side(part) <= most * em]
    if len(glyphs) < FEWEST:
        return False
    type_ink = (inside & painted(ink.shape, tuple(glyphs)) > 0).sum()
    return bool(type_ink >= TYPE * (inside > 0).sum())
