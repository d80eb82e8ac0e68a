"""What was decided when regions became pieces, with what speaks for each decision.

Features are numbers that a weigher knows how to weigh; the first is always 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from articles.group import Piece
from articles.paragraphs import ends_open, opens_paragraph
from language.model import character_model
from press.geometry import overlap_x
from press.page import Kind, Region

Features = tuple[float, ...]

BELOW = 2.0
"""Ems of white below a column within which the next region is the same column's."""

_TEXT = (Kind.BODY, Kind.SUBHEADING)
_MARGIN = {"headline": (-1.0, 3.0, 1.0), "caption": (0.0, 40.0, 10.0)}
"""Least and most of a margin, and what it is counted in."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Regions that went together; `other` is a region of what else might have had them."""

    kind: str
    regions: tuple[str, ...]
    features: Features
    reason: str
    other: str = ""


def decisions_of(piece: Piece, em: float) -> Iterator[Decision]:
    """Yield the decisions behind one piece."""
    for rival in piece.rivals:
        least, most, unit = _MARGIN[rival.kind]
        margin = min(most, max(least, rival.margin)) / unit
        reason = f"ahead of the other by {rival.margin:.1f} {_COUNTED[rival.kind]}"
        yield Decision(rival.kind, (rival.region,), (1.0, margin), reason, rival.other)
    text = [region for region in piece.regions if region.kind in _TEXT]
    for before, after in pairwise(text):
        if {before.kind, after.kind} == {Kind.BODY} and not _same_column(before, after, em):
            yield _joint(before, after, em)


_COUNTED = {"headline": "points", "caption": "ems"}


def _same_column(above: Region, below: Region, em: float) -> bool:
    gap = below.box.top - above.box.bottom
    narrower = min(above.box.width, below.box.width)
    return -em < gap < BELOW * em and overlap_x(above.box, below.box) > 0.6 * narrower


def _joint(before: Region, after: Region, em: float) -> Decision:
    """Weigh a text that goes on in another column, by its sentences and by the place."""
    broken, fresh = ends_open(before, em), opens_paragraph(after, em)
    fit = 0.0
    if broken and not fresh and before.lines and after.lines:
        fit = character_model().fit(before.lines[-1].text, after.lines[0].text)
    columns = (after.box.left - before.box.right) / max(1, min(before.box.width, after.box.width))
    features = (
        1.0,
        float(broken and fresh),
        float(not broken and not fresh),
        float(broken and not fresh),
        max(-2.0, min(2.0, fit)),
        min(2.0, max(0.0, columns)),
        float(columns < -0.5),
    )
    return Decision("column", (before.id, after.id), features, _told(broken, fresh, fit))


def _told(broken: bool, fresh: bool, fit: float) -> str:
    if broken and fresh:
        return "the first breaks off in a sentence, the second begins a paragraph"
    if not broken and not fresh:
        return "the first ends with a sentence, the second begins within a paragraph"
    if broken:
        return f"a sentence goes on, the seam's likeness is {fit:.1f}"
    return "a paragraph ends and another begins"


def piece_features(piece: Piece, neighbours: tuple[Piece, ...], em: float) -> Features:
    """Return what a piece looks like from outside: whether it begins, ends and lies as one does."""
    body, jumps = piece.of(Kind.BODY), piece.of(Kind.JUMP)
    headed = bool(piece.of(Kind.HEADLINE, Kind.ADVERT)) or bool(piece.head)
    inside = bool(body) and not jumps and not opens_paragraph(body[0], em)
    open_end = bool(body) and not jumps and ends_open(body[-1], em)
    return (
        float(not headed),
        float(headed and not body and not jumps and not piece.of(Kind.ADVERT)),
        float(inside),
        float(open_end),
        _intruded(piece, neighbours),
        float(len(body) > 3),
        float(piece.kind != "news"),
    )


def _intruded(piece: Piece, neighbours: tuple[Piece, ...]) -> float:
    """Return how much text of other pieces stands within the box of this one, 1 for as much."""
    own = sum(region.box.area for region in piece.regions)
    strange = 0
    for region in (region for other in neighbours for region in other.of(Kind.BODY)):
        middle_across, middle_down = region.box.middle
        box = piece.box
        if box.left < middle_across < box.right and box.top < middle_down < box.bottom:
            strange += region.box.area
    return min(1.0, strange / max(1, own))
