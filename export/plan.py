"""A page in reading order: its masthead, its articles' areas, and what belongs to no article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from export.areas import Area, areas_of
from export.printed import Printed
from press.page import Article, Kind, Page, Region


@dataclass(frozen=True, slots=True)
class Part:
    """The areas of one article on one page; without an article, masthead or furniture."""

    article: Article | None
    areas: tuple[Area, ...]

    def by_region(self) -> Iterator[tuple[Area, ...]]:
        """Yield runs of areas that lie in one region: the paragraphs of a column."""
        for _, run in groupby(self.areas, key=lambda area: area.region.id):
            yield tuple(run)


def page_plan(page: Page, articles: Sequence[Printed]) -> tuple[Part, ...]:
    """Return the parts of a page that are not empty, in reading order."""
    parts, owned = [], set[str]()
    for one in articles:
        areas = (area for stretch in one.stretches for area in areas_of(stretch))
        mine = tuple(area for area in areas if area.page == page.number)
        owned.update(area.region.id for area in mine)
        parts.append(Part(one.article, mine))
    free = [region for region in page.regions if region.id not in owned]
    heads = tuple(Area(one, page.number) for one in free if one.kind is Kind.MASTHEAD)
    rest = tuple(Area(one, page.number) for one in free if one.kind is not Kind.MASTHEAD)
    return tuple(part for part in (Part(None, heads), *parts, Part(None, rest)) if part.areas)


def regions_in_order(parts: Sequence[Part]) -> tuple[Region, ...]:
    """Return every region of a page once, in the order in which reading first comes to it."""
    regions = (area.region for part in parts for area in part.areas)
    return tuple({region.id: region for region in regions}.values())
