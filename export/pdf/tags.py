"""What a PDF's text is: articles of headlines, paragraphs and captions, as tags and in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from export.laying import printed_articles, reading_lines
from export.printed import Printed, PrintedLine, Role, Stretch
from press.geometry import Box
from press.page import Issue, Kind, Page, Region

TAGS = {
    Role.HEADLINE: "H1",
    Role.KICKER: "P",
    Role.SUBTITLE: "H2",
    Role.SUBHEADING: "H2",
    Role.CAPTION: "Caption",
    Role.FIGURE: "Figure",
}
"""The standard structure types of PDF for what is not a plain paragraph."""


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the document's structure: others inside it, or lines of text.

    A figure has its description and its place instead: the page, and a box there.
    """

    tag: str
    lines: tuple[PrintedLine, ...] = ()
    inside: tuple[Element, ...] = ()
    title: str = ""
    id: str = ""
    description: str = ""
    place: tuple[int, Box] | None = None


Marks = list[tuple[Element, tuple[PrintedLine, ...]]]
"""The marked stretches of one page in the order of its text; their place there is their MCID."""


def elements_of(issue: Issue, pages: Iterable[Page]) -> tuple[Element, ...]:
    """Return the masthead, the articles in the issue's order, and what belongs to no article."""
    regions = {region.id: (region, page.number) for page in pages for region in page.regions}
    articles = printed_articles(issue)
    owned = {name for one in articles for name in one.article.regions}
    rest = [one for name, one in regions.items() if name not in owned and one[0].lines]
    heads = [_plain(*one) for one in rest if one[0].kind is Kind.MASTHEAD]
    others = [_plain(*one) for one in rest if one[0].kind is not Kind.MASTHEAD]
    pages_of = {name: page for name, (_, page) in regions.items()}
    return (
        *([Element("Sect", inside=tuple(heads), title="masthead")] if heads else ()),
        *(_article(one, pages_of) for one in articles),
        *([Element("Sect", inside=tuple(others), title="furniture")] if others else ()),
    )


def marks_by_page(elements: Iterable[Element]) -> dict[int, Marks]:
    """Return what is to be set on every page, in reading order."""
    marks: dict[int, Marks] = {}
    for element in _leaves(elements):
        for page in dict.fromkeys(line.page for line in element.lines):
            mine = tuple(line for line in element.lines if line.page == page)
            marks.setdefault(page, []).append((element, mine))
    return marks


def _leaves(elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        yield element
        yield from _leaves(element.inside)


def _article(printed: Printed, pages_of: Mapping[str, int]) -> Element:
    article = printed.article
    inside = tuple(_stretch(printed, stretch, pages_of) for stretch in printed.stretches)
    return Element("Art", inside=inside, title=article.headline or article.kicker, id=article.id)


def _stretch(printed: Printed, stretch: Stretch, pages_of: Mapping[str, int]) -> Element:
    if stretch.role is not Role.FIGURE:
        return Element(TAGS.get(stretch.role, "P"), stretch.lines)
    (figure,) = stretch.regions
    said = [one.text for one in printed.article.captions if one.figure == figure.id]
    return Element("Figure", description="".join(said), place=(pages_of[figure.id], figure.box))


def _plain(region: Region, page: int) -> Element:
    return Element("P", reading_lines(region, page))
