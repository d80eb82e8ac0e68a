"""The structure tree of a tagged PDF: for screen readers, and to find articles again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from export.pdf.tags import Element, Marks
from press.geometry import Box
from press.page import Page

LARGEST = 14400
"""Points that a page of PDF/A-2 may measure each way."""

Sheets = Mapping[int, tuple[Page, pikepdf.Page]]
"""The pages by their numbers, as they are known here and in the PDF."""


def add_structure(
    pdf: pikepdf.Pdf, elements: Sequence[Element], marks: Mapping[int, Marks], sheets: Sheets
) -> None:
    """Add the elements as a tree, and tell every page which element each of its marks is of."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    nodes: dict[int, pikepdf.Object] = {}
    ids = _mark_ids(marks)
    document.K = Array([_node(pdf, one, document, sheets, ids, nodes) for one in elements])
    root.K = document
    root.ParentTree = Dictionary(Nums=Array(_parents(pdf, marks, sheets, nodes)))
    root.ParentTreeNextKey = len(sheets)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


MarkIds = Mapping[int, Sequence[tuple[int, int]]]
"""By the identity of an element: page numbers and MCIDs of its stretches."""


def _mark_ids(marks: Mapping[int, Marks]) -> dict[int, list[tuple[int, int]]]:
    ids: dict[int, list[tuple[int, int]]] = {}
    for page, stretches in marks.items():
        for mcid, (element, _) in enumerate(stretches):
            ids.setdefault(id(element), []).append((page, mcid))
    return ids


def _node(
    pdf: pikepdf.Pdf,
    element: Element,
    parent: pikepdf.Object,
    sheets: Sheets,
    ids: MarkIds,
    nodes: dict[int, pikepdf.Object],
) -> pikepdf.Object:
    node = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent))
    nodes[id(element)] = node
    if element.title:
        node.T = String(element.title)
    if element.id:
        node.ID = String(element.id)
    if element.tag == "Figure":
        node.Alt = String(element.description or "图")
    if element.place:
        page, box = element.place
        node.Pg = sheets[page][1].obj
        node.A = Dictionary(O=Name.Layout, BBox=_in_points(box, sheets[page][0]))
    inside = [_node(pdf, one, node, sheets, ids, nodes) for one in element.inside]
    marked = [
        Dictionary(Type=Name.MCR, Pg=sheets[page][1].obj, MCID=mcid)
        for page, mcid in ids.get(id(element), ())
    ]
    if inside or marked:
        node.K = Array([*marked, *inside])
    return node


def _parents(
    pdf: pikepdf.Pdf,
    marks: Mapping[int, Marks],
    sheets: Sheets,
    nodes: Mapping[int, pikepdf.Object],
) -> list[object]:
    """Return the entries of the parent tree; every page gets its number there."""
    entries: list[object] = []
    for key, (number, (_, sheet)) in enumerate(sheets.items()):
        sheet.obj.StructParents = key
        owners = Array([nodes[id(element)] for element, _ in marks.get(number, ())])
        entries += [key, pdf.make_indirect(owners)]
    return entries


def points_per_pixel(page: Page) -> float:
    """Return the size of a pixel in points; a page that tells no resolution is taken for 300 dpi.

    So is one that would be larger than a PDF's page may be.
    """
    large = max(page.width, page.height) * 72 > LARGEST * page.dpi
    return 72 / (300 if large else page.dpi)


def _in_points(box: Box, page: Page) -> Array:
    scale = points_per_pixel(page)
    edges = (box.left, page.height - box.bottom, box.right, page.height - box.top)
    return Array([round(edge * scale, 3) for edge in edges])
