"""What opens untrusted files; called in a confined child process and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PIL import Image

from ingest import pdf, raster
from ingest.limits import MOST_PAGES
from ingest.pixelwork import memory_to_begin
from press.confined.cage import allow_memory
from press.errors import TooManyPages
from press.naming import shown

Image.init()  # all decoders are there before a child is forked


def pages(folder: str, name: str, is_pdf: bool) -> tuple[int, bytes]:
    """Return how many pages a file has; `folder` is where a relative name leads from."""
    path = _begin(folder, name)
    count = pdf.page_count(path) if is_pdf else raster.frame_count(path)
    if count > MOST_PAGES:
        raise TooManyPages(
            f"{shown(path)} has {count} pages, more than {MOST_PAGES}. Make a file of each issue."
        )
    return count, b""


def page(
    folder: str, name: str, is_pdf: bool, number: int, dpi: int, enough: int, most_pixels: int
) -> tuple[dict[str, Any], Any]:
    """Return shape and resolution of a page, counted from 0, and its pixels, grey or RGB."""
    path = _begin(folder, name)
    if is_pdf:
        pixels, found = pdf.open_page(path, number, most_pixels, dpi=dpi, enough=enough)
    else:
        pixels, found = raster.open_frame(path, number, most_pixels, enough=enough)
    return {"shape": pixels.shape, "dpi": found}, pixels.data


def _begin(folder: str, name: str) -> Path:
    os.chdir(folder)
    path = Path(name)
    allow_memory(memory_to_begin(path.stat().st_size))
    return path
