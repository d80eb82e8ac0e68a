"""Articles as a report shows them: parts by role, doubt, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from export.colours import article_colour
from export.printed import Printed, PrintedLine, Role, Stretch
from export.report.figures import Doubt, doubt_in
from export.report.marked import Piece, Suspect, pieces_of, suspects_in
from export.report.sheets import Clip, clips_of, css_colour
from export.titles import article_title
from press.page import Article, Page
from press.tables import table_rows

KINDS = {"news": "新闻", "photo": "图片新闻", "brief": "简讯", "notice": "公告", "advert": "广告"}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article; a table has rows of cells instead of one text."""

    role: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One article of the report."""

    article: Article
    number: int
    title: str
    kind: str
    colour: str
    parts: tuple[Part, ...]
    clips: tuple[Clip, ...]
    doubt: Doubt
    suspects: tuple[Suspect, ...]


def shown(printed: Printed, number: int, pages: Sequence[Page]) -> Shown:
    """Return an article with its number in the issue, counted from 1."""
    article = printed.article
    lines = tuple(printed.lines)
    return Shown(
        article,
        number,
        article_title(article),
        KINDS.get(article.kind, article.kind),
        css_colour(article_colour(number)),
        tuple(_parts(printed)),
        tuple(clips_of(article, pages)),
        doubt_in(line.line for line in lines),
        tuple(suspects_in(lines, {page.number: page for page in pages})),
    )


def _parts(printed: Printed) -> Iterator[Part]:
    for stretch in printed.stretches:
        if stretch.role is Role.TABLE:
            yield Part(str(stretch.role), rows=tuple(_rows(stretch)))
        elif stretch.lines:
            yield Part(str(stretch.role), tuple(pieces_of(stretch.lines)))


def _rows(stretch: Stretch) -> Iterator[tuple[tuple[Piece, ...], ...]]:
    for region in stretch.regions:
        mine = {line.number: line for line in stretch.lines if line.region is region}
        for row in table_rows(region.lines):
            cells: list[PrintedLine] = [mine[n + 1] for n in row if n + 1 in mine]
            if cells:
                yield tuple(tuple(pieces_of([cell])) for cell in cells)
