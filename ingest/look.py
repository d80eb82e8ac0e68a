"""A first look at a scan, small: which way up it lies, and whether it holds two pages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ingest.bed import sheet_box
from ingest.ink import LONG_SIDE, Inked, grey, inked
from ingest.orientation import Certainty, turn_of
from ingest.scans import Lie, ScanRef, open_small
from ingest.skew import lean_of
from ingest.spread import Fold, fold_of, like_a_spread
from ingest.straighten import is_blank
from press.errors import BanmianError
from press.geometry import Box
from press.page import Pixels


def looked_at(ref: ScanRef, certainty: Certainty) -> tuple[ScanRef, ...]:
    """Return the pages that a scan holds, in the order in which they are read: one or two.

    A scan that cannot be opened is one page: opening it will say what is wrong.
    """
    try:
        page = grey(open_small(ref, LONG_SIDE))
    except BanmianError:
        return (replace(ref, lie=Lie()),)
    return tuple(replace(ref, lie=lie) for lie in lies_of(page, certainty))


def lies_of(page: Pixels, certainty: Certainty) -> tuple[Lie, ...]:
    """Return how the one or two pages of a grey scan lie in it."""
    sheet, ink = _inked(page)
    if is_blank(ink):
        return (Lie(),)
    turn = turn_of(_part(page, sheet), ink, certainty)
    if turn:
        page = np.ascontiguousarray(np.rot90(page, turn // 90))
        sheet, ink = _inked(page)
    if not like_a_spread(ink):
        return (Lie(turn),)
    lean = lean_of(ink)
    fold = fold_of(ink, lean)
    if fold is None:
        return (Lie(turn),)
    whole = _in_scan(fold, sheet, page)
    # A paper whose rows run down the page is bound on its right: its right page comes first.
    parts = ("right", "left") if lean.down else ("left", "right")
    return tuple(Lie(turn, part, whole) for part in parts)


def _inked(page: Pixels) -> tuple[Box, Inked]:
    sheet = sheet_box(page)
    return sheet, inked(_part(page, sheet))


def _part(page: Pixels, sheet: Box) -> Pixels:
    return page[sheet.top : sheet.bottom, sheet.left : sheet.right]


def _in_scan(fold: Fold, sheet: Box, page: Pixels) -> Fold:
    """Return a fold of the sheet as one of the whole scan, bed and all."""
    height, width = page.shape
    top, bottom = (sheet.left + share * sheet.width for share in (fold.top, fold.bottom))
    slope = (bottom - top) / max(1, sheet.height)
    return Fold(
        (top - slope * sheet.top) / width, (bottom + slope * (height - sheet.bottom)) / width
    )
