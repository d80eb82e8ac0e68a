"""The masthead's fields out of its lines, each by its form, and how far each is to be believed."""

from __future__ import annotations

from collections.abc import Sequence

from articles.calendar_fields import calendar_fields
from articles.fields import masthead_with
from articles.imprint import imprint, publisher
from articles.marked import Marked, marked, marked_line, together
from articles.nameplate import title_fields
from articles.phrases import folded
from articles.type_change import by_type
from articles.typesize import type_size
from press.geometry import overlap_y, union
from press.masthead import Masthead
from press.page import Kind, Line, Page, Region


def masthead_of(page: Page, others: Sequence[Page] = ()) -> Masthead:
    """Return the masthead of a page; from its folio line what that says, when there is none.

    The folio lines of the other pages are witnesses of title and date.
    """
    regions = [region for region in page.regions if region.kind is Kind.MASTHEAD]
    parts: list[Line] = []
    if not regions:
        regions = _furniture(page)
        parts = [part for region in regions for line in region.lines for part in by_type(line)]
    lines = [line for region in regions for line in region.lines]
    elsewhere = [line.text for other in others for r in _furniture(other) for line in r.lines]
    return masthead_from_lines(
        [line.text.strip() for line in lines],
        largest=_largest(regions),
        rows=_rows(lines),
        sure=[marked_line(line) for line in (*lines, *(one for one in parts if one not in lines))],
        elsewhere=elsewhere,
        page_count=1 + len(others),
    )


def _furniture(page: Page) -> list[Region]:
    """Return the furniture round a page's text: what stands amid it are labels of groups."""
    told = [region for region in page.regions if region.kind is Kind.FURNITURE]
    text = [region.box for region in page.regions if region.kind is not Kind.FURNITURE]
    if not text:
        return told
    left, top, right, bottom = union(text).edges()
    return [
        region
        for region in told
        if not (left < region.box.middle[0] < right and top < region.box.middle[1] < bottom)
    ]


def _rows(lines: Sequence[Line]) -> list[Marked]:
    """Join what stands level: a row of a masthead may have been cut where it is spaced out."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box.middle[1], line.box.left)):
        last = rows[-1][-1].box if rows else None
        if last and overlap_y(last, line.box) > 0.5 * max(last.height, line.box.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [
        together((marked_line(line) for line in sorted(row, key=lambda line: line.box.left)), "")
        for row in rows
        if len(row) > 1
    ]


def masthead_from_lines(
    lines: Sequence[str],
    *,
    largest: str = "",
    rows: Sequence[Marked] = (),
    sure: Sequence[Marked] = (),
    elsewhere: Sequence[str] = (),
    page_count: int = 0,
) -> Masthead:
    """Parse printed lines.

    `largest` is the text in the largest type, most likely the title; `rows` are lines that stand
    level, joined; `sure` are the lines with their confidences; `elsewhere` are the folio lines of
    the other pages, and `page_count` is how many there are.
    """
    texts = [*rows, *(sure or [marked(line) for line in lines])]
    whole = together(texts)
    others = [folded(line) for line in elsewhere]
    fields = title_fields(texts, folded(largest), publisher(whole).value, others)
    fields |= calendar_fields(whole, [text.text for text in texts], others)
    fields |= imprint(whole, page_count)
    return masthead_with(fields, tuple(dict.fromkeys(line for line in lines if line)))


def _largest(regions: Sequence[Region]) -> str:
    sized = [(type_size(region), region) for region in regions if region.lines]
    return max(sized, key=lambda pair: pair[0])[1].text.replace("\n", "") if sized else ""
