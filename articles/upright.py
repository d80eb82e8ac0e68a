"""Upright text of a page (竖排): what is set so is turned on its side, read there, and stood up.

On its side an upright line is a row, a band (栏) a column, and a headline at the right of its text
one above it: all that is known of horizontal pages holds. What belongs to upright text is told by
the text that stands next to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from articles.group import Piece, place_of
from articles.roles import numbered
from articles.running import run_on
from articles.typesize import body_em
from press.cuts import Place, cut_order
from press.geometry import Box, distance
from press.page import Direction, Kind, Line, Page, Region
from press.turning import crossed, laid_down, stood_up

FEWEST = 2
"""Lines of a body region that make upright text; a single one may be a byline by a headline."""

_TEXT = (Kind.BODY, Kind.SUBHEADING, Kind.BYLINE, Kind.JUMP)
_HEADS = (Kind.HEADLINE, Kind.KICKER, Kind.SUBTITLE)
_LEVEL = (Kind.MASTHEAD, Kind.FURNITURE, Kind.TABLE, Kind.ADVERT)

Found = Callable[[Page], tuple[Page, tuple[Piece, ...]]]


@dataclass(frozen=True, slots=True)
class Read:
    """A piece as it stands on the page and as it is read, on its side when it is upright, with
    the em of its body type."""

    piece: Piece
    lying: Piece
    em: float
    turned: bool = False


def each_way(page: Page, change: Callable[[Page], Page]) -> Page:
    """Return the page changed, what is upright on its side."""
    parts = _parts(page)
    if parts is None:
        return change(page)
    level, lying = change(parts[0]), change(parts[1])
    regions = (*level.regions, *_stood(lying.regions, page.width))
    return replace(page, regions=tuple(numbered(regions, page.number)))


def pieces_each_way(page: Page, found: Found) -> tuple[Page, tuple[Read, ...]]:
    """Return the page and its pieces in reading order, those of upright text found on its side."""
    parts = _parts(page)
    if parts is None:
        told, pieces = found(page)
        em = body_em(page)
        return told, tuple(Read(piece, piece, em) for piece in pieces)
    (level, ours), (lying, theirs) = found(parts[0]), found(parts[1])
    read = [Read(piece, piece, body_em(parts[0])) for piece in ours]
    em = body_em(parts[1])
    for one in map(_heads_in_order, run_on(theirs, em)):
        read.append(Read(_piece_stood(one, page.width), one, em))
    regions = (*level.regions, *_stood(lying.regions, page.width))
    return replace(page, regions=regions), _in_order(read, page, len(ours))


def _parts(page: Page) -> tuple[Page, Page] | None:
    """Return the level part of a page and its upright part on its side; None without the other."""
    upright = [region for region in page.regions if _is_upright_text(region)]
    level = [r for r in page.regions if r.kind is Kind.BODY and r.direction is Direction.LTR]
    if not upright:
        return None
    small = [r for r in page.regions if r.kind is not Kind.HEADLINE and _stands(r, upright, level)]
    led = [region for region in small if region.direction is Direction.TTB_RTL]
    ours = [r for r in page.regions if r in small or _stands(r, (*upright, *led), level)]
    rest = tuple(region for region in page.regions if region not in ours)
    width = page.width
    lying = replace(
        page,
        width=page.height,
        height=width,
        regions=tuple(_laid(region, width) for region in ours),
        rules=tuple(laid_down(rule, width) for rule in page.rules),
        frames=tuple(laid_down(frame, width) for frame in page.frames),
        bold=(),
    )
    return replace(page, regions=rest), lying


def _is_upright_text(region: Region) -> bool:
    upright = region.kind is Kind.BODY and region.direction is Direction.TTB_RTL
    return upright and len(region.lines) >= FEWEST


def _stands(region: Region, upright: Sequence[Region], level: Sequence[Region]) -> bool:
    """Tell what belongs to upright text: its lines, and what stands nearer to it than to other.

    Upright text stands below its level headline, or to the left of its upright one, as the byline
    and the subtitle between the two do.
    """
    if region.kind in _LEVEL:
        return False
    if region.kind in _TEXT and region.lines:
        return region.direction is Direction.TTB_RTL
    across, down = region.box.middle
    if region.kind in _HEADS and region.direction is Direction.LTR:
        upright = [text for text in upright if text.box.bottom > down]
        level = [text for text in level if text.box.bottom > down]
    elif region.kind in _HEADS:
        upright = [text for text in upright if text.box.left < across]
    return _nearest(region, upright) < _nearest(region, level)


def _nearest(region: Region, others: Iterable[Region]) -> float:
    """Return the distance to the nearest of the others in pixels."""
    return min((distance(region.box, other.box) for other in others), default=float("inf"))


def _turned(region: Region, turn: Callable[[Box], Box]) -> Region:
    def told(line: Line) -> Line:
        return replace(line, box=turn(line.box), chars=tuple(map(turn, line.chars)))

    lines = tuple(map(told, region.lines))
    return replace(region, box=turn(region.box), direction=crossed(region.direction), lines=lines)


def _laid(region: Region, width: int) -> Region:
    return _turned(region, lambda box: laid_down(box, width))


def _stood(regions: Iterable[Region], width: int) -> tuple[Region, ...]:
    return tuple(_turned(region, lambda box: stood_up(box, width)) for region in regions)


def _piece_stood(piece: Piece, width: int) -> Piece:
    frame = stood_up(piece.frame, width) if piece.frame else None
    return replace(piece, regions=_stood(piece.regions, width), frame=frame)


def _heads_in_order(piece: Piece) -> Piece:
    """Return a piece with the parts of a level headline from the top: on its side from the left."""
    heads = [one for one in piece.of(*_HEADS) if one.direction is Direction.TTB_RTL]
    heads.sort(key=lambda one: one.box.left)
    rest = [one for one in piece.regions if one not in heads]
    return replace(piece, regions=(*heads, *rest))


def _in_order(read: Sequence[Read], page: Page, level: int) -> tuple[Read, ...]:
    """Return pieces, of which the first ones are `level`, in the order of the page.

    A page that is mostly upright is read from the right. The level pieces keep their own order.
    """

    areas = [sum(one.piece.box.area for one in part) for part in (read[:level], read[level:])]
    places, rules = [place_of(one.piece) for one in read], page.rules
    if areas[1] > areas[0]:
        places = [_mirrored_place(place, page.width) for place in places]
        rules = tuple(_mirrored(rule, page.width) for rule in rules)
    waiting = iter(range(level))
    order = cut_order(places, rules)
    return tuple(read[next(waiting) if place < level else place] for place in order)


def _mirrored_place(place: Place, width: int) -> Place:
    return replace(place, box=_mirrored(place.box, width), anchor=_mirrored(place.anchor, width))


def _mirrored(box: Box, width: int) -> Box:
    return Box(width - box.right, box.top, width - box.left, box.bottom)
