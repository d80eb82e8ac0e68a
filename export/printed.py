"""An article as it is printed: all its lines in reading order, by the role they have in it.

Formats that show pages (ALTO, PAGE, hOCR, PDF, IIIF) tell an article's text by its printed lines;
formats that know only text (TEI, Parquet, JSON lines) by its fields and paragraphs. Here the two
meet: the lines are laid along the fields, so that both run in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from press.page import Article, Line, Region

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Role(StrEnum):
    """What a stretch of lines is in its article; REST is what no field of the article holds.

    The headline of an article's second part, printed again after a jump, is such a rest.
    """

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    FIGURE = "figure"
    CAPTION = "caption"
    JUMP = "jump"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    TABLE = "table"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line, its place in its region counted from 1, and its page.

    `hyphen`: it ends in a hyphen that the joined text leaves out.
    """

    region: Region
    number: int
    page: int
    hyphen: bool = False

    @property
    def id(self) -> str:
        return line_id(self.region, self.number)

    @property
    def line(self) -> Line:
        return self.region.lines[self.number - 1]

    @property
    def text(self) -> str:
        return bare(self.line.text)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that follow one another and have one role; a figure has a region, a page, no lines.

    `place` is the index of the article's passage or caption that the lines are, -1 without one.
    """

    role: Role
    lines: tuple[PrintedLine, ...] = ()
    figure: tuple[Region, int] | None = None
    place: int = -1

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions that it lies in, each once, in order."""
        mine = [line.region for line in self.lines]
        if self.figure is not None:
            mine.append(self.figure[0])
        return tuple({region.id: region for region in mine}.values())


@dataclass(frozen=True, slots=True)
class Printed:
    """One article in reading order; its text is that of its lines without white space."""

    article: Article
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def lines(self) -> Iterator[PrintedLine]:
        return (line for stretch in self.stretches for line in stretch.lines)


def line_id(region: Region, number: int) -> str:
    """Return the id of a region's n-th line, counted from 1: `p0001-r02-l003`."""
    return f"{region.id}-l{number:03}"


def bare(text: str) -> str:
    """Return the text without white space: what two formats must agree in."""
    return "".join(legal(text).split())


def legal(text: str) -> str:
    """Return the text without the control characters that no XML can hold."""
    return _ILLEGAL.sub("", text)
