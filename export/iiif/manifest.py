"""`iiif/`: a IIIF Presentation 3 manifest of pages, articles and lines, and tiles of the pages.

Every id is a URL, as IIIF wants it; they begin with the address under which packages are served.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from export.alto import alto_name
from export.iiif.images import image_files, thumbnail_size
from export.iiif.lines import annotation_page
from export.iiif.names import Names
from export.laying import printed_articles
from export.material import File, Material
from export.media import media_type
from export.titles import article_title, issue_title, language
from press.page import Issue, Kind, Page

Node = dict[str, Any]

MANIFEST = "iiif/manifest.json"


def write(material: Material) -> Iterator[File]:
    """Give the manifest, the lines of every page, and the tiles of every page."""
    names = Names.of(material.issue)
    yield File(MANIFEST, _text(manifest(material)))
    articles = printed_articles(material.issue)
    for page in material.pages:
        yield File(names.lines_file(page), _text(annotation_page(page, articles, names)))
        folder = names.image_folder(page)
        yield from image_files(folder, names.image(page), material.open_page(page))


def manifest(material: Material) -> Node:
    """Return the manifest as plain values."""
    issue = material.issue
    names = Names.of(issue)
    node: Node = {
        "@context": [
            "http://iiif.io/api/extension/text-granularity/context.json",
            "http://iiif.io/api/presentation/3/context.json",
        ],
        "id": names.manifest,
        "type": "Manifest",
        "label": {language(issue): [issue_title(issue)]},
        "metadata": _metadata(issue),
        "behavior": ["individuals"],
        "thumbnail": [_thumbnail(page, names) for page in material.pages[:1]],
        "rendering": [_link(names, *one) for one in RENDERINGS],
        "seeAlso": [_link(names, *one) for one in DATA],
        "items": [_canvas(page, names) for page in material.pages],
        "structures": [_contents(issue, names, material.pages)],
    }
    if issue.masthead.date:
        node["navDate"] = f"{issue.masthead.date}T00:00:00Z"
    return {key: value for key, value in node.items() if value}


RENDERINGS = (
    ("issue.pdf", "Text", "PDF"),
    ("issue.txt", "Text", "Text"),
    ("qa/report.html", "Text", "Report"),
)
DATA = (
    ("mets.xml", "Dataset", "METS"),
    ("issue.json", "Dataset", "issue.json"),
)
"""What a manifest links to: file, type, name."""


def _metadata(issue: Issue) -> list[Node]:
    masthead = issue.masthead
    told = {
        ("Title", "报名"): masthead.title,
        ("Date", "日期"): " ".join(p for p in (masthead.date, masthead.weekday) if p),
        ("Lunar date", "农历"): masthead.lunar_date,
        ("Issue number", "期号"): str(masthead.issue_no or ""),
        ("Serial number", "刊号"): masthead.cn,
        ("Publisher", "出版"): masthead.publisher,
        ("Sponsor", "主办"): masthead.sponsor,
        ("Articles", "文章"): str(len(issue.articles)),
        ("Identifier", "标识"): issue.id,
    }
    return [
        {"label": {"en": [english], "zh": [chinese]}, "value": {"none": [value]}}
        for (english, chinese), value in told.items()
        if value
    ]


def _canvas(page: Page, names: Names) -> Node:
    return {
        "id": names.canvas(page),
        "type": "Canvas",
        "label": {"en": [f"Page {page.number}"], "zh": [f"第{page.number}版"]},
        "width": page.width,
        "height": page.height,
        "thumbnail": [_thumbnail(page, names)],
        "items": [_painting(page, names)],
        "annotations": [{"id": names.lines(page), "type": "AnnotationPage"}],
        "seeAlso": [_link(names, alto_name(page), "Dataset", "ALTO")],
    }


def _painting(page: Page, names: Names) -> Node:
    """Return the page of the one annotation that puts the image onto its canvas."""
    canvas = names.canvas(page)
    image: Node = {
        "id": names.file(page.image),
        "type": "Image",
        "format": media_type(page.image),
        "width": page.width,
        "height": page.height,
        "service": [{"id": names.image(page), "type": "ImageService3", "profile": "level0"}],
    }
    annotation = {
        "id": f"{canvas}/image",
        "type": "Annotation",
        "motivation": "painting",
        "body": image,
        "target": canvas,
    }
    return {"id": f"{canvas}/images", "type": "AnnotationPage", "items": [annotation]}


def _thumbnail(page: Page, names: Names) -> Node:
    width, height = thumbnail_size(page.width, page.height)
    return {
        "id": f"{names.image(page)}/full/{width},{height}/0/default.jpg",
        "type": "Image",
        "format": "image/jpeg",
        "width": width,
        "height": height,
    }


def _contents(issue: Issue, names: Names, pages: tuple[Page, ...]) -> Node:
    """Return the table of contents: a range for every article, of the places of its regions."""
    places = {
        region.id: names.place(page, region.box)
        for page in pages
        for region in page.regions
        if region.lines or region.kind is Kind.FIGURE
    }
    ranges = [
        {
            "id": names.range(article),
            "type": "Range",
            "label": {language(issue): [article_title(article)]},
            "items": [{"id": places[r], "type": "Canvas"} for r in article.regions if r in places],
        }
        for article in issue.articles
    ]
    return {
        "id": names.contents,
        "type": "Range",
        "label": {"en": ["Articles"], "zh": ["文章"]},
        "items": [one for one in ranges if one["items"]],
    }


def _link(names: Names, file: str, kind: str, label: str) -> Node:
    return {
        "id": names.file(file),
        "type": kind,
        "format": media_type(file),
        "label": {"none": [label]},
    }


def _text(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False, indent=1) + "\n"
