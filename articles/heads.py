"""Headline groups: a headline with the kicker, subtitle and byline that stand by it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.in_rows import in_rows
from articles.typesize import type_size
from press.geometry import Box, overlap_x, overlap_y, union
from press.page import Direction, Kind, Region

_LED = (Kind.KICKER, Kind.SUBTITLE)


@dataclass(frozen=True, slots=True)
class Head:
    """What an article begins with; `parts` are regions in the order in which they are read."""

    parts: tuple[Region, ...]

    @property
    def headline(self) -> Region:
        return next(part for part in self.parts if part.kind is Kind.HEADLINE)

    @property
    def box(self) -> Box:
        return union(part.box for part in self.parts)

    @property
    def vertical(self) -> bool:
        return self.headline.direction is Direction.TTB_RTL


def heads_of(regions: tuple[Region, ...], em: float) -> tuple[Head, ...]:
    """Return one head for every headline; kickers and subtitles without one become headlines."""
    heads = [Head((region,)) for region in regions if region.kind is Kind.HEADLINE]
    lost = []
    for region in regions:
        if region.kind in _LED:
            home = _nearest(region, heads, em)
            if home is None:
                lost.append(region)
            else:
                heads[home] = Head((*heads[home].parts, region))
    heads.extend(Head((replace(region, kind=Kind.HEADLINE),)) for region in lost)
    return tuple(_ordered(head) for head in heads)


def _nearest(region: Region, heads: list[Head], em: float) -> int | None:
    best: tuple[float, int] | None = None
    for number, head in enumerate(heads):
        gap = _gap(region, head)
        reach = max(2.2 * em, 1.0 * type_size(head.headline))
        if gap is not None and gap < reach and (best is None or gap < best[0]):
            best = gap, number
    return best[1] if best else None


def _gap(region: Region, head: Head) -> float | None:
    """Return the white between a region and a head it may belong to."""
    across, down = overlap_x(region.box, head.box), overlap_y(region.box, head.box)
    if head.vertical:
        return -across if down > 0.3 * region.box.height else None
    return -down if across > 0.4 * min(region.box.width, head.box.width) else None


def _ordered(head: Head) -> Head:
    if head.vertical:
        return Head(tuple(sorted(head.parts, key=lambda part: -part.box.right)))
    return Head(in_rows(head.parts))
