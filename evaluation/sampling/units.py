"""What a sample is drawn of: the characters and the articles of a page."""

from __future__ import annotations

from dataclasses import dataclass

from press.page import Article, Issue, Line, Page, Region


@dataclass(frozen=True, slots=True)
class Printed:
    """One character that was read: `place` counts from 0 along the line."""

    page: Page
    region: Region
    line: Line
    place: int

    @property
    def text(self) -> str:
        return self.line.text[self.place]


def characters_of(page: Page) -> tuple[Printed, ...]:
    """Return every character that was read on a page, white space left out."""
    return tuple(
        Printed(page, region, line, place)
        for region in page.regions
        for line in region.lines
        for place, text in enumerate(line.text)
        if not text.isspace()
    )


def articles_on(page: Page, issue: Issue) -> tuple[Article, ...]:
    """Return the articles that begin on a page; one on two pages is one unit."""
    return tuple(one for one in issue.articles if one.pages and one.pages[0] == page.number)
