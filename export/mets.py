"""METS 1.12: the issue as a whole, with its files, its pages and its articles.

Schema: https://www.loc.gov/standards/mets/. MODS describes the issue and each article, PREMIS
tells what was done to each page, the file section has every other file with its checksum, and two
structural maps tell pages and articles. There is no date in it but the issue's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from export.identity import file_id, page_id
from export.laying import printed_articles
from export.material import File, Material
from export.media import media_type
from export.mets_logical import article_id, logical_map
from export.mods import article_mods, issue_mods
from export.premis import agent, event
from export.steps import steps
from export.xml import XLINK, maker, told, xml_bytes
from press.page import Issue, Page

NAMESPACE = "http://www.loc.gov/METS/"
FILE = "mets.xml"

E = maker(NAMESPACE, "mets")


def write(material: Material) -> Iterator[File]:
    yield File(FILE, mets(material))


def mets(material: Material) -> bytes:
    """Return `mets.xml`: it names every file that was made before it."""
    issue, articles = material.issue, printed_articles(material.issue)
    title = " ".join(part for part in (issue.masthead.title, issue.masthead.date) if part)
    root = etree.Element(
        f"{{{NAMESPACE}}}mets",
        told(OBJID=issue.id, LABEL=title or issue.id, TYPE="newspaper issue"),
        nsmap={"mets": NAMESPACE, "xlink": XLINK},
    )
    root.append(_header(issue))
    root.append(_described("dmd-issue", issue_mods(issue)))
    for one in issue.articles:
        root.append(_described(f"dmd-{one.id}", article_mods(issue, one)))
    root.extend(_administered(material))
    root.append(_files(material))
    root.append(_physical_map(material))
    root.append(logical_map(issue, articles))
    if links := list(_links(material)):
        root.append(E.structLink(*links))
    return xml_bytes(root)


def _header(issue: Issue) -> etree._Element:
    name = " ".join(part for part in ("banmian", issue.run.version) if part)
    by = {"ROLE": "CREATOR", "TYPE": "OTHER", "OTHERTYPE": "SOFTWARE"}
    return E.metsHdr(E.agent(E.name(name), by))


def _described(identity: str, record: etree._Element) -> etree._Element:
    return E.dmdSec(E.mdWrap(E.xmlData(record), MDTYPE="MODS"), ID=identity)


def _administered(material: Material) -> Iterator[etree._Element]:
    """Give one section a page and one for the software."""
    issue, agents = material.issue, dict[str, str]()
    for page in material.pages:
        done = list(steps(issue, page))
        agents |= {step.software: step.version for step in done}
        identity = page_id(page)
        yield E.amdSec(
            *(
                E.digiprovMD(
                    _premis("EVENT", event(issue, page, number, step)),
                    ID=f"event-{identity}-{number}",
                )
                for number, step in enumerate(done, 1)
            ),
            ID=f"amd-{identity}",
        )
    if agents:
        yield E.amdSec(
            *(
                E.digiprovMD(_premis("AGENT", agent(*one)), ID=f"agent-{number}")
                for number, one in enumerate(sorted(agents.items()), 1)
            ),
            ID="amd-software",
        )


def _premis(kind: str, record: etree._Element) -> etree._Element:
    return E.mdWrap(E.xmlData(record), MDTYPE=f"PREMIS:{kind}")


def _files(material: Material) -> etree._Element:
    groups: dict[str, list[etree._Element]] = {}
    images = {page.image: page for page in material.pages}
    for name, known in material.made.items():
        page = images.get(name)
        groups.setdefault(known.use, []).append(
            E.file(
                E.FLocat({"LOCTYPE": "OTHER", "OTHERLOCTYPE": "FILE", f"{{{XLINK}}}href": name}),
                told(
                    ID=file_id(name),
                    MIMETYPE=media_type(name),
                    SIZE=known.size,
                    CHECKSUM=known.sha256,
                    CHECKSUMTYPE="SHA-256",
                    ADMID=f"amd-{page_id(page)}" if page else None,
                ),
            )
        )
    return E.fileSec(*(E.fileGrp(*files, USE=use) for use, files in groups.items() if use))


def _physical_map(material: Material) -> etree._Element:
    order = {page.number: place for place, page in enumerate(material.issue.pages, 1)}
    pages = (_page(page, order[page.number], material) for page in material.pages)
    whole = E.div(*pages, ID="phys-issue", TYPE="physSequence")
    return E.structMap(whole, TYPE="PHYSICAL")


def _page(page: Page, place: int, material: Material) -> etree._Element:
    mine = [name for name in material.made if _is_of(name, page, material)]
    return E.div(
        *(E.fptr(FILEID=file_id(name)) for name in mine),
        told(
            ID=f"phys-{page_id(page)}",
            TYPE="page",
            ORDER=place,
            ORDERLABEL=page.folio or page.number,
        ),
    )


def _is_of(name: str, page: Page, material: Material) -> bool:
    """Tell whether a file that METS lists shows one page, by its name."""
    stem = name.rpartition("/")[2].partition(".")[0]
    return stem == page_id(page) and bool(material.made[name].use)


def _links(material: Material) -> Iterator[etree._Element]:
    """Give the links from articles to the pages on which they stand."""
    there = {page.number: page for page in material.pages}
    for one in material.issue.articles:
        for number in one.pages:
            if number in there:
                ends = {
                    f"{{{XLINK}}}from": article_id(one),
                    f"{{{XLINK}}}to": f"phys-{page_id(there[number])}",
                }
                yield E.smLink(ends)
