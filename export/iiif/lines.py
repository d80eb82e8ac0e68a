"""The lines of a page as IIIF annotations, in reading order, each with the article it is of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from export.iiif.names import Names
from export.laying import reading_lines
from export.printed import Printed, PrintedLine
from press.page import Page

Node = dict[str, Any]


def annotation_page(page: Page, articles: Iterable[Printed], names: Names) -> Node:
    """Return every line of a page; those of no article come last and are part of nothing."""
    told = list(_annotations(page, articles, names))
    seen = {one["id"] for one in told}
    rest = (line for region in page.regions for line in reading_lines(region, page.number))
    loose = (_annotation(line, page, names) for line in rest)
    return {
        "@context": [
            "http://iiif.io/api/extension/text-granularity/context.json",
            "http://iiif.io/api/presentation/3/context.json",
        ],
        "id": names.lines(page),
        "type": "AnnotationPage",
        "items": [*told, *(one for one in loose if one["id"] not in seen)],
    }


def _annotations(page: Page, articles: Iterable[Printed], names: Names) -> Iterator[Node]:
    for printed in articles:
        article = {"id": names.range(printed.article), "type": "Range"}
        for line in printed.lines:
            if line.page == page.number:
                yield {**_annotation(line, page, names), "partOf": [article]}


def _annotation(line: PrintedLine, page: Page, names: Names) -> Node:
    return {
        "id": f"{names.lines(page)}#{line.id}",
        "type": "Annotation",
        "textGranularity": "line",
        "motivation": "supplementing",
        "body": {
            "type": "TextualBody",
            "value": line.line.text,
            "format": "text/plain",
            "language": "zh",
        },
        "target": names.place(page, line.line.box),
    }
