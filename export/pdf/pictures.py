"""A page's picture in a PDF, small enough to be sent about.

A grey JPEG shows a page truest and is opened fastest; its quality gives way until it fits. Where
none does, the page is taken apart into layers. Black and white pages keep every pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from export.images import is_bilevel
from export.pdf.mixed_raster import layers_of
from press.geometry import Box
from press.page import Pixels

ROOM = 2_800_000
"""Bytes that one page's picture may take."""

QUALITIES = (75, 60, 45, 30)
"""Of JPEG, the best first; below the last one characters get visible halos."""

SAVED = 0.9
"""How much smaller a JPEG gets that is made with more care, in three times the time."""

_BLOCK, _SAMPLED = 16, 6
"""Rows of a strip of JPEG's blocks, and how many strips one is measured for."""

PAPER_QUALITIES = (60, 40, 25, 10)
COLOUR_QUALITY = 50


@dataclass(frozen=True, slots=True)
class Layer:
    """One image as a PDF has it; `stencil` is a layer of one bit that is printed through."""

    data: bytes
    filter: str
    width: int
    height: int
    colours: int
    stencil: Layer | None = None


def picture_layers(
    pixels: Pixels, *, photos: Sequence[Box] = (), room: int = ROOM
) -> tuple[Layer, ...]:
    """Return the images that lie over one another to make up the page, the lowest first."""
    if is_bilevel(pixels):
        return (_fax(Image.fromarray(pixels).convert("1")),)
    sample = _sample(pixels)
    share = len(sample) / len(pixels)
    for quality in QUALITIES:
        if _quick_size(sample, quality) * SAVED <= room * share:
            whole = _jpeg(pixels, quality)
            if len(whole.data) <= room:
                return (whole,)
    layers = layers_of(pixels, photos=photos)
    ink = _fax(Image.fromarray((1 - layers.ink) * 255).convert("1"))
    colours = _jpeg(layers.colours, COLOUR_QUALITY, stencil=ink)
    for quality in PAPER_QUALITIES:
        paper = _jpeg(layers.paper, quality)
        if len(paper.data) + len(colours.data) + len(ink.data) <= room:
            break
    return paper, colours


def _quick_size(sample: Pixels, quality: int) -> int:
    file = BytesIO()
    Image.fromarray(sample).save(file, format="JPEG", quality=quality)
    return len(file.getvalue())


def _sample(pixels: Pixels) -> Pixels:
    """Return every sixth strip of JPEG's blocks, in the middle of its six; all of a low page."""
    rows = np.arange(len(pixels)) // _BLOCK
    kept = pixels[rows % _SAMPLED == _SAMPLED // 2]
    return kept if len(kept) >= _SAMPLED * _BLOCK else pixels


def _jpeg(pixels: Pixels, quality: int, *, stencil: Layer | None = None) -> Layer:
    image, file = Image.fromarray(pixels), BytesIO()
    image.save(file, format="JPEG", quality=quality, progressive=True, optimize=True)
    colours = len(image.getbands())
    return Layer(file.getvalue(), "DCTDecode", image.width, image.height, colours, stencil)


def _fax(image: Image.Image) -> Layer:
    """Return an image of one bit a pixel as one strip of CCITT G4, 0 for ink."""
    file = BytesIO()
    image.save(file, format="TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: image.height})
    with Image.open(file) as kept:
        (start,), (size,) = kept.tag_v2[_STRIP_OFFSETS], kept.tag_v2[_STRIP_BYTES]
    data = file.getvalue()[start : start + size]
    return Layer(data, "CCITTFaxDecode", image.width, image.height, 1)


_STRIP_OFFSETS, _ROWS_PER_STRIP, _STRIP_BYTES = 273, 278, 279


def image_object(pdf: pikepdf.Pdf, layer: Layer) -> pikepdf.Object:
    """Put a layer into a PDF and return it."""
    entries = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=layer.width, Height=layer.height,
        Filter=Name("/" + layer.filter), BitsPerComponent=8,
        ColorSpace=Name.DeviceGray if layer.colours == 1 else Name.DeviceRGB,
    )  # fmt: skip
    if layer.filter == "CCITTFaxDecode":
        entries.BitsPerComponent = 1
        entries.DecodeParms = Dictionary(
            K=-1, Columns=layer.width, Rows=layer.height, BlackIs1=True
        )
    if layer.stencil is not None:
        stencil = image_object(pdf, layer.stencil)
        del stencil["/ColorSpace"]
        stencil.ImageMask = True
        stencil.Decode = Array([0, 1])
        entries.Mask = stencil
    stream = pdf.make_stream(layer.data)
    for key, value in entries.items():
        stream[key] = value
    return stream
