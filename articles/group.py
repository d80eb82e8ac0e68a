"""Regions of a page to pieces: one headline, or none, with all that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.adverts import kind_of_frame
from articles.heads import Head, heads_of
from articles.ownership import owners
from articles.pictures import homes_of, photo_groups, stands_alone
from articles.rivals import Rival, among, head_rivals, home_rival
from articles.ruling import dividing
from articles.scene import FLOATING, TEXT, Scene
from articles.typesize import body_em, type_size
from press.cuts import Place, cut_order
from press.geometry import Box, coverage, overlap_x, overlap_y, union
from press.order import reading_order
from press.page import Kind, Page, Region

SMALL_FRAME = 0.05
"""Of the page: no frame smaller than that holds two articles."""

LEAD, ACROSS = 3.0, 0.3
"""Ems from a headline down to the box with the first paragraphs of its article; the share of that
box's width over which the headline stands."""

BAND = 3.0
"""The height of the ground behind a headline over that of the headline, at the most."""

SIGNED = 3.0
"""Ems from a headline down to its byline, at the most."""

INSIDE = 0.9
"""The share of a rule within the frame that it is a side of."""

_HEADS = (Kind.HEADLINE, Kind.KICKER, Kind.SUBTITLE)
_APART = (Kind.MASTHEAD, Kind.FURNITURE)


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of one article on one page, its regions in reading order.

    `frame` is the printed box round it when it is the only thing in one, `head` the headline
    that runs into the text of a brief, `rivals` what else might own its regions.
    """

    page: int
    regions: tuple[Region, ...]
    kind: str = "news"
    frame: Box | None = None
    head: str = ""
    rivals: tuple[Rival, ...] = ()

    @property
    def box(self) -> Box:
        return union(region.box for region in self.regions)

    def of(self, *kinds: Kind) -> tuple[Region, ...]:
        return tuple(region for region in self.regions if region.kind in kinds)


def pieces_of_page(page: Page) -> tuple[Piece, ...]:
    """Return the page's pieces in reading order; masthead and furniture are left out."""
    em = body_em(page)
    regions = tuple(region for region in page.regions if region.kind not in _APART)
    pieces: list[Piece] = []
    for frame in sorted(page.frames, key=lambda frame: frame.area):
        inside = tuple(region for region in regions if coverage(region.box, frame) > 0.85)
        if _is_band(frame, inside):
            page = _without_rules_of(frame, page)
        elif _is_told(inside) and not _is_lead(frame, inside, regions, em):
            small = frame.area < SMALL_FRAME * page.width * page.height
            if small or len(heads_of(inside, em)) == 1:
                kind = kind_of_frame(inside, em, small=small)
                pieces.append(replace(_whole(inside, page, em), kind=kind, frame=frame))
            else:
                pieces.extend(_pieces(inside, page, em))
            regions = tuple(region for region in regions if region not in inside)
    pieces.extend(_pieces(regions, page, em))
    order = cut_order([place_of(piece) for piece in pieces], page.rules)
    return tuple(pieces[index] for index in order)


def _is_band(frame: Box, inside: tuple[Region, ...]) -> bool:
    """Tell a headline's ground or frame from that of an advert that is one large line."""
    alone = inside and all(region.kind in (*_HEADS, Kind.BYLINE) for region in inside)
    return bool(alone) and frame.height < BAND * union(region.box for region in inside).height


def _without_rules_of(frame: Box, page: Page) -> Page:
    """Return the page without the rules round a headline: they keep it from no text."""
    return replace(page, rules=tuple(one for one in page.rules if coverage(one, frame) < INSIDE))


def _is_told(inside: tuple[Region, ...]) -> bool:
    return any(region.kind in (*TEXT, Kind.HEADLINE) for region in inside)


def _is_lead(
    frame: Box, inside: tuple[Region, ...], regions: tuple[Region, ...], em: float
) -> bool:
    """Tell the first paragraphs of an article, in a box of their own right below its headline."""
    if any(region.kind in _HEADS for region in inside):
        return False
    above = [
        region
        for region in regions
        if region not in inside
        and overlap_x(region.box, frame) > 0
        and region.box.middle[1] < frame.top
    ]
    nearest = max(above, key=lambda region: region.box.bottom, default=None)
    if nearest is None or nearest.kind not in _HEADS:
        return False
    near = frame.top - nearest.box.bottom < LEAD * em
    return near and overlap_x(nearest.box, frame) > ACROSS * frame.width


def with_pieces(
    page: Page, before: Sequence[Piece], after: Sequence[Piece], more: Sequence[Region] = ()
) -> Page:
    """Return the page with the regions of pieces that were made anew in place of the old ones."""
    owned = {region.id for piece in before for region in piece.regions}
    rest = [region for region in page.regions if region.id not in owned]
    mine = [region for piece in after for region in piece.regions]
    return replace(page, regions=(*mine, *rest, *more))


def place_of(piece: Piece) -> Place:
    """Return how a piece takes its place in the order of the page.

    Its anchor is its beginning, not all of it: the foot of an L may reach round a neighbour.
    What an advert shouts leads nothing.
    """
    first = next((n for n, region in enumerate(piece.regions) if region.kind is Kind.BODY), 0)
    anchor = union(region.box for region in piece.regions[: first + 1])
    headlines = () if piece.kind == "advert" else piece.of(Kind.HEADLINE)
    return Place(piece.box, anchor, max((type_size(one) for one in headlines), default=0.0))


def _pieces(regions: tuple[Region, ...], page: Page, em: float) -> list[Piece]:
    heads = heads_of(regions, em)
    texts = tuple(region for region in regions if region.kind in TEXT)
    floats = tuple(region for region in regions if region.kind in FLOATING)
    scene = Scene(heads, texts, floats, dividing(page.rules, texts, em), em)
    owned = owners(scene)
    members: list[list[Region]] = [list(head.parts) for head in heads]
    loose = []
    for text in texts:
        if owned[text.id] >= 0:
            members[owned[text.id]].append(text)
        else:
            loose.append(text)
    members.extend(_loose_groups(loose, em))
    members = [group for group in members if group]
    rivals = head_rivals(scene, owned)
    for photo in sorted(photo_groups(floats, em), key=lambda group: group[0].box.top):
        homes = homes_of(photo, members, scene.rules, em)
        rivals.extend(home_rival(photo, homes, em))
        if not homes or stands_alone(photo, homes[0][1], scene.rules):
            members.append(photo)
        else:
            homes[0][1].extend(photo)
    return [
        Piece(page.number, _in_order(group, heads, em), rivals=among(rivals, group))
        for group in members
    ]


def _whole(inside: tuple[Region, ...], page: Page, em: float) -> Piece:
    """Return a small frame, an advert or a notice, as one piece under its largest line."""
    heads = heads_of(inside, em)
    if not heads:
        return Piece(page.number, _in_order(list(inside), (), em))
    main = max(heads, key=lambda head: (type_size(head.headline), -head.box.top))
    kept = {part.id for part in main.parts}
    rest = [
        replace(region, kind=Kind.BODY) if region.kind in _HEADS else region
        for region in inside
        if region.id not in kept
    ]
    return Piece(page.number, _in_order([*main.parts, *rest], (main,), em))


def _loose_groups(loose: list[Region], em: float) -> list[list[Region]]:
    """Text without a headline: columns that touch are one piece."""
    groups: list[list[Region]] = []
    for region in sorted(loose, key=lambda region: (region.box.left, region.box.top)):
        home = next((g for g in groups if any(_touch(region, other, em) for other in g)), None)
        if home is None:
            groups.append([region])
        else:
            home.append(region)
    return groups


def _touch(one: Region, other: Region, em: float) -> bool:
    across, down = overlap_x(one.box, other.box), overlap_y(one.box, other.box)
    return (across > 0 and down > -1.5 * em) or (down > 0 and across > -2 * em)


def _in_order(group: list[Region], heads: tuple[Head, ...], em: float) -> tuple[Region, ...]:
    """Return the head and its byline, then the text column by column, then what stands amid it.

    A column goes on below a photo or a table that lies across it.
    """
    led = {part.id: place for head in heads for place, part in enumerate(head.parts)}
    parts = sorted((region for region in group if region.id in led), key=lambda r: led[r.id])
    below = union(part.box for part in parts) if parts else None
    signed = [one for one in group if one.kind is Kind.BYLINE and _signs(one.box, below, em)]
    rest = [region for region in group if region.id not in led and region not in signed]
    amid = (*FLOATING, Kind.TABLE)
    text = [region for region in rest if region.kind not in amid]
    floats = [region for region in rest if region.kind in amid]
    return (*parts, *signed, *_read(text), *_read(floats))


def _signs(byline: Box, head: Box | None, em: float) -> bool:
    """Tell a byline under a headline, in whatever gutter of the columns it stands."""
    if head is None or overlap_x(byline, head) < byline.width:
        return False
    return -em < byline.top - head.bottom < SIGNED * em


def _read(regions: list[Region]) -> tuple[Region, ...]:
    return tuple(regions[index] for index in reading_order([one.box for one in regions]))
