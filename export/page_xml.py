"""PAGE 2019-07-15: one file a page, for transcription tools and OCR-D; with `--also page`.

Schema: https://github.com/PRImA-Research-Lab/PAGE-XML. The reading order has a group for every
article; `custom` names article and kind of region as NewsEye's article separation does. PAGE asks
when a file was made; the same scans give the same bytes, so it gets the issue's own date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from export.areas import Area
from export.characters import Word, words_of
from export.identity import file_id, page_id
from export.laying import printed_articles
from export.material import File, Material
from export.plan import Part, page_plan
from export.printed import Printed, PrintedLine
from export.xml import maker, told, xml_bytes
from press.geometry import Box, union
from press.page import Direction, Issue, Kind, Page, Region

NAMESPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
NO_DATE = "1970-01-01"

P = maker(NAMESPACE)

_TYPES = {
    Kind.MASTHEAD: "header", Kind.KICKER: "heading", Kind.HEADLINE: "heading",
    Kind.SUBTITLE: "heading", Kind.SUBHEADING: "heading", Kind.BYLINE: "credit",
    Kind.BODY: "paragraph", Kind.CAPTION: "caption",
}  # fmt: skip


def page_name(page: Page) -> str:
    return f"page/{page_id(page)}.xml"


def write(material: Material) -> Iterator[File]:
    articles = printed_articles(material.issue)
    for page in material.pages:
        yield File(page_name(page), page_xml(material.issue, page, articles))


def page_xml(issue: Issue, page: Page, articles: Sequence[Printed]) -> bytes:
    parts = page_plan(page, articles)
    image = told(imageFilename=page.image, imageWidth=page.width, imageHeight=page.height)
    root = P.PcGts(
        _metadata(issue),
        P.Page(*_reading_order(page, parts), *_regions(parts), *_separators(page), image),
        pcGtsId=file_id(page_name(page)),
    )
    return xml_bytes(root)


def _metadata(issue: Issue) -> etree._Element:
    made = f"{issue.masthead.date or NO_DATE}T00:00:00Z"
    return P.Metadata(
        P.Creator(f"banmian {issue.run.version}".strip()),
        P.Created(made),
        P.LastChange(made),
        P.Comments("The dates are the newspaper issue's own, 1970-01-01 where it is not known."),
    )


def _reading_order(page: Page, parts: Sequence[Part]) -> Iterator[etree._Element]:
    whole = P.OrderedGroup(id=f"{page_id(page)}-order")
    for part in parts:
        group, place = whole, len(whole)
        if part.article is not None:
            article = told(id=f"{page_id(page)}-{part.article.id}", index=place)
            custom = f"structure {{id:{part.article.id}; type:article;}}"
            group = P.OrderedGroupIndexed(article, custom=custom)
            whole.append(group)
        for run in part.by_region():
            reference = told(index=len(group), regionRef=run[0].region.id)
            group.append(P.RegionRefIndexed(reference))
    if len(whole):
        yield P.ReadingOrder(whole)


def _regions(parts: Sequence[Part]) -> Iterator[etree._Element]:
    """Give every region once, its lines in reading order."""
    seen = set[str]()
    for part in parts:
        for run in part.by_region():
            region = run[0].region
            if region.id not in seen:
                seen.add(region.id)
                whole = [one for one in part.areas if one.region.id == region.id]
                yield _region(region, whole, part.article.id if part.article else "")


def _region(region: Region, areas: Sequence[Area], article: str) -> etree._Element:
    structure = f"structure {{id:{article}; type:article;}} " if article else ""
    custom = f"{structure}kind {{type:{region.kind};}}"
    if region.kind is Kind.FIGURE and not region.lines:
        return P.ImageRegion(_coords(region.box), id=region.id, custom=custom)
    lines = [line for area in areas for line in area.printed]
    upright = region.direction is Direction.TTB_RTL
    return P.TextRegion(
        _coords(union([region.box, *(_whole(line) for line in lines)])),
        *(_line(line) for line in lines),
        *_text("\n".join(_spoken(line) for line in lines)),
        told(
            id=region.id,
            custom=custom,
            type=_TYPES.get(region.kind, "other"),
            readingDirection="top-to-bottom" if upright else "left-to-right",
            textLineOrder="right-to-left" if upright else "top-to-bottom",
            primaryLanguage="Chinese",
        ),
    )


def _spoken(line: PrintedLine) -> str:
    return " ".join(line.line.text.split())


def _whole(printed: PrintedLine) -> Box:
    """Return a line's box with all of its characters: PAGE wants parts inside their wholes."""
    return union([printed.line.box, *printed.line.chars])


def _line(printed: PrintedLine) -> etree._Element:
    words = words_of(printed.line, printed.region)
    return P.TextLine(
        _coords(_whole(printed)),
        *(_word(word, f"{printed.id}-w{number:02}") for number, word in enumerate(words, 1)),
        *_text(_spoken(printed), printed.line.confidence),
        id=printed.id,
    )


def _word(word: Word, identity: str) -> etree._Element:
    return P.Word(_coords(word.box), *_text(word.text, word.confidence), id=identity)


def _text(text: str, confidence: float | None = None) -> Iterator[etree._Element]:
    if text:
        conf = None if confidence is None else round(confidence, 4)
        yield P.TextEquiv(P.Unicode(text), told(conf=conf))


def _separators(page: Page) -> Iterator[etree._Element]:
    for number, box in enumerate(page.rules, 1):
        yield P.SeparatorRegion(_coords(box), id=f"{page_id(page)}-rule{number:02}")


def _coords(box: Box) -> etree._Element:
    """Return the corners of a box, clockwise; PAGE's outlines run through the last pixels."""
    right, bottom = max(box.left, box.right - 1), max(box.top, box.bottom - 1)
    corners = (box.left, box.top), (right, box.top), (right, bottom), (box.left, bottom)
    return P.Coords(points=" ".join(f"{x},{y}" for x, y in corners))
