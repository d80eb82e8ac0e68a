"""The printed lines of articles laid along their fields and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from export.printed import Printed, PrintedLine, Role, Stretch, bare
from press.page import Article, Issue, Kind, Region
from press.tables import table_rows

Owned = tuple[Region, int]
"""A region of an article and the number of its page."""

_ROLES = {
    Kind.SUBHEADING: Role.SUBHEADING,
    Kind.TABLE: Role.TABLE,
    Kind.CAPTION: Role.CAPTION,
    Kind.JUMP: Role.JUMP,
    Kind.BODY: Role.PARAGRAPH,
    Kind.ADVERT: Role.PARAGRAPH,
}
"""What the lines of a region are when no field of the article is made of them."""


def printed_articles(issue: Issue) -> tuple[Printed, ...]:
    """Return the issue's articles, in its order, with all lines of their regions."""
    there = {region.id: (region, page.number) for page in issue.pages for region in page.regions}
    articles = []
    for article in issue.articles:
        owned = [there[name] for name in article.regions if name in there]
        articles.append(Printed(article, tuple(stretches_of(article, owned))))
    return tuple(articles)


def reading_lines(region: Region, page: int) -> tuple[PrintedLine, ...]:
    """Return a region's lines in the order in which they are read: a table's row by row."""
    places: Iterable[int] = range(len(region.lines))
    if region.kind is Kind.TABLE:
        places = (place for row in table_rows(region.lines) for place in row)
    return tuple(PrintedLine(region, place + 1, page) for place in places)


def stretches_of(article: Article, owned: Sequence[Owned]) -> Iterator[Stretch]:
    """Yield an article's lines in the order of its fields, every line of its regions once.

    What no field holds comes last. Where the paragraphs are not made of the lines, as in an issue
    that was edited afterwards, every region of the body is a stretch of its own.
    """
    pool = _Pool(owned)
    yield from pool.display(Role.KICKER, article.kicker, Kind.KICKER)
    yield from pool.display(Role.HEADLINE, article.headline, Kind.HEADLINE, Kind.ADVERT)
    yield from pool.display(Role.SUBTITLE, article.subtitle, Kind.SUBTITLE)
    yield from pool.display(Role.BYLINE, article.byline, Kind.BYLINE)
    yield from _floats(article, pool)
    yield from _jumps(article, pool, before=True)
    yield from _body(article, pool)
    yield from _jumps(article, pool, before=False)
    yield from pool.rest()


class _Pool:
    """The lines and figures of an article that have no place yet."""

    def __init__(self, owned: Sequence[Owned]) -> None:
        self.loose = {line.id: line for one in owned for line in reading_lines(*one)}
        self.figures = {one.id: (one, page) for one, page in owned if one.kind is Kind.FIGURE}

    def lines(self, *kinds: Kind) -> tuple[PrintedLine, ...]:
        return tuple(line for line in self.loose.values() if line.region.kind in kinds)

    def regions(self, *kinds: Kind) -> list[tuple[PrintedLine, ...]]:
        together: dict[str, list[PrintedLine]] = {}
        for line in self.lines(*kinds):
            together.setdefault(line.region.id, []).append(line)
        return [tuple(lines) for lines in together.values()]

    def take(self, role: Role, lines: Sequence[PrintedLine], place: int = -1) -> Stretch:
        for line in lines:
            del self.loose[line.id]
        return Stretch(role, tuple(lines), place=place)

    def display(self, role: Role, text: str, *kinds: Kind) -> Iterator[Stretch]:
        """Take those lines that the text begins with; others are passed over."""
        needed, laid = bare(text), []
        for line in self.lines(*kinds):
            if line.text and needed.startswith(line.text):
                needed = needed[len(line.text) :]
                laid.append(line)
        if laid:
            yield self.take(role, laid)

    def rest(self) -> Iterator[Stretch]:
        for lines in self.regions(*Kind):
            yield self.take(_ROLES.get(lines[0].region.kind, Role.REST), lines)


def _along(text: str, lines: Sequence[PrintedLine]) -> tuple[tuple[PrintedLine, ...], str]:
    """Return how many of the lines, from the first, the text begins with, and its remainder."""
    needed, laid = text, []
    for line in lines:
        kept = line.text.removesuffix("-")
        if not needed:
            break
        if needed.startswith(line.text):
            needed = needed[len(line.text) :]
            laid.append(line)
        elif needed.startswith(kept):
            needed = needed[len(kept) :]
            laid.append(replace(line, hyphen=True))
        else:
            break
    return tuple(laid), needed


def _floats(article: Article, pool: _Pool) -> Iterator[Stretch]:
    """Yield every figure once, before its caption; captions in the order of the article."""
    for place, caption in enumerate(article.captions):
        if figure := pool.figures.pop(caption.figure, None):
            yield Stretch(Role.FIGURE, figure=figure)
        if lines := _caption(caption.text, pool.regions(Kind.CAPTION)):
            yield pool.take(Role.CAPTION, lines, place)
    yield from (Stretch(Role.FIGURE, figure=figure) for figure in pool.figures.values())


def _caption(text: str, regions: list[tuple[PrintedLine, ...]]) -> list[PrintedLine]:
    """Return the lines of the regions that a caption is made of, in its order."""
    needed = bare(text)
    laid: list[PrintedLine] = []
    while needed:
        for lines in regions:
            fitting, remainder = _along(needed, lines)
            if len(fitting) == len(lines):
                laid.extend(fitting)
                regions.remove(lines)
                needed = remainder
                break
        else:
            return []
    return laid


def _jumps(article: Article, pool: _Pool, *, before: bool) -> Iterator[Stretch]:
    """Yield the lines of the jumps that stand before the text, or of those behind it."""
    for place, jump in enumerate(article.jumps):
        for lines in pool.regions(Kind.JUMP):
            told = "".join(line.text for line in lines) == bare(jump.text)
            if told and (jump.direction == "from") is before:
                yield pool.take(Role.JUMP, lines, place)
                break


def _body(article: Article, pool: _Pool) -> tuple[Stretch, ...]:
    """Return a stretch for every passage; none when the passages are not made of the lines."""
    flow = (*pool.lines(Kind.ADVERT), *pool.lines(Kind.BODY, Kind.SUBHEADING))
    left = {True: pool.lines(Kind.TABLE), False: flow}
    laid: list[tuple[Role, tuple[PrintedLine, ...]]] = []
    for passage in article.body:
        in_table = passage.kind == "table"
        lines, remainder = _along(bare(passage.text), left[in_table])
        if remainder:
            return ()
        left[in_table] = left[in_table][len(lines) :]
        laid.append((Role(passage.kind), lines))
    return tuple(pool.take(role, lines, place) for place, (role, lines) in enumerate(laid))
