"""Pages of PDFs: pypdf asks about the file, poppler draws the page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pdf2image
from pdf2image.exceptions import PDFInfoNotInstalledError, PDFPageCountError
from PIL import Image
from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from ingest.pixelwork import allow_pixels
from ingest.raster import pixels_from_image
from press.errors import DamagedPdf, EncryptedPdf, PdfWithoutPages, ToolError
from press.naming import shown
from press.page import Pixels

DRAWN_AT_DPI = 300
COARSEST_DPI, FINEST_DPI = 150, 600
POINTS_PER_INCH = 72
SAME_SHAPE = 0.02

# What pypdf raises on damaged files besides its own errors.
_DAMAGED = (
    PyPdfError,
    DependencyError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OSError,
    RecursionError,
    ArithmeticError,
    IndexError,
)


def page_count(path: Path) -> int:
    """Return how many pages a PDF has."""
    with _opened(path) as reader:
        count = len(reader.pages)
    if not count:
        raise PdfWithoutPages(
            f"{shown(path)} is a PDF without pages. Make it again from the scans."
        )
    return count


def open_page(
    path: Path, page: int, most_pixels: int, *, dpi: int = 0, enough: int = 0
) -> tuple[Pixels, float]:
    """Return the pixels of one page, counted from 0, and the resolution it was drawn at.

    A page that is one full-page image is drawn at that image's own resolution, so that
    nothing is lost; any other at 300 dpi. A `dpi` other than 0 overrules both. When `enough`
    pixels along the long side are enough, it is drawn with that many and no more.
    """
    with _opened(path) as reader:
        if not reader.pages:
            raise PdfWithoutPages(
                f"{shown(path)} is a PDF without pages. Make it again from the scans."
            )
        sheet = reader.pages[page]
        chosen = dpi or resolution_of(sheet)
        if enough:
            longer = max(_size(sheet))
            chosen = min(chosen, math.ceil(enough * POINTS_PER_INCH / longer))
        across, down = (float(side) * chosen / POINTS_PER_INCH for side in _size(sheet))
        shapes = [(round(across), round(down)), *_images_of(sheet)]
    for shape in sorted(shapes, key=math.prod):  # the memory of the largest is what it may have
        allow_pixels(path, *shape, most_pixels)
    return pixels_from_image(_drawn(path, page, dpi=chosen)), float(chosen)


def resolution_of(sheet: PageObject) -> int:
    """Return the dpi of the image that fills the page, or 300 when no single one does."""
    images = _images_of(sheet)
    width, height = _size(sheet)
    if len(images) != 1:
        return DRAWN_AT_DPI
    across, down = images[0]
    if abs(across / down * height / width - 1) > SAME_SHAPE:
        return DRAWN_AT_DPI
    return min(max(round(across / width * POINTS_PER_INCH), COARSEST_DPI), FINEST_DPI)


def _size(sheet: PageObject) -> tuple[float, float]:
    scale = float(sheet.user_unit)
    return float(sheet.mediabox.width) * scale, float(sheet.mediabox.height) * scale


def _images_of(sheet: PageObject) -> list[tuple[int, int]]:
    resources = sheet.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources else None
    if not drawn:
        return []
    objects = [entry.get_object() for entry in drawn.get_object().values()]
    return [
        (int(entry["/Width"]), int(entry["/Height"]))
        for entry in objects
        if entry.get("/Subtype") == "/Image"
    ]


def _drawn(path: Path, page: int, *, dpi: int) -> Image.Image:
    try:
        images = pdf2image.convert_from_path(
            path.absolute(),  # a name may begin with a dash
            dpi=dpi,
            first_page=page + 1,
            last_page=page + 1,
        )
    except PDFInfoNotInstalledError as error:
        raise ToolError("poppler is missing: apt-get install poppler-utils") from error
    except PDFPageCountError as error:
        raise DamagedPdf(_damaged(path, "poppler finds no pages in it")) from error
    if not images:
        raise DamagedPdf(
            f"{shown(path)}, page {page + 1} cannot be drawn. Save the page as an image."
        )
    return images[0]


@contextmanager
def _opened(path: Path) -> Iterator[PdfReader]:
    try:
        with PdfReader(path) as reader:
            if reader.is_encrypted and not reader.decrypt(""):
                raise EncryptedPdf(
                    f"{shown(path)} asks for a password. Save a copy without one and try again."
                )
            yield reader
    except _DAMAGED as error:
        raise DamagedPdf(_damaged(path, str(error))) from error


def _damaged(path: Path, why: str) -> str:
    return f"{shown(path)} is a damaged PDF ({why}). Copy it again from the original."
