"""Kinds from text: what was read corrects what geometry guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.long_heads import is_long_headline
from articles.outliers import without_outliers
from articles.phrases import (
    credit_at_end,
    ends_with_a_name,
    is_advert_label,
    is_byline,
    is_column_label,
    is_folio,
    is_furniture,
    is_signature,
    jump_in,
    names_its_writer,
)
from articles.ruling import stands_between
from articles.run_in_jumps import is_run_in, parted_lines
from articles.typesize import body_em, type_size
from press.geometry import Box, overlap_x, overlap_y, union
from press.page import Kind, Line, Page, Region

EDGE = 0.08
"""Share of a page's height within which its folio line and its staff line stand."""

SQUARES = ("□", "☐", "■")
"""Before the names of writers, whose row is set wherever it looks well."""

LARGER = 1.12
"""Ems of the type of a subheading that is not the body's."""

AROUND = 2.2
"""Ems of white over and under a subheading, at the most."""

ROWS_ASIDE = 10
"""Rows of a caption at a photo's side, at the most: they are short."""

_TEXT = (Kind.BODY, Kind.SUBHEADING, Kind.SUBTITLE, Kind.KICKER, Kind.BYLINE, Kind.CAPTION)


def with_roles(page: Page) -> Page:
    """Return the page with captions, bylines, jump lines and furniture told by their text."""
    em = body_em(page)
    figures = [region.box for region in page.regions if region.kind is Kind.FIGURE]
    regions: list[Region] = []
    for region in page.regions:
        for piece in _pieces(region, figures, em):
            regions.append(replace(piece, kind=_kind(piece, page, figures, em)))
    told = without_outliers(_with_bands(regions, page), page, em)
    return replace(page, regions=tuple(numbered(told, page.number)))


def _with_bands(regions: list[Region], page: Page) -> list[Region]:
    """What stands in one row with a folio line at a page's edge is part of it."""
    bands = [
        region.box
        for region in regions
        if region.kind is Kind.FURNITURE
        and _at_edge(region.box, page)
        and (is_folio(region.text) or is_furniture(region.text))
    ]
    return [
        replace(region, kind=Kind.FURNITURE)
        if len(region.lines) <= 2
        and _at_edge(region.box, page)
        and any(overlap_y(region.box, band) > -0.5 * band.height for band in bands)
        else region
        for region in regions
    ]


def numbered(regions: Sequence[Region], number: int) -> list[Region]:
    """Return the regions with ids in their order."""
    return [
        replace(region, id=f"p{number:04d}-r{place:02d}")
        for place, region in enumerate(regions, start=1)
    ]


def _pieces(region: Region, figures: list[Box], em: float) -> list[Region]:
    """Cut a body region where a jump line, a byline or a caption stands among its lines."""
    region = replace(region, lines=parted_lines(region))
    if region.kind not in (Kind.BODY, Kind.CAPTION, Kind.SUBTITLE) or len(region.lines) < 2:
        return [region]
    runs: list[tuple[Kind, list[Line]]] = []
    foot = _caption_foot(region, figures, em)
    for position, line in enumerate(region.lines):
        kind = Kind.CAPTION if position < foot else _line_kind(line, region, em)
        if position == 0 and kind is Kind.BODY and _names_first(region, em):
            kind = Kind.BYLINE
        last = position == len(region.lines) - 1 and position
        if last and (_signs(line, region, em) or _named_last(region)):
            kind = Kind.BYLINE
        if runs and runs[-1][0] is kind and kind not in (Kind.JUMP, Kind.BYLINE):
            runs[-1][1].append(line)
        else:
            runs.append((kind, [line]))
    return [_piece(region, kind, lines) for kind, lines in runs]


def _piece(region: Region, kind: Kind, lines: list[Line]) -> Region:
    box = union(line.box for line in lines)
    if kind is Kind.BODY:
        left, right = min(region.box.left, box.left), max(region.box.right, box.right)
        box = Box(left, box.top, right, box.bottom)
    return replace(region, kind=kind, box=box, lines=tuple(lines))


def _caption_foot(region: Region, figures: list[Box], em: float) -> int:
    """Return how many first lines of a body region are a photo's caption."""
    above = [box for box in figures if _right_below(region.box, box, em)]
    if not above or region.kind is not Kind.BODY:
        return 0
    for count, line in enumerate(region.lines[:5], start=1):
        if credit_at_end(line.text):
            return count
    return 0


def _right_below(box: Box, figure: Box, em: float) -> bool:
    return (
        -0.5 * em <= box.top - figure.bottom <= 1.8 * em
        and overlap_x(box, figure) > 0.8 * box.width
    )


def _line_kind(line: Line, region: Region, em: float) -> Kind:
    short = line.box.width < 0.85 * region.box.width
    if (short and jump_in(line.text)) or is_run_in(line):
        return Kind.JUMP
    indent, rest = line.box.left - region.box.left, region.box.right - line.box.right
    alone = indent > 1.2 * em and (abs(indent - rest) < 2.2 * em or rest < 1.2 * em)
    alone = alone or (short and line.text.startswith(SQUARES))
    aside = region.kind is Kind.SUBTITLE or (region.kind is Kind.BODY and alone)
    return Kind.BYLINE if aside and is_byline(line.text) else region.kind


def _names_first(region: Region, em: float) -> bool:
    """Tell the writers over a column: in its middle, or filling its row, a paragraph below."""
    names, text = region.lines[:2]
    indent, rest = names.box.left - region.box.left, region.box.right - names.box.right
    new = text.box.left - region.box.left > 1.2 * em
    middle = abs(indent - rest) < 0.6 * em and rest > 0.4 * em
    return new and (middle or max(indent, rest) < 0.4 * em) and is_byline(names.text)


def _signs(line: Line, region: Region, em: float) -> bool:
    """Tell the writer's name alone at the right end of the last row."""
    aside = line.box.left - region.box.left > 0.4 * region.box.width
    flush = region.box.right - line.box.right < 2.5 * em
    return region.kind is Kind.BODY and aside and flush and is_signature(line.text)


def _named_last(region: Region) -> bool:
    """Tell the writers in a last row that they may fill: the text was closed above them."""
    before, names = region.lines[-2:]
    closed = before.text.rstrip().endswith(("。", "！", "？", "”", "）"))
    return region.kind is Kind.BODY and closed and is_byline(names.text)


def _kind(region: Region, page: Page, figures: list[Box], em: float) -> Kind:
    text = "".join(line.text for line in region.lines)
    if region.kind in (*_TEXT, Kind.HEADLINE) and (is_advert_label(text) or is_column_label(text)):
        return Kind.FURNITURE
    if region.kind is Kind.HEADLINE and len(region.lines) == 1 and _refers(text):
        return Kind.JUMP
    if region.kind not in _TEXT or not region.lines:
        return region.kind
    if is_long_headline(region, page, text, em):
        return Kind.HEADLINE
    few = len(region.lines) <= 2
    if few and jump_in(text):
        return Kind.JUMP
    if _at_edge(region.box, page) and (is_furniture(text) or (few and is_folio(text))):
        return Kind.FURNITURE
    if few and is_furniture(text) and region.box.width < 0.5 * page.width:
        return Kind.FURNITURE
    if few and is_byline(text):
        return Kind.BYLINE
    if region.kind is Kind.BODY and few and _is_subheading(region, page, em):
        return Kind.SUBHEADING
    if _beside_figure(region, figures, em) and _ends_as_caption(region, text):
        return Kind.CAPTION
    aside = any(_stands_aside(region.box, figure, em) for figure in figures)
    if aside and len(region.lines) <= ROWS_ASIDE and ends_with_a_name(text):
        return Kind.CAPTION
    return region.kind


def _stands_aside(box: Box, figure: Box, em: float) -> bool:
    """Tell what stands wholly at a figure's side, close to it and level with its head or foot."""
    inside = overlap_y(box, figure) > 0.8 * box.height
    ends = min(abs(box.top - figure.top), abs(box.bottom - figure.bottom))
    return inside and ends < 2 * em and -1.5 * em < overlap_x(box, figure) <= 0


def _ends_as_caption(region: Region, text: str) -> bool:
    if len(region.lines) <= 6 and credit_at_end(text):
        return True
    return len(region.lines) <= 3 and names_its_writer(text)


def _refers(text: str) -> bool:
    """Tell a jump line that is set as large as a headline: it names a page in full."""
    return jump_in(text) is not None and "版" in text


def _is_subheading(region: Region, page: Page, em: float) -> bool:
    """Tell a row between two rules, or in the middle between two parts of one column."""
    if stands_between(region, page.rules, em):
        return True
    if len(region.lines) != 1:
        return False
    larger = type_size(region) > LARGER * em
    column = [other.box for other in page.regions if _has_middle(region.box, other, em)]
    if larger and column:
        # Columns that go round something are not centred over each other.
        column = [other.box for other in page.regions if _is_wider(region.box, other)]
    above = any(0 <= region.box.top - box.bottom < AROUND * em for box in column)
    return above and any(0 <= box.top - region.box.bottom < AROUND * em for box in column)


def _is_wider(box: Box, column: Region) -> bool:
    inside = overlap_x(box, column.box) > 0.9 * box.width and box.width < column.box.width
    return inside and column.kind is Kind.BODY and len(column.lines) > 1


def _has_middle(box: Box, column: Region, em: float) -> bool:
    narrower = box.width < column.box.width - 2 * em
    centred = abs(box.middle[0] - column.box.middle[0]) < em
    return column.kind is Kind.BODY and len(column.lines) > 1 and narrower and centred


def _at_edge(box: Box, page: Page) -> bool:
    return box.bottom < EDGE * page.height or box.top > (1 - EDGE) * page.height


def _beside_figure(region: Region, figures: list[Box], em: float) -> bool:
    for figure in figures:
        across, down = overlap_x(region.box, figure), overlap_y(region.box, figure)
        if across > -2 * em and down > -2 * em:
            return True
    return False
