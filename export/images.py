"""Pixels to image files: the same pixels give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from press.page import Pixels

PAGE_QUALITY = 90
OVERLAY_QUALITY = 80

_STRIP = 64
"""Rows; a grey page shows its grey in the first of them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded image and the ending of its file's name."""

    suffix: str
    content: bytes


def page_picture(pixels: Pixels, dpi: int) -> Picture:
    """Encode a page: JPEG, or PNG of one bit a pixel where the scan is black and white only.

    A grey broadsheet at 300 dpi is some 15 MB as PNG and 5 MB as JPEG.
    """
    resolution = (dpi, dpi) if dpi else None
    image = Image.fromarray(pixels)
    if is_bilevel(pixels):
        return Picture(".png", _encoded(image.convert("1"), format="PNG", dpi=resolution))
    return Picture(".jpg", _encoded(image, format="JPEG", quality=PAGE_QUALITY, dpi=resolution))


def overlay_picture(pixels: Pixels) -> Picture:
    """Encode a picture that is looked at and not measured: a small JPEG."""
    image = Image.fromarray(pixels)
    return Picture(".jpg", _encoded(image, format="JPEG", quality=OVERLAY_QUALITY, optimize=True))


def web_picture(pixels: Pixels, *, height: int = 1400) -> Picture:
    """Encode a picture for a document or a web page: WebP, at most `height` pixels high."""
    image = Image.fromarray(pixels)
    if image.height > height:
        width = max(1, round(image.width * height / image.height))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    return Picture(".webp", _encoded(image, format="WEBP", quality=OVERLAY_QUALITY, method=6))


def is_bilevel(pixels: Pixels) -> bool:
    if pixels.ndim != 2:
        return False
    strips = (pixels[top : top + _STRIP] for top in range(0, len(pixels), _STRIP))
    return all(bool(np.all((strip == 0) | (strip == 255))) for strip in strips)


def _encoded(image: Image.Image, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, **{name: value for name, value in options.items() if value is not None})
    return file.getvalue()
