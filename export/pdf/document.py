"""`issue.pdf`: the pages as pictures, their text under them, articles as bookmarks; PDF/A-2b."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name

from export.material import File, Material
from export.pdf.facts import add_facts
from export.pdf.pictures import image_object, picture_layers
from export.pdf.structure import add_structure, points_per_pixel
from export.pdf.tags import Marks, elements_of, marks_by_page
from export.pdf.text import FONT, Typesetter, font_program, pdf_font
from export.titles import article_title
from press.page import Direction, Issue, Kind, Page

NAME = "issue.pdf"


def write(material: Material) -> Iterator[File]:
    """Give the PDF of an issue; pages that failed are not in it."""
    with pikepdf.new() as pdf:
        elements = elements_of(material.issue, material.pages)
        marks = marks_by_page(elements)
        program = font_program(pdf)
        sheets = {}
        for page in material.pages:
            sheet = _add_page(pdf, page)
            _draw(pdf, sheet, page, material)
            _set_text(pdf, sheet, page, marks.get(page.number, []), program)
            sheets[page.number] = (page, sheet)
        add_structure(pdf, elements, marks, sheets)
        _add_bookmarks(pdf, material.issue, material.pages)
        add_facts(pdf, material.issue)
        yield File(NAME, _saved(pdf))


def _add_page(pdf: pikepdf.Pdf, page: Page) -> pikepdf.Page:
    scale = points_per_pixel(page)
    size = (round(page.width * scale, 3), round(page.height * scale, 3))
    sheet = pdf.add_blank_page(page_size=size)
    sheet.obj.Resources = Dictionary(XObject=Dictionary(), Font=Dictionary())
    sheet.obj.Tabs = Name.S
    return sheet


def _draw(pdf: pikepdf.Pdf, sheet: pikepdf.Page, page: Page, material: Material) -> None:
    photos = [region.box for region in page.regions if region.kind is Kind.FIGURE]
    width, height = sheet.mediabox[2], sheet.mediabox[3]
    drawn = b""
    for place, layer in enumerate(picture_layers(material.open_page(page), photos=photos)):
        sheet.obj.Resources.XObject[f"/I{place}"] = image_object(pdf, layer)
        drawn += f"q {width} 0 0 {height} 0 0 cm /I{place} Do Q\n".encode()
    sheet.contents_add(b"/Artifact BMC\n" + drawn + b"EMC")


def _set_text(
    pdf: pikepdf.Pdf, sheet: pikepdf.Page, page: Page, marks: Marks, program: pikepdf.Object
) -> None:
    """Set the lines in pixels of the page, unseen (text rendering mode 3)."""
    setter = Typesetter()
    lines = []
    for mcid, (element, printed) in enumerate(marks):
        lines.append(f"/{element.tag} <</MCID {mcid}>> BDC".encode())
        for one in printed:
            upright = one.region.direction is Direction.TTB_RTL
            lines.append(setter.line(one.line, upright=upright, page_height=page.height))
        lines.append(b"EMC")
    scale = points_per_pixel(page)
    start = f"q {scale:.6f} 0 0 {scale:.6f} 0 0 cm BT 3 Tr".encode()
    sheet.contents_add(b"\n".join([start, *lines, b"ET Q"]))
    if setter.cids:
        sheet.obj.Resources.Font["/" + FONT] = pdf_font(pdf, setter, program)


def _add_bookmarks(pdf: pikepdf.Pdf, issue: Issue, pages: Sequence[Page]) -> None:
    """Add a bookmark for every page, and in it one for every article that begins there."""
    places = {region.id: (n, region.box) for n, p in enumerate(pages) for region in p.regions}
    with pdf.open_outline() as outline:
        items = [pikepdf.OutlineItem(f"第{page.number}版", n) for n, page in enumerate(pages)]
        outline.root.extend(items)
        for article in issue.articles:
            here = [places[name] for name in article.regions if name in places]
            if not here:
                continue
            number, box = here[0]
            top = (pages[number].height - box.top) * points_per_pixel(pages[number])
            left = box.left * points_per_pixel(pages[number])
            items[number].children.append(
                pikepdf.OutlineItem(article_title(article), number, "XYZ", left=left, top=top)
            )


def _saved(pdf: pikepdf.Pdf) -> bytes:
    pdf.remove_unreferenced_resources()
    file = BytesIO()
    pdf.save(
        file,
        min_version="1.7",
        deterministic_id=True,
        linearize=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return file.getvalue()
