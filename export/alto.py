"""ALTO 4.4: one file a page with its blocks, lines, strings and, on demand, characters.

Schema: https://github.com/altoxml/schema. Every line's strings are parted where there is white
space, so that most Chinese lines are one string; `CC` and `WC` tell how likely it is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean

from lxml import etree

from export.alto_order import reading_order, tags
from export.characters import Word, words_of
from export.laying import printed_articles, reading_lines
from export.material import File, Material
from export.plan import page_plan, regions_in_order
from export.printed import Printed, PrintedLine
from export.steps import Step, steps
from export.xml import maker, placed, told, xml_bytes
from press.geometry import Box, union
from press.page import Direction, Issue, Kind, Page, Region

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
GLYPHS = "alto-glyphs"
"""What `--also` calls the characters."""

A = maker(NAMESPACE)


def alto_name(page: Page) -> str:
    return f"alto/p{page.number:04}.xml"


def write(material: Material) -> Iterator[File]:
    articles = printed_articles(material.issue)
    glyphs = GLYPHS in material.also
    for page in material.pages:
        yield File(alto_name(page), alto(material.issue, page, articles, glyphs=glyphs))


def alto(issue: Issue, page: Page, articles: Sequence[Printed], *, glyphs: bool = False) -> bytes:
    """Return the ALTO file of a page; what is in no article comes before and behind them."""
    root = A.alto(
        _description(issue, page),
        A.Tags(*tags(page, articles)),
        *reading_order(page, articles),
        A.Layout(_page(issue, page, regions_in_order(page_plan(page, articles)), glyphs=glyphs)),
        SCHEMAVERSION="4.4",
    )
    return xml_bytes(root)


def _description(issue: Issue, page: Page) -> etree._Element:
    return A.Description(
        A.MeasurementUnit("pixel"),
        A.sourceImageInformation(
            A.fileName(page.image),
            A.documentIdentifier(issue.id),
        ),
        *(_processing(number, step) for number, step in enumerate(steps(issue, page), 1)),
    )


def _processing(number: int, step: Step) -> etree._Element:
    return A.Processing(
        A.processingCategory(step.category),
        A.processingStepDescription(step.description),
        *([A.processingStepSettings(step.settings)] if step.settings else []),
        A.processingSoftware(
            A.softwareName(step.software),
            A.softwareVersion(step.version),
        ),
        ID=f"step{number}",
    )


def _page(issue: Issue, page: Page, regions: Sequence[Region], *, glyphs: bool) -> etree._Element:
    sure = [line.confidence for region in page.regions for line in region.lines]
    processing = " ".join(f"step{n}" for n, _ in enumerate(steps(issue, page), 1))
    return A.Page(
        _print_space(page, regions, glyphs=glyphs),
        told(
            ID=f"p{page.number:04}",
            PHYSICAL_IMG_NR=page.number,
            PRINTED_IMG_NR=page.folio,
            WIDTH=page.width,
            HEIGHT=page.height,
            LANG="zh",
            PC=round(fmean(sure), 4) if sure else None,
            PROCESSINGREFS=processing,
        ),
    )


def _print_space(page: Page, regions: Sequence[Region], *, glyphs: bool) -> etree._Element:
    """Return the blocks in reading order: tools that know no ReadingOrder go by it."""
    whole = Box(0, 0, page.width, page.height)
    printed = union(region.box for region in regions) if regions else whole
    return A.PrintSpace(
        *(_block(region, page, glyphs=glyphs) for region in regions),
        *_graphics(page),
        placed(printed),
    )


def _graphics(page: Page) -> Iterator[etree._Element]:
    """Give printed rules and frames, which part or enclose blocks."""
    for name, boxes in (("rule", page.rules), ("frame", page.frames)):
        for number, box in enumerate(boxes, 1):
            identity = f"p{page.number:04}-{name}{number:02}"
            yield A.GraphicalElement(told(ID=identity), placed(box))


def _block(region: Region, page: Page, *, glyphs: bool) -> etree._Element:
    common = {**told(ID=region.id, TAGREFS=f"kind-{region.kind}"), **placed(region.box)}
    if region.kind is Kind.FIGURE and not region.lines:
        return A.Illustration(common, TYPE="photo")
    lines = reading_lines(region, page.number)
    return A.TextBlock(
        *(_line(line, glyphs=glyphs) for line in lines),
        common,
        BASEDIRECTION=direction(region),
    )


def direction(region: Region) -> str:
    return "ttb" if region.direction is Direction.TTB_RTL else "ltr"


def _line(printed: PrintedLine, *, glyphs: bool) -> etree._Element:
    children: list[etree._Element] = []
    before: Word | None = None
    for number, word in enumerate(words_of(printed.line, printed.region), 1):
        if before is not None:
            children.append(A.SP())
        children.append(_string(word, f"{printed.id}-s{number:02}", glyphs=glyphs))
        before = word
    return A.TextLine(
        *(children or [A.String(CONTENT="")]),
        told(ID=printed.id, BASEDIRECTION=direction(printed.region)),
        placed(printed.line.box),
    )


def _string(word: Word, identity: str, *, glyphs: bool) -> etree._Element:
    return A.String(
        *(_glyphs(word, identity) if glyphs else ()),
        told(
            ID=identity,
            CONTENT=word.text,
            WC=round(word.confidence, 4),
            CC="".join(str(round(9 * (1 - one.confidence))) for one in word.characters),
        ),
        placed(word.box),
    )


def _glyphs(word: Word, identity: str) -> Iterator[etree._Element]:
    for number, one in enumerate(word.characters, 1):
        yield A.Glyph(
            *(A.Variant(CONTENT=other) for other in one.others),
            told(ID=f"{identity}-g{number:03}", CONTENT=one.text, GC=round(one.confidence, 4)),
            placed(one.box),
        )
