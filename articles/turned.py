"""Second halves: a headline as small as the text right over 上接第一版, or that line alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.group import Piece, with_pieces
from articles.phrases import jump_in
from articles.ruling import parted
from press.geometry import Box, overlap_x, union
from press.page import Kind, Page, Region

ROOM = 1.6
"""Ems between such a headline and its jump line."""

BELOW, MIDDLE = 3.0, 1.5
"""Ems within which columns begin below a jump line, and within which it is over their middle."""

ALONE = 4.0
"""Ems between a jump line of its own and what it belongs to."""

_SMALL = (Kind.BODY, Kind.SUBHEADING, Kind.SUBTITLE, Kind.KICKER, Kind.CAPTION)


def with_turn_heads(page: Page, em: float) -> Page:
    """Return the page with what stands alone right over a jump line from another page as headline.

    Of a column of text above a jump line nothing is taken: a headline has at most two rows. Where
    nothing stands over it the jump line leads the text as a headline would, until `restored`.
    """
    jumps = [region for region in page.regions if _from(region)]
    heads = [region for region in page.regions if region.kind is Kind.HEADLINE]
    bare = [jump for jump in jumps if not any(_over(head.box, jump.box, em) for head in heads)]
    small = {
        region.id: jump.id
        for region in page.regions
        if region.kind in _SMALL and 0 < len(region.lines) <= 2
        for jump in bare
        if _over(region.box, jump.box, em)
    }
    leading = {jump.id for jump in bare} - set(small.values())
    told = []
    for region in page.regions:
        if region.id in leading:
            region = replace(region, box=_spread(region.box, page, em))
        head = region.id in {*small, *leading}
        told.append(replace(region, kind=Kind.HEADLINE) if head else region)
    return replace(page, regions=tuple(told))


def _spread(jump: Box, page: Page, em: float) -> Box:
    """Return the box of a jump line as wide as the columns that it stands over the middle of."""
    below = [
        region.box
        for region in page.regions
        if region.kind is Kind.BODY and -0.5 * em < region.box.top - jump.bottom < BELOW * em
    ]
    columns = sorted(below, key=lambda box: box.left)
    best = jump
    for first in range(len(columns)):
        for last in range(first, len(columns)):
            run = columns[first : last + 1]
            middle = (run[0].left + run[-1].right) / 2
            wider = run[-1].right - run[0].left > best.width
            level = max(box.top for box in run) - min(box.top for box in run) < em
            whole = not any(parted(*pair, page.rules) for pair in pairwise(run))
            if wider and level and whole and abs(middle - jump.middle[0]) < MIDDLE * em:
                best = Box(run[0].left, jump.top, run[-1].right, jump.bottom)
    return best


def restored(page: Page, pieces: Sequence[Piece]) -> tuple[Page, tuple[Piece, ...]]:
    """Return page and pieces with the jump lines that led a text as jump lines again."""
    told = tuple(
        replace(piece, regions=tuple(_jump_again(region) for region in piece.regions))
        for piece in pieces
    )
    return with_pieces(page, pieces, told), told


def with_lone_jumps(pieces: Sequence[Piece], em: float) -> tuple[Piece, ...]:
    """Return the pieces; what is nothing but a jump line goes to what stands right over it."""
    whole = list(pieces)
    for lone in [piece for piece in pieces if piece.regions == piece.of(Kind.JUMP)]:
        others = [piece for piece in whole if piece is not lone]
        near = [
            (lone.box.top - region.box.bottom, place)
            for place, piece in enumerate(others)
            for region in piece.regions
            if overlap_x(region.box, lone.box) > -2 * em
            and -0.5 * em < lone.box.top - region.box.bottom < ALONE * em
        ]
        if near:
            place = min(near)[1]
            home = others[place]
            others[place] = replace(home, regions=(*home.regions, *lone.regions))
            whole = others
    return tuple(whole)


def _jump_again(region: Region) -> Region:
    box = union(line.box for line in region.lines) if region.lines else region.box
    jump = replace(region, kind=Kind.JUMP, box=box)
    return jump if region.kind is Kind.HEADLINE and _from(jump) else region


def _from(region: Region) -> bool:
    told = jump_in("".join(line.text for line in region.lines))
    return region.kind is Kind.JUMP and told is not None and told[0] == "from"


def _over(head: Box, jump: Box, em: float) -> bool:
    """Tell what stands over a jump line, set in the middle below it."""
    near = -0.5 * em < jump.top - head.bottom < ROOM * em
    aside = abs(head.middle[0] - jump.middle[0])
    return near and overlap_x(head, jump) > 0.8 * jump.width and aside < 0.25 * head.width
