"""Headlines in type hardly larger than the body's, told by where they stand: beside their text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from articles.paragraphs import opens_paragraph
from articles.phrases import folded, is_byline, jump_in
from articles.typesize import type_size
from press.geometry import Box, coverage, overlap_x, overlap_y, union
from press.page import Direction, Kind, Page, Region

LARGER, AS_LARGE = 1.04, 0.95
"""Ems of the type of such a headline, at the least; the same among others of its group."""

FEWEST, MOST, ROWS = 5, 30, 4
"""Characters of such a headline, and its rows at the most."""

LEVEL, ASIDE, ALONE = 1.6, 4.0, 1.5
"""Ems by which it and its text differ in level, that lie between them, and of white round it."""

GROUP, BELOW, WHOLLY = 2, 4.0, 0.9
"""Hanging headlines of a group at the least; ems from its label to the first, at the most; the
share of a text that lies in the outline of its headline and itself."""

STOPS = frozenset("。；;…")


def with_hanging_heads(page: Page, em: float) -> Page:
    """Return the page with every few words that hang beside a text, alone there, as a headline."""
    told = _with_heads(page, em, LARGER, 0)
    # Beside others of their group they may be no larger than the text.
    return _with_labels(_with_heads(told, em, AS_LARGE, GROUP), em)


def _with_heads(page: Page, em: float, least: float, fellows: int) -> Page:
    """Return the page with what hangs as headlines, of `least` ems and in line with `fellows`."""
    body = _texts(page)
    edges = [head.left for head, _ in _hung(page, em)] if fellows else []

    def is_head(region: Region) -> bool:
        in_line = sum(abs(edge - region.box.left) < em for edge in edges) >= fellows
        return in_line and _hangs(region, body, page, em, least)

    return _retold(page, Kind.HEADLINE, is_head)


def _retold(page: Page, kind: Kind, is_one: Callable[[Region], bool]) -> Page:
    """Return the page with the regions that are told so as regions of that kind."""
    told = (replace(one, kind=kind) if is_one(one) else one for one in page.regions)
    return replace(page, regions=tuple(told))


def _texts(page: Page) -> list[Region]:
    return [region for region in page.regions if region.kind is Kind.BODY and region.lines]


def _hung(page: Page, em: float) -> list[tuple[Box, Box]]:
    """Return the headlines that hang beside a text, and these texts."""
    return [
        (head.box, text.box)
        for head in page.regions
        if head.kind is Kind.HEADLINE and head.lines
        for text in _texts(page)
        if _is_text_of(head, text, em)
    ]


def _with_labels(page: Page, em: float) -> Page:
    """Return the page with what stands over several hanging headlines, of a group, as furniture."""
    hung = _hung(page, em)
    heads = {head for head, _ in hung}
    outlines = [union(pair) for pair in hung]
    texts = [text.box for text in _texts(page)]

    def is_label(region: Region) -> bool:
        head = region.kind is Kind.HEADLINE and region.box not in heads
        return head and _heads_group(region.box, outlines, texts, em)

    return _retold(page, Kind.FURNITURE, is_label)


def _heads_group(label: Box, hung: Sequence[Box], texts: Sequence[Box], em: float) -> bool:
    """Tell whether all that begins right under a headline has a headline that hangs beside it."""
    under = [
        box for box in hung if box.left < label.middle[0] < box.right and box.top > label.middle[1]
    ]
    below = [box for box in texts if overlap_x(box, label) > 0 and box.top > label.middle[1]]
    if len(under) < GROUP or not below:
        return False
    nearest = min(below, key=lambda box: box.top)
    close = nearest.top - label.bottom < BELOW * em
    return close and any(coverage(nearest, box) > WHOLLY for box in under)


def _hangs(region: Region, body: Sequence[Region], page: Page, em: float, least: float) -> bool:
    if region not in body or not _is_title(region, em, least):
        return False
    alone = not any(
        _crowds(other.box, region.box, em)
        for other in page.regions
        if other is not region and other.kind not in (Kind.BYLINE, Kind.FURNITURE)
    )
    return alone and any(_is_text_of(region, other, em) for other in body)


def _is_title(region: Region, em: float, least: float) -> bool:
    text = folded("".join(line.text for line in region.lines))
    short = FEWEST <= len(text) <= MOST and len(region.lines) <= ROWS
    across = region.direction is Direction.LTR and type_size(region) >= least * em
    said = is_byline(text) or jump_in(text) is not None or any(char in STOPS for char in text)
    return short and across and not said


def _crowds(other: Box, box: Box, em: float) -> bool:
    """Tell what stands over or under a box with less than white between."""
    return overlap_x(other, box) > 0 and -overlap_y(other, box) < ALONE * em


def _is_text_of(head: Region, text: Region, em: float) -> bool:
    """Tell a wider column that begins an article, level with the head and close beside it."""
    if len(text.lines) < ROWS or text.box.width < head.box.width or text is head:
        return False
    aside = -overlap_x(head.box, text.box)
    level = abs(text.box.top - head.box.top) < LEVEL * em
    return level and 0 <= aside < ASIDE * em and opens_paragraph(text, em)
