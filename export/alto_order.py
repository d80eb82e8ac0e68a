"""ALTO's tags and reading order: the articles of a page, each with its blocks and lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from export.areas import Area, areas_of
from export.printed import Printed
from export.xml import maker, told
from press.page import Kind, Page

A = maker("http://www.loc.gov/standards/alto/ns-v4#")


def tags(page: Page, articles: Sequence[Printed]) -> Iterator[etree._Element]:
    """Yield a layout tag for every kind of region and a structure tag for every article."""
    there = {region.kind for region in page.regions}
    for kind in (kind for kind in Kind if kind in there):
        yield A.LayoutTag(told(ID=f"kind-{kind}", TYPE="kind of region", LABEL=kind))
    for one in articles:
        if page.number in one.article.pages:
            label = one.article.headline or one.article.id
            yield A.StructureTag(told(ID=one.article.id, TYPE="article", LABEL=label))


def reading_order(page: Page, articles: Sequence[Printed]) -> Iterator[etree._Element]:
    """Yield the page's reading order, unless it is empty: masthead, articles, furniture."""
    numbers = iter(range(1, 1_000_000))

    def reference(area: Area) -> etree._Element:
        identity = f"p{page.number:04}-o{next(numbers):04}"
        return A.ElementRef(told(ID=identity, REF=" ".join(area.ids)))

    owned: set[str] = set()
    groups: list[etree._Element] = []
    for one in articles:
        areas = areas_on(one, page)
        owned.update(area.region.id for area in areas)
        if areas:
            group = f"p{page.number:04}-{one.article.id}"
            children = [reference(area) for area in areas]
            groups.append(A.OrderedGroup(*children, told(ID=group, TAGREFS=one.article.id)))
    free = [region for region in page.regions if region.id not in owned]
    heads = [reference(Area(one, page.number)) for one in free if one.kind is Kind.MASTHEAD]
    rest = [reference(Area(one, page.number)) for one in free if one.kind is not Kind.MASTHEAD]
    if children := [*heads, *groups, *rest]:
        yield A.ReadingOrder(A.OrderedGroup(*children, told(ID=f"p{page.number:04}-order")))


def areas_on(printed: Printed, page: Page) -> tuple[Area, ...]:
    """Return an article's areas on one page in reading order."""
    areas = (area for stretch in printed.stretches for area in areas_of(stretch))
    return tuple(area for area in areas if area.page == page.number)
