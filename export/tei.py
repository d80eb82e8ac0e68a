"""TEI P5: the issue as one text, every article a division; with `--also tei`.

Guidelines: https://tei-c.org/release/doc/tei-p5-doc/en/html/. Pages are surfaces with a zone for
every region and line; `lb` tells where a printed line begins, and in which zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from export.identity import page_id, urn
from export.laying import printed_articles
from export.material import File, Material
from export.printed import Printed, line_id
from export.tei_article import division
from export.xml import maker, told, xml_bytes
from press.geometry import Box
from press.page import Issue, Page

NAMESPACE = "http://www.tei-c.org/ns/1.0"
FILE = "tei.xml"
ID = "{http://www.w3.org/XML/1998/namespace}id"

T = maker(NAMESPACE)


def write(material: Material) -> Iterator[File]:
    yield File(FILE, tei(material.issue, material.pages, printed_articles(material.issue)))


def tei(issue: Issue, pages: Sequence[Page], articles: Sequence[Printed]) -> bytes:
    body = T.body(*(division(one) for one in articles) if articles else [T.p()])
    lang = {"{http://www.w3.org/XML/1998/namespace}lang": "zh"}
    facsimile = [T.facsimile(*(_surface(page) for page in pages))] if pages else []
    text = T.text(*_front(issue), body)
    return xml_bytes(T.TEI(_header(issue), *facsimile, text, lang), running=f"{{{NAMESPACE}}}lb")


def _header(issue: Issue) -> etree._Element:
    head = issue.masthead
    title = " ".join(part for part in (head.title or issue.id, head.date) if part)
    return T.teiHeader(
        T.fileDesc(
            T.titleStmt(T.title(title)),
            T.publicationStmt(
                T.publisher("banmian"),
                T.idno(issue.id, type="local"),
                T.idno(urn(issue), type="URN"),
            ),
            T.sourceDesc(T.bibl(*_source(issue))),
        ),
        T.encodingDesc(
            T.appInfo(
                T.application(
                    T.label("banmian"), told(ident="banmian", version=issue.run.version or "0")
                )
            )
        ),
    )


def _source(issue: Issue) -> Iterator[etree._Element]:
    head = issue.masthead
    yield T.title(head.title or issue.id, level="j")
    if head.publisher:
        yield T.publisher(head.publisher)
    if head.date:
        yield T.date(head.date, when=head.date)
    if head.issue_no:
        yield T.biblScope(str(head.issue_no), unit="issue")
    if head.cn:
        yield T.idno(head.cn, type="CN")


def _front(issue: Issue) -> Iterator[etree._Element]:
    lines = [line for line in issue.masthead.lines if line]
    if lines:
        yield T.front(T.div(*(T.p(line) for line in lines), type="masthead"))


def _surface(page: Page) -> etree._Element:
    zones = (
        _zone(
            region.id,
            region.box,
            *(
                _zone(line_id(region, number), line.box, kind="line")
                for number, line in enumerate(region.lines, 1)
            ),
            kind=region.kind,
        )
        for region in page.regions
    )
    size = {"width": f"{page.width}px", "height": f"{page.height}px"}
    return T.surface(
        T.graphic(size, url=page.image),
        *zones,
        {ID: page_id(page), **_edges(Box(0, 0, page.width, page.height))},
    )


def _zone(identity: str, box: Box, *inside: etree._Element, kind: str) -> etree._Element:
    return T.zone(*inside, {ID: identity, **_edges(box), "type": kind})


def _edges(box: Box) -> dict[str, str]:
    return told(ulx=box.left, uly=box.top, lrx=box.right, lry=box.bottom)
