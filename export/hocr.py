"""hOCR 1.2: one file a page as XHTML, for browsers and search engines; with `--also hocr`.

Specification: http://kba.github.io/hocr-spec/1.2/. Articles are `ocrx_block`s, regions
`ocr_carea`s, paragraphs `ocr_par`s; upright type is set upright by `writing-mode`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from export.areas import Area
from export.characters import Word, words_of
from export.identity import page_id
from export.laying import printed_articles
from export.material import File, Material
from export.plan import Part, page_plan
from export.printed import Printed, PrintedLine
from export.xml import maker, told, xml_bytes
from press.geometry import Box, union
from press.page import Direction, Issue, Kind, Page

NAMESPACE = "http://www.w3.org/1999/xhtml"
DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
CAPABILITIES = "ocr_page ocrx_block ocr_carea ocr_par ocr_line ocrx_word ocr_photo"

H = maker(NAMESPACE)


def hocr_name(page: Page) -> str:
    return f"hocr/{page_id(page)}.html"


def write(material: Material) -> Iterator[File]:
    articles = printed_articles(material.issue)
    for page in material.pages:
        yield File(hocr_name(page), hocr(material.issue, page, articles))


def hocr(issue: Issue, page: Page, articles: Sequence[Printed]) -> bytes:
    return xml_bytes(
        H.html(
            H.head(
                H.title(f"{issue.masthead.title or issue.id} {page.number}"),
                H.meta({"charset": "utf-8"}),
                *(
                    H.meta({"name": name, "content": content})
                    for name, content in _meta(issue).items()
                ),
            ),
            H.body(_page(page, articles)),
            {"lang": "zh", "{http://www.w3.org/XML/1998/namespace}lang": "zh"},
        ),
        DOCTYPE,
    )


def _meta(issue: Issue) -> dict[str, str]:
    return {
        "ocr-system": f"banmian {issue.run.version}".strip(),
        "ocr-capabilities": CAPABILITIES,
        "ocr-langs": "zh",
        "ocr-scripts": "Hani",
        "ocr-number-of-pages": "1",
    }


def _page(page: Page, articles: Sequence[Printed]) -> etree._Element:
    parts = page_plan(page, articles)
    title = [
        f'image "../{page.image}"',
        _bbox(Box(0, 0, page.width, page.height)),
        f"ppageno {page.number - 1}",
        *([f"scan_res {page.dpi} {page.dpi}"] if page.dpi else []),
    ]
    children = (element for part in parts for element in _part(page, part))
    return H.div(
        *children, {"class": "ocr_page", "id": page_id(page), "title": "; ".join(title)}
    )  # fmt: skip


def _part(page: Page, part: Part) -> Iterator[etree._Element]:
    areas = [_area(run) for run in part.by_region()]
    if part.article is None:
        yield from areas
        return
    box = union(area.region.box for area in part.areas)
    identity = f"{page_id(page)}-{part.article.id}"
    marks = {"class": "ocrx_block", "id": identity, "data-article": part.article.id}
    yield H.div(*areas, marks, title=_bbox(box))


def _area(run: Sequence[Area]) -> etree._Element:
    region = run[0].region
    photo = region.kind is Kind.FIGURE and not region.lines
    upright = region.direction is Direction.TTB_RTL
    return H.div(
        *(_paragraph(area, number) for number, area in enumerate(run, 1) if area.printed),
        told(
            id=region.id,
            title=_bbox(region.box),
            style="writing-mode: vertical-rl" if upright else "",
        ),
        {"class": "ocr_photo" if photo else "ocr_carea", "data-kind": region.kind},
    )


def _paragraph(area: Area, number: int) -> etree._Element:
    lines = area.printed
    box = union(line.line.box for line in lines)
    identity = f"{area.region.id}-p{lines[0].number:03}-{number}"
    return H.p(
        *(_line(line) for line in lines), {"class": "ocr_par", "id": identity}, title=_bbox(box)
    )


def _line(printed: PrintedLine) -> etree._Element:
    line = H.span({"class": "ocr_line", "id": printed.id}, title=_bbox(printed.line.box))
    for number, word in enumerate(words_of(printed.line, printed.region), 1):
        if len(line):
            line[-1].tail = " "
        line.append(_word(word, f"{printed.id}-w{number:02}"))
    return line


def _word(word: Word, identity: str) -> etree._Element:
    sure = " ".join(str(round(100 * one.confidence)) for one in word.characters)
    title = f"{_bbox(word.box)}; x_wconf {round(100 * word.confidence)}; x_confs {sure}"
    return H.span(word.text, {"class": "ocrx_word", "id": identity}, title=title)


def _bbox(box: Box) -> str:
    return "bbox {} {} {} {}".format(*box.edges())
