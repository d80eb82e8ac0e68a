"""The analysis behind layoutparser's model interface; the only file that imports layoutparser.

layoutparser has been dormant since 2022. What is used of it, its elements and the interface
of its models, lets any other model of that interface stand in for ours.
"""

from __future__ import annotations

from typing import Any, ClassVar

import cv2
import layoutparser as lp
import numpy as np
from layoutparser.models.base_layoutmodel import BaseLayoutModel

from layout.analysis import EM, Analysis, analyse
from layout.drawings import with_drawings
from layout.faint import strengthened
from layout.ink import grey, ink_mask, row_height, type_height
from press.geometry import Box
from press.page import Pixels
from press.paper import evened

GUESSED_EM = 36
"""Pixels: body type of nine points at 300 dpi, from which the first look at a page starts."""

COARSE_PAGE = 2400
"""Pixels: the longer side of a newspaper page at less than about 150 dpi."""

COARSE = 12
"""Pixels: the body type below which strokes are thinner than a pixel."""

SMALLER = 0.8
"""Of the type that characters tell: rows of smaller type are the body."""

RULE, FRAME, BOLD, ROW = "rule", "frame", "bold", "row"

FIGURE = "figure"
"""What models of layoutparser call a picture."""


class NewspaperModel(BaseLayoutModel):  # type: ignore[misc]
    """Segments a newspaper page with OpenCV.

    `detect` returns a `Layout` of `TextBlock`s whose type is a region kind, `rule`, `frame`,
    `bold` or `row`; a row's parent is the id of its block. Boxes are in pixels of the image given.
    """

    DEPENDENCIES = ()  # nothing but what layoutparser itself needs
    DETECTOR_NAME = "banmian"
    MODEL_CATALOG: ClassVar[dict[str, str]] = {}

    def __init__(self, pictures: BaseLayoutModel | None = None, em: int = 10) -> None:
        """`pictures` is another model, whose `figure`s are a second witness of drawings; it is
        shown the page with its body type `em` pixels high."""
        self._pictures, self._em = pictures, em

    def image_loader(self, image: Pixels) -> Pixels:
        """Return grey pixels: the interface's own loader is for models that want colour."""
        return grey(image)

    def detect(self, image: Pixels) -> Any:
        page = self.image_loader(image)
        em = body_height(page)
        scale = EM / em
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        reduced = cv2.resize(page, None, fx=scale, fy=scale, interpolation=method)
        found = self._analysed(np.asarray(reduced, dtype=np.uint8), is_coarse=em < COARSE)
        blocks = []
        for number, block in enumerate(found.blocks, start=1):
            blocks.append(_element(block.box, scale, str(block.kind), number))
            blocks.extend(_element(row, scale, ROW, parent=number) for row in block.rows)
        blocks.extend(_element(rule, scale, RULE) for rule in found.rules)
        blocks.extend(_element(frame, scale, FRAME) for frame in found.frames)
        blocks.extend(_element(run, scale, BOLD) for run in found.bold)
        return lp.Layout(blocks, page_data={"em": em})

    def _analysed(self, page: Pixels, *, is_coarse: bool) -> Analysis:
        found = analyse(page, is_coarse=is_coarse)
        if self._pictures is None:
            return found
        scale = self._em / EM
        shown = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        told = self._pictures.detect(shown)
        claims = [one.scale(1 / scale) for one in told if one.type == FIGURE]
        return with_drawings(found, tuple(box_of_element(one) for one in claims))


def body_height(page: Pixels) -> int:
    """Return the height in pixels of a grey page's body type.

    On a coarse page it may be too small to be told from larger type by its characters: rows tell.
    """
    even = evened(page, GUESSED_EM)
    em = type_height(ink_mask(even))
    is_coarse = max(page.shape) <= COARSE_PAGE
    rows = row_height(ink_mask(strengthened(even, COARSE))) if is_coarse else 0
    return rows if rows and (not em or rows < SMALLER * em) else em or GUESSED_EM


def box_of_element(element: Any) -> Box:
    """Return the whole-pixel box of a layoutparser element."""
    left, top, right, bottom = (round(edge) for edge in element.coordinates)
    return Box(max(0, left), max(0, top), max(0, right), max(0, bottom))


def _element(
    box: Box, scale: float, kind: str, number: int | None = None, parent: int | None = None
) -> Any:
    edges = (edge / scale for edge in box.edges())
    return lp.TextBlock(lp.Rectangle(*edges), type=kind, id=number, parent=parent)
