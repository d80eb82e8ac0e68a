"""Stories that run on through bands: what heads a band goes on from the foot of the one before.

On its side a band is a column. Where one story follows the other through all of them, the column
is shared by several, and the last of these, not the first, goes on at the top of the next column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.group import Piece
from articles.paragraphs import ends_open, opens_paragraph
from press.geometry import Box, overlap_x
from press.page import Kind, Region

ONE_COLUMN = 0.5
"""The share of the narrower one's width that two regions of one column have in common."""


def run_on(pieces: Sequence[Piece], em: float) -> tuple[Piece, ...]:
    """Return the pieces of a page, on its side, with what heads a column where it goes on from."""
    told = list(pieces)
    texts = [region for piece in pieces for region in piece.of(Kind.BODY)]
    for head in sorted(texts, key=lambda region: (region.box.left, region.box.top)):
        if any(_over(region.box, head.box, em) for piece in told for region in piece.regions):
            continue
        owner = next(piece for piece in told if head in piece.regions)
        lost = head is owner.regions[0]
        better = (_foot_before if lost else _goes_on_from)(head, owner, told, em)
        if better is not None:
            moved = [one for one in owner.of(Kind.BODY, Kind.SUBHEADING) if _not_before(one, head)]
            told[told.index(better)] = _with_text(better, moved)
            rest = tuple(one for one in owner.regions if one not in moved)
            told[told.index(owner)] = replace(owner, regions=rest)
    return tuple(piece for piece in told if piece.regions)


def _foot_before(head: Region, owner: Piece, pieces: Sequence[Piece], em: float) -> Piece | None:
    """Return the piece at the foot of the column before, when its text goes on in text that
    nothing heads."""
    texts = [(one, piece) for piece in pieces for one in piece.of(Kind.BODY) if piece is not owner]
    before = [one for one, _ in texts if one.box.right <= head.box.left]
    if not before or opens_paragraph(head, em):
        return None
    nearest = max(before, key=lambda one: one.box.right)
    column = [found for found in texts if _one_column(found[0].box, nearest.box)]
    foot, piece = max(column, key=lambda found: found[0].box.bottom)
    return piece if ends_open(foot, em) else None


def _goes_on_from(head: Region, owner: Piece, pieces: Sequence[Piece], em: float) -> Piece | None:
    """Return the piece at the foot of the column in which the owner's text ended above it."""
    before = [one for one in owner.of(Kind.BODY) if one.box.right <= head.box.left]
    if not before:
        return None
    last = max(before, key=lambda one: (one.box.left, one.box.top))
    if ends_open(last, em) and not opens_paragraph(head, em):
        return None
    below = [
        (one.box.bottom, piece)
        for piece in pieces
        for one in piece.of(Kind.BODY)
        if _one_column(one.box, last.box) and one.box.top >= last.box.bottom
    ]
    if not below:
        return None
    foot = max(below, key=lambda found: found[0])[1]
    begins_there = any(
        _one_column(one.box, last.box) and one.box.top >= last.box.bottom - em
        for one in foot.of(Kind.HEADLINE)
    )
    return foot if foot is not owner and begins_there else None


def _over(box: Box, column: Box, em: float) -> bool:
    return overlap_x(box, column) > em and box.bottom <= column.top + em


def _one_column(one: Box, other: Box) -> bool:
    return overlap_x(one, other) > ONE_COLUMN * min(one.width, other.width)


def _not_before(one: Region, head: Region) -> bool:
    return one.box.left >= head.box.left - 0.5 * head.box.width


def _with_text(piece: Piece, more: Sequence[Region]) -> Piece:
    """Return the piece with more text behind its own."""
    text = [n for n, one in enumerate(piece.regions) if one.kind in (Kind.BODY, Kind.SUBHEADING)]
    place = text[-1] + 1
    return replace(piece, regions=(*piece.regions[:place], *more, *piece.regions[place:]))
