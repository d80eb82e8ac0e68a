"""Text that goes round a cut-out picture: it stands within the picture's box, on white paper."""

from __future__ import annotations

import cv2
import numpy as np

from layout.components import boxes_of, painted
from layout.ink import Mask
from layout.morphology import closed, opened, outside, widened, without
from layout.typerows import long_side
from press.geometry import Box

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


def pictured(photos: tuple[Box, ...], covered: Mask, ink: Mask, em: int) -> Mask:
    """Return where pictures are: their boxes without the columns that reach into them.

    `covered` is set where no paper shows, `ink` where the page is black.
    """
    whole = painted(ink.shape, photos, 2)
    for photo in photos:
        for hollow in _hollows(photo, covered, ink, em):
            whole[photo.top : photo.bottom, photo.left : photo.right][hollow > 0] = 0
    return whole


def _hollows(photo: Box, covered: Mask, ink: Mask, em: int) -> list[Mask]:
    rows, columns = slice(photo.top, photo.bottom), slice(photo.left, photo.right)
    reach, room = round(SOLID * em), round(ROOM * em)
    solid = closed(opened(covered[rows, columns], width=reach, height=reach), width=em, height=em)
    white = opened(outside(solid), width=room, height=room)
    count, labels = cv2.connectedComponents(white)
    found = []
    for label in range(1, count):
        mask = np.where(labels == label, 255, 0).astype(np.uint8)
        if _holds_text(mask, ink[rows, columns], em):
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
