"""ALTO's tags and reading order: the articles of a page, each with its blocks and lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from lxml import etree

from export.identity import page_id
from export.plan import page_plan
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
    whole = A.OrderedGroup(told(ID=f"{page_id(page)}-order"))
    numbers = count(1)
    for part in page_plan(page, articles):
        group = whole
        if part.article is not None:
            identity = f"{page_id(page)}-{part.article.id}"
            group = A.OrderedGroup(told(ID=identity, TAGREFS=part.article.id))
            whole.append(group)
        for area in part.areas:
            identity = f"{page_id(page)}-o{next(numbers):04}"
            group.append(A.ElementRef(told(ID=identity, REF=" ".join(area.ids))))
    if len(whole):
        yield A.ReadingOrder(whole)
