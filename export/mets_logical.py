"""METS' logical map: ISSUE, ARTICLE, HEADING, BODY, ILLUSTRATION, CAPTION, with areas in ALTO.

Read from top to bottom it gives each article's text in reading order, across columns and pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from export.alto import alto_name
from export.areas import Area, areas_of
from export.identity import file_id, page_id
from export.printed import Printed, Role, Stretch
from export.xml import maker, told
from press.page import Article, Issue, Kind, Page

E = maker("http://www.loc.gov/METS/", "mets")

_PARTS = {
    Role.KICKER: "HEADING", Role.HEADLINE: "HEADING", Role.SUBTITLE: "HEADING",
    Role.BYLINE: "HEADING", Role.FIGURE: "ILLUSTRATION", Role.CAPTION: "CAPTION",
    Role.PARAGRAPH: "BODY", Role.SUBHEADING: "BODY", Role.TABLE: "BODY", Role.JUMP: "BODY",
    Role.REST: "CONTINUED_HEADING",
}  # fmt: skip
_WHOLE = ("ILLUSTRATION", "CAPTION")
"""Parts that are one stretch each and have no divisions of their own."""


def article_id(article: Article) -> str:
    return f"log-{article.id}"


def logical_map(issue: Issue, articles: Sequence[Printed]) -> etree._Element:
    """Return the map: masthead, articles in the issue's order, then what belongs to no article."""
    pages = {page.number: page for page in issue.pages}
    owned = {name for one in issue.articles for name in one.regions}
    free = [
        Area(region, page.number)
        for page in issue.pages
        for region in page.regions
        if region.id not in owned
    ]
    heads = [area for area in free if area.region.kind is Kind.MASTHEAD]
    rest = [area for area in free if area.region.kind is not Kind.MASTHEAD]
    children = (
        *_apart("MASTHEAD", heads, pages),
        *(_article(number, one, pages) for number, one in enumerate(articles, 1)),
        *_apart("FURNITURE", rest, pages),
    )
    label = issue.masthead.title or issue.id
    whole = E.div(*children, told(ID="log-issue", TYPE="ISSUE", LABEL=label, DMDID="dmd-issue"))
    return E.structMap(whole, TYPE="LOGICAL")


def _apart(kind: str, areas: Sequence[Area], pages: dict[int, Page]) -> Iterator[etree._Element]:
    """Give one division a page for what stands there apart from the articles."""
    for number, mine in groupby(areas, key=lambda area: area.page):
        identity = f"log-{kind.lower()}-{page_id(pages[number])}"
        yield E.div(*_pointers(mine, pages), told(ID=identity, TYPE=kind))


def _article(number: int, printed: Printed, pages: dict[int, Page]) -> etree._Element:
    article, identity = printed.article, article_id(printed.article)
    parts: list[etree._Element] = []
    for kind, stretches in groupby(printed.stretches, key=lambda one: _PARTS[one.role]):
        mine = list(stretches)
        for group in [[one] for one in mine] if kind in _WHOLE else [mine]:
            parts.append(_part(kind, group, f"{identity}-{len(parts) + 1}", pages))
    return E.div(
        *parts,
        told(
            ID=identity,
            TYPE="ARTICLE",
            ORDER=number,
            LABEL=article.headline or article.id,
            DMDID=f"dmd-{article.id}",
        ),
    )


def _part(
    kind: str, stretches: Sequence[Stretch], identity: str, pages: dict[int, Page]
) -> etree._Element:
    if kind in _WHOLE:
        return E.div(*_pointers(areas_of(stretches[0]), pages), told(ID=identity, TYPE=kind))
    divisions = (
        E.div(
            *_pointers(areas_of(stretch), pages),
            told(ID=f"{identity}-{number}", TYPE=stretch.role.upper()),
        )
        for number, stretch in enumerate(stretches, 1)
    )
    return E.div(*divisions, told(ID=identity, TYPE=kind))


def _pointers(
    areas: Iterator[Area] | list[Area], pages: dict[int, Page]
) -> Iterator[etree._Element]:
    """Give one pointer to the areas, in their order."""
    pointed = [_area(area, pages) for area in areas]
    if len(pointed) == 1:
        yield E.fptr(*pointed)
    elif pointed:
        yield E.fptr(E.seq(*pointed))


def _area(area: Area, pages: dict[int, Page]) -> etree._Element:
    begin, end = area.ids[0], area.ids[-1]
    return E.area(
        told(
            FILEID=file_id(alto_name(pages[area.page])),
            BETYPE="IDREF",
            BEGIN=begin,
            END=end if end != begin else None,
        )
    )
